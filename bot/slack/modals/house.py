"""The forms for the groups of company settings, how they are read, and the window that asks whether they are meant."""

from collections.abc import Iterable
from datetime import date

from bot import public_holidays
from bot.messages import choices
from bot.messages.actions import read_id
from bot.messages.house import preview
from bot.messages.settings import LANGUAGE_WORDS
from bot.slack import ids
from bot.slack.ids import Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.company_choices import (
    ChannelFor,
    DaysFree,
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
from domain.errors import FollowthroughError, MissingDateError, MissingOwnerError, NoWorkDayError
from domain.hours import in_order
from domain.services.settings.calendars import MOST_DAYS
from domain.settings_errors import DaysBackwardsError, NoPartError

_LEADER, _KEEPER, _NO_KEEPER = "leader", "keeper", "no_keeper"
_CHAT = "chat"
_ON, _OFF = "on", "off"
_WEEK = frozenset(range(1, 8))


def work_time(of: Calendar, words: Words) -> Json:
    """Days, hours and holidays of a calendar."""
    form = time_fields(of, words)
    return _form(ids.WORK_TIME_MODAL, "form.work_time.title", form, words, choices.mark(of.key))


def time_fields(of: Calendar, words: Words) -> list[Json]:
    """The fields of a calendar, with what holds now in them."""
    line = words.line
    ordered = [*in_order(of.work_days), *sorted(_WEEK - of.work_days)]
    days = [Option(words.weekday(day), str(day)) for day in ordered]
    known = [Option(words.formats.country(code), code) for code in public_holidays.countries()]
    countries = [Option(line("form.work_time.no_country"), choices.NONE), *sorted(known, key=lambda each: each.text)]
    return [
        fields.boxes_field("days", line("form.hours.days"), days, initial=frozenset(str(day) for day in of.work_days)),
        fields.time_field("starts", line("form.hours.starts"), initial=of.starts),
        fields.time_field("ends", line("form.hours.ends"), initial=of.ends),
        *fields.select_field(
            "country", line("form.work_time.country"), countries, words, initial=of.country or choices.NONE
        ),
    ]


def read_work_time(values: Values, before: Calendar) -> WorkTime:
    """What was chosen; what was not stays as it was. FormFaultsError where no day is left."""
    days = frozenset(day for day in _WEEK if str(day) in fields.read_boxes(values, "days"))
    if not days:
        raise FormFaultsError({"days": NoWorkDayError(field="days")})
    country = fields.read_choice(values, "country")
    known = {*public_holidays.countries(), choices.NONE}
    return WorkTime(
        calendar=before.key,
        work_days=days,
        starts=fields.read_time(values, "starts") or before.starts,
        ends=fields.read_time(values, "ends") or before.ends,
        country=before.country if country not in known else None if country == choices.NONE else country,
    )


def days_off(of: Calendar, words: Words, today: date) -> Json:
    """Days on which everybody of a calendar is off."""
    form = [
        fields.date_field("first", words.line("form.days.first"), initial=today, optional=False),
        fields.hinted(fields.date_field("last", words.line("form.days.last")), words.line("form.days.last_hint")),
    ]
    return _form(ids.DAYS_MODAL, "form.days.title", form, words, choices.mark(of.key))


def read_days_off(values: Values, of: Calendar) -> DaysFree:
    """What was chosen; FormFaultsError for days that cannot be."""
    first, last = fields.read_date(values, "first"), fields.read_date(values, "last")
    if first is None:
        raise FormFaultsError({"first": MissingDateError(field="first")})
    if last is not None and not 0 <= (last - first).days < MOST_DAYS:
        raise FormFaultsError({"last": DaysBackwardsError(field="last", most=MOST_DAYS)})
    return DaysFree(of.key, first, last or first)


def channels(of: House, words: Words) -> Json:
    """What is posted in which channel; the leader's digest comes first."""
    known = [
        Option(words.line("form.channel.digest"), Room.DIGEST),
        Option(words.line("form.channel.meeting"), Room.MEETING),
    ]
    known += [Option(each.name, str(each.id)) for each in of.departments]
    which = fields.channel_field("channel", words.line("form.channel.which"), words, initial=of.settings.digest_channel)
    form = [
        *fields.select_field("what", words.line("form.channel.what"), known, words, initial=Room.DIGEST),
        fields.hinted(which, words.line("form.channel.which_hint")),
    ]
    return _form(ids.CHANNEL_MODAL, "form.channel.title", form, words)


def read_channel(values: Values) -> ChannelFor:
    """What was chosen."""
    return ChannelFor(choices.read_room(_chosen(values, "what")), fields.read_channel(values, "channel"))


def roles(of: House, words: Words) -> Json:
    """Who leads, who keeps the plan, who heads which department."""
    known = [
        Option(words.line("form.role.leader"), _LEADER),
        Option(words.line("form.role.keeper"), _KEEPER),
        Option(words.line("form.role.no_keeper"), _NO_KEEPER),
        *(Option(words.line("form.role.head", department=each.name), str(each.id)) for each in of.departments),
    ]
    form = [
        *fields.select_field("what", words.line("form.role.what"), known, words),
        fields.hinted(fields.person_field("who", words.line("form.role.who"), words), words.line("form.role.who_hint")),
    ]
    return _form(ids.ROLE_MODAL, "form.role.title", form, words)


def read_role(values: Values) -> LeaderIs | KeeperIs | HeadIs:
    """What was chosen; FormFaultsError names every field at fault."""
    what, who = _chosen(values, "what"), fields.read_person(values, "who")
    if what not in {_LEADER, _KEEPER, _NO_KEEPER}:
        return HeadIs(read_id(what), who)
    if who is None:
        raise FormFaultsError({"who": MissingOwnerError(field="who")})
    return LeaderIs(who) if what == _LEADER else KeeperIs(who, keeps=what == _KEEPER)


def news(of: House, words: Words) -> Json:
    """Whether the heads of departments get their digests."""
    known = [Option(each.name, str(each.id)) for each in of.departments]
    told = [Option(words.line("form.news.on"), _ON), Option(words.line("form.news.off"), _OFF)]
    form = [
        *fields.select_field("which", words.line("form.news.which"), known, words),
        fields.radio_field("told", words.line("form.news.told"), told, initial=_ON),
    ]
    return _form(ids.NEWS_MODAL, "form.news.title", form, words)


def read_news(values: Values) -> NewsOf:
    """What was chosen."""
    return NewsOf(read_id(_chosen(values, "which")), told=fields.read_choice(values, "told") != _OFF)


def language(of: House, words: Words) -> Json:
    """Which language those read who did not choose one."""
    known = [Option(words.line("settings.language.chat"), _CHAT)]
    known += [Option(words.line(key), each) for each, key in LANGUAGE_WORDS.items()]
    initial = of.settings.language or _CHAT
    form = [fields.radio_field("language", words.line("form.language.which"), known, initial=initial)]
    return _form(ids.LANGUAGE_MODAL, "form.language.title", form, words)


def read_language(values: Values) -> LanguageIs:
    """What was chosen."""
    chosen = fields.read_choice(values, "language")
    return LanguageIs(chosen if chosen in LANGUAGE_WORDS else None)


def kept(of: House, words: Words) -> Json:
    """How long what is technical is kept."""
    settings, line = of.settings, words.line
    days = [Option(words.plural_line("form.kept.days", each), str(each)) for each in choices.INBOX_DAYS]
    form = [
        *fields.select_field("inbox", line("form.kept.inbox"), days, words, initial=str(settings.inbox_days)),
        *fields.select_field(
            "questions",
            line("form.kept.questions"),
            _weeks(choices.QUESTION_WEEKS, words),
            words,
            initial=str(settings.question_weeks),
        ),
        *fields.select_field(
            "rewrites",
            line("form.kept.rewrites"),
            _weeks(choices.REWRITE_WEEKS, words),
            words,
            initial=str(settings.rewrite_weeks),
        ),
    ]
    return _form(ids.KEPT_MODAL, "form.kept.title", form, words)


def read_kept(values: Values, of: House) -> KeptFor:
    """What was chosen; what was not, or is none of our choices, stays as it was."""

    def number(name: str, known: Iterable[int], was: int) -> int:
        text = fields.read_choice(values, name) or ""
        return int(text) if text in {str(each) for each in known} else was

    settings = of.settings
    return KeptFor(
        number("inbox", choices.INBOX_DAYS, settings.inbox_days),
        number("questions", choices.QUESTION_WEEKS, settings.question_weeks),
        number("rewrites", choices.REWRITE_WEEKS, settings.rewrite_weeks),
    )


def confirm_view(of: Settled, words: Words, channel: str = "") -> Json:
    """What would come of it, and the button that does it; what was chosen travels along."""
    return fields.modal(
        ids.CHOICE_CONFIRM_MODAL,
        words.line("form.company.title"),
        blocks(preview(of, words, channel), MOST_BLOCKS_IN_VIEW),
        words,
        Meta(choice=choices.encode(of.wanted)),
        words.line("form.save"),
    )


def _form(name: str, title: str, form: list[Json], words: Words, about: str | None = None) -> Json:
    return fields.modal(name, words.line(title), form, words, Meta(choice=about), words.line("form.company.next"))


def _weeks(numbers: Iterable[int], words: Words) -> list[Option]:
    never = words.line("form.kept.for_ever")
    return [Option(words.plural_line("form.company.weeks", each) if each else never, str(each)) for each in numbers]


def _chosen(values: Values, name: str) -> str:
    """What was chosen in a list that has nothing chosen at first; FormFaultsError when nothing is."""
    found = fields.read_choice(values, name)
    if found is None:
        faults: dict[str, FollowthroughError] = {name: NoPartError(field=name)}
        raise FormFaultsError(faults)
    return found
