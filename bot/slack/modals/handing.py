"""The forms of handing over: to whom a task is offered, and why an offer is not taken."""

from dataclasses import dataclass

from bot.messages import handing
from bot.messages.model import Message
from bot.messages.replies import task_line
from bot.slack.ids import HAND_OVER_MODAL, NOT_ME_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.handing import OfferView
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class HandingOver:
    """What was filled in: the chat id of whoever is to take it, and a word to them."""

    to: str
    note: str | None


def view(of: TaskView, words: Words) -> Json:
    """The form that offers a task; it says that the task stays with its owner until then."""
    form = [
        *blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW),
        fields.hinted(
            fields.person_field("owner", words.line("form.hand_over.person"), words, optional=False),
            words.line("form.hand_over.hint"),
        ),
        fields.text_field("note", words.line("form.hand_over.note"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.hand_over.title", code=of.task.code)
    meta = Meta(task_id=of.task.id)
    return fields.modal(HAND_OVER_MODAL, title, form, words, meta, words.line("form.hand_over.submit"))


def read(values: Values) -> HandingOver:
    """What was filled in; FormFaultsError names every field at fault."""
    return HandingOver(*fields.read_person_and_note(values))


def not_me_view(of: OfferView, words: Words) -> Json:
    """The form that leaves a task with its owner; a reason may be given."""
    named = task_line(of.view, words)
    about = Message(named.summary, (*named.blocks, *handing.quoted(of.offer.note, words)), words.language)
    form = [
        *blocks(about, MOST_BLOCKS_IN_VIEW),
        fields.text_field("note", words.line("form.not_me.reason"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.not_me.title", code=of.view.task.code)
    meta = Meta(task_id=of.view.task.id, offer_id=of.offer.id)
    return fields.modal(NOT_ME_MODAL, title, form, words, meta, words.line("form.not_me.submit"))


def read_not_me(values: Values) -> str | None:
    """The reason, if one was given; FormFaultsError when it is too long."""
    return fields.read_note(values)
