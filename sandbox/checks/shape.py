"""Small checks that the block, element and view tables are made of.

A check is a function of a value and its JSON pointer that yields problems. The ones below make checks.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite

from sandbox.checks.problem import Problem

Check = Callable[[object, str], Iterator[Problem]]

URL = re.compile(r"https?://\S+\Z|(?:mailto|tel|slack):\S+\Z")


def string(at_most: int | None = None, at_least: int = 0) -> Check:
    """A string of so many characters."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(path, "must be a string")
        elif len(value) < at_least:
            yield Problem(path, f"must be more than {at_least - 1} characters")
        elif at_most is not None and len(value) > at_most:
            yield Problem(path, f"must be less than {at_most + 1} characters")

    return check


def matching(pattern: str, example: str) -> Check:
    """A string of one form, named by an example of it."""
    form = re.compile(pattern)

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield Problem(path, f"must have the format {example}")

    return check


def url(value: object, path: str) -> Iterator[Problem]:
    """A link of at most 3,000 characters."""
    problems = list(string(3000, 1)(value, path))
    yield from problems
    if not problems and isinstance(value, str) and not URL.match(value):
        yield Problem(path, "must be a valid URL")


def whole(at_least: int | None = None, at_most: int | None = None) -> Check:
    """A whole number between two bounds, both included."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(path, "must be an integer")
        elif at_least is not None and value < at_least:
            yield Problem(path, f"must be greater than {at_least - 1}")
        elif at_most is not None and value > at_most:
            yield Problem(path, f"must be less than {at_most + 1}")

    return check


def number(value: object, path: str) -> Iterator[Problem]:
    """A finite number."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        yield Problem(path, "must be a number")


def boolean(value: object, path: str) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(path, "must be a boolean")


def one_of(*values: str) -> Check:
    """One of a few words."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if value not in values:
            yield Problem(path, "must be a valid enum value")

    return check


def many(each: Check, at_least: int = 1, at_most: int | None = None) -> Check:
    """An array of so many items, each passing a check."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(path, "must be an array")
            return
        if len(value) < at_least:
            yield Problem(path, f"no fewer than {at_least} items allowed")
        if at_most is not None and len(value) > at_most:
            yield Problem(path, f"no more than {at_most} items allowed")
        for index, item in enumerate(value):
            yield from each(item, f"{path}/{index}")

    return check


def thing(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with exactly these keys; a key whose value is null counts as left out."""
    known = {**required, **(optional or {})}

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "must be an object")
            return
        for key in required:
            if value.get(key) is None:
                yield Problem(path, f"missing required field: {key}")
        for key, held in value.items():
            if key not in known:
                yield Problem(path, f"invalid additional property: {key}")
            elif held is not None:
                yield from known[key](held, f"{path}/{key}")

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose ``type`` names the check that it must pass."""

    def check(value: object, path: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "must be an object")
            return
        kind = value.get("type")
        if kind is None:
            yield Problem(path, "missing required field: type")
        elif not isinstance(kind, str) or kind not in kinds:
            yield Problem(f"{path}/type", f"unsupported type: {kind}")
        else:
            yield from kinds[kind](value, path)

    return check


def also(first: Check, *others: Check) -> Check:
    """The first check, and when it has nothing to say, the others."""

    def check(value: object, path: str) -> Iterator[Problem]:
        problems = list(first(value, path))
        yield from problems
        if not problems:
            for other in others:
                yield from other(value, path)

    return check
