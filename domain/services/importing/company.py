"""The company itself: its calendars and settings, and the first moments of everything that repeats."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.cadence import Schedule, next_slot, working_moment
from domain.calendars import Calendar
from domain.meetings import next_meeting
from domain.people import Person
from domain.services.importing.ledger import Kind, Ledger
from domain.workspace import Workspace

Calendars = Mapping[str, tuple[Calendar | None, Calendar]]
"""Each calendar of the draft by its key: as it was, None for a new one, and as it is."""


def bring_calendars(book: Ledger) -> Calendars:
    """Make or change the calendars."""
    brought = {}
    for draft in book.draft.calendars:
        found = book.uow.calendars.get(draft.key)
        before = found if found.key == draft.key else None
        where = draft.country, draft.subdivision
        same = before is not None and where == (before.country, before.subdivision)
        after = Calendar(
            *(draft.key, draft.work_days, draft.starts, draft.ends, draft.days_off, *where, draft.days_on),
            public=before.public if before is not None and same else {},
            name=draft.name,
        )
        after = _with_the_chats_word(book, before, after)
        if before != after:
            book.uow.calendars.save(after)
        book.note(Kind.CALENDARS, f"calendar:{draft.key}", before, after)
        brought[draft.key] = (before, after)
    return brought


_CALENDAR_FROM_CHAT = ("name", "work_days", "starts", "ends", "days_off", "days_on", "country", "subdivision")
_ROOMS_FROM_CHAT = ("leader_id", "digest_channel", "meeting_channel")


def _with_the_chats_word(book: Ledger, before: Calendar | None, after: Calendar) -> Calendar:
    """The calendar as the draft has it, except for what was changed in the chat."""
    if before is None or before == after:
        return after
    told = book.changed_in_chat(f"calendar:{after.key}")
    kept = _differing(before, after, [name for name in _CALENDAR_FROM_CHAT if name in told])
    book.keep(Kind.CALENDARS, after.key, kept)
    if {"country", "subdivision"} & kept.keys():
        kept["public"] = before.public
    return replace(after, **kept)


def _differing(before: Calendar | Workspace, after: Calendar | Workspace, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}


def schedule_after(book: Ledger, person: Person, calendars: Calendars) -> Schedule:
    """When a person may be written to from now on."""
    known = calendars.get(person.calendar)
    return Schedule.of(person, known[1] if known else book.uow.calendars.get(person.calendar))


def schedule_before(book: Ledger, person: Person, calendars: Calendars) -> Schedule:
    """When a person could be written to before this import."""
    known = calendars.get(person.calendar)
    return Schedule.of(person, (known[0] if known else None) or book.uow.calendars.get(person.calendar))


FROM_CHAT = (
    *("check_in", "digest", "meeting", "ladder", "silent_weeks", "still_turns", "answer_days"),
    *("person_load", "plan_load", "leader_weeks", "strength", "currency"),
)
"""What the chat may change as well; where it has, its word stays."""

_CALLED_BEFORE = {"ladder": "rung_days"}
"""What the trail called it before it had its present name."""


def keep_settings(book: Ledger) -> None:
    """Have the chat's word on days, times and thresholds stand in the draft, before anything is reckoned from it."""
    before, told = book.uow.workspaces.find(), book.changed_in_chat("workspace")
    if before is None:
        return
    kept = {name: getattr(before, name) for name in FROM_CHAT if {name, _CALLED_BEFORE.get(name)} & told}
    differing = [name for name, value in kept.items() if getattr(book.draft, name) != value]
    book.keep(Kind.SETTINGS, before.company, differing)
    book.draft = replace(book.draft, **kept)


def bring_settings(
    book: Ledger, everybody: Mapping[str, Person], known: Mapping[str, Person], calendars: Calendars
) -> None:
    """Make or change the settings; what is due next is reckoned anew where what it depends on has changed.

    `everybody` are the people of the draft by key as they are now, `known` those by chat id as they were.
    """
    draft = book.draft
    before = book.uow.workspaces.find()
    named = everybody[draft.leader]
    after = replace(
        before or Workspace(draft.company, draft.plan_title, None, None, None),
        company=draft.company,
        plan_title=draft.plan_title,
        leader_id=named.id,
        digest_channel=draft.channel_id(draft.digest_channel),
        meeting_channel=draft.channel_id(draft.meeting_channel),
        check_in=draft.check_in,
        digest=draft.digest,
        meeting=draft.meeting,
        silent_weeks=draft.silent_weeks,
        still_turns=draft.still_turns,
        answer_days=draft.answer_days,
        person_load=draft.person_load,
        plan_load=draft.plan_load,
        currency=draft.currency,
        leader_weeks=draft.leader_weeks,
        strength=draft.strength,
        ladder=draft.ladder,
        set_up_step=None,
    )
    if before is not None:
        told = book.changed_in_chat("workspace")
        kept = _differing(before, after, [name for name in _ROOMS_FROM_CHAT if name in told])
        book.keep(Kind.SETTINGS, before.company, kept)
        after = replace(after, **kept)
    leader = named if after.leader_id in {named.id, None} else book.uow.people.get(after.leader_id or 0)
    schedule = schedule_after(book, leader, calendars)
    was = known.get(leader.chat_id)
    moved = before is None or was is None or before.leader_id != leader.id
    moved = moved or (was is not None and schedule_before(book, was, calendars) != schedule)
    if before is None or moved or before.digest != after.digest:
        after = with_digest(after, schedule, book.now)
    if before is None or moved or before.meeting != after.meeting:
        after = with_meeting(after, schedule, book.now)
    if before != after:
        book.uow.workspaces.save(after)
    book.note(Kind.SETTINGS, "workspace", before, after)


def with_digest(settings: Workspace, schedule: Schedule, now: datetime) -> Workspace:
    """The next digest, in the leader's time."""
    if _is_due(settings.next_digest_at, now):
        return settings
    return replace(settings, next_digest_at=next_slot(schedule, settings.digest, now))


def with_meeting(settings: Workspace, schedule: Schedule, now: datetime) -> Workspace:
    """The next meeting; an agenda that should have been posted already is posted in the next working hour."""
    if _is_due(settings.next_agenda_at, now):
        return settings
    meeting = next_meeting(settings.meeting, schedule, schedule.today(now))
    agenda_at = meeting.agenda_at if meeting.agenda_at > now else working_moment(schedule, now)
    return replace(settings, next_agenda_at=agenda_at, next_meeting_on=meeting.on)


def _is_due(moment: datetime | None, now: datetime) -> bool:
    """What is due at this very moment stays due, or it would be skipped."""
    return moment is not None and moment <= now
