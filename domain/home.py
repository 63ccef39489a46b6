"""App Home: the one place where a member finds everything, what waits on them first."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.absences import Absence
from domain.handing import OfferView
from domain.hours import WorkHours
from domain.paging import FIRST, Turned
from domain.people import Person
from domain.proposals import ProposalView
from domain.set_up import SetUpStep
from domain.tasks import TaskState
from domain.views import CaseView, DepartmentView, NeedView, TaskView

WAITING, TASKS, COMING, UNOWNED, TEAMS = "waiting", "tasks", "coming", "unowned", "teams"
"""The names of the lists of Home, for turning their pages; `trouble_of` names those of what is not well."""

TEAMS_ON_A_PAGE = 3
"""Each of them is a part of its own."""


def trouble_of(department_id: int) -> str:
    """The name of the list of what is not well in a department."""
    return f"team-{department_id}"


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """A department in this week, for its head: who has answered, and which tasks are not well.

    `owners` counts those who are asked about tasks in it this week, the reader apart; `answered` those of them who said
    a word on each. `silent` have not, and are at work; `away` have not, and are on leave: nobody waits for them.
    `troubled` leaves out what waits on the reader as a case or as an answer to be seen.
    """

    view: DepartmentView
    owners: int = 0
    answered: int = 0
    silent: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()
    troubled: tuple[TaskView, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeContent:
    """What a member's Home shows.

    `cases` are those this person was told of and others' tasks hang on (for the leader: those on the last rung).
    `views` are their own open tasks, with the check-in of `week`, and those they just called done; `undoable` are the
    tasks of their last answer, while it can be taken back; `coming` are tasks that begin later. `unowned` are tasks
    nobody answers for, shown to those who may assign them: the leader, plan keepers, and heads (of their
    department); `steers` says that somebody is one of them, `keeps` that they may change the company's settings,
    `set_up` what comes next of a set-up that they may go on with. Of `cases`, `unowned` and `teams` only those in sight
    are here, `more_cases` and so on count the others, and `first_team` those before; `turned` says which list shows
    another page than its first.
    `passed_over` says that this week's question was left out, for they had just spoken on everything. `teams` are the
    departments they head, `absence` says when they are away. `undelivered` counts messages that failed lately, for
    plan keepers and the leader; None for everybody else. `needs`, `offers` and `proposals` wait for their answer, and
    `unseen` answers of others for their eyes; each is the task with that check-in. `resting` are their tasks whose turn
    is not in this week. `asked_for` is what their own tasks wait for. So many `names` of owners in files wait for them.
    """

    person: Person
    today: date
    week: date
    cases: tuple[CaseView, ...]
    views: tuple[TaskView, ...]
    unowned: tuple[TaskView, ...]
    is_leader: bool
    teams: tuple[TeamWeek, ...]
    next_ask_at: datetime | None
    seen_by: tuple[Person, ...]
    undelivered: int | None = None
    undoable: tuple[int, ...] = ()
    coming: tuple[TaskView, ...] = ()
    absence: Absence | None = None
    hours: WorkHours | None = None
    steers: bool = False
    keeps: bool = False
    set_up: SetUpStep | None = None
    passed_over: bool = False
    needs: tuple[NeedView, ...] = ()
    unseen: tuple[TaskView, ...] = ()
    resting: tuple[int, ...] = ()
    offers: tuple[OfferView, ...] = ()
    names: int = 0
    asked_for: tuple[NeedView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    turned: Turned = FIRST
    more_cases: int = 0
    more_unowned: int = 0
    more_teams: int = 0
    first_team: int = 0

    @property
    def all_waiting(self) -> int:
        """How many things wait on them, those on other pages included."""
        asked = len(self.offers) + len(self.proposals) + len(self.needs)
        return len(self.cases) + self.more_cases + asked + len(self.unseen) + len(self.waiting_check_ins)

    @property
    def waiting_check_ins(self) -> tuple[TaskView, ...]:
        """Their tasks without a word this week, if they are asked about in it."""
        return tuple(view for view in self.views if not view.has_answer and view.task.id not in self.resting)

    @property
    def together(self) -> tuple[TaskView, ...]:
        """Those of them that one tap may call on track: unless something was wrong with them."""
        return tuple(view for view in self._open if not view.in_trouble)

    @property
    def apart(self) -> tuple[TaskView, ...]:
        """Those of them that need a word of their own, for they were off track or blocked."""
        return tuple(view for view in self._open if view.in_trouble)

    @property
    def _open(self) -> tuple[TaskView, ...]:
        return tuple(view for view in self.waiting_check_ins if view.task.state is TaskState.OPEN)
