"""The world of a simulation: a company, a pocket Slack without a network, and the real program on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot import bootstrap
from bot.bootstrap import Program, Pulse
from bot.commands.company import populate
from bot.commands.simulation.fate import Fate, FatefulDatabase, KilledError, LockedError
from bot.planfile.reading import read, sample
from bot.slack.connection import Reach, identify
from bot.slack.direct import DirectClient, Reply, dispatch
from bot.slack.patience import Patience
from domain.plan import PlanDraft
from domain.services.importing import Importing
from sandbox.clock import Clock
from sandbox.deliveries import Delivery
from sandbox.direct import Direct, NotAcknowledgedError
from sandbox.faults import Fault
from sandbox.manifest import Manifest
from sandbox.workspace import Workspace

MANIFEST = Path(__file__).resolve().parents[3] / "manifest.yml"
BEGIN = datetime(2027, 1, 4, 4, 0, tzinfo=UTC)
"""A Monday before anybody starts to work; always the same, so that a seed tells the same story on every day."""

AFTER_A_FAULT = timedelta(seconds=5)
"""How long the program's own sender rests when the database does not answer."""

TO_START = timedelta(seconds=3)
"""How long the program is away when it is started anew."""

TURNS = 5
"""How many notices another process sends, at most, in the middle of what this one does."""

