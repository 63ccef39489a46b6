"""Files that were sent in the chat."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.uploads import Upload, UploadState


class Uploads(Protocol):
    """Files that were sent in the chat, and how far each has come."""

    def add(self, upload: Upload) -> Upload:
        """Store a new one."""
        ...

    def find(self, upload_id: int) -> Upload | None:
        """The upload, or None where there is none any more."""
        ...

    def change(self, upload_id: int, among: Sequence[UploadState], changes: Mapping[str, object]) -> bool:
        """Change fields of an upload that is in one of these states; whether it was."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget those that came before an instant; how many."""
        ...
