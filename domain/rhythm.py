"""Rhythm: how often a task is asked about, and in which weeks its turn comes.

A week is named by its first day. Nothing but dates is counted, so that neither a restart nor a week that was skipped
moves a turn.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

_WEEK = 7
_LONG_AGO = date(2000, 1, 3)
"""From where the weeks are counted of a task of which nobody knows since when it is asked about."""

_LOOK_AHEAD = 60
"""Weeks; a turn comes at the latest in the sixth week after a task has begun."""


class TaskRhythm(StrEnum):
    """How often a task is asked about."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


LONGEST_GAP: Mapping[TaskRhythm, timedelta] = MappingProxyType(
    {
        TaskRhythm.WEEKLY: timedelta(weeks=1),
        TaskRhythm.FORTNIGHTLY: timedelta(weeks=2),
        TaskRhythm.MONTHLY: timedelta(weeks=5),
    }
)
"""The longest time from one turn to the next: a silence of so many turns is that much longer."""


def first_turn(since: date | None, week: date) -> date:
    """The first week that begins on that day or later, on the weekday on which `week` begins."""
    since = since or _LONG_AGO
    return since + timedelta(days=(week.isoweekday() - since.isoweekday()) % _WEEK)


def is_turn(rhythm: TaskRhythm, since: date | None, week: date, last: date | None) -> bool:
    """Whether a task that is asked about since a day has its turn in a week.

    `last` is the newest earlier week in which it was asked about. Every second week is counted from its first turn;
    a month has its turn in the first week that begins in it and was not used up before.
    """
    if rhythm is TaskRhythm.WEEKLY:
        return True
    first = first_turn(since, week)
    if week < first:
        return False
    if rhythm is TaskRhythm.FORTNIGHTLY:
        return (week - first).days % (2 * _WEEK) == 0
    return last is None or last < max(first, week.replace(day=1))


def next_turn(rhythm: TaskRhythm, since: date | None, week: date, last: date | None) -> date:
    """The first week after that one in which the task has its turn; `last` may be that week itself."""
    coming = max(week + timedelta(days=_WEEK), first_turn(since, week))
    for ahead in range(_LOOK_AHEAD):
        there = coming + timedelta(weeks=ahead)
        if is_turn(rhythm, since, there, last):
            return there
    return coming
