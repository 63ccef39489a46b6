"""The calendars in the settings: which there are, who works by one, its holidays, and what came of a change to them."""

from datetime import date

from bot.messages import actions, choices, parts
from bot.messages.model import Block, Bullets, Button, Buttons, Items, Message, Note, Paragraph, Simple, Text
from bot.messages.paging import Pager, every
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.company_choices import CalendarCard, CalendarGone, CalendarUse, DaysFree, DepartmentUse, House, Settled
from domain.hours import in_order
from domain.people import Person
from domain.services.joining import DEFAULT_CALENDAR

TIME, DAYS, NEW_DAYS, CALENDARS, CALENDAR, NEW, NAME, USERS, GONE = (
    *("time", "days", "add", "calendars", "calendar", "newcalendar", "calendarname", "users", "gonecalendar"),
)
"""The windows of this group, as their buttons name them; a calendar's mark follows where they are of one."""

ALL = "all"
ON_A_PAGE = 8
MOST_NAMES = 12
"""So many people are told by name; the others are counted."""


def calendars(of: House, start: int, words: Words) -> Message:
    """Each with its days and hours and the way into it, a page at a time, and the form for a new one."""
    known = of.calendars
    start = start if start < len(known) else 0
    groups = tuple(tuple(_group(each, words)) for each in known[start : start + ON_A_PAGE])
    title = words.text("calendars.title")
    pager = Pager(actions.SETTING_OPEN, lambda at: f"{CALENDARS}-{at}", title, start, len(known), ON_A_PAGE)
    row = (_button(NEW, "button.add_calendar", words), _button(ALL, "button.house_back", words))
    blocks = (Paragraph(words.text("calendars.about")), Items(groups, (), below=every(len(groups), pager, words)))
    return Message(title, (*blocks, Buttons(row)), words.language)


def card(of: CalendarCard, today: date, words: Words) -> Message:
    """One calendar: its days and hours, who works by it, what comes next, and everything that can be changed of it."""
    calendar = of.calendar
    lines = [says_calendar(calendar, len(of.people), words), country(calendar.country, words)]
    lines += [*_next_off(calendar, today, words), *_who(of, words)]
    blocks: list[Block] = [
        Bullets(tuple(lines)),
        Buttons((*time_buttons(calendar, words), users_button(calendar, words))),
    ]
    row = [of_calendar(calendar, NAME, words.line("button.rename"), words)]
    if of.others and calendar.key != DEFAULT_CALENDAR:
        row.append(of_calendar(calendar, GONE, words.line("button.remove_calendar"), words))
    blocks += [Buttons(tuple(row)), _back(words), Note(words.text("departments.known", short=calendar.key))]
    return Message(words.text("calendars.card", name=name_of(calendar, words)), tuple(blocks), words.language)


def made(calendar: Calendar, words: Words) -> Message:
    """That it is there, and that somebody has to work by it now."""
    lines = (says_calendar(calendar, 0, words), country(calendar.country, words), words.text("calendars.nobody"))
    row = (users_button(calendar, words), time_buttons(calendar, words)[1])
    summary = words.text("calendars.added", name=name_of(calendar, words))
    known = Note(words.text("departments.known", short=calendar.key))
    return Message(summary, (Bullets(lines), Buttons(row), _back(words), known), words.language)


def renamed(calendar: Calendar, words: Words) -> Message:
    """What it is called now, and how commands know it."""
    known = Paragraph(words.text("departments.known", short=calendar.key))
    summary = words.text("calendars.renamed", name=name_of(calendar, words))
    return Message(summary, (known, Buttons((this_calendar(calendar, words),)), _back(words)), words.language)


def moved(of: Settled, words: Words) -> list[Text]:
    """Who works by which calendar from then on."""
    if isinstance(of.wanted, CalendarGone) and of.calendar is not None and of.instead is not None:
        gone = words.text("calendars.gone", name=name_of(of.calendar, words))
        return [gone, _works_by(of.moved, of.instead, words) if of.moved else words.text("calendars.gone_nobody")]
    if of.calendar is None:
        return []
    if not of.moved:
        return [words.text("calendars.same", name=_within(of.calendar, words))]
    return [_works_by(of.moved, of.calendar, words)]


def holidays(calendar: Calendar, today: date, start: int, words: Words) -> Message:
    """The days off of a calendar that are to come, a page at a time, each with the way to change it."""
    of, known = choices.mark(calendar.key), _days_ahead(calendar, today)
    start = start if start < len(known) else 0
    shown = known[start : start + ON_A_PAGE]
    groups = tuple(tuple(_holiday(calendar, day, words)) for day in shown)
    title = words.text("house.holidays", name=name_of(calendar, words))
    pager = Pager(actions.SETTING_OPEN, lambda at: f"{DAYS}-{of}-{at}", title, start, len(known), ON_A_PAGE)
    listed: list[Block] = [Items(groups, (), below=every(len(groups), pager, words))] if groups else []
    blocks = listed or [Paragraph(words.text("house.holidays.none"))]
    row = (
        _button(f"{NEW_DAYS}-{of}", "button.add_days_off", words),
        this_calendar(calendar, words),
        _button(ALL, "button.house_back", words),
    )
    return Message(title, (*blocks, Buttons(row)), words.language)


