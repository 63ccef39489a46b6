"""The company's settings: one window that leads to each group, what would come of a change, and that it was made."""

from datetime import date

from bot.messages import actions, choices, parts
from bot.messages.departments import DEPARTMENTS, head_line
from bot.messages.ladder import section_button as ladder_button
from bot.messages.model import Block, Bullets, Button, Buttons, Items, Message, Note, Paragraph, Simple, Text
from bot.messages.paging import Pager, every
from bot.messages.settings import LANGUAGE_WORDS
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.company_choices import (
    CalendarUse,
    ChannelFor,
    DaysFree,
    Effect,
    HeadIs,
    House,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewsOf,
    Room,
    Settled,
    WorkTime,
)
from domain.hours import in_order
from domain.services.joining import DEFAULT_CALENDAR

RHYTHM, TIME, DAYS, NEW_DAYS, CHANNELS, ROLES, NEWS, LANGUAGE, KEPT, ALL = (
    *("rhythm", "time", "days", "add", "channels", "roles", "news", "language", "kept", "all"),
)
"""The groups, as their buttons name them; a calendar's mark follows where there is one."""

ON_A_PAGE = 8


def house(of: House, words: Words) -> Message:
    """Everything that is set, each group with its button."""
    blocks: list[Block] = [*_rhythm(of, words)]
    for use in of.calendars:
        blocks += _calendar(use, words)
    blocks += [Paragraph(words.text("house.ladder")), Buttons((ladder_button(words),))]
    blocks += [Bullets(tuple(_channels(of, words))), _row(CHANNELS, "button.house_channels", words)]
    blocks += [Paragraph(words.plural("house.departments", len(of.departments)))]
    blocks += [_row(DEPARTMENTS, "button.house_departments", words)]
    blocks += [Bullets(tuple(_roles(of, words))), _row(ROLES, "button.house_roles", words)]
    if of.departments:
        blocks += [Paragraph(_news(of, words)), _row(NEWS, "button.house_news", words)]
    blocks += [Paragraph(_language(of.settings.language, words)), _row(LANGUAGE, "button.house_language", words)]
    blocks += [Paragraph(words.text("house.kept")), _row(KEPT, "button.house_kept", words)]
    blocks.append(Note(words.text("company.footer")))
    return Message(words.text("form.company.title"), tuple(blocks), words.language)


def preview(of: Settled, words: Words, channel: str = "") -> Message:
    """What would come of a change; nothing is changed yet. `channel` is what a channel is called."""
    return _told(of, words, channel, "company.outlook" if of.changes else "company.same")


def changed(of: Settled, words: Words, channel: str = "") -> Message:
    """What holds from now on, and the way back."""
    return _told(of, words, channel, "company.changed", _after(of, words))


def after_buttons(back: str | None, words: Words) -> Buttons:
    """What can be pressed when something was set: put it back, or go on to the other settings."""
    row = [] if back is None else [_button(actions.SETTING_UNDO, back, "button.put_back", words)]
    return Buttons((*row, _button(actions.SETTING_OPEN, ALL, "button.house_back", words)))


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
        _button(actions.SETTING_OPEN, f"{NEW_DAYS}-{of}", "button.add_days_off", words),
        _button(actions.SETTING_OPEN, ALL, "button.house_back", words),
    )
    return Message(title, (*blocks, Buttons(row)), words.language)


def name_of(calendar: Calendar, words: Words) -> str:
    """What a calendar is called."""
    return words.line("house.usual_calendar") if calendar.key == DEFAULT_CALENDAR else calendar.key


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


def _rhythm(of: House, words: Words) -> list[Block]:
    ask, digest = of.settings.check_in, of.settings.digest
    line = words.text(
        "house.rhythm",
        ask_day=words.weekday(ask.weekday),
        ask_time=words.formats.time_of_day(ask.at),
        digest_day=words.weekday(digest.weekday),
        digest_time=words.formats.time_of_day(digest.at),
    )
    return [Paragraph(line), _row(RHYTHM, "button.house_rhythm", words)]


def _calendar(use: CalendarUse, words: Words) -> list[Block]:
    of = choices.mark(use.calendar.key)
    row = (
        _of_calendar(use.calendar, f"{TIME}-{of}", words.line("button.house_time"), words),
        _of_calendar(use.calendar, f"{DAYS}-{of}", words.line("button.house_days"), words),
    )
    lines = (_says_calendar(use.calendar, use.people, words), _country(use.calendar.country, words))
    return [Bullets(lines), Buttons(row)]


def _of_calendar(calendar: Calendar, value: str, label: str, words: Words) -> Button:
    """Screen readers hear which of the calendars it is."""
    about = words.line("button.about_it", label=label, what=name_of(calendar, words))
    return Button(actions.SETTING_OPEN, value, label, about)


def _says_calendar(of: Calendar, people: int, words: Words) -> Text:
    days = words.formats.listing([words.weekday(day) for day in in_order(of.work_days)])
    starts, ends = (words.formats.time_of_day(each) for each in (of.starts, of.ends))
    return words.plural("house.calendar", people, name=name_of(of, words), days=days, starts=starts, ends=ends)


def _country(code: str | None, words: Words) -> Text:
    if code is None:
        return words.text("house.no_country")
    return words.text("house.country", country=words.formats.country(code))


