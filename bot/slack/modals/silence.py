"""The form in which the leader speaks to everybody: a draft stands there and can be changed."""

from bot.messages.silence import draft
from bot.slack.ids import WORD_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.silence import LeaderSilent


def view(of: LeaderSilent, words: Words) -> Json:
    """The form with the draft."""
    note = fields.text_field(
        "note", words.line("form.word.text"), initial=draft(of, words), most=LONGEST_TEXT, lines=True, optional=False
    )
    form = [fields.hinted(note, words.line("form.word.hint"))]
    return fields.modal(WORD_MODAL, words.line("form.word.title"), form, words, Meta(), words.line("form.word.submit"))


def read(values: Values) -> str:
    """The words; FormFaultsError when they are too many."""
    return fields.read_note(values) or ""
