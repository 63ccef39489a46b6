"""The form that gives a task to somebody."""

from dataclasses import dataclass

from bot.messages.replies import task_line
from bot.slack.ids import ASSIGN_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was filled in; `owner` is a chat id."""

    owner: str
    note: str | None


def view(of: TaskView, words: Words, case_id: int | None = None, suggested: str | None = None) -> Json:
    """The form; with `case_id` it decides that case, and takes a word to those concerned.

    `suggested` is whom a file names as the owner.
    """
    owner = fields.person_field("owner", words.line("form.assign.owner"), words, optional=False)
    if suggested is not None:
        owner = fields.hinted(owner, words.line("names.suggested", name=suggested))
    form = [*blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW), owner]
    if case_id is not None:
        form.append(fields.text_field("note", words.line("form.note"), most=LONGEST_TEXT, lines=True))
    title = words.line("form.assign.title", code=of.task.code)
    meta = Meta(task_id=of.task.id, case_id=case_id)
    return fields.modal(ASSIGN_MODAL, title, form, words, meta, words.line("form.save"))


def read(values: Values) -> Assignment:
    """What was filled in; FormFaultsError names every field at fault."""
    return Assignment(*fields.read_person_and_note(values))
