"""Where a journey is played: in one process without a network, or over real sockets with the real threads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy import select

from bot import bootstrap
from bot.bootstrap import Pulse
from bot.commands.company import populate
from bot.commands.moved_time import MovedTime
from bot.commands.simulation.world import BEGIN, MANIFEST, World
from bot.formats.reading import How, read_outside
from bot.planfile.reading import read
from bot.slack.afterwards import AtOnce
from bot.slack.connection import reach
from bot.slack.socket_mode import Socket
from domain.plan import PlanDraft
from domain.services.importing import Importing
from domain.services.outside import OutsideImporting
from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.manifest import Manifest
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from storage.database import Database
from storage.tables import metadata

T = TypeVar("T")

PATIENCE = 10.0
"""Real seconds within which something must be seen over real sockets; it is waited for, not slept through."""


class Stage(Protocol):
    """What a journey needs of its surroundings."""

    draft: PlanDraft
    slack: Workspace
    clock: Clock

    def settle(self) -> None:
        """Let what people did reach the bot, and its answers them."""

    def move(self, by: timedelta) -> None:
        """Let time pass."""

    def take_in(self, file: bytes) -> None:
        """Take in a file of another tool beside the running program, as the command line does."""

    def repeat(self, delivery: Delivery) -> None:
        """Deliver the same payload once more."""

    def eventually(self, look: Callable[[], T | None]) -> T | None:
        """What `look` finds, now or as soon as it can be seen."""

    def rows(self) -> dict[str, list[Any]]:
        """Every row of the database by table."""


class InProcess:
    """The real program on a pocket Slack, joined by function calls; nothing happens by itself."""

    def __init__(self, plan: bytes, begin: datetime = BEGIN, *, imported: bool = True) -> None:
        self._world = World(begin=begin, plan=plan, imported=imported)
        self.draft, self.slack, self.clock = self._world.draft, self._world.slack, self._world.clock
        self.program = self._world.program

    def settle(self) -> None:
        """Carry everything, then let the outbox go and carry what that brought."""
        self._world.carry()
        self.move(timedelta(seconds=1))

    def move(self, by: timedelta) -> None:
        """Let time pass in one step."""
        self.clock.advance(by)
        self._world.carry()

    def take_in(self, file: bytes) -> None:
        """Take in a file beside the running program."""
        _take_in(self._world.database, self.clock, file)

    def repeat(self, delivery: Delivery) -> None:
        """Deliver the same payload once more."""
        self.slack.outgoing.add(delivery.repeated(self.slack.ids.uuid(), self.clock.now(), "timeout"))
        self.settle()

    def eventually(self, look: Callable[[], T | None]) -> T | None:
        """What `look` finds: everything that can happen has happened."""
        return look()

    def rows(self) -> dict[str, list[Any]]:
        """Every row of the database by table."""
        return rows_of(self._world.database)

    def close(self) -> None:
        """Let go of everything."""
        self._world.close()


class OverTheWire:
    """The real program with its threads, connected by Socket Mode to a pocket Slack at an address."""

    def __init__(self, plan: bytes, database_url: str) -> None:
        self.clock = Clock(start=BEGIN)
        self.draft = read(plan, BEGIN)
        self.slack = Workspace(self.clock, Manifest.load(MANIFEST))
        populate(self.slack, self.draft)
        self._server = Server(self.slack).start()
        self._database = Database(database_url)
        Importing(self._database.storage(), self.clock).run(self.draft, by=None, through="journey")
        # A journey looks at the message right after the press.
        chat = replace(reach(self.slack.bot_token, self._server.api_url, self.clock), afterwards=AtOnce())
        self.program = bootstrap.assemble(self._database, self.clock, chat, Pulse(tick=timedelta(seconds=1)))
        self._connection = Socket(self.program.app, self.slack.app_token, chat.posting)
        self._connection.connect()
        self.eventually(lambda: next((each for each in self.slack.journal.entries if each.kind == "socket"), None))
        self.program.start()
        self.clock.follow(MovedTime(self.program, self.clock).step)

    def settle(self) -> None:
        """Wait until nothing is on its way to the bot any more."""
        self.eventually(lambda: None if self.slack.outgoing.due() else True)

    def move(self, by: timedelta) -> None:
        """Let time pass in one step."""
        self.clock.advance(by)

    def take_in(self, file: bytes) -> None:
        """Take in a file beside the running program."""
        _take_in(self._database, self.clock, file)

    def repeat(self, delivery: Delivery) -> None:
        """Deliver the same payload once more."""
        self.slack.outgoing.add(delivery.repeated(self.slack.ids.uuid(), self.clock.now(), "timeout"))
        self.settle()

    def eventually(self, look: Callable[[], T | None]) -> T | None:
        """What `look` finds, woken by each change until patience ends."""
        left = 200
        while True:
            version = self.slack.changes.version
            found = look()
            if found is not None:
                return found
            left -= 1
            if left == 0 or self.slack.changes.wait(version, PATIENCE) == version:
                return None

    def rows(self) -> dict[str, list[Any]]:
        """Every row of the database by table."""
        return rows_of(self._database)

    def close(self) -> None:
        """Stop every part, as the program does when it is asked to."""
        self._connection.close()
        assert self.program.stop()
        self._server.stop()
        self._database.close()


def rows_of(database: Database) -> dict[str, list[Any]]:
    """Every row of a database by table, but when the bot looks again whether the leader is silent."""
    with database._engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    select(*(each for each in table.columns if each.name != "next_silence_at")).order_by(
                        *table.primary_key.columns
                    )
                )
            ]
            for table in metadata.sorted_tables
        }


def _take_in(database: Database, clock: Clock, file: bytes) -> None:
    importing = OutsideImporting(database.storage(), clock)
    importing.take(read_outside(file, How(importing.zone())).plan, by=None, through="command line")