def name_of(calendar: Calendar, words: Words) -> str:
    """What a calendar is called."""
    if calendar.name is not None:
        return calendar.name
    return words.line("house.usual_calendar") if calendar.key == DEFAULT_CALENDAR else calendar.key


def _within(calendar: Calendar, words: Words) -> str:
    """What it is called within a sentence."""
    is_nameless = calendar.key == DEFAULT_CALENDAR and calendar.name is None
    return words.line("house.usual_calendar.within") if is_nameless else name_of(calendar, words)


def says_calendar(of: Calendar, people: int, words: Words) -> Text:
    """Its working days and hours, and how many people work by it."""
    days = words.formats.listing([words.weekday(day) for day in in_order(of.work_days)])
    starts, ends = (words.formats.time_of_day(each) for each in (of.starts, of.ends))
    return words.plural("house.calendar", people, name=name_of(of, words), days=days, starts=starts, ends=ends)


def country(code: str | None, words: Words) -> Text:
    """Whose public holidays are days off."""
    if code is None:
        return words.text("house.no_country")
    return words.text("house.country", country=words.formats.country(code))


def time_buttons(calendar: Calendar, words: Words) -> tuple[Button, Button]:
    """The ways to its working time, and to its holidays."""
    time = of_calendar(calendar, TIME, words.line("button.house_time"), words)
    return time, of_calendar(calendar, DAYS, words.line("button.house_days"), words)


def users_button(calendar: Calendar, words: Words) -> Button:
    """The form that says who works by it."""
    return of_calendar(calendar, USERS, words.line("button.calendar_users"), words)


def this_calendar(calendar: Calendar, words: Words) -> Button:
    """The way into a calendar, from what was said of it."""
    return of_calendar(calendar, CALENDAR, words.line("button.this_calendar"), words)


def of_calendar(calendar: Calendar, window: str, label: str, words: Words) -> Button:
    """Screen readers hear which of the calendars it is."""
    about = words.line("button.about_it", label=label, what=name_of(calendar, words))
    return Button(actions.SETTING_OPEN, f"{window}-{choices.mark(calendar.key)}", label, about)


def _group(use: CalendarUse, words: Words) -> list[Simple]:
    lines = (says_calendar(use.calendar, use.people, words), country(use.calendar.country, words))
    row = Buttons((of_calendar(use.calendar, CALENDAR, words.line("button.open_calendar"), words),))
    return [*(Paragraph(line) for line in lines), row]


def _who(of: CalendarCard, words: Words) -> list[Text]:
    """From which departments they are, and their names."""
    if not of.people:
        return [words.text("calendars.nobody")]
    lines = [_part(each, words) for each in of.departments[:ON_A_PAGE]]
    if len(of.departments) > ON_A_PAGE:
        lines.append(words.plural("calendars.more_departments", len(of.departments) - ON_A_PAGE))
    names, others = words.names(of.people[:MOST_NAMES]), len(of.people) - MOST_NAMES
    if others > 0:
        return [*lines, words.plural("calendars.people_more", others, people=names)]
    return [*lines, words.text("calendars.people", people=names)]


def _part(of: DepartmentUse, words: Words) -> Text:
    if of.department is None:
        return words.plural("calendars.part_none", of.people)
    name = of.department.name
    if of.people == of.total:
        return words.plural("calendars.part_all", of.people, department=name)
    return words.plural("calendars.part", of.total, department=name, some=words.number(of.people))


def _works_by(people: tuple[Person, ...], calendar: Calendar, words: Words) -> Text:
    names, name = words.names(people[:MOST_NAMES]), _within(calendar, words)
    key = "calendars.moved" if len(people) <= MOST_NAMES else "calendars.moved_some"
    return words.plural(key, len(people), name=name, people=names)


def _next_off(calendar: Calendar, today: date, words: Words) -> list[Text]:
    free = (day for day in _days_ahead(calendar, today) if not calendar.works_on(day))
    first = next(free, None)
    if first is None:
        return [words.text("house.holidays.none")]
    public = None if first in calendar.days_off else calendar.public.get(first)
    if public is None:
        return [words.text("calendars.next_off", day=words.full_day(first))]
    return [words.text("calendars.next_holiday", day=words.full_day(first), name=public.name(words.language))]


def _days_ahead(calendar: Calendar, today: date) -> list[date]:
    known = {*calendar.days_off, *calendar.public}
    return sorted(day for day in known if day >= today)


def _holiday(calendar: Calendar, day: date, words: Words) -> list[Simple]:
    shown, public = words.full_day(day), calendar.public.get(day)
    worked = public is not None and day in calendar.days_on and day not in calendar.days_off
    if public is None:
        line = words.text("house.holiday.own", day=shown)
    else:
        key = "house.holiday.worked" if worked else "house.holiday.public"
        line = words.text(key, day=shown, name=public.name(words.language))
    label = words.line("button.free_that_day" if worked else "button.work_that_day")
    value = choices.encode(DaysFree(calendar.key, day, day, free=worked)) or actions.NO_VALUE
    about = words.line("button.about_it", label=label, what=shown)
    return [Paragraph(line), Buttons((Button(actions.SETTING_DAY, value, label, about),))]


def _back(words: Words) -> Buttons:
    return Buttons((_button(CALENDARS, "button.all_calendars", words), _button(ALL, "button.house_back", words)))


def _button(value: str, key: str, words: Words) -> Button:
    return parts.plain_button(actions.SETTING_OPEN, key, words, value)
