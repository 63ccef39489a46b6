"""Text that a spreadsheet would take for a formula, made harmless, and given back as it was.

Source of the rule: https://owasp.org/www-community/attacks/CSV_Injection
"""

_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001  (full-width signs start formulas in East Asian versions)  # fmt: skip
_SHIELD = "'"


def defused(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet might calculate it."""
    return _SHIELD + text if text.lstrip(_SHIELD).startswith(_DANGEROUS) else text


def restored(text: str) -> str:
    """The text as it was before it was defused; any other text as it is."""
    bare = text.removeprefix(_SHIELD)
    return bare if bare != text and bare.lstrip(_SHIELD).startswith(_DANGEROUS) else text
