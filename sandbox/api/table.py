"""What a Web API method is: its handler, its scopes, its tokens, its arguments and its tier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.model import Json
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Handler = Callable[["Workspace", Json], Json]

# The error for an argument whose JSON cannot be read, where it is not simply `invalid_arguments`.
_BAD_JSON = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
_TRUE, _FALSE = {"1", "true", "True"}, {"0", "false", "False", ""}
_WORDS = {
    "str": "must be a string",
    "int": "must be an integer",
    "bool": "must be a boolean",
    "list": "must be an array",
    "object": "must be an object",
    "ids": "must be a list of ids",
}


@dataclass(frozen=True)
class Argument:
    """One argument: its name, its kind (`str`, `int`, `bool`, `list`, `object`, `ids`) and whether it must be there."""

    name: str
    kind: str
    is_required: bool


@dataclass(frozen=True)
class Method:
    """One method of the Web API.

    Attributes:
        handler: answers it, without `ok`; raises `RefusedError`.
        arguments: what it takes.
        scopes: any one of these is enough; none are needed when empty.
        tokens: kinds of token it takes; none are needed when empty.
        tier: Slack's tier, 5 for the special ones.
    """

    handler: Handler
    arguments: dict[str, Argument]
    scopes: tuple[str, ...]
    tokens: tuple[str, ...]
    tier: int


def method(
    handler: Handler,
    *arguments: str,
    scopes: tuple[str, ...] = (),
    tokens: tuple[str, ...] = ("bot",),
    tier: int = 3,
) -> Method:
    """Describe a method; an argument is written `name`, `name:kind` or, when it must be there, `name!:kind`."""
    parsed = {}
    for written in arguments:
        left, _, kind = written.partition(":")
        name = left.removesuffix("!")
        parsed[name] = Argument(name, kind or "str", left.endswith("!"))
    return Method(handler, parsed, scopes, tokens, tier)


def read_arguments(spec: Method, given: Mapping[str, object]) -> Json:
    """The arguments a handler sees, of the kinds it expects; unknown ones are left out.

    Raises:
        RefusedError: one is missing or of another kind.
    """
    read: Json = {}
    messages = []
    for argument in spec.arguments.values():
        value = given.get(argument.name)
        if value is None or (value == "" and argument.is_required):
            if argument.is_required:
                messages.append(f"[ERROR] missing required field: {argument.name}")
            continue
        try:
            read[argument.name] = _KINDS[argument.kind](value)
        except json.JSONDecodeError as error:
            code = _BAD_JSON.get(argument.name, "invalid_arguments")
            raise RefusedError(code, [f"[ERROR] {argument.name} is not JSON: {error}"]) from error
        except (ValueError, TypeError):
            messages.append(f"[ERROR] {_WORDS[argument.kind]} [json-pointer:/{argument.name}]")
    if messages:
        raise RefusedError("invalid_arguments", messages)
    return read


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    # A number where a string is expected (a timestamp sent as one, say) is taken as its digits.
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise TypeError(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(value)
    return int(value)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value) in _TRUE | _FALSE:
        return str(value) in _TRUE
    raise ValueError(value)


def _array(value: object) -> list[object]:
    loaded = json.loads(value) if isinstance(value, str) else value
    if not isinstance(loaded, list):
        raise TypeError(value)
    return loaded


def _object(value: object) -> Json:
    loaded = json.loads(value) if isinstance(value, str) else value
    if not isinstance(loaded, dict):
        raise TypeError(value)
    return loaded


def _ids(value: object) -> list[str]:
    if isinstance(value, str):
        return [each.strip() for each in value.split(",") if each.strip()]
    if isinstance(value, list):
        return [str(each) for each in value]
    raise ValueError(value)


_KINDS: dict[str, Callable[[object], object]] = {
    "str": _text,
    "int": _whole,
    "bool": _truth,
    "list": _array,
    "object": _object,
    "ids": _ids,
}
