"""Choices of company settings as buttons and forms carry them: small letters, digits and hyphens, read strictly.

A calendar travels by a mark made of its key, since keys are somebody's own words.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time

from bot.messages.actions import BadValueError, read_id
from domain.calendars import Calendar
from domain.company_choices import (
    CalendarGone,
    ChannelFor,
    Choice,
    DaysFree,
    HeadIs,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewsOf,
    Room,
    WorksBy,
    WorkTime,
)
from domain.services.joining import DEFAULT_CALENDAR
from domain.settings_errors import UnknownCalendarError

NONE = "none"
INBOX_DAYS = (1, 2, 3, 7, 14, 30)
QUESTION_WEEKS = tuple(range(1, 9))
REWRITE_WEEKS = (0, 4, 8, 13, 26, 52)
_CHAT_ID = re.compile(r"[a-z0-9]{3,20}")
_KNOWN_ID = re.compile(r"[A-Z0-9]{3,20}")
_LANGUAGES = frozenset({"en", "ar"})
_SIGNS = {"0": False, "1": True}
_MARK = 12
_OWN_MARK = re.compile(rf"[0-9a-f]{{{_MARK}}}")
LONGEST = 1000
"""Characters of a choice as it travels."""


def mark(key: str) -> str:
    """What stands for a calendar."""
    return hashlib.sha256(key.encode()).hexdigest()[:_MARK]


def marked(calendars: Iterable[Calendar], text: str) -> Calendar:
    """The calendar with that mark; UnknownCalendarError for one that is gone, BadValueError for no mark at all."""
    found = next((each for each in calendars if mark(each.key) == text), None)
    if found is None and _OWN_MARK.fullmatch(text):
        raise UnknownCalendarError
    if found is None:
        raise BadValueError(text)
    return found


def encode(choice: Choice) -> str | None:
    """A choice as it travels; None for one that names something of another shape, such as a channel by its name.

    So it is for one that names too many people to be carried.
    """
    parts = [_NAMES[type(choice)], *_parts(choice)]
    text = "-".join(str(part) for part in parts)
    return None if None in parts or len(text) > LONGEST else text


def _parts(choice: Choice) -> list[str | None]:  # noqa: PLR0911  (one for each kind of choice)
    match choice:
        case WorkTime() | DaysFree() | WorksBy() | CalendarGone():
            return _of_calendar(choice)
        case ChannelFor():
            room = choice.room.value if isinstance(choice.room, Room) else str(choice.room)
            return [room, _id_out(choice.channel)]
        case LeaderIs():
            return [_id_out(choice.chat_id)]
        case KeeperIs():
            return [_id_out(choice.chat_id), _sign(yes=choice.keeps)]
        case HeadIs():
            return [str(choice.department_id), _id_out(choice.chat_id)]
        case NewsOf():
            return [str(choice.department_id), _sign(yes=choice.told)]
        case LanguageIs():
            return [choice.language or NONE]
        case KeptFor():
            return [str(choice.inbox_days), str(choice.question_weeks), str(choice.rewrite_weeks)]


def _of_calendar(choice: WorkTime | DaysFree | WorksBy | CalendarGone) -> list[str | None]:
    match choice:
        case WorkTime():
            days = "".join(str(day) for day in sorted(choice.work_days))
            hours = (f"{choice.starts:%H%M}", f"{choice.ends:%H%M}")
            return [mark(choice.calendar), days, *hours, (choice.country or NONE).lower()]
        case DaysFree():
            first, last = (f"{day:%Y%m%d}" for day in (choice.first, choice.last))
            return [mark(choice.calendar), first, last, _sign(yes=choice.free)]
        case WorksBy():
            departments = [str(each) for each in choice.departments]
            people = [_id_out(each) for each in choice.people]
            return [mark(choice.calendar), str(len(departments)), *departments, *people]
        case CalendarGone():
            return [mark(choice.calendar), mark(choice.instead)]


def decode(text: str, calendars: Iterable[Calendar]) -> Choice:
    """Read it back; BadValueError when it is none of ours."""
    name, *parts = text.split("-")
    read = _READERS.get(name)
    if read is None:
        raise BadValueError(text)
    try:
        return read(parts, list(calendars))
    except (ValueError, KeyError) as error:
        raise BadValueError(text) from error


Reader = Callable[[list[str], list[Calendar]], Choice]


def _work_time(parts: list[str], calendars: list[Calendar]) -> Choice:
    of, days, starts, ends, country = parts
    work_days = frozenset(int(day) for day in days)
    if not work_days <= frozenset(range(1, 8)):
        raise BadValueError(days)
    code = None if country == NONE else country.upper()
    return WorkTime(marked(calendars, of).key, work_days, _time(starts), _time(ends), code)


def _days_free(parts: list[str], calendars: list[Calendar]) -> Choice:
    of, first, last, free = parts
    return DaysFree(marked(calendars, of).key, date.fromisoformat(first), date.fromisoformat(last), _SIGNS[free])


def _works_by(parts: list[str], calendars: list[Calendar]) -> Choice:
    of, number, *named = parts
    count = int(number)
    if not 0 <= count <= len(named):
        raise BadValueError(number)
    departments, people = named[:count], named[count:]
    return WorksBy(
        marked(calendars, of).key,
        tuple(_somebody(each) for each in people),
        tuple(read_id(each) for each in departments),
    )


def _gone(parts: list[str], calendars: list[Calendar]) -> Choice:
    of, instead = parts
    return CalendarGone(marked(calendars, of).key, marked([*calendars, Calendar(DEFAULT_CALENDAR)], instead).key)


def _channel(parts: list[str], _calendars: list[Calendar]) -> Choice:
    room, channel = parts
    return ChannelFor(read_room(room), _id_in(channel))


def _leader(parts: list[str], _calendars: list[Calendar]) -> Choice:
    (who,) = parts
    return LeaderIs(_somebody(who))


def _keeper(parts: list[str], _calendars: list[Calendar]) -> Choice:
    who, keeps = parts
    return KeeperIs(_somebody(who), _SIGNS[keeps])


def _head(parts: list[str], _calendars: list[Calendar]) -> Choice:
    department, who = parts
    return HeadIs(read_id(department), _id_in(who))


def _news(parts: list[str], _calendars: list[Calendar]) -> Choice:
    department, told = parts
    return NewsOf(read_id(department), _SIGNS[told])


def _language(parts: list[str], _calendars: list[Calendar]) -> Choice:
    (language,) = parts
    if language not in {*_LANGUAGES, NONE}:
        raise BadValueError(language)
    return LanguageIs(None if language == NONE else language)


def _kept(parts: list[str], _calendars: list[Calendar]) -> Choice:
    inbox, questions, rewrites = map(int, parts)
    if inbox not in INBOX_DAYS or questions not in QUESTION_WEEKS or rewrites not in REWRITE_WEEKS:
        raise BadValueError("-".join(parts))
    return KeptFor(inbox, questions, rewrites)


def read_room(text: str) -> Room | int:
    """What is posted: one of the company's, or what concerns a department."""
    return Room(text) if text in set(Room) else read_id(text)


_NAMES: Mapping[type[Choice], str] = {
    WorkTime: "time",
    DaysFree: "free",
    WorksBy: "by",
    CalendarGone: "gone",
    ChannelFor: "room",
    LeaderIs: "lead",
    KeeperIs: "keep",
    HeadIs: "head",
    NewsOf: "news",
    LanguageIs: "speak",
    KeptFor: "store",
}
_READERS: Mapping[str, Reader] = {
    "time": _work_time,
    "free": _days_free,
    "by": _works_by,
    "gone": _gone,
    "room": _channel,
    "lead": _leader,
    "keep": _keeper,
    "head": _head,
    "news": _news,
    "speak": _language,
    "store": _kept,
}


def _sign(*, yes: bool) -> str:
    return str(int(yes))


def _id_out(chat_id: str | None) -> str | None:
    if chat_id is None:
        return NONE
    return chat_id.lower() if _KNOWN_ID.fullmatch(chat_id) else None


def _id_in(text: str) -> str | None:
    return None if text == NONE else _somebody(text)


def _somebody(text: str) -> str:
    if not _CHAT_ID.fullmatch(text):
        raise BadValueError(text)
    return text.upper()


def _time(text: str) -> time:
    return time(int(text[:2]), int(text[2:]))
