"""People with habits: who answers at once, who late, who never; and what heads and the leader do with cases."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from bot.commands.simulation.world import World
from bot.messages import actions
from bot.slack import ids
from domain.cadence import Schedule, week_of
from domain.people import Person
from domain.services import access
from domain.tasks import Status, TaskState
from sandbox.model import ActRefusedError, Message

Json = dict[str, Any]

WORDS = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.DONE)
WEIGHTS = (62, 18, 14, 6)
CLOSED = frozenset({TaskState.DROPPED, TaskState.PROPOSED})
DECISIONS = (actions.CASE_ASSIGN, actions.CASE_EXTEND, actions.CASE_DROP, actions.CASE_NOTED, actions.CASE_HANDLE)


class Habit(Enum):
    """How likely somebody is to do what waits on them, in one working hour."""

    PROMPT = 0.6
    LATE = 0.02
    SILENT = 0.0


@dataclass(frozen=True, slots=True)
class Button:
    """A button somebody sees."""

    channel: str
    ts: str
    action_id: str
    value: str

    @property
    def action(self) -> str:
        """What it does."""
        return ids.parse(self.action_id)


class Crowd:
    """The people of the company, each with a habit drawn from the seed."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._chance = random.Random(seed)  # noqa: S311  (a story, not a secret)
        storage = world.database.storage()
        with storage.read() as uow:
            people = [person for person in uow.people.all() if person.reachable]
            settings = uow.workspaces.find()
            self._schedules = {
                person.chat_id: Schedule.of(person, uow.calendars.get(person.calendar)) for person in people
            }
        self._people = sorted(people, key=lambda person: person.chat_id)
        self._leader = None if settings is None else settings.leader_id
        self._habits = {person.id: self._habit(person) for person in self._people}
        self._channel = self._digest_channel(settings.digest_channel if settings else None)
        self.pressed = 0
        self.lost = 0

    def act(self, now: datetime) -> None:
        """Let everybody who is at work do what waits on them, or not, as their habit is."""
        for person in self._people:
            if (
                self._schedules[person.chat_id].working_at(now)
                and self._chance.random() < self._habits[person.id].value
            ):
                self._clear_desk(person, now)

    def _habit(self, person: Person) -> Habit:
        if person.id == self._leader:
            return Habit.PROMPT
        return self._chance.choices(tuple(Habit), weights=(55, 30, 15))[0]

    def _digest_channel(self, wanted: str | None) -> str | None:
        channels = self._world.slack.channels.values()
        return next((each.id for each in channels if wanted in {each.id, f"#{each.name}"}), None)

    def _clear_desk(self, person: Person, now: datetime) -> None:
        for button in list(self._seen_by(person)):
            if button.action == actions.CHECK_IN_STATUS:
                self._answer(person, button, now)
            elif button.action in DECISIONS:
                self._decide(person, button, now)

    def _seen_by(self, person: Person) -> Iterator[Button]:
        """One button of each row on the person's messages; for the leader also on the digests."""
        channels = [self._world.slack.direct_message(person.chat_id).id]
        if person.id == self._leader and self._channel is not None:
            channels.append(self._channel)
        for channel in channels:
            for message in list(self._world.slack.channels[channel].messages.values()):
                if not message.is_ephemeral:
                    yield from self._rows(channel, message)

    def _rows(self, channel: str, message: Message) -> Iterator[Button]:
        for block in message.blocks:
            if block["type"] == "actions":
                buttons = [each for each in block["elements"] if each["type"] == "button"]
                chosen = self._choose(buttons)
                if chosen is not None:
                    yield Button(channel, message.ts, chosen["action_id"], chosen.get("value", ""))

    def _choose(self, buttons: list[Json]) -> Json | None:
        words = {button["value"].split(":")[1]: button for button in buttons if _is(button, actions.CHECK_IN_STATUS)}
        if words:
            status = self._chance.choices(WORDS, weights=WEIGHTS)[0]
            return words.get(status.value)
        decisions = [button for button in buttons if ids.parse(button["action_id"]) in DECISIONS]
        return self._chance.choice(decisions) if decisions else None

    def _answer(self, person: Person, button: Button, now: datetime) -> None:
        said = actions.read_status_value(button.value)
        if not self._press(person, button):
            return
        self.pressed += 1
        with self._world.database.storage().read() as uow:
            task = uow.tasks.find(said.task_id)
            if task is None or task.owner_id != person.id or task.state in CLOSED:
                return  # the task went elsewhere meanwhile, and the person was told so
            settings = access.workspace(uow)
            week = said.week or week_of(settings.check_in, self._schedules[person.chat_id].today(now))
            check_in = uow.check_ins.find(said.task_id, week)
            if check_in is None or check_in.status is not said.status:
                self.lost += 1

    def _decide(self, person: Person, button: Button, now: datetime) -> None:
        if self._press(person, button) and self._world.slack.stacks.get(person.chat_id):
            self._fill_in(person, now)

    def _press(self, person: Person, button: Button) -> bool:
        """Press it; False when the message was rewritten by an earlier press of the same visit."""
        try:
            self._world.slack.acts.click(person.chat_id, button.action_id, channel=button.channel, ts=button.ts)
        except ActRefusedError:
            return False
        self._world.carry()
        return True

    def _fill_in(self, person: Person, now: datetime) -> None:
        """Fill in whatever the window asks for, and send it; close it when it cannot be sent."""
        slack = self._world.slack
        view = slack.views[slack.stacks[person.chat_id][-1]]
        values = {
            block["block_id"]: self._entry(block["element"]["type"], now)
            for block in view.blocks
            if block["type"] == "input" and block["element"]["type"] in {"users_select", "datepicker"}
        }
        slack.acts.submit(person.chat_id, values)
        self._world.carry()
        if slack.stacks.get(person.chat_id):
            slack.acts.close(person.chat_id, everything=True)
            self._world.carry()

    def _entry(self, kind: str, now: datetime) -> str:
        if kind == "datepicker":
            return (now + timedelta(days=self._chance.randint(7, 28))).date().isoformat()
        return self._chance.choice(self._people).chat_id


def _is(button: Json, action: str) -> bool:
    return ids.parse(button["action_id"]) == action
