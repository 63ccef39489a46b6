"""`followthrough run`: the bot itself."""

import argparse
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

from bot import bootstrap, settings
from bot.bootstrap import Program, Pulse
from bot.commands.opening import NoDatabaseError, opened, sole
from bot.commands.parsers import Parsers
from bot.commands.stopping import StopSignal
from bot.health import Health, Part
from bot.settings import Settings, SettingsError
from bot.slack.connection import SlackUnavailableError, reach
from bot.slack.socket_mode import Socket
from bot.web import Pages, WebServer
from domain.pace import Limits
from scheduler.clock import SystemClock

log = logging.getLogger(__name__)

BAD_SETTINGS = 2
NOT_REACHED = 3
FAULT = 70
"""The exit code when a part of the program ended by a fault; a supervisor should start it again."""

LAST = timedelta(seconds=8)
"""The longest that stopping takes; supervisors kill what is still there after ten seconds."""

NOWHERE = "off"
"""The address of health, readiness and metrics when nobody asks for them."""

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
    pulse = Pulse(
        timedelta(seconds=configuration.tick_seconds), Limits(posts_per_second=configuration.posts_per_second)
    )
    with sole(configuration.database_url), closing(opened(configuration.database_url)) as database:
        program = bootstrap.assemble(database, SystemClock(), chat, pulse)
        connection = Socket(program.app, configuration.slack_app_token.get_secret_value(), chat.posting)
        stop = StopSignal()
        connection.connect()
        try:
            with health_served(configuration.health_address, program, connection):
                program.start()
                log.info("at work in %s; press Ctrl-C to stop", chat.identity.team)
                alive = watch(program, stop, connection)
        finally:
            finished = end(program, connection)
    return 0 if alive and finished else FAULT


@contextmanager
def health_served(address: str, program: Program, connection: Socket) -> Iterator[None]:
    """Serve health, readiness and metrics meanwhile, unless they are off."""
    if address == NOWHERE:
        yield
        return
    host, _, port = address.rpartition(":")
    parts = [Part("sender", lambda: program.pump.alive), Part("socket", lambda: connection.alive)]
    health = Health(program.storage, SystemClock(), parts, [Part("connection", lambda: connection.connected)])
    try:
        server = WebServer(Pages(health.pages()), host, int(port))
    except OSError as error:
        raise SettingsError(f"HEALTH_ADDRESS {address} cannot be served: {error.strerror}.") from error
    server.start()
    try:
        yield
    finally:
        server.stop()


def end(program: Program, connection: Socket) -> bool:
    """Finish or give back what is in hand; False when something was still on its way.

    What takes longer than LAST is left where it is, for nothing is lost by that: the next start finds it again.
    """
    log.info("stopping")
    last = threading.Timer(LAST.total_seconds(), os._exit, [FAULT])
    last.daemon = True
    last.start()
    closed, sent = connection.close(), program.stop()
    last.cancel()
    return closed and sent


def watch(program: Program, stop: StopSignal, connection: Socket | None = None) -> bool:
    """Wait for the signal; False when a part of the program died before it."""
    while not stop.wait(LOOK.total_seconds()):
        if not program.pump.alive:
            log.error("the sender ended by a fault")
            return False
        if connection is not None and not connection.alive:
            log.error("the connection to Slack ended by a fault")
            return False
    return True


def quieten() -> None:
    """Keep libraries from logging payloads: what they log at DEBUG holds what people write."""
    for name in ("slack_sdk", "slack_bolt", "bot.slack.bolt", "alembic", "websocket"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns whenever a tick takes longer than its interval, which the next one makes up for.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
