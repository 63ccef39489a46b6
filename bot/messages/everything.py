"""The list of everything that the one command does, to choose from; it stands below the same in words."""

from bot.messages import actions
from bot.messages.model import Select
from bot.verbs import VERBS
from bot.words.catalogue import Words


def everything(words: Words) -> Select:
    """Each verb; choosing one does it, or asks for what belongs to it."""
    options = tuple((verb.name, verb.word(words.language)) for verb in VERBS)
    return Select(actions.COMMAND_CHOOSE, words.line("everything.choose"), options)
