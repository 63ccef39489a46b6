"""Pages of a list and the cursors between them."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from sandbox.model import Json
from sandbox.refusals import RefusedError

Item = TypeVar("Item")
_PREFIX = "next:"


def page(items: Sequence[Item], args: Json, most: int, usual: int = 100) -> tuple[list[Item], Json]:
    """One page of a list by the arguments `limit` and `cursor`, with the `response_metadata` for the next.

    Raises:
        RefusedError: the limit or the cursor cannot be.
    """
    limit = args.get("limit") or usual
    if not 0 < limit <= most:
        raise RefusedError("invalid_limit")
    start = _position(args["cursor"]) if args.get("cursor") else 0
    if start > len(items):
        raise RefusedError("invalid_cursor")
    shown = list(items[start : start + limit])
    left = start + limit < len(items)
    return shown, {"next_cursor": _cursor(start + limit) if left else ""}


def _cursor(position: int) -> str:
    return base64.urlsafe_b64encode(f"{_PREFIX}{position}".encode()).decode()


def _position(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor.encode()).decode()
        if not text.startswith(_PREFIX):
            raise RefusedError("invalid_cursor")
        return int(text.removeprefix(_PREFIX))
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise RefusedError("invalid_cursor") from error
