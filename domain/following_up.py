"""Following up: a decision of the leader that changed nothing comes back, once."""

from datetime import datetime, timedelta

from domain.decisions import DecisionKind
from domain.rhythm import LONGEST_GAP, TaskRhythm

WAIT = timedelta(weeks=2)
"""So long a decision has to show."""

TIME_TO_ANSWER = timedelta(days=2)
"""After the last question of that time an owner still has this long."""


def look_at(kind: DecisionKind, rhythm: TaskRhythm, decided_at: datetime) -> datetime | None:
    """When it is looked at whether a decision changed anything; None where there is nothing left to change.

    A task that is asked about less often has as long as it takes to be asked.
    """
    if kind is DecisionKind.DROP:
        return None
    return decided_at + max(WAIT, LONGEST_GAP[rhythm] + TIME_TO_ANSWER)


def changed_nothing(kind: DecisionKind, *, still_true: bool, heard: bool, given_on: bool) -> bool:
    """Whether nothing has changed since a decision.

    `still_true` says that the reason of the case is there as it was: still overdue, blocked, off track, unowned or
    silent. `heard` says that the owner has spoken since. After every decision but *noted*, which asks nothing of
    anybody, silence is no change either. A task that was given on since then has somebody who begins with it.
    """
    if given_on:
        return False
    return still_true or not (heard or kind is DecisionKind.NOTED)
