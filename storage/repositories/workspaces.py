"""The one row of settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from domain.ports import Workspaces
from domain.workspace import Workspace
from storage import rows
from storage.tables import workspaces

_ID = 1
SHAPE = rows.Shape(Workspace, workspaces)
_SELECT = select(*SHAPE.columns)


class SqlWorkspaces(Workspaces):
    """Settings as a row whose id is always 1, read once in a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: Workspace | None = None

    def find(self) -> Workspace | None:
        """The workspace, or None while no plan has been imported."""
        if self._found is None:
            row = self._connection.execute(_SELECT).one_or_none()
            self._found = None if row is None else SHAPE.read(row)
        return self._found

    def learn(self, found: Workspace) -> None:
        """Somebody read it along with something else."""
        self._found = found

    def save(self, workspace: Workspace) -> None:
        """Insert or replace it."""
        self._found = None
        rows.put(self._connection, workspaces, {"id": _ID, **rows.values_of(workspace)})

    def move_digest(self, expected: datetime | None, following: datetime) -> bool:
        """Move the next digest, if it still stands at `expected`."""
        return self._move("next_digest_at", expected, {"next_digest_at": following})

    def move_agenda(self, expected: datetime | None, following: datetime, meeting_on: date) -> bool:
        """Move the next agenda and meeting, if it still stands at `expected`."""
        return self._move("next_agenda_at", expected, {"next_agenda_at": following, "next_meeting_on": meeting_on})

    def move_silence(self, expected: datetime | None, following: datetime) -> bool:
        """Move the next look at whether the leader is heard, if it still stands at `expected`."""
        return self._move("next_silence_at", expected, {"next_silence_at": following})

    def _move(self, column: str, expected: datetime | None, values: dict[str, Any]) -> bool:
        self._found = None
        still_there = workspaces.c[column].is_not_distinct_from(expected)
        return self._connection.execute(workspaces.update().where(still_there).values(values)).rowcount == 1
