"""Cases under anything a company may do: no rung skipped, nobody told at the wrong time, none stuck, none lost."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from domain.audit import AuditEntry
from domain.cadence import Schedule
from domain.calendars import Calendar
from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
from domain.ladder import Case, Role
from domain.ladder_rules import LadderRule
from domain.notices import Notice, NoticeKind
from domain.services import local_time
from domain.services.members import Profile
from domain.tasks import Status, TaskState
from storage.engine import make_engine
from storage.tables import metadata
from tests.company import MONDAY, Company

TICKS = 2
"""A case may be due for so many ticks, and no longer; one climbs past somebody who left."""

MORNINGS = 250
"""Long enough for every ladder that can be set, where people work on one day of the week."""

DECISIONS = (DecisionKind.ASSIGN, DecisionKind.EXTEND, DecisionKind.DROP, DecisionKind.NOTED, DecisionKind.HANDLE)
_days = st.integers(1, 5)
rules = st.builds(
    LadderRule,
    owner_days=_days,
    deputy_days=st.none() | _days,
    head_days=st.none() | _days,
    manager_days=st.none() | _days,
    cooldown_days=st.integers(0, 5),
)
STATUSES = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.DONE)
TELLS = {NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED}


class Life(RuleBasedStateMachine):
    """A company with tasks that go wrong, whose people answer, decide, go on leave and leave for good."""

    def __init__(self) -> None:
        super().__init__()
        engine = make_engine("sqlite://")
        metadata.create_all(engine)
        self.company = Company(engine)
        self.now = MONDAY
        self.people = [self.company.owner, self.company.head, self.company.deputy, self.company.colleague]
        self.tasks = [
            self.company.task("Late", due_on=date(2027, 1, 4)),
            self.company.task("Nobody's", owner_id=None),
            self.company.task("Silent", last_check_in_at=MONDAY - timedelta(days=40)),
            self.company.task("Blocked", blocker="No van", last_check_in_at=MONDAY - timedelta(days=10)),
        ]
        self.known: dict[int, Case] = {}
        self.seen_notices: set[int] = set()
        self.look()

    def look(self) -> None:
        """The scheduler's tick, until nothing is due at this moment any more; what it did is checked after each."""
        for _ in range(TICKS):
            self.company.services.cases.open_new(self.now)
            self.company.services.cases.advance_due(self.now)
            self.check()
        stuck = [
            case for case in self.cases() if case.is_open and case.next_at is not None and case.next_at <= self.now
        ]
        assert stuck == [], "due, and neither climbed nor postponed"

    @rule(hours=st.sampled_from([1, 7, 24, 47, 72, 24 * 9]))
    def live(self, hours: int) -> None:
        """Time passes; ticks in between are missed."""
        self.now += timedelta(hours=hours)
        self.look()

    @rule(which=st.integers(0, 3), status=st.sampled_from(STATUSES), blocked=st.booleans())
    def answer(self, which: int, status: Status, *, blocked: bool) -> None:
        """The owner says how it goes, if there is one who may."""
        task = self.company.task_now(self.tasks[which])
        with self.company.storage.read() as uow:
            owner = None if task.owner_id is None else uow.people.get(task.owner_id)
        if owner is None or not owner.reachable or task.state is TaskState.DROPPED:
            return
        answer = Answer(status, blocker="Still no van" if blocked else "")
        self.company.services.check_ins.answer(owner.chat_id, task.id, answer, self.now, through="test")
        self.check()

    @rule(which=st.integers(0, 9), kind=st.sampled_from(DECISIONS))
    def decide(self, which: int, kind: DecisionKind) -> None:
        """The leader decides on one of the open cases."""
        waiting = [case for case in self.cases() if case.is_open]
        if not waiting:
            return
        reachable = [person for person in map(self.company.person, self.people) if person.reachable]
        new_owner = reachable[which % len(reachable)].id if reachable else self.company.keeper.id
        choice = Choice(
            kind,
            owner_id=new_owner if kind is DecisionKind.ASSIGN else None,
            due_on=self.now.date() + timedelta(days=9) if kind is DecisionKind.EXTEND else None,
        )
        case = waiting[which % len(waiting)]
        self.company.services.decisions.decide(self.company.leader.chat_id, case.id, choice, self.now, through="test")
        self.check()

    @rule(who=st.integers(0, 3), first=st.integers(-3, 5), days=st.integers(0, 12))
    def go_on_leave(self, who: int, first: int, days: int) -> None:
        """Somebody is away, or comes back."""
        begin = self.now.date() + timedelta(days=first)
        away = {"away_from": begin, "away_until": begin + timedelta(days=days)} if days else {}
        self.company.change(self.people[who], **({"away_from": None, "away_until": None} | away))

    @rule(who=st.integers(0, 3))
    def leave_the_company(self, who: int) -> None:
        """Somebody is deactivated; whatever they owned is unowned."""
        person = self.company.person(self.people[who])
        profile = Profile(person.chat_id, is_active=False)
        self.company.services.members.learn(profile, self.now)
        self.check()

    @rule(ladder=rules, silent_weeks=st.integers(1, 4))
    def change_settings(self, **changes: Any) -> None:  # noqa: ANN401  (fields by name)
        """The plan keeper sets other days, and another ladder."""
        self.company.settings(**changes)

    @rule(ladder=st.none() | rules)
    def change_ladder(self, ladder: LadderRule | None) -> None:
        """The department gets a ladder of its own, or loses it."""
        with self.company.storage.write() as uow:
            uow.departments.save(replace(uow.departments.get(self.company.operations.id), ladder=ladder))

    @rule(days=st.sampled_from([(1, 2, 3, 4, 5), (7, 1, 2, 3, 4), (3,)]), off=st.integers(0, 10))
    def change_calendar(self, days: tuple[int, ...], off: int) -> None:
        """Other work days, and a holiday to come."""
        holidays = frozenset({self.now.date() + timedelta(days=off)})
        with self.company.storage.write() as uow:
            uow.calendars.save(Calendar("default", frozenset(days), time(9), time(17), holidays))

    def cases(self) -> list[Case]:
        """Every case there ever was."""
        return self.company.cases()

    def check(self) -> None:
        """What changed since the last look was allowed to change, and was written down."""
        found = {case.id: case for case in self.cases()}
        assert self.known.keys() <= found.keys(), "a case vanished"
        for case in found.values():
            if case != self.known.get(case.id):
                self.check_case(self.known.get(case.id), case, self.trail(case))
        self.known = found
        for notice in self.company.outbox(*TELLS):
            if notice.id not in self.seen_notices:
                self.seen_notices.add(notice.id)
                self.check_told(notice, found[notice.subject_id])

    def check_case(self, before: Case | None, after: Case, trail: list[AuditEntry]) -> None:
        """Rungs come one after another, an ended case stays as it was, and every end has its entry."""
        climbed = [entry for entry in trail if entry.what == "case_climbed"]
        assert len(climbed) == after.rung + 1, "a rung was skipped, or not written down"
        again = [entry for entry in trail if entry.what == "case_reopened"]
        if before is not None:
            assert before.is_open or again, "an ended case moved"
            assert after.ladder == before.ladder, "the ladder is frozen"
            assert after.rung >= before.rung
        ends = [entry for entry in trail if entry.what == "case_closed"]
        assert len(ends) - len(again) == (0 if after.is_open else 1)
        if not after.is_open:
            assert after.outcome is not None, "it ended nobody knows how"
            assert (ends[-1].after or {}).get("outcome") == after.outcome.value
        if after.is_open and after.next_at is None:
            assert after.on_last_rung, "nothing would ever look at it again"

    def check_told(self, notice: Notice, case: Case) -> None:
        """Only somebody on the ladder is told, or the deputy of an owner who is away, at a working moment of theirs."""
        rung = case.ladder[int(notice.occasion)]
        assert rung.role is not Role.LEADER
        assert notice.person_id is not None
        with self.company.storage.read() as uow:
            person, meant = uow.people.get(notice.person_id), uow.people.get(rung.person_id)
            stands_in = rung.role is Role.OWNER and meant.deputy_id == person.id
            assert person == meant or (stands_in and meant.away_on(local_time.today(uow, meant, self.now)))
            schedule = Schedule.of(person, uow.calendars.get(person.calendar))
        assert schedule.working_at(self.now), "told outside of working time"
        assert person.reachable

    def trail(self, case: Case) -> list[AuditEntry]:
        """What was written down about a case."""
        with self.company.storage.read() as uow:
            return uow.audit.of(f"case:{case.id}")

    def teardown(self) -> None:
        """Left alone for weeks, every case has ended or waits on the leader."""
        for _ in range(MORNINGS):
            if not any(case.is_open and not case.on_last_rung for case in self.cases()):
                break
            self.now = next_morning(self.now)
            self.look()
        else:
            raise AssertionError("after all these mornings a case still waits for nobody")
        self.company.engine.dispose()


def next_morning(now: datetime) -> datetime:
    """The next day at ten in the morning, UTC: within working time of everybody in the company."""
    return (now + timedelta(days=1)).replace(hour=10, minute=0)


Life.TestCase.settings = settings(max_examples=18, stateful_step_count=16)
TestLife = Life.TestCase
