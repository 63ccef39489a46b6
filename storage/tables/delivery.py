"""Tables of delivery: the outbox, the inbox and the audit trail."""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    event,
)

from domain.notices import NoticeKind, NoticeState
from storage.tables.base import id_column, metadata, partial_index, word
from storage.types import AsJson, Choice, UtcDateTime

notices = Table(
    "notices",
    metadata,
    id_column(),
    Column("kind", Choice(NoticeKind), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("person_id", ForeignKey("people.id")),
    Column("channel", Text),
    Column("token", Text, nullable=False, unique=True),
    Column("urgent", Boolean, nullable=False),
    Column("state", Choice(NoticeState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("deadline", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("sent_channel", Text),
    Column("sent_ts", Text),
    Column("reason", Text),
    Column("ended_at", UtcDateTime),
    UniqueConstraint("kind", "subject_id", "recipient", "occasion"),
)


def under_way(source: FromClause) -> ColumnElement[bool]:
    """Not final yet, in the table or an alias of it."""
    return source.c.state.in_([word(NoticeState.PENDING), word(NoticeState.SENDING)])


IS_PENDING = notices.c.state == word(NoticeState.PENDING)
IS_SENDING = notices.c.state == word(NoticeState.SENDING)
IS_WEEKLY_QUESTION = notices.c.kind == word(NoticeKind.CHECK_IN_ASKED)
IS_TO_SOMEBODY = and_(notices.c.person_id.is_not(None), notices.c.kind != word(NoticeKind.MESSAGE_CHANGED))
IS_FINAL = notices.c.ended_at.is_not(None)
partial_index(
    "ix_notices_waiting",
    notices.c.urgent.desc(),
    notices.c.created_at,
    notices.c.id,
    notices.c.not_before,
    where=IS_PENDING,
)
partial_index("ix_notices_next", notices.c.not_before, where=IS_PENDING)
partial_index("ix_notices_sending", notices.c.deadline, where=IS_SENDING)
partial_index("ix_notices_in_line", notices.c.recipient, notices.c.created_at, notices.c.id, where=under_way(notices))
partial_index("ix_notices_ended", notices.c.state, notices.c.ended_at, where=IS_FINAL)
partial_index(
    "ix_notices_of_week",
    notices.c.kind,  # always the same, but without it SQLite looks into every row
    notices.c.occasion,
    notices.c.state,
    notices.c.not_before,
    where=IS_WEEKLY_QUESTION,
)
partial_index("ix_notices_first_to", notices.c.person_id, notices.c.created_at, notices.c.id, where=IS_TO_SOMEBODY)
Index("ix_notices_sent_channel_sent_ts", notices.c.sent_channel, notices.c.sent_ts)

inbox = Table(
    "inbox",
    metadata,
    Column("key", Text, primary_key=True),
    Column("received_at", UtcDateTime, nullable=False, index=True),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)


def _same(plain: dict[str, object]) -> dict[str, object]:
    return dict(plain)


ChangesJson = AsJson(_same, _same)

_REFUSAL = "an entry of the audit trail is neither changed nor removed"
GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER audit_stays_{name} BEFORE {doing} ON audit\nBEGIN\n  SELECT RAISE(ABORT, '{_REFUSAL}');\nEND"
        for name, doing in (("unchanged", "UPDATE"), ("there", "DELETE"))
    ),
    "postgresql": (
        (
            "CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            f"BEGIN\n  RAISE EXCEPTION '{_REFUSAL}';\nEND $$"
        ),
        "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stays()",
    ),
}
"""What keeps the trail append-only, by database. A migration that makes the table anew has to set them up again."""

audit = Table(
    "audit",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("person_id", ForeignKey("people.id")),
    Column("before", ChangesJson),
    Column("after", ChangesJson),
    Column("why", Text),
    Column("through", Text),
    # The rows it made, changed and removed, as storage/journal.py notes them.
    Column("rows", AsJson[list[object]](list, list)),
)
Index("ix_audit_subject_id", audit.c.subject, audit.c.id)
Index("ix_audit_person_id", audit.c.person_id, audit.c.id)
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        _guard = DDL(_statement)  # type: ignore[no-untyped-call]  # the library has no annotation here
        event.listen(audit, "after_create", _guard.execute_if(dialect=_dialect))
