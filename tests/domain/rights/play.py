"""One use case that somebody starts, and what it takes to try it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.errors import FollowthroughError, NotAllowedError
from domain.rights import Right
from tests.domain.rights.company import Cast

Given = Callable[[Cast], Mapping[str, Any]]


@dataclass(frozen=True)
class Play:
    """A use case as `service.method`, the right it needs, and what it is given beside who acts, when, and through what.

    It is about something of `own`, which everybody has where that is None, and in favour of them. `done` says of what
    came back whether the right was there, where without it less is done; else one of `refusals` is raised. `silent`
    is what writes nothing, and tells nobody, without the right, for strangers too.
    """

    use_case: str
    right: Right
    given: Given = lambda _cast: {}
    own: str | None = "Omar"
    done: Callable[[Any], bool] | None = None
    refusals: tuple[type[FollowthroughError], ...] = (NotAllowedError,)
    silent: bool = False

    def __str__(self) -> str:
        """As it stands in the list of tests."""
        return f"{self.use_case}-{self.right}-{self.own}"
