"""Long lists in pages: where one begins, though the list may have changed since somebody turned to it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

ON_A_PAGE = 10
"""So many entries with their buttons stand below each other; more are reached by turning."""

ROWS_ON_A_PAGE = 50
"""So many rows of a table, or single lines, do."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some entries of a list, from the one at `start` on (the first is 0), and how many it has in `total`."""

    entries: tuple[T, ...]
    start: int = 0
    total: int = 0

    @classmethod
    def whole(cls, entries: "list[T] | tuple[T, ...]") -> "Page[T]":
        """A list that fits on one page."""
        return cls(tuple(entries), 0, len(entries))


def begin(start: int, total: int, size: int = ON_A_PAGE) -> int:
    """Where a page begins that was to begin at `start`: in a list that became shorter it is the last full page."""
    return start if start < total else max(0, total - size)


@dataclass(frozen=True, slots=True)
class Turned:
    """Which list of a screen somebody turned, by name, and to which entry; every other list shows its first page."""

    part: str = ""
    start: int = 0

    def start_of(self, part: str, total: int, size: int = ON_A_PAGE) -> int:
        """Where the list of that name begins."""
        return begin(self.start, total, size) if part == self.part else 0


FIRST = Turned()
