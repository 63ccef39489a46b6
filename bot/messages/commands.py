"""Commands that buttons stand for."""

from bot.words import tidy

_LONGEST = 500
"""Characters of a command that a button repeats: those that ask for a window are short."""


def value(typed: str) -> str:
    """What a button holds that does what such a command does, typed in either language."""
    return tidy.line(typed, _LONGEST)
