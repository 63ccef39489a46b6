"""Whatever people, settings and time do to a case: it has a date, waits on the leader, or has a recorded end."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
from domain.errors import FollowthroughError
from domain.needs import NeedKind
from domain.people import Person
from domain.tasks import Status, Task
from tests.domain.services.test_case_properties import MORNINGS, Life, next_morning

THROUGH = "test"
GIVEN = (DecisionKind.FUND, DecisionKind.AUTHORITY, DecisionKind.SCOPE)
tasks_of, someone, days = st.integers(0, 3), st.integers(0, 3), st.integers(1, 9)


class Everything(Life):
    """The same company, in which people also hand over, ask, propose, snooze, take back, and leaders change."""

    def look(self) -> None:
        """Everything that the scheduler looks at, beside the cases."""
        super().look()
        for _ in range(2):
            self.company.tick(self.now)
            self.check()

    @rule(which=tasks_of, to=someone, accepts=st.booleans())
    def hand_over(self, which: int, to: int, *, accepts: bool) -> None:
        """An owner offers a task to somebody, who takes it or not."""
        task, taker = self.task(which), self.people[to]

        def offer(owner: Person) -> None:
            made = self.company.services.handing.offer(
                owner.chat_id, task.id, taker.chat_id, None, self.now, through=THROUGH
            )
            answer = self.company.services.handing.accept if accepts else None
            if answer is not None:
                answer(taker.chat_id, made.offer.id, self.now, through=THROUGH)

        self.try_as_owner(task, offer)

    @rule(which=tasks_of, kind=st.sampled_from(NeedKind), granted=st.none() | st.booleans())
    def lack(self, which: int, kind: NeedKind, granted: bool | None) -> None:
        """An owner says what is lacking; whoever is asked grants it, declines, or says nothing."""
        task, services = self.task(which), self.company.services
        self.try_as_owner(
            task,
            lambda owner: services.nudge_answers.ask_for(owner.chat_id, task.id, kind, "It", self.now, through=THROUGH),
        )
        with self.company.storage.read() as uow:
            found = [(need, uow.people.get(need.asked_of)) for need in uow.needs.open_on(task.id) if need.asked_of]
        for need, asked in found:
            if granted is None:
                continue
            with suppress(FollowthroughError):
                if granted:
                    services.needs.grant(asked.chat_id, need.id, self.now, through=THROUGH)
                else:
                    services.needs.decline(asked.chat_id, need.id, "No.", self.now, through=THROUGH)
        self.check()

    @rule(which=tasks_of, kind=st.sampled_from(NeedKind), status=st.none() | st.sampled_from(Status))
    def lack_in_a_word(self, which: int, kind: NeedKind, status: Status | None) -> None:
        """An owner says how it goes, and what is lacking with it."""
        task, answer = self.task(which), Answer(status, need=kind, need_text="It")
        self.try_as_owner(
            task,
            lambda owner: self.company.services.check_ins.answer(
                owner.chat_id, task.id, answer, self.now, through=THROUGH
            ),
        )

    @rule(which=tasks_of, later=days)
    def snooze(self, which: int, later: int) -> None:
        """An owner lets a case rest for a while."""
        task, until = self.task(which), self.now.date() + timedelta(days=later)
        self.try_as_owner(
            task,
            lambda owner: self.company.services.nudge_answers.snooze(
                owner.chat_id, task.id, until, "Later", self.now, through=THROUGH
            ),
        )

    @rule(which=tasks_of, later=days)
    def propose(self, which: int, later: int) -> None:
        """An owner proposes another date, and nobody answers."""
        task, due = self.task(which), self.now.date() + timedelta(days=later)
        self.try_as_owner(
            task,
            lambda owner: self.company.services.proposals.propose(
                owner.chat_id, task.id, due, "Later", self.now, through=THROUGH
            ),
        )

    @rule(which=tasks_of)
    def take_back(self, which: int) -> None:
        """An owner takes the last answer back."""
        task = self.task(which)
        self.try_as_owner(
            task,
            lambda owner: self.company.services.undo.last_answer(owner.chat_id, task.id, self.now, through=THROUGH),
        )

    @rule(which=tasks_of, to=someone)
    def assign(self, which: int, to: int) -> None:
        """The leader gives a task to somebody, case or no case."""
        task = self.task(which)
        with suppress(FollowthroughError):
            self.company.services.tasks.assign(
                self.leader.chat_id, task.id, self.people[to].chat_id, self.now, through=THROUGH
            )
        self.check()

    @rule(which=tasks_of, who=someone)
    def claim(self, which: int, who: int) -> None:
        """Somebody takes a task that nobody owns, or whose owner never answered."""
        with suppress(FollowthroughError):
            self.company.services.claims.claim(self.people[who].chat_id, self.task(which).id, self.now, through=THROUGH)
        self.check()

    @rule(which=tasks_of)
    def split(self, which: int) -> None:
        """The leader puts two tasks in the place of one."""
        with suppress(FollowthroughError):
            self.company.services.claims.split(
                self.leader.chat_id, self.task(which).id, ["Foot", "Top"], self.now, through=THROUGH
            )
        self.check()

    @rule(which=st.integers(0, 9), kind=st.sampled_from(GIVEN))
    def give(self, which: int, kind: DecisionKind) -> None:
        """The leader decides to give money or authority, or to cut the scope."""
        waiting = [case for case in self.cases() if case.is_open]
        if not waiting:
            return
        amount = Decimal(500) if kind is DecisionKind.FUND else None
        choice = Choice(kind, note="As asked", amount=amount)
        with suppress(FollowthroughError):
            case = waiting[which % len(waiting)]
            self.company.services.decisions.decide(self.leader.chat_id, case.id, choice, self.now, through=THROUGH)
        self.check()

    @rule(who=st.sampled_from(["leader", "keeper", "colleague"]))
    def change_leader(self, who: str) -> None:
        """Somebody else leads from now on, unless they have left."""
        person = self.company.person(getattr(self.company, who))
        if person.reachable:
            self.company.settings(leader_id=person.id)

    @property
    def leader(self) -> Person:
        """Whoever leads."""
        leader_id = self.company.settings().leader_id
        assert leader_id is not None
        with self.company.storage.read() as uow:
            return uow.people.get(leader_id)

    def task(self, which: int) -> Task:
        """One of the tasks, as it is now."""
        return self.company.task_now(self.tasks[which])

    def try_as_owner(self, task: Task, act: Callable[[Person], object]) -> None:
        """Have the owner do something, if there is one; what is refused changes nothing."""
        if task.owner_id is not None:
            with self.company.storage.read() as uow:
                owner = uow.people.get(task.owner_id)
            with suppress(FollowthroughError):
                act(owner)
        self.check()

    def check(self) -> None:
        """As in any life; and every open case has a date to come, or is the leader's to be told of."""
        super().check()
        with self.company.storage.read() as uow:
            leaders = {view.case.id for view in uow.cases.views(last_rung=True)}
        for case in self.cases():
            assert case.is_open or case.closed_at is not None
            if case.is_open:
                assert case.next_at is not None or case.id in leaders, "nobody would ever hear of it"
                assert case.ladder, "nobody stands on its ladder"

    def teardown(self) -> None:
        """Left alone, every case has ended or was brought to somebody who leads."""
        if not self.leader.reachable:
            self.company.settings(leader_id=self.company.keeper.id)
        for _ in range(MORNINGS):
            waiting = [case for case in self.cases() if case.is_open and case.card_at is None]
            if not waiting:
                break
            self.now = next_morning(self.now)
            self.look()
        else:
            raise AssertionError(f"after all these mornings nobody who leads was brought {waiting}")
        super().teardown()


Everything.TestCase.settings = settings(max_examples=12, stateful_step_count=18)
TestEverything = Everything.TestCase
