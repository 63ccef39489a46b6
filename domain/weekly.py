"""The week's question as its owner reads it, a reminder of it, and the one that welcomes somebody back."""

from dataclasses import dataclass
from datetime import date

from domain.edits import Lack
from domain.people import Person
from domain.strength import Strength
from domain.tasks import TaskState
from domain.views import CaseView, NeedView, TaskView
from domain.welcome import Welcome


@dataclass(frozen=True, slots=True)
class CheckInAsked:
    """The weekly message to an owner: all their tasks, most urgent first. `seen_by` are those who see the answers.

    `undoable` are the tasks of the last answer, while it can be taken back; `welcome` stands in their first message
    ever, `is_back` in their first one after a leave. Nobody asks about tasks `resting`, by id, in this week. `needs`
    are what these tasks still wait for, `lacks` what the reader can add to the first of those that are not ready, and
    `more_lacking` are the others of theirs, by id, of which their owner can say something that is not known.
    """

    to: Person
    week: date
    views: tuple[TaskView, ...]
    seen_by: tuple[Person, ...]
    weekday: int
    undoable: tuple[int, ...] = ()
    welcome: Welcome | None = None
    is_back: bool = False
    needs: tuple[NeedView, ...] = ()
    resting: tuple[int, ...] = ()
    lacks: tuple[Lack, ...] = ()
    more_lacking: tuple[int, ...] = ()

    @property
    def shown(self) -> tuple[TaskView, ...]:
        """Those that are asked about in this week."""
        return tuple(view for view in self.views if view.task.id not in self.resting)

    @property
    def stands_in_for(self) -> tuple[Person, ...]:
        """Those whose tasks are among these because they are away and the reader is their deputy."""
        owners = {view.owner.id: view.owner for view in self.views if view.owner is not None}
        return tuple(owner for owner in owners.values() if owner.deputy_id == self.to.id and owner.id != self.to.id)

    @property
    def together(self) -> tuple[TaskView, ...]:
        """Tasks that one tap may call on track: those without a word, unless something was wrong with them."""
        return tuple(view for view in self.waiting if not view.in_trouble)

    @property
    def apart(self) -> tuple[TaskView, ...]:
        """Tasks without a word that need one of their own, for they were off track or blocked."""
        return tuple(view for view in self.waiting if view.in_trouble)

    @property
    def waiting(self) -> tuple[TaskView, ...]:
        """Those that are asked about and have no word."""
        return tuple(view for view in self.shown if view.task.state is TaskState.OPEN and not view.has_answer)


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder of the week's question, of which `asked` holds what waited; `strength` is how often they come."""

    to: Person
    asked: CheckInAsked
    strength: Strength


@dataclass(frozen=True, slots=True)
class WelcomedBack:
    """Somebody is back from leave: this week's check-in, and which cases and needs wait for them."""

    to: Person
    asked: CheckInAsked
    cases: tuple[CaseView, ...]
    needs: tuple[NeedView, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether it says more than a greeting: something waits for them, or somebody else spoke on their tasks."""
        return bool(self.cases or self.needs or any(map(self._is_news, self.asked.views)))

    def _is_news(self, view: TaskView) -> bool:
        if view.check_in is None or view.check_in.answered_at is None:
            return (
                view.task.state is TaskState.OPEN and view.check_in is not None and view.check_in.asked_at is not None
            )
        return view.task.owner_id == self.to.id != view.check_in.person_id
