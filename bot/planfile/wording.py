"""What is said of a faulty plan file: the place, what is wrong in plain words, and what mends it."""

import unicodedata
from collections.abc import Sequence

from bot.messages.model import Plain, Text, said
from bot.planfile.faults import Fault, FaultKey
from bot.words.catalogue import Value, Words

MOST = 200
"""Faults told in one go; a file with more is most likely another file."""

_LONGEST_VALUE = 120
_LISTS = frozenset({"allowed", "known"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})


def told(faults: Sequence[Fault], name: str, words: Words) -> str:
    """All faults as lines for a terminal; `name` is that of the file."""
    lines = [line for fault in faults[:MOST] for line in _lines(fault, name, words)]
    if len(faults) > MOST:
        lines.append(words.line("planfile.more", count=len(faults) - MOST))
    return "\n".join([*lines, "", words.plural_line("planfile.to_mend", len(faults), name=name)])


def sentence(fault: Fault, words: Words) -> Text:
    """What is wrong, in one or two plain sentences, with what was probably meant."""
    key: str = fault.key
    if fault.key is FaultKey.UNKNOWN_REFERENCE and not fault.values["known"]:
        key = "planfile.nothing_listed"
    text = words.text(key, **{name: _value(name, value, words) for name, value in fault.values.items()})
    if not fault.nearest:
        return text
    return words.text("planfile.meant", sentence=text, nearest=_shown(fault.nearest))


def example(fault: Fault, words: Words) -> list[str]:
    """How it is right, as lines; nothing where nobody can say."""
    if not fault.example:
        return []
    first, *others = (_clean(line) for line in fault.example.splitlines())
    right = words.line("planfile.example", example=(Plain(first),))
    return [right, *(" " * (len(right) - len(first)) + line for line in others)]


def _lines(fault: Fault, name: str, words: Words) -> list[str]:
    place = name if fault.mark is None else f"{name}:{fault.mark.line}:{fault.mark.column}"
    return [f"{place}: {said(sentence(fault, words))}", *(f"    {line}" for line in example(fault, words))]


def _value(name: str, value: object, words: Words) -> Value:
    if name == "what":
        return words.text(str(value))
    if name in _LISTS:
        return (Plain(_clean(str(value))),)
    return _shown(value)


def _shown(value: object) -> str:
    """A value out of the file, fit to stand in a line."""
    text = _clean(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}..."


def _clean(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in _HIDDEN)
