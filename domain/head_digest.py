"""The digest of a head: what happened in the departments they head, below what waits on them."""

from dataclasses import dataclass
from datetime import date

from domain.cues import CueView
from domain.people import Person
from domain.recognition import can_be_thanked
from domain.views import CaseView, DepartmentView, Move, Participation, TaskView


@dataclass(frozen=True, slots=True)
class DepartmentNews:
    """A department in the week of a digest; of long lists the first are here, and how many more there are.

    `of` counts its tasks by their last word, `overdue` those past their date, `unready` those that lack one of who,
    where, when and how, and `climbing` its open cases that do not wait on the reader. The lists are those of the
    leader's digest. `cues` may speak of a person, so they are for the head's eyes alone.
    """

    of: DepartmentView
    participation: Participation
    came_late: int = 0
    overdue: int = 0
    unready: int = 0
    climbing: int = 0
    moved: tuple[Move, ...] = ()
    more_moved: int = 0
    stuck: tuple[TaskView, ...] = ()
    more_stuck: int = 0
    new: tuple[TaskView, ...] = ()
    more_new: int = 0
    cues: tuple[CueView, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened there that is worth a message."""
        return not (self.moved or self.stuck or self.new or self.cues)


@dataclass(frozen=True, slots=True)
class HeadDigest:
    """What `reader` reads of the departments they head, or stand in for, in the week of a digest.

    `cases` are those they were told of, with those that ended since it was posted, in their places. `finished` are
    tasks done since the last digest, `thanked` those of them, by id, for which the reader said thanks.
    """

    reader: Person
    week: date
    news: tuple[DepartmentNews, ...]
    cases: tuple[CaseView, ...] = ()
    finished: tuple[TaskView, ...] = ()
    more_finished: int = 0
    thanked: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        waiting = any(view.case.is_open for view in self.cases)
        return not (waiting or self.finished) and all(each.is_empty for each in self.news)

    @property
    def to_thank(self) -> tuple[TaskView, ...]:
        """Those of the finished tasks for which the reader can still thank somebody of their own."""
        return tuple(
            view
            for view in self.finished
            if view.department is not None
            and view.department.head_id == self.reader.id
            and view.task.id not in self.thanked
            and can_be_thanked(view, self.reader)
        )
