"""Waking: cases that waited for somebody's working time go on once that time is known, and no sooner than announced."""

from datetime import datetime

from domain.cadence import workdays_later
from domain.ladder import Case
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import local_time


def wake_cases(uow: UnitOfWork, person: Person, now: datetime, *, earliest: datetime | None = None) -> None:
    """Have cases that wait to be told to a person looked at again from `earliest` (now) on.

    None goes on before the moment that was announced for it, nor while its owner holds it back.
    """
    waiting = [case for case in uow.cases.climbing_to(person.id) if case.next_at is not None and case.next_at > now]
    pauses = uow.pauses.of_cases([case.id for case in waiting]) if waiting else []
    for case in waiting:
        held = [each.until for each in pauses if each.case_id == case.id and each.runs(now)]
        due = max([earliest or now, _announced(uow, case), *held])
        if case.next_at is not None and due < case.next_at:
            uow.cases.postpone(case, due)


def _announced(uow: UnitOfWork, case: Case) -> datetime:
    """When the next rung would be told if nobody there were away."""
    if case.rung < 0 or case.told_at is None:
        return case.opened_at
    told = uow.people.get(case.ladder[case.rung].person_id)
    schedule = local_time.schedule(uow, told)
    return workdays_later(schedule, case.told_at, case.ladder[case.rung].days)
