"""Fate: what goes wrong inside the program's own process, at which of its steps.

A step is named by what is done in it: `begin`, `commit` and `committed` of a writing transaction, `read` of a
reading one, `call chat.postMessage` before a call of Slack and `answered chat.postMessage` after it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from domain.errors import StorageFaultError
from domain.ports import UnitOfWork
from storage.database import Database
from storage.unit_of_work import SqlStorage
from storage.witness import Witness

KILLED = "killed"
LOCKED = "locked"
OVERLAPPED = "overlapped by another process"
AT_ONCE = ("rate_limited", "server_error", "lost", "dropped", "unconnected")
"""What can go wrong with a call of Slack; all but the last are kinds of the pocket Slack's own faults."""


class KilledError(BaseException):
    """The process ends here, as by KILL: nothing of the program may catch it."""


class LockedError(StorageFaultError):
    """The database is locked, or went away, because fate wanted it so."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """What happens at a step: a kill, a locked database, a call of Slack that fails, or the turn of another process.

    `step` is a step's name, or the beginning of one; `after` is how many such steps pass before it. `seconds` is what
    Slack asks to wait.
    """

    what: str
    step: str
    after: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        """As a line of a history tells it."""
        which = f"the {self.after + 1}. " if self.after else "the next "
        wait = f" for {self.seconds} s" if self.seconds else ""
        return f"{which}{self.step!r} will be {self.what}{wait}"


class Fate:
    """The strokes that wait for their step. Without any, everything goes well."""

    def __init__(self) -> None:
        self._strokes: list[tuple[Stroke, list[int]]] = []
        self.struck: deque[Stroke] = deque(maxlen=1000)
        self.meanwhile: Callable[[], object] = list
        self.writes = 0

    def arm(self, stroke: Stroke) -> None:
        """Let something go wrong at a step to come."""
        self._strokes.append((stroke, [stroke.after]))

    def relent(self) -> None:
        """Let nothing go wrong any more."""
        self._strokes.clear()

    def at(self, step: str) -> None:
        """The program is at this step; KilledError or LockedError when fate wants it so."""
        self.writes += step == "committed"
        stroke = self._due(step, {KILLED, LOCKED, OVERLAPPED})
        if stroke is None:
            return
        if stroke.what == OVERLAPPED:
            self.meanwhile()
            return
        if stroke.what == KILLED:
            raise KilledError(step)
        raise LockedError(f"{step}, by fate")

    def on_call(self, method: str) -> Stroke | None:
        """What goes wrong with a call of Slack, if anything."""
        return self._due(f"call {method}", set(AT_ONCE))

    def _due(self, step: str, kinds: set[str]) -> Stroke | None:
        for entry in self._strokes:
            stroke, left = entry
            if stroke.what not in kinds or not step.startswith(stroke.step):
                continue
            if left[0]:
                left[0] -= 1
                continue
            self._strokes.remove(entry)
            self.struck.append(stroke)
            return stroke
        return None


class FatefulStorage(SqlStorage):
    """The real storage, with fate at every beginning and end of a transaction."""

    fate: Fate

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A transaction that may find the database locked, and before or after whose commit the process may end."""
        self.fate.at("begin")
        with super().write() as uow:
            yield uow
            self.fate.at("commit")
        self.fate.at("committed")

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A transaction that only reads, and may find the database away."""
        self.fate.at("read")
        with super().read() as uow:
            yield uow


class FatefulDatabase(Database):
    """The real database, with fate in its storage and a witness beside it."""

    def __init__(self, url: str, fate: Fate, *, shared: bool = False) -> None:
        super().__init__(url)
        self._fate = fate
        self._shared = shared
        self.witness = Witness(self._engine)

    @property
    def takes_many(self) -> bool:
        """Whether several processes work on it, in turns of one thread; then on SQLite as well."""
        return self._shared or super().takes_many

    def spared(self) -> SqlStorage:
        """Units of work that fate spares, for whoever watches."""
        return super().storage()

    def storage(self, on_commit: Callable[[], None] | None = None) -> SqlStorage:
        """Units of work on it."""
        storage = FatefulStorage(self._engine, on_commit)
        storage.fate = self._fate
        return storage
