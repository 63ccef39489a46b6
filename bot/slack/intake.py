"""Plans that were sent as files: fetched, read, shown, and taken once somebody agrees, on a thread of their own.

Of a file nothing is kept but its digest and, until somebody decides, what was shown of it. It is fetched again when it
is taken, and held in memory only while it is read.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.formats.faults import FormatError
from bot.formats.incoming import Incomings
from bot.messages import errors, uploads
from bot.messages.model import Message
from bot.planfile.faults import PlanFileError
from bot.slack.afterwards import Afterwards
from bot.slack.connection import CALL_FAULTS, fault_name
from bot.slack.fetching import SCOPE, FetchError, Unfetched, fetch
from bot.slack.patience import PatientClient
from bot.slack.render import render
from bot.words.catalogue import Words
from domain.errors import FollowthroughError, StorageFaultError
from domain.people import Person
from domain.ports import Clock, Storage, UnitOfWork
from domain.previews import Preview
from domain.services import uploads as service
from domain.services.owner_names import OwnerNames
from domain.services.uploads import UploadService
from domain.uploads import Upload

log = logging.getLogger(__name__)

PACE = timedelta(seconds=3)
"""The least time between two words about how far a file has been read."""

LEAST = 2000
"""Rows below which nobody waits long enough to be told."""

_THROUGH = "file in the chat"


class _NotAsShownError(Exception):
    """What would be done is not what was shown: the plan or the file changed since."""


class _StoppedError(Exception):
    """The program stops in the middle of reading; the file can be read again."""


class Intake:
    """Reads and takes files, one after the other."""

    def __init__(self, storage: Storage, clock: Clock, client: PatientClient, behind: Afterwards) -> None:
        self._uploads = UploadService(storage)
        self._names = OwnerNames(storage)
        self._incomings = Incomings(storage, clock)
        self._clock = clock
        self._client = client
        self._behind = behind
        self._is_stopping = False

    def stop(self) -> None:
        """Read no further. What is just being taken ends as the database has it; a file can be read again."""
        self._is_stopping = True
        self._behind.finish(0.0)

    def read_soon(self, upload_id: int) -> None:
        """Read a file, and show what it would do."""
        self._behind.do(partial(self._read, upload_id), key=f"upload {upload_id}")

    def take_soon(self, upload_id: int, *, with_changes: bool) -> None:
        """Take what was shown of a file."""
        self._behind.do(partial(self._take, upload_id, with_changes=with_changes), key=f"upload {upload_id}")

    def _read(self, upload_id: int, *, is_anew: bool = False) -> None:
        with_whom = self._uploads.person(upload_id)
        if with_whom is None:
            return
        upload, person = with_whom
        words = Words.of(person)
        if not is_anew:
            upload = self._tell(upload, uploads.reading(upload, words))
        try:
            told = self._outcome(upload, words, lambda: self._shown(upload, words, is_anew=is_anew))
        except _StoppedError:
            return
        self._tell(upload, told)

    def _take(self, upload_id: int, *, with_changes: bool) -> None:
        with_whom = self._uploads.person(upload_id)
        if with_whom is None:
            return
        upload, person = with_whom
        words = Words.of(person)
        upload = self._tell(upload, uploads.taking(upload, words))
        try:
            told = self._outcome(upload, words, lambda: self._taken(upload, person, words, with_changes=with_changes))
        except _NotAsShownError:
            self._read(upload_id, is_anew=True)
            return
        self._tell(upload, told)

    def _outcome(self, upload: Upload, words: Words, work: Callable[[], Message]) -> Message:
        """What the work has to tell, or why it came to nothing."""
        try:
            return work()
        except FetchError as error:
            told = uploads.unfetched(upload, error.why, words, **({"scope": SCOPE} if _lacks(error) else {}))
        except (FormatError, PlanFileError) as error:
            told = uploads.unreadable(upload, error, words)
        except FollowthroughError as error:
            told = errors.error(error, words)
        except StorageFaultError:
            told = uploads.unfetched(upload, "upload.busy", words)
        self._uploads.fail(upload.id)
        return told

    def _shown(self, upload: Upload, words: Words, *, is_anew: bool) -> Message:
        data = fetch(self._client, upload.file_id)
        progress = Progress(self._clock, lambda part: self._tell(upload, uploads.reading(upload, words, part)))

        def watch(done: int, of: int) -> None:
            if self._is_stopping:
                raise _StoppedError
            progress.show(done, of)

        found = self._incomings.preview(self._incomings.read(data, upload.name, upload.days, watch))
        if not self._uploads.show(upload.id, _digest(data), found):
            return uploads.left(upload, words)
        return uploads.preview(upload, found, words, is_anew=is_anew)

    def _taken(self, upload: Upload, person: Person, words: Words, *, with_changes: bool) -> Message:
        data = fetch(self._client, upload.file_id)
        if upload.preview is None or _digest(data) != upload.digest:
            raise _NotAsShownError
        shown = Preview.from_json(upload.preview)
        incoming = self._incomings.read(data, upload.name, upload.days)

        def check(found: Preview) -> None:
            if not found.is_as(shown):
                raise _NotAsShownError

        def last(uow: UnitOfWork) -> None:
            service.settle(uow, upload)

        done = self._incomings.take(incoming, person.id, _THROUGH, check, last, with_changes=with_changes)
        return uploads.taken(upload, done, len(self._names.waiting(upload.chat_id)), words)

    def _tell(self, upload: Upload, message: Message) -> Upload:
        """Write the message about a file anew, or the first time; one that Slack does not take is noted only."""
        payload = render(message)
        try:
            if upload.channel is not None and upload.ts is not None:
                self._client.chat_update(channel=upload.channel, ts=upload.ts, **payload)
                return upload
            posted = self._client.chat_postMessage(channel=upload.chat_id, **payload)
        except CALL_FAULTS as error:
            log.warning("a word about a file was not shown: %s", fault_name(error))
            return upload
        channel, ts = str(posted["channel"]), str(posted["ts"])
        self._uploads.posted(upload.id, channel, ts)
        found = self._uploads.person(upload.id)
        return upload if found is None else found[0]


class Progress:
    """Tells how far a large file has been read, now and then."""

    def __init__(self, clock: Clock, tell: Callable[[int], object]) -> None:
        self._clock = clock
        self._tell = tell
        self._told_at: datetime = clock.now()

    def show(self, done: int, of: int) -> None:
        """So much of so much is done."""
        now = self._clock.now()
        if of < LEAST or now - self._told_at < PACE:
            return
        self._told_at = now
        self._tell(min(99, 100 * done // of))


def _lacks(error: FetchError) -> bool:
    return error.why is Unfetched.NO_SCOPE


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