def _channels(of: House, words: Words) -> list[Text]:
    settings = of.settings
    lines = [
        words.text("house.channel.digest" if settings.digest_channel else "house.no_channel.digest"),
        words.text("house.channel.meeting" if settings.meeting_channel else "house.no_channel.meeting"),
    ]
    without = sum(not each.channel for each in of.departments)
    if without:
        lines.append(words.plural("house.channel.departments", without))
    return lines


def _roles(of: House, words: Words) -> list[Text]:
    leader = words.text("house.no_leader") if of.leader is None else words.text("house.leader", person=of.leader)
    keepers = [words.text("house.keepers", people=words.names(of.keepers))] if of.keepers else []
    heads = [
        words.text("house.head_is", person=of.heads[each.head_id], department=each.name)
        for each in of.departments
        if each.head_id in of.heads
    ]
    return [leader, *keepers, *heads[:ON_A_PAGE]]


def _news(of: House, words: Words) -> Text:
    off = [each.name for each in of.departments if not each.tells_head]
    return words.text("house.news.off", departments=words.listed(off)) if off else words.text("house.news.all")


def _language(language: str | None, words: Words) -> Text:
    key = "settings.language.chat" if language is None else LANGUAGE_WORDS[language]
    return words.text("settings.says_language", language=words.line(key))


def _told(of: Settled, words: Words, channel: str, key: str, *more: Block) -> Message:
    lines = [*_says(of, words, channel), *_comes(of.effect, words)]
    blocks = (Bullets(tuple(lines)), *more, Note(words.text("company.footer")))
    return Message(words.text(key), blocks, words.language)


def _after(of: Settled, words: Words) -> Buttons:
    return after_buttons(None if of.before is None or not of.changes else choices.encode(of.before), words)


def _says(of: Settled, words: Words, channel: str) -> list[Text]:  # noqa: PLR0911  (one for each kind of choice)
    department = "" if of.department is None else of.department.name
    match of.wanted:
        case WorkTime() if of.calendar is not None:
            return [_says_calendar(of.calendar, of.effect.by_it, words), _country(of.calendar.country, words)]
        case DaysFree():
            return [_days(of.wanted, words), words.plural("house.by_it", of.effect.by_it)]
        case LeaderIs() | KeeperIs() | HeadIs():
            return _part(of, department, words)
        case ChannelFor():
            return [_posts(of.wanted, department, channel, words)]
        case NewsOf():
            if of.wanted.told:
                return [words.text("house.news.on", department=department)]
            return [words.text("house.news.off", departments=words.listed([department]))]
        case LanguageIs():
            return [_language(of.wanted.language, words)]
        case KeptFor():
            return _kept(of.wanted, words)
    return []


def _part(of: Settled, department: str, words: Words) -> list[Text]:
    if isinstance(of.wanted, HeadIs) or of.person is None:
        return [head_line(of.person, department, words)]
    if isinstance(of.wanted, KeeperIs):
        return [words.text("house.keeper_is" if of.wanted.keeps else "house.keeper_no_more", person=of.person)]
    was = [] if of.was is None or not of.changes else [words.text("house.leader_was", person=of.was)]
    return [words.text("house.leader_is", person=of.person), *was]


def _days(of: DaysFree, words: Words) -> Text:
    if of.first == of.last:
        return words.text("house.day_off" if of.free else "house.day_worked", day=words.full_day(of.first))
    key = "house.days_off" if of.free else "house.days_worked"
    return words.text(key, first=words.full_day(of.first), last=words.full_day(of.last))


_POSTS = {Room.DIGEST: "house.posts.digest", Room.MEETING: "house.posts.meeting"}
_POSTS_NOT = {Room.DIGEST: "house.posts_not.digest", Room.MEETING: "house.posts_not.meeting"}


def _posts(of: ChannelFor, department: str, channel: str, words: Words) -> Text:
    where = f"#{channel}" if channel else words.line("house.that_channel")
    if not isinstance(of.room, Room):
        if of.channel is None:
            return words.text("house.posts_not.department", department=department)
        return words.text("house.posts.department", department=department, channel=where)
    if of.channel is None:
        return words.text(_POSTS_NOT[of.room])
    return words.text(_POSTS[of.room], channel=where)


def _kept(of: KeptFor, words: Words) -> list[Text]:
    return [
        words.plural("house.kept.inbox", of.inbox_days),
        words.plural("house.kept.questions", of.question_weeks),
        words.plural("house.kept.rewrites", of.rewrite_weeks)
        if of.rewrite_weeks
        else words.text("house.kept.for_ever"),
    ]


def _comes(of: Effect, words: Words) -> list[Text]:
    lines: list[Text] = []
    if of.first_ask_at is not None and of.was_ask_at is not None:
        lines.append(words.plural("house.asked", of.asked, moment=of.first_ask_at, was=words.moment(of.was_ask_at)))
    if of.next_digest_at is not None:
        lines.append(words.text("company.digest", moment=of.next_digest_at))
    if of.next_meeting_on is not None:
        lines.append(words.text("company.meeting", day=of.next_meeting_on))
    if of.readers:
        lines.append(words.plural("house.readers", of.readers))
    if of.forgotten:
        lines.append(words.plural("house.forgotten", of.forgotten))
    return lines or [words.text("house.same_moments")]


def _row(group: str, key: str, words: Words) -> Buttons:
    return Buttons((_button(actions.SETTING_OPEN, group, key, words),))


def _button(action: str, value: str, key: str, words: Words) -> Button:
    return parts.plain_button(action, key, words, value)
