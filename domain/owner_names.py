"""Owners whom a file names and nobody has confirmed: who that is, somebody says once for all tasks of a name."""

import hashlib
from dataclasses import dataclass
from datetime import date

from domain.people import Person
from domain.views import TaskView

AT_ONCE = 8
"""Names asked about in one form."""


@dataclass(frozen=True, slots=True)
class OwnerName:
    """The words of a file for an owner, and the open tasks without one that they stand at.

    `likely` is the only member with exactly that name.
    """

    words: str
    task_ids: tuple[int, ...]
    first_title: str
    likely: Person | None = None

    @property
    def key(self) -> str:
        """What stands for the words where they cannot stand themselves."""
        return key_of(self.words)


@dataclass(frozen=True, slots=True)
class NamesKnown:
    """What became of an answer: how many tasks have an owner now, and the names that still wait."""

    given: int
    waiting: tuple[OwnerName, ...]


@dataclass(frozen=True, slots=True)
class TasksGiven:
    """Somebody was made the owner of several tasks at once by `by`; `views` are those that are still theirs."""

    to: Person
    views: tuple[TaskView, ...]
    by: Person
    today: date


def key_of(words: str) -> str:
    """A short sign for the words of a name, whatever their case."""
    return hashlib.sha256(same(words).encode()).hexdigest()[:16]


def same(words: str) -> str:
    """A name to compare with."""
    return " ".join(words.casefold().split())
