"""The windows of the departments: the list, a new one, and another name."""

from bot.messages import departments as says
from bot.messages.actions import BadValueError, read_entry, read_id
from bot.slack import ids
from bot.slack.ids import Meta
from bot.slack.modals import fields, window
from bot.slack.modals.fields import Json, Values
from bot.words.catalogue import Words
from domain.company_choices import House, NewDepartment
from domain.departments import Department
from domain.services.settings.names import LONGEST_NAME

GROUPS = frozenset({says.DEPARTMENTS, says.NEW, says.RENAME})


def view(of: House, name: str, about: str, words: Words) -> Json:
    """The window of that name; `about` is an entry of the list, or the id of a department. Errors: BadValueError."""
    if name == says.NEW:
        return _new(words)
    if name == says.RENAME:
        found = next((each for each in of.departments if each.id == read_id(about)), None)
        if found is None:
            raise BadValueError(about)
        return _renamed(found, words)
    return window.view(says.departments(of, read_entry(about or "0"), words), words, title="departments.title")


def read_new(values: Values) -> NewDepartment:
    """What was filled in."""
    return NewDepartment(
        fields.read_text(values, "name"), fields.read_person(values, "head"), fields.read_channel(values, "channel")
    )


def read_name(values: Values) -> str:
    """The name that was filled in."""
    return fields.read_text(values, "name")


def _new(words: Words) -> Json:
    line = words.line
    form = [
        fields.text_field("name", line("form.department.name"), most=LONGEST_NAME, optional=False),
        fields.hinted(fields.person_field("head", line("form.department.head"), words), line("form.department.later")),
        fields.hinted(
            fields.channel_field("channel", line("form.department.channel"), words), line("form.channel.which_hint")
        ),
    ]
    title = line("form.department.title")
    return fields.modal(ids.NEW_DEPARTMENT_MODAL, title, form, words, Meta(), line("form.save"))


def _renamed(of: Department, words: Words) -> Json:
    name = words.line("form.department.name")
    form = [fields.text_field("name", name, initial=of.name, most=LONGEST_NAME, optional=False)]
    about = Meta(choice=str(of.id))
    return fields.modal(ids.RENAME_MODAL, words.line("departments.title"), form, words, about, words.line("form.save"))
