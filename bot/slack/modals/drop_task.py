"""The form that drops a task by its code: what ends with it, and why it is dropped."""

from bot.messages.dropping import hanging
from bot.messages.model import Bullets, Message, Paragraph
from bot.messages.replies import task_line
from bot.slack.ids import DROP_TASK_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.dropping import Hanging


def view(of: Hanging, words: Words) -> Json:
    """The form; the reason has to be given."""
    named, ends = task_line(of.view, words), hanging(of, words)
    listed = (Bullets(tuple(ends)),) if ends else ()
    warning = Paragraph(words.text("form.drop.warning"))
    warned = Message(named.summary, (*named.blocks, warning, *listed), words.language)
    label = words.line("form.drop_unowned.reason")
    reason = fields.text_field("note", label, most=LONGEST_TEXT, lines=True, optional=False)
    form = [*blocks(warned, MOST_BLOCKS_IN_VIEW), reason]
    title, meta = words.line("form.drop.title", code=of.view.task.code), Meta(task_id=of.view.task.id)
    return fields.modal(DROP_TASK_MODAL, title, form, words, meta, words.line("form.drop.submit"))
