"""The company's settings: one window that leads to each group, what would come of a change, and that it was made."""

from bot.messages import actions, calendars, choices, parts
from bot.messages.departments import DEPARTMENTS, head_line
from bot.messages.ladder import section_button as ladder_button
from bot.messages.model import Block, Bullets, Button, Buttons, Message, Note, Paragraph, Text
from bot.messages.settings import LANGUAGE_WORDS
from bot.words.catalogue import Words
from domain.company_choices import (
    CalendarGone,
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
    WorksBy,
    WorkTime,
)

RHYTHM, CHANNELS, ROLES, NEWS, LANGUAGE, KEPT, ALL = (
    *("rhythm", "channels", "roles", "news", "language", "kept", "all"),
)
"""The groups, as their buttons name them; those of calendars and departments have their own."""

ON_A_PAGE = 8


def house(of: House, words: Words) -> Message:
    """Everything that is set, each group with its button."""
    blocks: list[Block] = [*_rhythm(of, words)]
    blocks += _calendars(of, words)
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


def _calendars(of: House, words: Words) -> list[Block]:
    """The first of them, and the way to all."""
    blocks: list[Block] = []
    for use in of.calendars[:ON_A_PAGE]:
        says, country = calendars.says_calendar, calendars.country
        blocks.append(Bullets((says(use.calendar, use.people, words), country(use.calendar.country, words))))
        blocks.append(Buttons(calendars.time_buttons(use.calendar, words)))
    if len(of.calendars) > ON_A_PAGE:
        blocks.append(Paragraph(words.plural("house.more_calendars", len(of.calendars) - ON_A_PAGE)))
    return [*blocks, _row(calendars.CALENDARS, "button.house_calendars", words)]


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
    footer = "calendars.gone_footer" if isinstance(of.wanted, CalendarGone) else "company.footer"
    blocks = (Bullets(tuple(lines)), *more, Note(words.text(footer)))
    return Message(words.text(key), blocks, words.language)


def _after(of: Settled, words: Words) -> Buttons:
    row = after_buttons(None if of.before is None or not of.changes else choices.encode(of.before), words)
    if of.calendar is None or not isinstance(of.wanted, WorkTime | DaysFree | WorksBy):
        return row
    *back, others = row.buttons
    return Buttons((*back, calendars.this_calendar(of.calendar, words), others))


def _says(of: Settled, words: Words, channel: str) -> list[Text]:  # noqa: PLR0911  (one for each kind of choice)
    department = "" if of.department is None else of.department.name
    match of.wanted:
        case WorkTime() if of.calendar is not None:
            says = calendars.says_calendar(of.calendar, of.effect.by_it, words)
            return [says, calendars.country(of.calendar.country, words)]
        case WorksBy() | CalendarGone():
            return calendars.moved(of, words)
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
