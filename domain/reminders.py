"""Reminders of the week's question: on which days they come.

A reminder never comes on the day of the question, nor on a day on which nobody works; after the last working day of the
week there is none.
"""

from datetime import date, datetime, timedelta

from domain.cadence import Schedule, at_work, week_of, workdays_later
from domain.strength import Strength
from domain.workspace import Rhythm

EARLY_AFTER = 2
"""Working days after the question on which those are reminded who want to be reminded more."""

_WEEK = 7


def reminders(schedule: Schedule, rhythm: Rhythm, week: date, asked_at: datetime, strength: Strength) -> list[datetime]:
    """When somebody is reminded of the question of a week, at their local time of the rhythm, the earliest first.

    The week closes where the next one of the rhythm begins, also where the day was changed after the question.
    """
    asked_on, at = schedule.today(asked_at), rhythm.at
    over = week_of(rhythm, week) + timedelta(days=_WEEK)
    days = [week + timedelta(days=ahead) for ahead in range((over - week).days)]
    left = [day for day in days if day > asked_on and schedule.works_on(day)]
    if strength is Strength.LIGHT or not left:
        return []
    early = schedule.today(workdays_later(schedule, asked_at, EARLY_AFTER))
    chosen = [early] if strength is Strength.ACTIVE and early < left[-1] else []
    return [at_work(schedule, day, at) for day in (*chosen, left[-1])]


def next_reminder(
    schedule: Schedule, rhythm: Rhythm, week: date, asked_at: datetime, strength: Strength, after: datetime
) -> datetime | None:
    """The first of them that comes later than a moment, if any."""
    coming = reminders(schedule, rhythm, week, asked_at, strength)
    return next((moment for moment in coming if moment > after), None)
