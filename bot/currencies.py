"""Currencies by their codes of ISO 4217, as the locale data knows them."""

from collections.abc import Mapping
from functools import cache

from babel.numbers import list_currencies


@cache
def currencies() -> Mapping[str, str]:
    """Every code that is known, such as `SAR`, by itself."""
    return {code: code for code in sorted(list_currencies())}


def code_of(text: str) -> str | None:
    """The code somebody wrote, in whatever case; None for one that is not known."""
    return currencies().get(text.strip().upper())
