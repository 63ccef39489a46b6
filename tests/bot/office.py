"""A small company at an address: a pocket Slack that a program can be pointed to, and the database it works on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update

from bot.commands.company import populate
from bot.planfile.reading import read
from domain.calendars import Calendar
from domain.notices import NoticeState
from domain.services.importing import Importing
from sandbox.client import Control, NotSeenError
from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from scheduler.clock import SystemClock
from storage import tables
from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage

TOP = Path(__file__).parents[2]
MANIFEST = TOP / "manifest.yml"

GLANCE = 0.2
"""Real seconds between two looks at what Slack does not tell of, such as the database."""

LOOKS = 200

SARA, OMAR = "U0SARALEAD", "U0OMAR0001"
DIGEST, SALES = "C0DIGEST01", "C0SALES001"

PLAN = """\
company: Wadi Dates
locale: en-US
digest_channel: C0DIGEST01
rhythm: {check_in: {weekday: WEEKDAY, time: "09:00"}}
people:
  - {key: sara, slack: U0SARALEAD, name: Sara Al-Harbi}
  - {key: omar, slack: U0OMAR0001, name: Omar Aziz, manager: sara, department: sales}
channels:
  - {id: C0DIGEST01, name: digest}
departments:
  - {key: sales, head: sara, channel: "#sales"}
tasks:
  - {key: line, title: Open the second line, owner: omar, department: sales, due: today+30d}
"""

Json = dict[str, Any]


def plan() -> bytes:
    """The plan file; its weeks begin in three days, so that none ends while a test runs."""
    return PLAN.replace("WEEKDAY", f"{datetime.now(UTC) + timedelta(days=3):%A}".lower()).encode()


class Office:
    """The company, with its Slack at an address and its database in a folder, or elsewhere. `stop` ends it."""

    def __init__(
        self, folder: Path, manifest: Manifest | None = None, database_url: str = "", plan_file: bytes = b""
    ) -> None:
        self.folder = folder
        self.plan = read(plan_file or plan(), datetime.now(UTC))
        self.workspace = Workspace(Clock(), manifest or Manifest.load(MANIFEST), team_name="Wadi")
        populate(self.workspace, self.plan)
        self.workspace.add_channel(id=SALES, name="sales", members=[SARA, OMAR])
        self.server = Server(self.workspace).start()
        self.control = Control(self.server.url)
        self.database_url = database_url or f"sqlite:///{folder}/followthrough.db"
        self.engine = make_engine(self.database_url)
        self.storage = SqlStorage(self.engine)

    def found(self) -> None:
        """Put the plan into the database, with working time around the clock: these tests run at any hour."""
        upgrade(self.engine)
        Importing(self.storage, SystemClock()).run(self.plan, by=None, through="test")
        with self.storage.write() as uow:
            for person in uow.people.all():
                around = Calendar(person.calendar, frozenset(range(1, 8)), time.min, time.max)
                uow.calendars.save(around)

    def let_be_asked(self, chat_id: str) -> None:
        """Their weekly moment has come."""
        with self.storage.write() as uow:
            person = uow.people.by_chat_id(chat_id)
            assert person is not None
            uow.people.save(replace(person, next_ask_at=datetime.now(UTC)))

    def settings(self, **changes: str) -> dict[str, str]:
        """The environment that points a program here."""
        return {
            "SLACK_BOT_TOKEN": self.workspace.bot_token,
            "SLACK_APP_TOKEN": self.workspace.app_token,
            "SLACK_API_URL": self.server.api_url,
            "DATABASE_URL": self.database_url,
            "TICK_SECONDS": "0.2",
            **changes,
        }

    def direct(self, chat_id: str) -> list[Json]:
        """What the bot wrote to a member."""
        channel = self.workspace.direct_message(chat_id)
        return [each for each in self.control.messages(channel.id) if each["bot_id"]]

    def expect(self, seen: Callable[[], Any], what: str) -> Any:  # noqa: ANN401  (what was seen)
        """Wait until `seen` gives something; it is asked whenever anything happens in Slack, and now and then."""
        for _ in range(LOOKS):
            try:
                return self.control.expect(lambda _state: seen(), GLANCE, what)
            except NotSeenError:
                continue
        raise NotSeenError(f"{what} was not seen")

    def outbox(self) -> dict[NoticeState, int]:
        """How many notices are in each state."""
        with self.storage.read() as uow:
            return {state: number for state, number in uow.notices.counts().items() if number}

    def let_time_pass(self) -> None:
        """Whatever a process that is gone held until some moment is free again."""
        past = datetime.now(UTC) - timedelta(seconds=1)
        with self.engine.begin() as connection:
            connection.execute(
                update(tables.notices).where(tables.notices.c.deadline.is_not(None)).values(deadline=past)
            )
            connection.execute(update(tables.leases).values(until=past))

    def stop(self) -> None:
        """Close everything."""
        self.server.stop()
        self.engine.dispose()