IN_MEMORY = "sqlite://"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of Slack, as it was made and as Slack took it.

    `by_fate` when it failed because fate wanted it so, `wait` what Slack asked to wait, `by` the number of the process
    that called, `risen` when it was started.
    """

    at: datetime
    method: str
    args: Json
    status: int
    body: Json
    lost: bool = False
    by_fate: bool = False
    wait: float = 0.0
    risen: datetime | None = None
    by: int = 0


@dataclass(frozen=True, slots=True)
class Handled:
    """One delivery, and what the program made of it; `words` counts what it said to the member alone meanwhile."""

    delivery: Delivery
    acknowledged: bool
    payload: object
    words: int


class World:
    """Everything a simulation moves.

    The plan file is the sample company's unless another is given; without `imported` its people are at work, but the
    database knows nothing of them yet. `fate` says what goes wrong; nothing does without it. On a `shared` database
    another process may be at work too, when fate wants it so.
    """

    def __init__(
        self,
        database_url: str = IN_MEMORY,
        begin: datetime = BEGIN,
        plan: bytes | None = None,
        *,
        imported: bool = True,
        draft: PlanDraft | None = None,
        fate: Fate | None = None,
        shared: bool = False,
    ) -> None:
        self.fate = fate or Fate()
        self.clock = Clock(start=begin, frozen=True)
        self.draft = draft or read(sample() if plan is None else plan, begin)
        self.slack = Workspace(self.clock, Manifest.load(MANIFEST))
        populate(self.slack, self.draft)
        self._url = database_url
        self.shared = shared
        self.database = FatefulDatabase(database_url, self.fate, shared=shared)
        if imported:
            self.bring(self.draft)
        self._direct = Direct(self.slack)
        self.with_ticks = True
        self.is_down = False
        self.whole_beats = 0
        self.beat_at: datetime | None = None
        self.kills = 0
        self._processes = 0
        self.private_words = 0
        self.calls: list[Call] = []
        self.handled: list[Handled] = []
        self._inside = False
        self._identity = identify(DirectClient(self.slack.bot_token, self._line()))
        self.before_handling: Callable[[Delivery], object] = _nothing
        self.after_handling: Callable[[Handled], object] = _nothing
        self.program = self._start()
        self._other: Program | None = None
        self.is_undisturbed = False
        self.fate.meanwhile = self._meanwhile
        self.clock.follow(self.live)

    def bring(self, draft: PlanDraft) -> None:
        """Import a plan, as its keeper does on the command line."""
        self.draft = draft
        Importing(self.database.spared(), self.clock).run(draft, by=None, through="simulation")

    def carry(self) -> None:
        """Bring everything that people did to the program, and its answers back."""
        self._direct.carry(self._handle)

    def live(self, now: datetime) -> None:
        """Let the program do what is due, and send what may go; if it is killed, it starts anew and goes on."""
        if self._inside or self.is_down:
            return
        self._inside = True
        ticks = self.with_ticks
        try:
            while not self._lived(now, ticks=ticks):
                self.rise()
                ticks = True  # the first beat comes with the start
        finally:
            self._inside = False

    def rise(self) -> None:
        """Build the program anew on the same database, as after a kill; a start takes its time."""
        self.kills += 1
        if self._url != IN_MEMORY:
            self.database.close()
            self.database = FatefulDatabase(self._url, self.fate, shared=self.shared)
        was_inside, self._inside = self._inside, True
        self.clock.advance(TO_START)
        self._inside = was_inside
        self.program = self._start()
        self._other = None

    def stop(self) -> bool:
        """Stop the program as a supervisor does, with a word of warning; whether it finished."""
        self.is_down = True
        try:
            return self.program.stop()
        except (KilledError, LockedError):
            return False

    def restart(self) -> None:
        """Start it again."""
        self.is_down = False
        self.rise()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def _start(self) -> Program:
        """The program, by as many attempts as fate makes it take; a supervisor would do the same."""
        patience, home = Patience(self.clock), f"{self.slack.base_url}/api/"
        client = DirectClient(self.slack.bot_token, self._line(), patience, self._take, self._give, base_url=home)
        chat = Reach(client, client, self._respond, self._identity)
        while True:
            try:
                return bootstrap.assemble(self.database, self.clock, chat, Pulse())
            except (KilledError, LockedError):
                continue

    def _meanwhile(self) -> None:
        """Another process on the same database does what is due, in the middle of what this one does."""
        if self.is_undisturbed or self.is_down:
            return
        self.is_undisturbed = True
        try:
            self._other = self._other or self._start()
            now = self.clock.now()
            self._other.metronome.beat(now)
            for _ in range(TURNS):
                if self._other.delivery.send_due(now) != now:
                    return
        except (KilledError, LockedError):
            self._other = None
        finally:
            self.is_undisturbed = False

    def _lived(self, now: datetime, *, ticks: bool) -> bool:
        try:
            if ticks:
                self._beat(now)
            self._drain()
        except KilledError:
            return False
        return True

    def _beat(self, now: datetime) -> None:
        try:
            self.program.metronome.beat(now)
        except LockedError:
            return  # the next tick, a minute later, makes up for it
        self.whole_beats += 1
        self.beat_at = now

    def _drain(self) -> None:
        while True:
            try:
                self.program.pump.drain(self._wait_until)
            except LockedError:
                self._wait_until(self.clock.now() + AFTER_A_FAULT)
            else:
                return

    def _wait_until(self, moment: datetime) -> None:
        if moment > self.clock.now():
            self.clock.set(moment)

    def _take(self, url: str, content: bytes) -> bool:
        return self.slack.upload(url.rpartition("/")[2], content)

    def _give(self, url: str) -> bytes | None:
        return self.slack.download(url.removeprefix(self.slack.base_url), self.slack.bot_token)

    def _line(self) -> Callable[[str, Json], Reply]:
        """The line to Slack of a process that is started now."""
        self._processes += 1
        return partial(self._call, self._processes, self.clock.now())

    def _call(self, by: int, risen: datetime, method: str, args: Json) -> Reply:
        self.fate.at(f"call {method}")
        stroke = self.fate.on_call(method)
        if stroke is not None and stroke.what == "unconnected":
            raise ConnectionRefusedError(method)
        if stroke is not None:
            self.slack.faults.add(Fault(stroke.what, method, seconds=stroke.seconds))  # type: ignore[arg-type]  # AT_ONCE
        answer = self.slack.call(method, self.slack.bot_token, args)
        wait = float(answer.headers.get("Retry-After", 0))
        self.calls.append(
            Call(
                self.clock.now(),
                method,
                args,
                answer.status,
                answer.body,
                answer.lost,
                stroke is not None,
                wait,
                risen,
                by,
            )
        )
        self.private_words += method in {"views.open", "views.push", "chat.postEphemeral"}
        self.fate.at(f"answered {method}")
        if answer.lost:
            raise TimeoutError(method)
        return Reply(answer.status, answer.headers, answer.body)

    def _respond(self, url: str, payload: Json) -> bool:
        self.private_words += not payload.get("replace_original")
        self.fate.at("call response_url")
        stroke = self.fate.on_call("response_url")
        taken = stroke is None or stroke.what == "lost"
        done = taken and self.slack.respond(url, payload).status == 200  # noqa: PLR2004  (HTTP's word for success)
        self.fate.at("answered response_url")
        return done and stroke is None

    def _handle(self, delivery: Delivery) -> object:
        if self.is_down:
            raise NotAcknowledgedError
        self.before_handling(delivery)
        words = self.private_words
        try:
            acknowledged, payload = dispatch(self.program.app, delivery.payload)
        except KilledError:
            self.rise()
            acknowledged, payload = False, None
        self.handled.append(Handled(delivery, acknowledged, payload, self.private_words - words))
        self.after_handling(self.handled[-1])
        if not acknowledged:
            raise NotAcknowledgedError
        return payload


def _nothing(_about: object) -> None:
    """Nobody watches."""
