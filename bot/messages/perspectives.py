"""The rows of the strategy map as people read them."""

from bot.words.catalogue import Words

PERSPECTIVE_WORDS = {
    "finances": "perspective.finances",
    "operations": "perspective.operations",
    "partners": "perspective.partners",
    "work_environment": "perspective.work_environment",
}
"""What each row of the strategy map is called, as the key of its words."""


def perspective(name: str, words: Words) -> str:
    """A row of the strategy map as people read it; one of another name as it is written."""
    return words.line(PERSPECTIVE_WORDS[name]) if name in PERSPECTIVE_WORDS else name
