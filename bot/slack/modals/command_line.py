"""The form that asks for what belongs to a verb of the command."""

from bot.slack.ids import COMMAND_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.verbs import Verb
from bot.words.catalogue import Words

_LONGEST = 450
"""With its verb it fits into the button that opens what belongs to the line."""


def view(verb: Verb, words: Words) -> Json:
    """One line, as it is typed after the verb, with an example of the whole."""
    label = words.line("form.command.line", verb=verb.word(words.language))
    line = fields.text_field("line", label, most=_LONGEST, optional=False)
    hint = words.line("form.command.hint", example=verb.shown(words.language))
    title, submit = words.line("form.command.title"), words.line("form.command.do")
    return fields.modal(COMMAND_MODAL, title, [fields.hinted(line, hint)], words, Meta(choice=verb.name), submit)


def read(values: Values) -> str:
    """What was typed."""
    return fields.read_text(values, "line")
