"""App Home: the one place where a member finds everything, what waits on them first."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people import Person
from domain.views import CaseView, DepartmentView, TaskView


@dataclass(frozen=True, slots=True)
class HomeContent:
    """What a member's Home shows.

    `cases` are those this person was told of and others' tasks hang on (for the leader: those on the last rung).
    `views` are their own open tasks, with the check-in of `week`. `unowned` are tasks nobody answers for, shown to
    those who may assign them: the leader, plan keepers, and heads (of their department). `undelivered` counts
    messages that failed lately, for plan keepers and the leader; None for everybody else. `undoable` are the tasks of
    their last answer, while it can be taken back.
    """

    person: Person
    today: date
    week: date
    cases: tuple[CaseView, ...]
    views: tuple[TaskView, ...]
    unowned: tuple[TaskView, ...]
    is_leader: bool
    heads: DepartmentView | None
    next_ask_at: datetime | None
    seen_by: tuple[Person, ...]
    undelivered: int | None = None
    undoable: tuple[int, ...] = ()

    @property
    def waiting_check_ins(self) -> tuple[TaskView, ...]:
        """Their tasks without a word this week."""
        return tuple(view for view in self.views if view.check_in is None or view.check_in.answered_at is None)
