"""The forms of the calendars: a new one, another name, who works by one, and the way out of one."""

from bot.messages import choices
from bot.messages.actions import read_id
from bot.messages.calendars import name_of
from bot.slack import ids
from bot.slack.ids import Meta
from bot.slack.modals import fields, several
from bot.slack.modals import house as forms
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.company_choices import CalendarGone, House, NewCalendar, WorksBy
from domain.errors import MissingOwnerError
from domain.services.joining import DEFAULT_CALENDAR
from domain.services.settings.names import LONGEST_NAME

_NONE_YET = Calendar("")
"""What stands in the form for a new one."""


def new(words: Words) -> Json:
    """The form for a new one."""
    name = fields.text_field("name", words.line("form.calendar.name"), most=LONGEST_NAME, optional=False)
    form = [fields.hinted(name, words.line("form.calendar.name_hint")), *forms.time_fields(_NONE_YET, words)]
    title = words.line("form.calendar.title")
    return fields.modal(ids.NEW_CALENDAR_MODAL, title, form, words, Meta(), words.line("form.save"))


def read_new(values: Values) -> NewCalendar:
    """What was filled in."""
    time = forms.read_work_time(values, _NONE_YET)
    return NewCalendar(fields.read_text(values, "name"), time.work_days, time.starts, time.ends, time.country)


def renamed(of: Calendar, words: Words) -> Json:
    """The form for another name."""
    name = words.line("form.calendar.name")
    form = [fields.text_field("name", name, initial=name_of(of, words), most=LONGEST_NAME, optional=False)]
    about = Meta(choice=choices.mark(of.key))
    title = words.line("form.calendar.rename")
    return fields.modal(ids.CALENDAR_NAME_MODAL, title, form, words, about, words.line("form.save"))


def users(of: House, calendar: Calendar, words: Words) -> Json:
    """Who works by it from now on: people, and everybody in departments."""
    line = words.line
    known = [Option(each.name, str(each.id)) for each in of.departments]
    departments = several.choices_field("departments", line("form.users.departments"), known, words)
    people = several.people_field("owner", line("form.users.people"), words)
    form = [
        *(fields.hinted(each, line("form.users.departments_hint")) for each in departments),
        fields.hinted(people, line("form.users.hint")),
    ]
    return _next(ids.USERS_MODAL, line("form.users.title"), form, calendar, words)


def read_users(values: Values, calendar: Calendar) -> WorksBy:
    """What was chosen; FormFaultsError where nobody was."""
    people = several.read_people(values, "owner")
    departments = [read_id(each) for each in fields.read_boxes(values, "departments")]
    if not (people or departments):
        raise FormFaultsError({"owner": MissingOwnerError(field="owner")})
    return WorksBy(calendar.key, tuple(people), tuple(departments))


def gone(of: House, calendar: Calendar, words: Words) -> Json:
    """By which calendar those work from then on who work by this one."""
    others = [use.calendar for use in of.calendars if use.calendar.key != calendar.key]
    usual = next((each for each in others if each.key == DEFAULT_CALENDAR), others[0])
    known = [Option(name_of(each, words), choices.mark(each.key)) for each in others]
    label = words.line("form.gone.instead", name=name_of(calendar, words))
    form = fields.select_field("instead", label, known, words, initial=choices.mark(usual.key))
    return _next(ids.CALENDAR_GONE_MODAL, words.line("form.gone.title"), form, calendar, words)


def read_gone(values: Values, of: House, calendar: Calendar) -> CalendarGone:
    """What was chosen."""
    instead = choices.marked((use.calendar for use in of.calendars), fields.read_choice(values, "instead") or "")
    return CalendarGone(calendar.key, instead.key)


def _next(name: str, title: str, form: list[Json], calendar: Calendar, words: Words) -> Json:
    about = Meta(choice=choices.mark(calendar.key))
    return fields.modal(name, title, form, words, about, words.line("form.company.next"))
