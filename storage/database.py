"""A database: opened once, with its schema up to date, and handed out as storage."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy import make_url

from domain.errors import StorageFaultError
from storage.engine import is_missing, let_go, make_engine
from storage.schema import NewerSchemaError, current, head, is_known, upgrade
from storage.unit_of_work import SqlStorage


class Version(Enum):
    """How the schema of a database stands to the one this program knows."""

    EMPTY = "empty"
    OLD = "old"
    CURRENT = "current"
    NEWER = "newer"


def version(url: str) -> Version:
    """Look, and leave nothing behind.

    StorageFaultError when it cannot be reached, ValueError for a wrong address, OSError where no file can be made.
    """
    if is_missing(url):
        _try_place(Path(str(make_url(url).database)))
        return Version.EMPTY
    engine = make_engine(url)
    try:
        found = current(engine)
    finally:
        engine.dispose()
    if found is None:
        return Version.EMPTY
    if not is_known(found):
        return Version.NEWER
    return Version.CURRENT if found == head() else Version.OLD


def _try_place(path: Path) -> None:
    place = next(each for each in path.absolute().parents if each.exists())
    with TemporaryFile(dir=place):
        pass  # it could be made, and is gone again


class Database:
    """A database at an address; made, or brought up to date, when it is opened.

    ValueError for a wrong address, StorageFaultError when it cannot be reached or written, NewerSchemaError when it is
    ahead of this program.
    """

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        try:
            upgrade(self._engine)
        except (StorageFaultError, NewerSchemaError):
            self._engine.dispose()
            raise

    @property
    def takes_many(self) -> bool:
        """Whether several processes may work on it at the same time."""
        return self._engine.dialect.name == "postgresql"

    def storage(self, on_commit: Callable[[], None] | None = None) -> SqlStorage:
        """Units of work on it; `on_commit` is called after each transaction that wrote."""
        return SqlStorage(self._engine, on_commit)

    def close(self) -> None:
        """Let go of every connection."""
        let_go(self._engine)
