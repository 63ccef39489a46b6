"""Who works by which calendar, as a setting; and a calendar that goes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.company_choices import CalendarCard, CalendarGone, DepartmentUse, Settled, WorksBy
from domain.errors import MissingOwnerError
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.joining import DEFAULT_CALENDAR
from domain.services.settings.act import Change
from domain.services.settings.calendars import every, followers, known, reckon_anew, reckon_leader_anew
from domain.services.settings.people import department, somebody
from domain.settings_errors import CalendarStaysError

CALENDAR_CHOSEN, CALENDAR_REMOVED = "calendar_chosen", "calendar_removed"
"""What the trail calls them."""


def card(uow: UnitOfWork, key: str) -> CalendarCard:
    """A calendar with who works by it; UnknownCalendarError."""
    calendar = known(uow, key)
    people = followers(uow, calendar)
    here = Counter(each.department_id for each in people)
    total = Counter(each.department_id for each in uow.people.all() if each.reachable)
    parts = [DepartmentUse(each, here[each.id], total[each.id]) for each in uow.departments.all() if here[each.id]]
    if here[None] and parts:
        parts.append(DepartmentUse(None, here[None], total[None]))
    others = sum(each.key != calendar.key for each in every(uow))
    return CalendarCard(calendar, tuple(people), tuple(parts), others)


def works_by(act: Change, wanted: WorksBy) -> Settled:
    """Have members, and everybody in departments, work by a calendar; hours of their own stay with those who have any.

    Errors: UnknownCalendarError, MissingOwnerError, UnknownDepartmentError, UnknownPersonError, UnreachablePersonError.
    """
    uow, calendar = act.uow, known(act.uow, wanted.calendar)
    if not (wanted.people or wanted.departments):
        raise MissingOwnerError(field="owner")
    named = {department(act, each).id for each in wanted.departments}
    chosen = {each.id: each for each in (somebody(act, chat_id) for chat_id in wanted.people)}
    chosen |= {each.id: each for each in uow.people.all() if each.reachable and each.department_id in named}
    moved = [each for each in chosen.values() if uow.calendars.get(each.calendar).key != calendar.key]
    moved.sort(key=lambda each: (each.name.casefold(), each.id))
    former = {uow.calendars.get(each.calendar).key for each in moved}
    _move(act, moved, calendar)
    before = WorksBy(former.pop(), tuple(each.chat_id for each in moved)) if len(former) == 1 else None
    return Settled(wanted, before, bool(moved), calendar=calendar, moved=tuple(moved))


def gone(act: Change, wanted: CalendarGone) -> Settled:
    """Have a calendar go, and those who worked by it work by another one.

    Errors: UnknownCalendarError, and CalendarStaysError for the one of whoever has no other.
    """
    uow, before, instead = act.uow, known(act.uow, wanted.calendar), known(act.uow, wanted.instead)
    if before.key in {DEFAULT_CALENDAR, instead.key}:
        raise CalendarStaysError
    everybody = [each for each in uow.people.all() if each.calendar == before.key]
    moved = tuple(each for each in everybody if each.reachable)
    told = {"calendar": before.name or before.key}
    uow.calendars.remove(before.key)
    uow.audit.add(AuditEntry(act.now, CALENDAR_REMOVED, "workspace", act.by.id, told, {}, through=act.through))
    _move(act, everybody, instead)
    return Settled(wanted, None, changes=True, calendar=before, moved=moved, instead=instead)


def _move(act: Change, people: Iterable[Person], to: Calendar) -> None:
    moved = []
    for person in people:
        after = replace(person, calendar=to.key)
        act.uow.people.save(after)
        act.audit(CALENDAR_CHOSEN, f"person:{person.id}", person, after)
        if after.reachable:
            reckon_anew(act, after)
            moved.append(after)
    reckon_leader_anew(act, moved)
