"""The people of a plan and their departments."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.cadence import next_slot
from domain.departments import Department
from domain.people import Person
from domain.plan import PersonDraft
from domain.services.importing.company import Calendars, schedule_after, schedule_before
from domain.services.importing.ledger import Kind, Ledger

_FROM_CHAT = ("zone", "locale", "calendar", "is_guest", "is_plan_keeper", "away_from", "away_until", "own_time")
"""What the chat may tell of a person; where it has, its word stays."""


_SET_IN_CHAT = ("name", "head_id", "channel", "ladder")
"""What the chat may set of a department; where it has, its word stays."""


def bring_newcomers(book: Ledger) -> Mapping[str, Person]:
    """Make whoever is new, so that everybody has an id; the people who were there before, by chat id."""
    known = {person.chat_id: person for person in book.uow.people.all()}
    settings = book.uow.workspaces.find()
    language = None if settings is None else settings.language
    for draft in book.draft.people:
        person = known.get(draft.chat_id) or book.uow.people.add(
            Person(*(0, draft.chat_id, draft.name, draft.zone, draft.locale, draft.calendar), usual_language=language)
        )
        book.people[draft.key] = person.id
    book.absent(Kind.PEOPLE, known, (draft.chat_id for draft in book.draft.people))
    return known


def bring_departments(book: Ledger) -> None:
    """Make or change the departments."""
    known = {department.key: department for department in book.uow.departments.all()}
    for draft in book.draft.departments:
        before = known.get(draft.key)
        after = Department(
            id=before.id if before else 0,
            key=draft.key,
            name=draft.name,
            head_id=None if draft.head is None else book.people[draft.head],
            channel=book.draft.channel_id(draft.channel),
            ladder=draft.ladder,
            tells_head=before is None or before.tells_head,
        )
        after = _with_the_chats_word(book, before, after)
        if before is None:
            after = book.uow.departments.add(after)
        elif before != after:
            book.uow.departments.save(after)
        book.departments[draft.key] = after.id
        book.note(Kind.DEPARTMENTS, _subject(after), before, after)
    book.absent(Kind.DEPARTMENTS, known, book.departments)


def _with_the_chats_word(book: Ledger, before: Department | None, after: Department) -> Department:
    """The department as the draft has it, except for what was changed in the chat."""
    differing = (
        [] if before is None else [name for name in _SET_IN_CHAT if getattr(before, name) != getattr(after, name)]
    )
    if before is None or not differing:
        return after
    told = book.changed_in_chat(_subject(before))
    kept = {name: getattr(before, name) for name in differing if name in told}
    book.keep(Kind.DEPARTMENTS, before.name, kept)
    return replace(after, **kept)


def _subject(department: Department) -> str:
    return f"department:{department.id}"


def bring_people(book: Ledger, known: Mapping[str, Person], calendars: Calendars) -> dict[str, Person]:
    """Give everybody their place and their next check-in; the people of the draft by key."""
    everybody = {}
    for draft in book.draft.people:
        before = known.get(draft.chat_id)
        base = before or book.uow.people.get(book.people[draft.key])
        after = _placed(book, draft, base)
        after = replace(after, next_ask_at=_next_ask(book, before, after, calendars))
        if after != base:
            book.uow.people.save(after)
        book.note(Kind.PEOPLE, f"person:{after.id}", before, after)
        everybody[draft.key] = after
    return everybody


def _placed(book: Ledger, draft: PersonDraft, base: Person) -> Person:
    """The person as the draft has them, except for what the chat knows better."""
    wanted = replace(
        base,
        name=draft.name,
        zone=draft.zone,
        locale=draft.locale,
        calendar=draft.calendar,
        department_id=None if draft.department is None else book.departments[draft.department],
        manager_id=None if draft.manager is None else book.people[draft.manager],
        deputy_id=None if draft.deputy is None else book.people[draft.deputy],
        is_guest=draft.is_guest,
        is_plan_keeper=draft.is_plan_keeper,
        own_time=draft.own_time,
        plan_time=draft.own_time,
        away_from=book.day(draft.away_from, base.away_from),
        away_until=book.day(draft.away_until, base.away_until),
    )
    told = book.changed_in_chat(f"person:{base.id}")
    if base.own_time == base.plan_time:  # also where they gave hours of their own back
        told -= {"own_time"}
    kept = {
        name: getattr(base, name)
        for name in _FROM_CHAT
        if name in told and getattr(base, name) != getattr(wanted, name)
    }
    book.keep(Kind.PEOPLE, base.name, kept)
    return replace(wanted, **kept)


def _next_ask(book: Ledger, before: Person | None, after: Person, calendars: Calendars) -> datetime | None:
    """The next check-in, reckoned anew for newcomers and for those whose time or rhythm has changed."""
    if not after.reachable:
        return None
    schedule = schedule_after(book, after, calendars)
    if before is not None and before.next_ask_at is not None:
        settings = book.uow.workspaces.find()
        same = schedule_before(book, before, calendars) == schedule
        same = same and settings is not None and settings.check_in == book.draft.check_in
        if same or before.next_ask_at <= book.now:
            return before.next_ask_at
    return next_slot(schedule, book.draft.check_in, book.now)
