"""The form that takes a task out of the plan."""

from bot.messages.model import Message, Paragraph
from bot.messages.replies import task_line
from bot.slack.ids import DROP_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.views import CaseView


def view(of: CaseView, words: Words) -> Json:
    """The form; it says what happens to the task, and asks why."""
    named = task_line(of.view, words)
    warned = Message(named.summary, (*named.blocks, Paragraph(words.text("form.drop.warning"))), words.language)
    form = [
        *blocks(warned, MOST_BLOCKS_IN_VIEW),
        fields.text_field("note", words.line("form.reason"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.drop.title", code=of.view.task.code)
    meta = Meta(task_id=of.view.task.id, case_id=of.case.id)
    return fields.modal(DROP_MODAL, title, form, words, meta, words.line("form.drop.submit"))


def read(values: Values) -> str | None:
    """The reason, if one was given; FormFaultsError when it is too long."""
    return fields.read_note(values)
