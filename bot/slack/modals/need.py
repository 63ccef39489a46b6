"""The forms that answer a need: to decline it, and to pass it on."""

from dataclasses import dataclass

from bot.messages import needs
from bot.messages.model import Message
from bot.messages.replies import task_line
from bot.slack.ids import DECLINE_MODAL, HAND_ON_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.errors import MissingReasonError
from domain.views import NeedView


@dataclass(frozen=True, slots=True)
class Passing:
    """What was filled in: the chat id of whoever is asked from now on, and a word to them."""

    to: str
    note: str | None


def decline_view(of: NeedView, words: Words) -> Json:
    """The form that says no; it asks why, and says who reads it."""
    reason = fields.text_field("note", words.line("form.decline.reason"), most=LONGEST_TEXT, lines=True, optional=False)
    form = [*_about(of, words), reason]
    title = words.line("form.decline.title", code=of.view.task.code)
    return fields.modal(DECLINE_MODAL, title, form, words, _meta(of), words.line("form.decline.submit"))


def read_decline(values: Values) -> str:
    """The reason; FormFaultsError when there is none, or it is too long."""
    note = fields.read_note(values)
    if note is None:
        raise FormFaultsError({"note": MissingReasonError(field="note")})
    return note


def pass_on_view(of: NeedView, words: Words) -> Json:
    """The form that hands a need on to somebody else, who is asked then."""
    form = [
        *_about(of, words),
        fields.person_field("owner", words.line("form.pass_on.person"), words, optional=False),
        fields.text_field("note", words.line("form.pass_on.note"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.pass_on.title", code=of.view.task.code)
    return fields.modal(HAND_ON_MODAL, title, form, words, _meta(of), words.line("form.pass_on.submit"))


def read_pass_on(values: Values) -> Passing:
    """What was filled in; FormFaultsError names every field at fault."""
    return Passing(*fields.read_person_and_note(values))


def _about(of: NeedView, words: Words) -> list[Json]:
    named = task_line(of.view, words)
    asks = needs.line(of, words)
    message = Message(named.summary, (*named.blocks, asks, *needs.text(of.need, words)), words.language)
    return blocks(message, MOST_BLOCKS_IN_VIEW)


def _meta(of: NeedView) -> Meta:
    return Meta(task_id=of.view.task.id, need_id=of.need.id)
