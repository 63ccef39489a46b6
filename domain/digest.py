"""The leader's digest: what needs the leader first, then the goals, what moved, and thanks."""

from dataclasses import dataclass
from datetime import date

from domain.absences import Absentees
from domain.cues import CueView
from domain.people import Person
from domain.views import CaseView, GoalView, Move, NeedView, Participation, TaskView


@dataclass(frozen=True, slots=True)
class Digest:
    """What the leader reads in one minute, for the week that starts on `week`.

    `cases` are those on the last rung, oldest first, decided ones included while the week lasts. `climbing` counts
    cases below the last rung. `needs` are requests to the leader, with those answered since it was posted. `stuck`
    are tasks that stand still, `new` those that came into the plan, `finished` those done since the last digest, for
    thanks. Of long lists the first are here, and how many more there
    are; of cases, those that wait. `away` are those who are away in the week to come, `cues` the
    early signs that are told in this digest, `thanked` the finished tasks, by id, for which the leader said thanks.
    """

    week: date
    today: date
    cases: tuple[CaseView, ...]
    climbing: int
    goals: tuple[GoalView, ...]
    moved: tuple[Move, ...]
    finished: tuple[TaskView, ...]
    participation: Participation
    unowned: int
    needs: tuple[NeedView, ...] = ()
    more_needs: int = 0
    more_cases: int = 0
    more_moved: int = 0
    more_finished: int = 0
    stuck: tuple[TaskView, ...] = ()
    more_stuck: int = 0
    new: tuple[TaskView, ...] = ()
    more_new: int = 0
    thanked: frozenset[int] = frozenset()
    away: Absentees | None = None
    cues: tuple[CueView, ...] = ()

    @property
    def leaves_out(self) -> bool:
        """Whether something is only counted here, which the thread lists."""
        more = (self.more_cases, self.more_moved, self.more_finished, self.more_stuck, self.more_new)
        return bool(any(more) or self.climbing or self.unowned)


@dataclass(frozen=True, slots=True)
class DigestMore:
    """What a digest only counts, listed in its thread: the entries after those that stand there.

    `left` is how many of all these lists there is no room for here either.
    """

    leader: Person
    week: date
    today: date
    cases: tuple[CaseView, ...] = ()
    climbing: tuple[CaseView, ...] = ()
    unowned: tuple[TaskView, ...] = ()
    stuck: tuple[TaskView, ...] = ()
    moved: tuple[Move, ...] = ()
    new: tuple[TaskView, ...] = ()
    finished: tuple[TaskView, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class AllWell:
    """The proof of life: nothing happened since the day `since`, and this was looked at."""

    leader: Person
    since: date
    tasks: int
    goals: int
    owners: int


@dataclass(frozen=True, slots=True)
class LateTold:
    """`by` answered on these tasks after the week had closed; none when they took it back. The leader's language."""

    by: Person
    week: date
    views: tuple[TaskView, ...]
    leader: Person


@dataclass(frozen=True, slots=True)
class DigestReady:
    """The leader's digest, in the leader's language; `came_late` answers came after their week had closed."""

    digest: Digest
    leader: Person
    came_late: int = 0
