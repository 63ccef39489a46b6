"""Leave, hours, zones and mutes, as whoever is away and their head see them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from bot.messages import leave
from bot.messages.hours import hours
from bot.messages.model import Block, Message
from domain.absences import Absence, Absent, Absentees, AwayAsked, LeaveNoted, Unmuted, ZoneAsked
from domain.calendars import Holiday
from domain.hours import WorkHours
from domain.notices import Content
from domain.people import Leave, ZoneMove
from tests.bot.cast import NEXT, TODAY, TOLD, Cast

LEAVES = (Leave(TODAY, date(2026, 11, 20)), Leave(date(2026, 12, 24), date(2026, 12, 24)), Leave(date(2027, 1, 9)))
MOVE = ZoneMove("America/New_York", "Asia/Riyadh", TOLD)


def own_hours(cast: Cast) -> WorkHours:
    """A part-timer in the Gulf."""
    days = frozenset({7, 1, 2, 4})
    return WorkHours(cast.owner, days, time(8, 30), time(14), is_own=True, every_other_off=date(2026, 11, 26))


def away(cast: Cast) -> Absence:
    """The owner is away today, and on two more occasions."""
    return Absence(cast.owner, TODAY, LEAVES, cast.deputy, (date(2027, 3, 9), Holiday("Eid al-Fitr", "عيد الفطر")))


def _section(blocks: Sequence[Block], cast: Cast) -> Message:
    return Message(cast.words.text("home.tasks"), tuple(blocks), cast.language)


def absentees(cast: Cast, more: int = 0) -> Absentees:
    """Three who are away, and so many more."""
    listed = (
        Absent(cast.owner, LEAVES[0], cast.deputy),
        Absent(cast.member, Leave(date(2026, 11, 26), date(2026, 11, 26)), None),
        Absent(cast.head, Leave(date(2026, 12, 4), date(2026, 11, 25)), None),
    )
    return Absentees(TODAY, listed, more)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    "away_asked": lambda cast: AwayAsked(cast.owner, TODAY, None),
    "away_asked_yes": lambda cast: AwayAsked(cast.owner, TODAY, answer=True),
    "away_asked_no": lambda cast: AwayAsked(cast.owner, TODAY, answer=False),
    "zone_asked": lambda cast: ZoneAsked(cast.owner, MOVE),
    "zone_asked_yes": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=True)),
    "zone_asked_no": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=False)),
    "zone_asked_by_itself": lambda cast: ZoneAsked(cast.owner, replace(MOVE, answer=True, by_itself=True)),
    "zone_asked_over": lambda cast: ZoneAsked(cast.owner, None),
    "unmuted": lambda cast: Unmuted(cast.owner, NEXT),
    "unmuted_unasked": lambda cast: Unmuted(cast.owner, None),
    "leave_noted": lambda cast: LeaveNoted(cast.owner, cast.head, LEAVES, cast.deputy),
}


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "hours": lambda cast: hours(own_hours(cast), cast.words),
    "hours_usual": lambda cast: hours(replace(own_hours(cast), is_own=False, every_other_off=None), cast.words),
    "leave_taken": lambda cast: leave.taken(away(cast), cast.words, own=True),
    "leave_taken_other": lambda cast: leave.taken(replace(away(cast), deputy=None), cast.words, own=False),
    "leave_back": lambda cast: leave.returned(replace(away(cast), leaves=()), cast.words, own=True),
    "leave_back_other": lambda cast: leave.returned(replace(away(cast), leaves=LEAVES[1:]), cast.words, own=False),
    "muted": lambda cast: leave.muted(replace(cast.owner, muted_until=TODAY), cast.words),
    "mute_ended": lambda cast: leave.muted(cast.owner, cast.words),
    "leave_section_muted": lambda cast: _section(
        leave.section(replace(away(cast), person=replace(cast.owner, muted_until=TODAY)), cast.words), cast
    ),
    "leave_section": lambda cast: _section(leave.section(away(cast), cast.words), cast),
    "leave_section_none": lambda cast: _section(leave.section(replace(away(cast), leaves=()), cast.words), cast),
}
