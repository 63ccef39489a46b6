"""Who is away, for those who read reports: nobody who is away counts as missing."""

from datetime import date, timedelta

from domain.absences import Absent, Absentees
from domain.ports import UnitOfWork
from domain.services import access

MOST_NAMED = 5
"""So many are named, the others are counted: the list says why a voice is missing, it is no calendar."""

A_WEEK = timedelta(days=6)
"""A week counts its first day."""


def absentees(uow: UnitOfWork, first_day: date, last_day: date) -> Absentees:
    """Those with a part in the plan who are away on any of these days."""
    found = []
    for person in uow.people.leave_takers():
        leaves = (leave for leave in person.leaves if first_day <= leave.last)
        leave = next((each for each in leaves if each.first is None or each.first <= last_day), None)
        if leave is not None:
            found.append((person, leave))
    listed = tuple(
        Absent(person, leave, access.stand_in(uow, person, max(first_day, leave.first or first_day)))
        for person, leave in found[:MOST_NAMED]
    )
    return Absentees(first_day, listed, len(found) - len(listed))


def away_on(uow: UnitOfWork, day: date) -> list[int]:
    """The ids of everybody with a part in the plan who is away on that day."""
    return [person.id for person in uow.people.leave_takers() if person.away_on(day)]
