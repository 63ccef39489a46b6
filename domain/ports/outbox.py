"""Repositories of what comes in and goes out, and of what was changed."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from domain.audit import AuditEntry
from domain.delivery import OutboxCounts, Undelivered
from domain.notices import Notice, NoticeKind, NoticeState


class Notices(Protocol):
    """The outbox."""

    def add(self, notice: Notice) -> bool:
        """Put it in; False when the same thing was put in before."""
        ...

    def get(self, notice_id: int) -> Notice:
        """The notice; KeyError when there is none."""
        ...

    def claim(self, now: datetime, deadline: datetime, *, without: Collection[NoticeKind] = ()) -> Notice | None:
        """Take the next notice that may go, urgent ones first, then oldest, and mark it sending until `deadline`.

        Kinds in `without` are left where they are.

        Order per recipient is kept: a notice waits while an older one of the same recipient is not final, unless
        the older one is itself held back to a later time than now.
        """
        ...

    def save(self, notice: Notice) -> None:
        """Store what became of it."""
        ...

    def overdue(self, now: datetime) -> list[Notice]:
        """Notices that are still sending after their deadline."""
        ...

    def latest(self, kind: NoticeKind, subject_id: int, occasion: str | None = None) -> Notice | None:
        """The newest sent notice of that kind and subject (and occasion)."""
        ...

    def first_to(self, person_id: int) -> Notice | None:
        """The first one ever made for a person, of those sent or still on their way; rewritings apart."""
        ...

    def sent_about(self, kinds: Sequence[NoticeKind], subject_id: int) -> list[Notice]:
        """Sent notices of these kinds about a subject, oldest first."""
        ...

    def showing(self, kinds: Sequence[NoticeKind], task_id: int, prompt: tuple[int, date]) -> list[Notice]:
        """Sent notices that show a task: those of these kinds about it, and the prompt of a person for a week."""
        ...

    def sent_to(self, kind: NoticeKind, subject_id: int, person_id: int) -> bool:
        """Whether a notice of that kind and subject was sent to a person."""
        ...

    def sent_as(self, channel: str, ts: str) -> Notice | None:
        """The notice that stands at this place in the chat."""
        ...

    def next_readers(self, now: datetime, limit: int) -> list[str]:
        """Chat ids of those for whom a new message may go now, in the order of their messages."""
        ...

    def look_again(self, person_id: int, now: datetime) -> None:
        """Let what waits for a later hour of that person be looked at now."""
        ...

    def next_at(self) -> datetime | None:
        """The earliest moment at which a pending notice may go; None when nothing waits."""
        ...

    def tally(self) -> dict[tuple[NoticeKind, NoticeState], int]:
        """How many there are of each kind in each state; those with none are left out."""
        ...

    def counts(self) -> dict[NoticeState, int]:
        """How many there are in each state."""
        ...

    def outbox(self, since: datetime, soon: datetime) -> OutboxCounts:
        """How many are in each state: sent and superseded since a moment, those that may go until `soon` as due."""
        ...

    def undelivered(self, state: NoticeState, limit: int) -> list[Undelivered]:
        """Those that ended in that state, the newest first."""
        ...

    def undelivered_since(self, moment: datetime) -> int:
        """How many were refused or became unknown since then."""
        ...

    def forget_rewrites(self, before: datetime) -> int:
        """Forget that messages were rewritten, where that ended before then; how often that was."""
        ...

    def weekly_progress(self, soon: datetime) -> tuple[int, int]:
        """Of the newest week's question: to how many it was sent, and to how many it goes until `soon`."""
        ...


class Inbox(Protocol):
    """Events that came in."""

    def record(self, key: str, now: datetime) -> bool:
        """Remember an event; False when it was there before."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget events older than that; how many."""
        ...


class Leases(Protocol):
    """What one process at a time may do, such as sending."""

    def hold(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take or keep a lease until then; False while another holder's has not run out."""
        ...

    def release(self, name: str, holder: str) -> None:
        """Give a lease back before it runs out; one that somebody else holds stays theirs."""
        ...


class Audit(Protocol):
    """The audit trail; it only grows."""

    def add(self, entry: AuditEntry) -> None:
        """Append an entry."""
        ...

    def add_all(self, entries: Sequence[AuditEntry]) -> None:
        """Append entries, in their order."""
        ...

    def tally(self) -> dict[str, int]:
        """How many entries there are of each `what`."""
        ...

    def latest(self, subject: str) -> AuditEntry | None:
        """The newest entry of a subject, or None."""
        ...

    def of(self, subject: str) -> list[AuditEntry]:
        """The entries of a subject, oldest first."""
        ...
