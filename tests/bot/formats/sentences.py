"""What is told of a file, in English."""

from collections.abc import Sequence

from bot.formats import wording
from bot.formats.faults import FormatError, Odd
from bot.messages.model import said
from bot.words.catalogue import Words

ENGLISH = Words.plainly("en")


def told(odd: Sequence[Odd]) -> list[str]:
    """Everything odd, a line for each."""
    return [said(wording.line(each, ENGLISH)) for each in wording.grouped(odd)]


def reason(error: FormatError) -> str:
    """Why a file cannot be read."""
    return said(wording.reason(error, ENGLISH))
