"""The world of a simulation: the sample company, a pocket Slack without a network, and the real program on it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import bootstrap
from bot.bootstrap import Pulse
from bot.commands.company import populate
from bot.commands.moved_time import MovedTime
from bot.planfile.reading import read, sample
from bot.slack.connection import Reach, identify
from bot.slack.direct import DirectClient, Reply, dispatch
from domain.services.importing import Importing
from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.direct import Direct, NotAcknowledgedError
from sandbox.manifest import Manifest
from sandbox.workspace import Workspace
from storage.database import Database

MANIFEST = Path(__file__).resolve().parents[3] / "manifest.yml"
BEGIN = datetime(2027, 1, 4, 4, 0, tzinfo=UTC)
"""A Monday before anybody starts to work; always the same, so that a seed tells the same story on every day."""

Json = dict[str, Any]


class World:
    """Everything a simulation moves.

    The plan file is the sample company's unless another is given; without `imported` its people are at work, but the
    database knows nothing of them yet.
    """

    def __init__(
        self,
        database_url: str = "sqlite://",
        begin: datetime = BEGIN,
        plan: bytes | None = None,
        *,
        imported: bool = True,
    ) -> None:
        self.clock = Clock(start=begin, frozen=True)
        self.draft = read(sample() if plan is None else plan, begin)
        self.slack = Workspace(self.clock, Manifest.load(MANIFEST))
        populate(self.slack, self.draft)
        self.database = Database(database_url)
        if imported:
            Importing(self.database.storage(), self.clock).run(self.draft, by=None, through="simulation")
        client = DirectClient(self.slack.bot_token, self._call)
        self.program = bootstrap.assemble(
            self.database, self.clock, Reach(client, client, self._respond, identify(client)), Pulse()
        )
        self._direct = Direct(self.slack)
        self.clock.follow(MovedTime(self.program, self.clock).step)

    def carry(self) -> None:
        """Bring everything that people did to the program, and its answers back."""
        self._direct.carry(self._handle)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def _call(self, method: str, args: Json) -> Reply:
        answer = self.slack.call(method, self.slack.bot_token, args)
        if answer.lost:
            raise TimeoutError(method)
        return Reply(answer.status, answer.headers, answer.body)

    def _respond(self, url: str, payload: Json) -> bool:
        return self.slack.respond(url, payload).status == 200  # noqa: PLR2004  (HTTP's word for success)

    def _handle(self, delivery: Delivery) -> object:
        acknowledged, payload = dispatch(self.program.app, delivery.payload)
        if not acknowledged:
            raise NotAcknowledgedError
        return payload
