"""Plans sent in the chat: who may, how far each has come, and what was shown before it is decided about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.previews import Preview
from domain.rights import Right
from domain.services import access
from domain.upload_errors import UploadOverError
from domain.uploads import WAITING, DayOrder, Upload, UploadState


class UploadService:
    """Keeps track of files that plan keepers and the leader sent."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def begin(self, chat_id: str, file_id: str, name: str, now: datetime) -> Upload:
        """A file was sent and is to be read. Errors: EmptyPlanError, StrangerError, NotAllowedError."""
        with self._storage.write() as uow:
            _require(uow, chat_id)
            return uow.uploads.add(Upload(0, chat_id, file_id, name, now))

    def require(self, chat_id: str) -> None:
        """Errors: those of `begin`."""
        with self._storage.read() as uow:
            _require(uow, chat_id)

    def of(self, chat_id: str, upload_id: int) -> Upload:
        """The upload, for whoever may decide about it. Errors: those of `begin`, UploadOverError."""
        with self._storage.read() as uow:
            return _waiting(uow, chat_id, upload_id)

    def again(self, chat_id: str, upload_id: int, days: DayOrder | None, now: datetime) -> Upload:
        """The file is to be read once more, with dates read in that order. Errors: those of `of`."""
        with self._storage.write() as uow:
            upload = _waiting(uow, chat_id, upload_id)
            wanted = days or upload.days
            _change(uow, upload_id, tuple(WAITING), state=UploadState.READING, days=wanted, at=now)
            return replace(upload, state=UploadState.READING, days=wanted, at=now)

    def agree(self, chat_id: str, upload_id: int) -> Upload:
        """What was shown is to be taken. Errors: those of `of`."""
        with self._storage.write() as uow:
            upload = _waiting(uow, chat_id, upload_id)
            _change(uow, upload_id, [UploadState.SHOWN], state=UploadState.TAKING)
            return replace(upload, state=UploadState.TAKING)

    def leave(self, chat_id: str, upload_id: int) -> Upload:
        """The file is not to be taken, and what was shown of it is forgotten. Errors: those of `of`."""
        with self._storage.write() as uow:
            upload = _waiting(uow, chat_id, upload_id)
            _change(uow, upload_id, tuple(WAITING), state=UploadState.LEFT, preview=None)
            return replace(upload, state=UploadState.LEFT, preview=None)

    def person(self, upload_id: int) -> tuple[Upload, Person] | None:
        """The upload and who sent it; None when it was forgotten meanwhile."""
        with self._storage.read() as uow:
            upload = uow.uploads.find(upload_id)
            person = None if upload is None else uow.people.by_chat_id(upload.chat_id)
            return None if upload is None or person is None else (upload, person)

    def posted(self, upload_id: int, channel: str, ts: str) -> None:
        """Where the message about it stands."""
        with self._storage.write() as uow:
            uow.uploads.change(upload_id, tuple(UploadState), {"channel": channel, "ts": ts})

    def show(self, upload_id: int, digest: str, preview: Preview) -> bool:
        """What was read is shown and waits for a decision; whether it is still to be."""
        reading = [UploadState.READING, UploadState.TAKING]
        changes = {"state": UploadState.SHOWN, "digest": digest, "preview": preview.as_json()}
        with self._storage.write() as uow:
            return uow.uploads.change(upload_id, reading, changes)

    def fail(self, upload_id: int) -> None:
        """It could not be read, or not be taken."""
        with self._storage.write() as uow:
            uow.uploads.change(upload_id, [UploadState.READING, UploadState.TAKING], {"state": UploadState.FAILED})


def settle(uow: UnitOfWork, upload: Upload) -> Person:
    """In the transaction that takes a file: it is taken once, by who still may; who that is.

    Errors: those of `UploadService.of`.
    """
    person = _require(uow, upload.chat_id)
    _change(uow, upload.id, [UploadState.TAKING], state=UploadState.TAKEN, preview=None)
    return person


def _require(uow: UnitOfWork, chat_id: str) -> Person:
    person = access.actor(uow, chat_id)
    access.require(uow, person, Right.IMPORT_PLAN)
    return person


def _waiting(uow: UnitOfWork, chat_id: str, upload_id: int) -> Upload:
    _require(uow, chat_id)
    upload = uow.uploads.find(upload_id)
    if upload is None or upload.state not in WAITING:
        raise UploadOverError
    return upload


def _change(uow: UnitOfWork, upload_id: int, among: Sequence[UploadState], **changes: object) -> None:
    if not uow.uploads.change(upload_id, among, changes):
        raise UploadOverError
