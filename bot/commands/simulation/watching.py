"""What is watched while the story runs: promises that must hold after every step, and what is counted at the end."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from bot.commands.simulation.world import World
from bot.slack.sender import EVENT_TYPE
from domain.cadence import Schedule
from domain.notices import NoticeKind, NoticeState
from sandbox.model import Message

WAITING_TOO_LONG = timedelta(days=7)
"""A notice that may go and does not for this long is lost; longer than any weekend with holidays around it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened in a simulated span of time."""

    asked: int
    answered: int
    late: int
    nudged: int
    cases: int
    climbed: int
    decided: int
    digests: int
    agendas: int
    duplicates: int
    lost: int
    violations: int

    def as_dict(self) -> dict[str, int]:
        """By name, in the order they are listed."""
        return asdict(self)


class Watcher:
    """Looks at the world after each step and remembers what should not be."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._storage = world.database.storage()
        self._begin = world.clock.now()
        with self._storage.read() as uow:
            self._people = {person.chat_id: person for person in uow.people.all()}
            self._schedules = {
                chat_id: Schedule.of(person, uow.calendars.get(person.calendar))
                for chat_id, person in self._people.items()
            }
        self._seen: set[tuple[str, str]] = set()
        self._rungs: dict[int, int] = {}
        self.violations: list[str] = []

    def look(self) -> None:
        """Check the promises against what the step left behind."""
        self._nothing_in_flight()
        self._one_rung_at_a_time()
        self._only_in_working_time()

    def counts(self, lost_answers: int) -> Counts:
        """What happened so far."""
        now = self._world.clock.now()
        with self._storage.read() as uow:
            taken_part = uow.check_ins.participation(self._begin, now + timedelta(seconds=1))
            sent = uow.notices.tally()
            told = uow.audit.tally()
            waiting = uow.notices.next_at()
        unknown = sum(n for (_, state), n in sent.items() if state is NoticeState.UNKNOWN)
        stuck = waiting is not None and now - waiting > WAITING_TOO_LONG
        return Counts(
            asked=taken_part.asked,
            answered=taken_part.answered,
            late=taken_part.late,
            nudged=sent.get((NoticeKind.OWNER_NUDGED, NoticeState.SENT), 0),
            cases=told.get("case_opened", 0),
            climbed=told.get("case_climbed", 0),
            decided=told.get("decided", 0),
            digests=sent.get((NoticeKind.DIGEST, NoticeState.SENT), 0),
            agendas=sent.get((NoticeKind.AGENDA, NoticeState.SENT), 0),
            duplicates=self._duplicates(),
            lost=lost_answers + unknown + stuck,
            violations=len(self.violations),
        )

    def _duplicates(self) -> int:
        """Posts that carry the token of another post."""
        tokens = [
            message.metadata["event_payload"]["token"]
            for channel in self._world.slack.channels.values()
            for message in channel.messages.values()
            if message.metadata is not None and message.metadata["event_type"] == EVENT_TYPE
        ]
        return len(tokens) - len(set(tokens))

    def _nothing_in_flight(self) -> None:
        with self._storage.read() as uow:
            counts = uow.notices.counts()
        if counts.get(NoticeState.SENDING):
            self._broken("I5", "a notice is still sending after its step")

    def _one_rung_at_a_time(self) -> None:
        with self._storage.read() as uow:
            views = uow.cases.views()
        for view in views:
            before = self._rungs.get(view.case.id, -1)
            if view.case.rung not in {before, before + 1}:
                self._broken("I4", f"case {view.case.id} went from rung {before} to {view.case.rung}")
            self._rungs[view.case.id] = view.case.rung

    def _only_in_working_time(self) -> None:
        for channel in self._world.slack.channels.values():
            if channel.kind != "im":
                continue
            for message in channel.messages.values():
                if message.user_id == self._world.slack.bot_user_id and (channel.id, message.ts) not in self._seen:
                    self._seen.add((channel.id, message.ts))
                    self._check_time(channel.creator, message)

    def _check_time(self, chat_id: str, message: Message) -> None:
        schedule = self._schedules[chat_id]
        at = datetime.fromtimestamp(float(message.ts), UTC)
        if not self._people[chat_id].reachable:
            self._broken("I7", "a message went to somebody who may not get one")
        elif message.metadata is not None and not schedule.working_at(at):
            self._broken("I6", f"a message went out at {at.isoformat()}, outside {schedule.zone} working time")

    def _broken(self, promise: str, what: str) -> None:
        self.violations.append(f"{self._world.clock.now().isoformat()} {promise}: {what}")
