"""The port to the audit trail as people read it."""

from collections.abc import Sequence
from typing import Protocol

from domain.trail import Wanted, Written


class Trails(Protocol):
    """Reads the trail."""

    def page(self, wanted: Wanted, most: int, skip: int) -> Sequence[Written]:
        """So many entries, newest first, after the first `skip`."""
        ...
