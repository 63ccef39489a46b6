"""The leader's cards: what came to the top of the ladder, each case with its story, a few on a working morning."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.ladder import CaseKind
from domain.people import Person
from domain.views import CaseView, Given, NeedView

_GRAVEST_FIRST = (
    *(CaseKind.OVERDUE, CaseKind.BLOCKED, CaseKind.OFF_TRACK, CaseKind.NEED, CaseKind.MEASURE),
    *(CaseKind.UNOWNED, CaseKind.UNHEARD, CaseKind.SILENT, CaseKind.STALLED),
)


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody below who was told of a case, and when."""

    person: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was decided on the task before, with the new owner if it got one."""

    given: Given
    new_owner: Person | None


@dataclass(frozen=True, slots=True)
class Card:
    """A case with its story: who was told, what was decided before, what is asked for, and what was declined."""

    of: CaseView
    told: tuple[Told, ...] = ()
    earlier: Earlier | None = None
    asks: tuple[NeedView, ...] = ()
    declined: tuple[NeedView, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the leader is still to decide."""
        return self.of.case.is_open


@dataclass(frozen=True, slots=True)
class CardsReady:
    """Cards that came together, in the leader's language; `more` cases wait for theirs.

    They come once a day, at most so `most` of them; None where each comes at once.
    """

    leader: Person
    cards: tuple[Card, ...]
    more: int = 0
    most: int | None = None

    @property
    def waiting(self) -> int:
        """On how many the leader is still to decide."""
        return sum(card.waits for card in self.cards)


def most_urgent_first(views: Iterable[CaseView]) -> list[CaseView]:
    """Dates that have passed, trouble, then what nobody answers for; of each the nearest due date, the oldest case."""
    return sorted(views, key=_urgency)


def _urgency(view: CaseView) -> tuple[int, date, datetime, int]:
    case = view.case
    return _GRAVEST_FIRST.index(case.kind), view.view.task.due_on or date.max, case.opened_at, case.id
