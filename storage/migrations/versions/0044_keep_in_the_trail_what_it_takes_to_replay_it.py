"""Keep in the trail what it takes to replay it, and let nobody change or remove an entry."""

import sqlalchemy as sa
from alembic import op

from storage.types import AsJson

revision = "0044"
down_revision = "0043"

_REFUSAL = "an entry of the audit trail is neither changed nor removed"
_SQLITE = "CREATE TRIGGER audit_stays_{name} BEFORE {doing} ON audit\nBEGIN\n  SELECT RAISE(ABORT, '{why}');\nEND"
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$\n"
    f"BEGIN\n  RAISE EXCEPTION '{_REFUSAL}';\nEND $$"
)
_TRIGGER = "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_stays()"


def upgrade() -> None:
    op.add_column("audit", sa.Column("rows", AsJson(list, list)))
    op.create_index("ix_audit_person_id", "audit", ["person_id", "id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_FUNCTION)
        op.execute(_TRIGGER)
        return
    for name, doing in (("unchanged", "UPDATE"), ("there", "DELETE")):
        op.execute(_SQLITE.format(name=name, doing=doing, why=_REFUSAL))
