"""Moving the clock from the page: an hour, to the next morning, a week, or until something happens."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, get_args
from zoneinfo import ZoneInfo

from sandbox.clock import real_seconds

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MoveKind = Literal["hour", "morning", "week", "next"]
KINDS: tuple[str, ...] = get_args(MoveKind)
MORNING = time(8, 0)
# Programs beside the sandbox live through a move in steps of this size; the further it goes the larger they are, as
# somebody waits for it.
STEPS: dict[MoveKind, timedelta] = {
    "hour": timedelta(minutes=5),
    "next": timedelta(minutes=10),
    "morning": timedelta(minutes=15),
    "week": timedelta(minutes=30),
}
LONGEST_WAIT = timedelta(weeks=2)
# Between two words about a move's progress, in real seconds.
_BREATH = 0.2


class BusyError(Exception):
    """The clock is being moved already."""


@dataclass(frozen=True)
class Move:
    """A move under way."""

    kind: str
    begin: datetime
    target: datetime

    def share(self, now: datetime) -> int | None:
        """How far it got, in percent; nothing when nobody knows how far it goes."""
        if self.kind == "next":
            return None
        return min(100, int(100 * (now - self.begin) / (self.target - self.begin)))


class Moves:
    """Moves the clock of one workspace, one move at a time, and tells the page how far it got."""

    def __init__(self, workspace: Workspace) -> None:
        self._ws = workspace
        self._lock = threading.Lock()
        self._told = 0.0
        self.current: Move | None = None
        workspace.clock.follow(self._tell)

    def run(self, kind: MoveKind, zone: ZoneInfo) -> bool:
        """Move, which may take a while; tells whether something happened where that was asked for.

        Args:
            kind: How far.
            zone: The zone whose morning or week is meant.

        Raises:
            BusyError: Another move is under way.
        """
        now = self._ws.clock.now()
        target = destination(kind, now, zone)
        with self._lock:
            if self.current is not None:
                raise BusyError
            self.current = Move(kind, now, target)
        self._ws.changes.add("clock")
        try:
            if kind == "next":
                return self._ws.until_something_happens(target - now, STEPS[kind])
            self._ws.clock.set(target, STEPS[kind])
            return True
        finally:
            self.current = None
            self._ws.changes.add("clock")

    def _tell(self, _now: datetime) -> None:
        """Let the page draw the progress, but not at every step."""
        present = real_seconds()
        if present - self._told >= _BREATH:
            self._told = present
            self._ws.changes.add("clock")


def destination(kind: MoveKind, now: datetime, zone: ZoneInfo) -> datetime:
    """Where a move from a moment leads.

    A morning and a week are counted on the wall clock of the zone, so that a change of clocks does not shift them.
    """
    here = now.astimezone(zone)
    if kind == "hour":
        return now + timedelta(hours=1)
    if kind == "morning":
        today = datetime.combine(here.date(), MORNING, zone)
        return today if today > here else datetime.combine(here.date() + timedelta(days=1), MORNING, zone)
    if kind == "week":
        return datetime.combine(here.date() + timedelta(days=7), here.timetz().replace(tzinfo=None), zone)
    return now + LONGEST_WAIT
