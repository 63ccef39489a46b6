"""Check a modal or an App Home view.

Rules: https://docs.slack.dev/reference/views
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

from sandbox.checks import blocks as block_checks
from sandbox.checks.parts import plain
from sandbox.checks.problem import Problem
from sandbox.checks.shape import Check, boolean, one_of, string, thing

_AT = "/view"


def _anything(_value: object, _path: str) -> Iterator[Problem]:
    yield from ()


_COMMON: dict[str, Check] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_MODAL = thing(
    {"type": one_of("modal"), "title": plain(24), "blocks": _anything},
    {
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        **_COMMON,
    },
)
_HOME = thing({"type": one_of("home"), "blocks": _anything}, _COMMON)


def problems(view: object) -> list[Problem]:
    """What Slack would refuse in a view, paths under ``/view``; all of them mean invalid_arguments."""
    found = [replace(problem, error="invalid_arguments") for problem in _problems(view)]
    if not found:
        return []
    return [Problem(_AT, "failed to match all allowed schemas", "invalid_arguments"), *found]


def _problems(view: object) -> Iterator[Problem]:
    if not isinstance(view, dict):
        yield Problem(_AT, "must be an object")
        return
    kind = view.get("type")
    if kind is None:
        yield Problem(_AT, "missing required field: type")
    elif kind == "modal":
        yield from _MODAL(view, _AT)
        yield from _blocks(view, "modal")
        yield from _submit(view)
    elif kind == "home":
        yield from _HOME(view, _AT)
        yield from _blocks(view, "home")
    else:
        yield Problem(f"{_AT}/type", "must be a valid enum value")


def _blocks(view: dict[str, Any], surface: Literal["modal", "home"]) -> Iterator[Problem]:
    if view.get("blocks") is not None:
        yield from block_checks.problems(view["blocks"], surface, f"{_AT}/blocks")


def _submit(view: dict[str, Any]) -> Iterator[Problem]:
    """A modal that asks for input needs a button to send it."""
    blocks = view.get("blocks")
    asks = isinstance(blocks, list) and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if asks and view.get("submit") is None:
        yield Problem(_AT, "`submit` is required when an `input` block is present")
