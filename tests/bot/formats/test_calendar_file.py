"""The plan in a calendar: whole days for what is due, the monthly meeting, and the same ids in every export."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.formats.calendar_file import ics_of
from bot.words.catalogue import Words
from domain.workspace import MeetingRhythm
from tests.bot.formats.plans import AT, plan

ENGLISH = Words.plainly("en")


def events(data: bytes) -> dict[str, Event]:
    """The events of a file by the first part of their id."""
    found = [event for event in Calendar.from_ical(data).walk("VEVENT") if isinstance(event, Event)]
    return {str(event["uid"]).partition("@")[0]: event for event in found}


def test_due_dates() -> None:
    """What is due takes a whole day, blocks nobody, and says whose it is and how it stands."""
    found = events(ics_of(plan(), ENGLISH))
    assert set(found) == {"task-12", "task-13", "task-14", "item-3", "meeting"}
    late = found["task-12"]
    assert (late.decoded("dtstart"), late.decoded("dtend")) == (date(2026, 11, 20), date(2026, 11, 21))
    assert (str(late["summary"]), str(late["transp"])) == ("T-12 Sign the vendor", "TRANSPARENT")
    assert str(late["description"]) == "Owner: Omar\n🔴 Off track"
    assert str(found["task-13"]["description"]).startswith("Owner: nobody\n⚪ No word yet\nDone when: first ")
    assert str(found["task-14"]["summary"]).startswith("Done: T-14 ")
    assert found["item-3"].decoded("dtstart") == date(2026, 12, 1)


def test_the_meeting() -> None:
    """The meeting is at the leader's time, on the right weekday of each month, with the rules of that zone."""
    settings = plan().settings
    meeting = MeetingRhythm(2, 3, settings.meeting.at)
    data = ics_of(plan(settings=replace(settings, meeting=meeting)), ENGLISH)
    found = events(data)["meeting"]
    assert found.decoded("dtstart") == datetime(2026, 12, 9, 10, tzinfo=ZoneInfo("Asia/Riyadh"))
    assert b"RRULE:FREQ=MONTHLY;BYDAY=2WE\r\n" in data
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Riyadh\r\n" in data


def test_a_later_export_updates() -> None:
    """The next export has the same ids and a later stamp, so that a calendar takes it for the same events."""
    first = events(ics_of(plan(), ENGLISH))
    later = events(ics_of(plan(at=AT + timedelta(days=3)), Words.plainly("ar")))
    assert {name: str(event["uid"]) for name, event in first.items()} == {
        name: str(event["uid"]) for name, event in later.items()
    }
    assert later["task-12"].decoded("dtstamp") - first["task-12"].decoded("dtstamp") == timedelta(days=3)
    other = plan().settings
    moved = events(ics_of(plan(settings=replace(other, team_id="T0OTHER")), ENGLISH))
    assert str(moved["meeting"]["uid"]) != str(first["meeting"]["uid"])
