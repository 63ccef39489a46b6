"""`followthrough run`: the bot itself."""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Iterable
from contextlib import closing
from datetime import timedelta

from bot import bootstrap, settings
from bot.bootstrap import Program, Pulse
from bot.commands.doors import Doors
from bot.commands.opening import NoDatabaseError, opened, sole
from bot.commands.parsers import Parsers
from bot.commands.stopping import StopSignal
from bot.health import Count, Health, Part
from bot.settings import Settings, SettingsError
from bot.slack.connection import Reach, SlackUnavailableError, reach
from bot.slack.http_mode import Requests
from bot.slack.socket_mode import Socket
from scheduler.clock import SystemClock

log = logging.getLogger(__name__)

BAD_SETTINGS = 2
NOT_REACHED = 3
FAULT = 70
"""The exit code when a part of the program ended by a fault; a supervisor should start it again."""

LAST = timedelta(seconds=8)
"""The longest that stopping takes; supervisors kill what is still there after ten seconds."""

LOOK = timedelta(seconds=5)
"""How often the main thread sees to it that every part is alive."""


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("run", help="start the bot (the same as python -m bot)")
    parser.set_defaults(do=do)


def do(_options: argparse.Namespace) -> int:
    """Run until a signal says to stop."""
    try:
        configuration = settings.load()
        logging.basicConfig(level=configuration.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        quieten()
        return serve(configuration)
    except (SettingsError, NoDatabaseError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS
    except (SlackUnavailableError, bootstrap.WrongWorkspaceError) as error:
        print(error, file=sys.stderr)
        return NOT_REACHED


def serve(configuration: Settings) -> int:
    """Start every part, wait for a signal, stop every part."""
    chat = reach(configuration.slack_bot_token.get_secret_value(), str(configuration.slack_api_url), SystemClock())
    pulse = Pulse(timedelta(seconds=configuration.tick_seconds), configuration.limits)
    with sole(configuration.database_url), closing(opened(configuration.database_url)) as database:
        program = bootstrap.assemble(database, SystemClock(), chat, pulse)
        line = line_for(configuration, program, chat)
        parts = [Part("connection to Slack", lambda: line.alive)] if isinstance(line, Socket) else []
        doors = Doors(configuration, health_of(program, line, parts), line if isinstance(line, Requests) else None)
        stop = StopSignal()
        try:
            line.connect()
            doors.open()
            program.start()
            log.info("at work in %s; press Ctrl-C to stop", chat.identity.team)
            alive = watch(program, stop, [*parts, Part("web server", lambda: doors.alive)])
        finally:
            finished = end(program, line, doors)
    if isinstance(line, Socket) and line.refusal is not None:
        raise line.refusal
    return 0 if alive and finished else FAULT


def line_for(configuration: Settings, program: Program, chat: Reach) -> Socket | Requests:
    """How Slack reaches the program: over a line that it opens itself, or by requests; not connected yet."""
    if configuration.slack_app_token is not None:
        return Socket(program.app, configuration.slack_app_token.get_secret_value(), chat.posting)
    if configuration.slack_signing_secret is None:
        raise SettingsError("Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.")
    return Requests(program.app, configuration.slack_signing_secret.get_secret_value(), SystemClock())


def health_of(program: Program, line: Socket | Requests, parts: Iterable[Part]) -> Health:
    """What is told at the doors."""
    if isinstance(line, Socket):
        count = Count("followthrough_lines_opened", "Lines to Slack opened since the start", lambda: line.opened)
    else:
        count = Count("followthrough_requests_refused", "Requests without Slack's signature", lambda: line.refused)
    sender = Part("sender", lambda: program.pump.alive)
    connection = Part("connection", lambda: line.connected)
    return Health(program.storage, SystemClock(), [sender, *parts], [connection], [count])


def end(program: Program, line: Socket | Requests, doors: Doors) -> bool:
    """Finish or give back what is in hand; False when something was still on its way.

    What takes longer than LAST is left where it is, for nothing is lost by that: the next start finds it again.
    """
    log.info("stopping")
    last = threading.Timer(LAST.total_seconds(), os._exit, [FAULT])
    last.daemon = True
    last.start()
    # The doors come last: supervisors and balancers read there that the program is stopping.
    finished = [line.close(), program.stop(), doors.close()]
    last.cancel()
    return all(finished)


def watch(program: Program, stop: StopSignal, others: Iterable[Part] = ()) -> bool:
    """Wait for the signal; False when a part of the program died before it."""
    parts = [Part("sender", lambda: program.pump.alive), *others]
    while not stop.wait(LOOK.total_seconds()):
        for part in parts:
            if not part.alive():
                log.error("the %s has ended", part.name)
                return False
    return True


def quieten() -> None:
    """Keep libraries from logging payloads: what they log at DEBUG holds what people write."""
    for name in ("slack_sdk", "slack_bolt", "bot.slack.bolt", "alembic", "websocket"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns whenever more comes at once than it has threads for, which is what its queue is for.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # It warns whenever a tick takes longer than its interval, which the next one makes up for.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
