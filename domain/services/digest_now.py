"""The digest as it would be now, for whoever may read it; nothing is posted, and nothing counts as told."""

from dataclasses import replace
from datetime import datetime

from domain.cadence import week_of
from domain.digest import DigestMore, DigestReady
from domain.head_digest import HeadDigest
from domain.matters import Matter
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, head_digests, local_time
from domain.services.digest_contents import build_digest
from domain.services.digest_more import listed


class DigestNow:
    """Shows digests between their weeks."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime) -> DigestReady | HeadDigest:
        """The company's digest for the leader and plan keepers, and for a head that of their departments.

        Early signs are those that were told in this week. Errors: StrangerError, NotAllowedError.
        """
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            if access.may(uow, reader, Right.SEE_DIGEST):
                return _company(uow, reader, now)
            return _departments(uow, reader, now)

    def more(self, chat_id: str, now: datetime) -> DigestMore:
        """What the company's digest only counts. Errors: StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            access.require(uow, reader, Right.SEE_DIGEST)
            return listed(uow, reader, _company(uow, reader, now).digest, now)


def _company(uow: UnitOfWork, reader: Person, now: datetime) -> DigestReady:
    settings = access.workspace(uow)
    today = local_time.today(uow, reader, now)
    digest = build_digest(uow, settings, week_of(settings.digest, today), now)
    return DigestReady(replace(digest, today=today), reader)


def _departments(uow: UnitOfWork, reader: Person, now: datetime) -> HeadDigest:
    headed = head_digests.headed_by(uow, reader)
    if not headed:
        raise access.refused(uow, Right.SEE_DIGEST)
    access.require(uow, reader, Right.SEE_DEPARTMENT_DIGEST, Matter.of_department(headed[0].id))
    week = week_of(access.workspace(uow).digest, local_time.today(uow, reader, now))
    # Whoever wants none each week may look all the same.
    found = head_digests.build(uow, replace(reader, wants_digest=True), (), week, now)
    if found is None:  # a plan keeper has turned it off
        raise access.refused(uow, Right.SEE_DIGEST)
    return found
