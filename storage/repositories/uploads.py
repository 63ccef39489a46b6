"""Files that were sent in the chat."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from domain.ports.uploads import Uploads
from domain.uploads import Upload, UploadState
from storage import rows
from storage.tables.uploads import uploads

_SHAPE = rows.Shape(Upload, uploads)
_BY_ID = select(*_SHAPE.columns).where(uploads.c.id == bindparam("wanted"))
_CHANGE = update(uploads).where(
    uploads.c.id == bindparam("wanted"), uploads.c.state.in_(bindparam("among", expanding=True))
)
_PURGE = delete(uploads).where(uploads.c.at < bindparam("before"))


class SqlUploads(Uploads):
    """Uploads as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, upload: Upload) -> Upload:
        """Store a new one."""
        return rows.add(self._connection, uploads, upload)

    def find(self, upload_id: int) -> Upload | None:
        """The upload, or None where there is none any more."""
        row = self._connection.execute(_BY_ID, {"wanted": upload_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def change(self, upload_id: int, among: Sequence[UploadState], changes: Mapping[str, object]) -> bool:
        """Change fields of an upload that is in one of these states; whether it was."""
        done = self._connection.execute(_CHANGE.values(**changes), {"wanted": upload_id, "among": list(among)})
        return done.rowcount == 1

    def purge(self, before: datetime) -> int:
        """Forget those that came before an instant; how many."""
        return self._connection.execute(_PURGE, {"before": before}).rowcount
