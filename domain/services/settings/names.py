"""Names of what is made in the settings: what people call it, and a short name for commands and plan files."""

import unicodedata
from collections.abc import Collection

from domain.errors import FollowthroughError, TooLongError
from domain.settings_errors import MissingNameError

LONGEST_NAME = 80
_LONGEST_KEY = 60


def free_name(called: str, others: Collection[tuple[str, str]], taken: type[FollowthroughError]) -> str:
    """The name as it is kept; `others` have these names and short names.

    Errors: MissingNameError, TooLongError, and `taken` for a name that another one has.
    """
    name = " ".join(called.split())
    if not name:
        raise MissingNameError(field="name")
    if len(name) > LONGEST_NAME:
        raise TooLongError(field="name", most=LONGEST_NAME)
    for known, key in others:
        if name.casefold() in {known.casefold(), key.casefold()}:
            raise taken(field="name", name=known)
    return name


def short_name(name: str, others: Collection[tuple[str, str]], usual: str) -> str:
    """One that nobody has: letters, the marks on them, and digits of the name, as plan files take them."""
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in name.casefold())
    stem = "-".join(kept.split())[:_LONGEST_KEY].strip("-") or usual
    taken = {way.casefold() for names in others for way in names}
    number = 1
    key = stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
