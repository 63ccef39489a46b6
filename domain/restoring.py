"""After a restore: what may have been said between the backup and the restore, though the database knows nothing of it.

A member's conversation can be searched, so a message that may stand there is looked for before it is sent. A channel
cannot: there what fell due before the restore is left as unknown, for the plan keeper to see.
"""

from datetime import datetime, timedelta

from domain.notices import LASTING, Notice, NoticeKind

LOOKED_FOR = timedelta(days=7)
"""So long after a restore lasting notices are looked for: settings that were lost may have had a week asked early."""


def is_recent(restored_at: datetime | None, now: datetime) -> bool:
    """Whether notices of a lasting kind are still looked for before they are sent."""
    return restored_at is not None and now < restored_at + LOOKED_FOR


def may_stand(notice: Notice, restored_at: datetime | None, now: datetime) -> bool:
    """Whether a notice may have been sent before the restore.

    One that waited in the backup may have gone since, whatever its kind; its token came back with it. One that was
    made after the restore carries the token of an earlier message only if its kind is a lasting one.
    """
    if restored_at is None or notice.kind is NoticeKind.MESSAGE_CHANGED:
        return False
    return notice.created_at <= restored_at or (
        notice.kind in LASTING and notice.channel is None and is_recent(restored_at, now)
    )


def may_be_posted(due_at: datetime, restored_at: datetime | None) -> bool:
    """Whether what a channel was due to read at `due_at` may have been posted before the restore."""
    return restored_at is not None and due_at <= restored_at
