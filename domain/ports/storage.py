"""Units of work, and where they come from."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from domain.ports.cases import Cases, Decisions
from domain.ports.claims import Claims
from domain.ports.cues import Cues
from domain.ports.exports import Exports
from domain.ports.history import History
from domain.ports.links import Links
from domain.ports.offers import Offers
from domain.ports.outbox import Audit, Inbox, Leases, Notices
from domain.ports.pauses import Pauses, Proposals
from domain.ports.people import Calendars, Departments, People, Workspaces
from domain.ports.plan import ActionItems, CheckIns, Goals, Measures, Needs, Tasks
from domain.ports.recognitions import Recognitions
from domain.ports.remarks import Remarks
from domain.ports.replies import Replies
from domain.ports.rounds import Rounds
from domain.ports.silences import Silences
from domain.ports.trails import Trails
from domain.ports.uploads import Uploads


class UnitOfWork(Protocol):
    """One transaction, with every repository in it. Leaving it without an error commits it."""

    workspaces: Workspaces
    people: People
    calendars: Calendars
    departments: Departments
    rounds: Rounds
    goals: Goals
    measures: Measures
    links: Links
    tasks: Tasks
    check_ins: CheckIns
    needs: Needs
    offers: Offers
    pauses: Pauses
    proposals: Proposals
    claims: Claims
    cases: Cases
    cues: Cues
    decisions: Decisions
    action_items: ActionItems
    recognitions: Recognitions
    remarks: Remarks
    replies: Replies
    silences: Silences
    notices: Notices
    inbox: Inbox
    leases: Leases
    audit: Audit
    trails: Trails
    history: History
    exports: Exports
    uploads: Uploads


class Storage(Protocol):
    """Where units of work come from.

    Every transaction may raise StorageFaultError when the database cannot be reached or stays locked.
    """

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that commits when it is left without an error and leaves nothing otherwise."""
        ...

    def ahead(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """A transaction that reads at once and writes at its end, so that others hardly wait for it.

        `last` is called in the one that writes, before anything is stored. Where writers wait for each other, only
        rows that are added many at a time may be written. OvertakenError, and nothing is written, when others added
        such rows meanwhile.
        """
        ...

    def rehearsed(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """A transaction that may take long, for which others hardly wait.

        `last` is called in the one that writes, before anything is stored. Where writers wait for each other, it is
        played on a copy first. OvertakenError, and nothing is written, when what it read there is different by then.
        """
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that only reads and never waits for a writer."""
        ...

    def once(self, key: str, now: datetime) -> "Storage":
        """The same storage for the handling of one incoming event.

        Its first write transaction also records the event's key in the inbox, so that the event and what it changed
        are committed together. AlreadyHandledError, and nothing written, when the key is there already.
        """
        ...
