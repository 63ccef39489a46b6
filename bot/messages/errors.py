"""What is wrong, in plain words."""

import re
from datetime import date

from bot.messages import favours, unknown
from bot.messages.model import Code, Mention, Message, Paragraph, Simple, Text
from bot.words.catalogue import Value, Words
from domain.errors import FollowthroughError, NotAllowedError
from domain.people import Person

_CHAT_ID = re.compile(r"[UW][A-Z0-9]{5,}")


def error(fault: FollowthroughError, words: Words) -> Message:
    """What went wrong in plain words, with the corrected input where there is one, or whom to ask."""
    blocks: tuple[Simple, ...] = favours.offers(fault, words) if isinstance(fault, NotAllowedError) else ()
    if fault.example is not None:
        blocks = (Paragraph(words.text("error.example", example=Code(fault.example))), *blocks)
    return Message(error_text(fault, words), blocks, words.language)


def error_text(fault: FollowthroughError, words: Words) -> Text:
    """The sentence of an expected error, as it also stands below a form field."""
    if isinstance(fault, unknown.KINDS):
        return unknown.text(fault, words)
    return words.text(fault.key, **{name: _error_value(value, words) for name, value in fault.values.items()})


def _error_value(value: object, words: Words) -> Value:
    if value in (None, "", ()):
        return words.line("person.somebody")
    if isinstance(value, str) and _CHAT_ID.fullmatch(value):
        return Mention(value, value)  # a member of whom we know nothing but the id
    if isinstance(value, tuple):
        return words.names([person for person in value if isinstance(person, Person)])
    return value if isinstance(value, int | date) else str(value)
