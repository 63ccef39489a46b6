"""The composition root: puts the parts together. Only this, the command line and its commands see every package."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from bot.public_holidays import KnownHolidays
from bot.slack.afterwards import Afterwards
from bot.slack.app import BoltApp, build_app
from bot.slack.attention import SlackAttention
from bot.slack.connection import Reach
from bot.slack.desk import Desk
from bot.slack.intake import Intake
from bot.slack.sender import SlackSender
from domain.errors import EmptyPlanError
from domain.pace import Limits, Pacer
from domain.ports import Clock, Storage
from domain.services.answering import Answers
from domain.services.bundle import Services
from domain.services.delivery import DeliveryService
from domain.services.holidays import HolidayService
from domain.services.settings.house import forget_old
from domain.uploads import KEPT as UPLOADS_KEPT
from scheduler.pump import Pump
from scheduler.runner import Metronome
from scheduler.ticks import HOUR, Tick
from storage.database import Database

log = logging.getLogger(__name__)

SHOWING = 2.0
"""Seconds for messages that are just being rewritten when the program stops."""

ONLY_PROCESS = "the only process"
"""Who sends where one process at a time is at work, as on a SQLite file."""


class WrongWorkspaceError(Exception):
    """The database belongs to another Slack workspace than the bot token."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How often the program looks at what is due, and how fast it may write."""

    tick: timedelta = timedelta(minutes=1)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Program:
    """The running parts. `start` and `stop` are called once each."""

    storage: Storage
    services: Services
    app: BoltApp
    metronome: Metronome
    pump: Pump
    delivery: DeliveryService
    afterwards: Afterwards
    intake: Intake

    def start(self) -> None:
        """Begin to look at what is due and to send what waits."""
        self.pump.start()
        self.metronome.start()

    def stop(self) -> bool:
        """Finish what is in hand; False when a message was still on its way after ten seconds."""
        self.metronome.stop()
        self.intake.stop()
        self.afterwards.finish(SHOWING)  # what is not shown by then is stored all the same
        finished = self.pump.stop()
        self.delivery.release()
        return finished


def assemble(database: Database, clock: Clock, reach: Reach, pulse: Pulse) -> Program:
    """The program on a database and a connection; WrongWorkspaceError when they do not belong together."""
    awake = threading.Event()
    storage = database.storage(on_commit=awake.set)
    services = Services.on(storage, pulse.limits)
    bind(services, reach)
    # What the sender itself commits must not wake it, or it would never sleep.
    shared = database.takes_many
    holder = process_name() if shared else ONLY_PROCESS
    sender = SlackSender(reach.posting)
    attention = SlackAttention(reach.answering)  # whether it may ask can change while the program runs
    pacer = Pacer(pulse.limits)
    answers = Answers(pacer, awake.set)
    delivery = DeliveryService(
        database.storage(), sender, pacer, holder, shared=shared, attention=attention, answers=answers
    )
    intake = Intake(storage, clock, reach.posting, reach.long_work)
    desk = Desk(
        storage=storage,
        clock=clock,
        client=reach.answering,
        post_to_url=reach.post_to_url,
        afterwards=reach.afterwards,
        team_id=reach.identity.team_id,
        bot_user_id=reach.identity.bot_user_id,
        limits=pulse.limits,
        answers=answers,
        intake=intake,
        team=reach.identity.team,
        restored_at=services.standing.restored_at(),
    )
    metronome = Metronome(clock, ticks(storage, services, delivery, pulse.tick))
    pump = Pump(clock, delivery.send_due, delivery.longest_nap, awake)
    return Program(storage, services, build_app(desk), metronome, pump, delivery, reach.afterwards, intake)


def process_name() -> str:
    """Who sends where many processes are at work: for operators where to look, and no other process' name ever."""
    return f"process {os.getpid()} on {socket.gethostname()}, {uuid4().hex}"


def bind(services: Services, reach: Reach) -> None:
    """Tie the database to the workspace at the first start; a database without a plan is tied by a later one."""
    try:
        bound = services.members.bind(reach.identity.team_id)
    except EmptyPlanError:
        log.warning(
            "there is no plan yet: open the Home page of the app in Slack, or import one with "
            "`followthrough import plan.yaml`"
        )
        return
    if not bound:
        raise WrongWorkspaceError(
            f"The database belongs to another Slack workspace than {reach.identity.team}. "
            "Use the token of the first one, or another DATABASE_URL."
        )


def ticks(storage: Storage, services: Services, delivery: DeliveryService, every: timedelta) -> list[Tick]:
    """What is looked at again and again, in the order in which a moment is lived through."""

    def forget(now: datetime) -> None:
        with storage.write() as uow:
            forget_old(uow, now)
            uow.uploads.purge(now - UPLOADS_KEPT)

    return [
        _counted("recover lost messages", every, delivery.recover),
        _counted("look up public holidays", every, HolidayService(storage, KnownHolidays()).refresh),
        _counted("end mutes", every, services.preferences.end_mutes),
        _counted("settle moves", every, services.moves.settle_due),
        _counted("welcome who is back", every, services.returns.welcome_due),
        _counted("ask who is due", every, services.asking.ask_due),
        _counted("open cases", every, services.cases.open_new),
        _counted("advance cases", every, services.cases.advance_due),
        _counted("remind", every, services.reminding.remind_due),
        _counted("climb needs", every, services.needs.climb_due),
        _counted("end offers", every, services.handing.lapse_due),
        _counted("tell what needs somebody", every, services.needs_you.tell_due),
        _counted("follow decisions up", every, services.following_up.look_due),
        _counted("post the digest", every, services.digests.digest_due),
        _counted("tell the leader of their silence", every, services.silences.tell_due),
        _counted("bring cases to the leader", every, services.cards.deal_due),
        _counted("post the agenda", every, services.digests.agenda_due),
        Tick("forget handled events", HOUR, forget),
    ]


def _counted(name: str, every: timedelta, look: Callable[[datetime], int]) -> Tick:
    """A tick that tells the operator whenever it did something."""

    def tell(now: datetime) -> None:
        number = look(now)
        if number:
            log.info("%s: %d", name, number)

    return Tick(name, every, tell)
