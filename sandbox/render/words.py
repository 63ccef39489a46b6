"""The page's own words, one file per language in ``words/``."""

from functools import cache
from importlib import resources

import yaml
from babel.core import Locale

LANGUAGES = ("en", "ar")


class Words:
    """The words of one language.

    A word that depends on a number holds one sentence per plural form (``one``, ``two``, ``few``, ``many``,
    ``other``, as Unicode names them).
    """

    def __init__(self, language: str, table: dict[str, str | dict[str, str]]) -> None:
        self.language = language
        self.table = table
        self._plural = Locale.parse(language).plural_form

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return Locale.parse(self.language).text_direction

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key with values filled in.

        Args:
            key: A name from the language's file.
            values: What the braces stand for; ``count`` chooses the plural form.

        Raises:
            KeyError: No such word, or a value is missing.
        """
        found = self.table[key]
        if isinstance(found, dict):
            count = values["count"]
            form = self._plural(count) if isinstance(count, int | float) else "other"
            found = found.get(form, found["other"])
        return found.format(**values)


@cache
def words_for(language: str) -> Words:
    """The words of a language, English where there is no file for it."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    text = resources.files("sandbox.render").joinpath("words", f"{known}.yml").read_text(encoding="utf-8")
    return Words(known, yaml.safe_load(text))
