"""Calendars in the settings: their windows and forms, and what is typed about one of them."""

from typing import TYPE_CHECKING, Any

from bot import verbs
from bot.folding import folded
from bot.leave_line import read_leave
from bot.messages import calendars as says
from bot.messages import choices
from bot.messages import house as house_says
from bot.messages.actions import BadValueError, read_entry
from bot.messages.model import Message
from bot.public_holidays import KnownHolidays
from bot.slack.modals import calendars as forms
from bot.slack.modals import fields, window
from bot.slack.modals import house as house_forms
from bot.slack.request import Request
from domain.calendars import Calendar
from domain.company_choices import CalendarGone, DaysFree, House
from domain.errors import IncompleteCommandError
from domain.services.joining import DEFAULT_CALENDAR
from domain.services.settings import Outside
from domain.settings_errors import NoSuchCalendarError

if TYPE_CHECKING:
    from bot.slack.listeners.submissions import Form

Json = dict[str, Any]
THROUGH = "form"
OF_ONE = frozenset({says.CALENDARS, says.TIME, says.DAYS})
"""The groups after which a calendar may be typed."""

GROUPS = OF_ONE | {says.CALENDAR, says.NEW_DAYS, says.NEW, says.NAME, says.USERS, says.GONE}
_A_DAY = {"en": "2 dec", "ar": "2 ديسمبر"}
"""A day as it can be typed."""


def view(request: Request, of: House, name: str, about: str) -> Json:
    """The window of that name; `about` is an entry of the list, or the mark of a calendar and an entry."""
    if name == says.CALENDARS:
        return _listed(request, of, about)
    if name == says.NEW:
        return forms.new(request.words)
    known = [use.calendar for use in of.calendars]
    mark, _, start = about.partition("-")
    if not mark and len(known) > 1:  # typed, which does not say whose
        return window.view(house_says.house(of, request.words), request.words, title="form.company.title")
    calendar = choices.marked(known, mark) if mark else known[0]
    return _of_one(request, of, name, calendar, read_entry(start or "0"))


def _listed(request: Request, of: House, start: str) -> Json:
    message = says.calendars(of, read_entry(start or "0"), request.words)
    return window.view(message, request.words, title="calendars.title")


def _of_one(request: Request, of: House, name: str, calendar: Calendar, start: int = 0) -> Json:  # noqa: PLR0911  (one for each window)
    words, today = request.words, request.services.members.today(request.chat_id, request.now)
    match name:
        case says.TIME:
            return house_forms.work_time(calendar, words)
        case says.NEW_DAYS:
            return house_forms.days_off(calendar, words, today)
        case says.DAYS:
            return window.view(says.holidays(calendar, today, start, words), words, title="form.days.title")
        case says.CALENDAR:
            card = request.services.settings.calendar(request.chat_id, calendar.key)
            return window.view(says.card(card, today, words), words, title="calendars.title")
        case says.NAME:
            return forms.renamed(calendar, words)
        case says.USERS:
            return forms.users(of, calendar, words)
        case says.GONE:
            return _gone(request, of, calendar)
    raise BadValueError(name)


def _gone(request: Request, of: House, calendar: Calendar) -> Json:
    """Ask by what those work who work by it; where nobody does, only whether it is meant."""
    if any(use.people for use in of.calendars if use.calendar.key == calendar.key):
        return forms.gone(of, calendar, request.words)
    wanted = CalendarGone(calendar.key, DEFAULT_CALENDAR)
    settled = request.services.settings.preview(request.chat_id, wanted, request.now)
    return house_forms.confirm_view(settled, request.words)


def typed(request: Request, group: str, word: str, about: str) -> Json:
    """The window of a group for the calendar that was typed after its word, and days off for it."""
    of = request.services.settings.of(request.chat_id)
    command = f"{verbs.BY_NAME['settings'].shown(request.words.language)} {word}"
    calendar, rest = _named(of, group, about, command, request)
    if not rest:
        return _of_one(request, of, says.CALENDAR if group == says.CALENDARS else group, calendar)
    example = f"{command} {calendar.key} {_A_DAY[request.words.language]}"
    today = request.services.members.today(request.chat_id, request.now)
    line = read_leave(rest, today, example)
    if line.whom is not None:
        raise IncompleteCommandError(example=example)
    wanted = DaysFree(calendar.key, line.first or today, line.last)
    settled = request.services.settings.preview(request.chat_id, wanted, request.now)
    return house_forms.confirm_view(settled, request.words)


def _named(of: House, group: str, about: str, command: str, request: Request) -> tuple[Calendar, str]:
    """The calendar that is meant, and what was typed after it, which only holidays may have.

    Errors: NoSuchCalendarError, and IncompleteCommandError for days without a calendar where there are several.
    """
    text, known = folded(" ".join(about.split())), [use.calendar for use in of.calendars]
    for way, calendar in sorted(_ways(known, request).items(), key=lambda each: -len(each[0])):
        rest = text.removeprefix(way)
        if text.startswith(way) and (not rest or (rest.startswith(" ") and group == says.DAYS)):
            return calendar, rest.strip()
    if group == says.DAYS and len(known) == 1:
        return known[0], about
    name = " ".join(_before_numbers(about)) if group == says.DAYS else about
    if not name:
        raise IncompleteCommandError(example=f"{command} {known[0].key} {about}")
    names = tuple((says.name_of(each, request.words), each.key) for each in known)
    raise NoSuchCalendarError(name=name, known=names)


def _ways(known: list[Calendar], request: Request) -> dict[str, Calendar]:
    """How each calendar may be called."""
    return {
        folded(" ".join(way.split())): each for each in known for way in (says.name_of(each, request.words), each.key)
    }


def _before_numbers(text: str) -> list[str]:
    """The words before the first one with a digit, where a day begins."""
    words = text.split()
    return words[: next((at for at, word in enumerate(words) if any(map(str.isdigit, word))), len(words))]


def added(form: "Form") -> Message:
    """Make a calendar."""
    request = form.request
    made = request.services.settings.add_calendar(
        request.chat_id,
        forms.read_new(form.values),
        request.now,
        through=THROUGH,
        outside=Outside(public=KnownHolidays()),
    )
    return says.made(made, request.words)


def renamed(form: "Form") -> Message:
    """Call a calendar something else."""
    request = form.request
    uses = request.services.settings.of(request.chat_id).calendars
    calendar = choices.marked((use.calendar for use in uses), form.about.choice or "")
    name = fields.read_text(form.values, "name")
    named = request.services.settings.rename_calendar(request.chat_id, calendar.key, name, request.now, through=THROUGH)
    return says.renamed(named, request.words)
