"""Runs migrations on the connection that `storage.schema` hands over, inside its transaction."""

from typing import Any, Literal

from alembic import context

from storage import types
from storage.tables import metadata

# A step says what is in the database, not how the program reads it today.
_AS_STORED = {
    types.UtcDateTime: "sa.DateTime(timezone=True)",
    types.Choice: "sa.Text()",
    types.ExactDecimal: 'sa.Text().with_variant(sa.Numeric(), "postgresql")',
    types.AsJson: 'sa.JSON().with_variant(JSONB(), "postgresql")',
}


def as_stored(what: str, thing: Any, _context: Any) -> str | Literal[False]:  # noqa: ANN401  (Alembic's own signature)
    """How a column's type is written into a draft; False leaves it to Alembic."""
    return _AS_STORED.get(type(thing), False) if what == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=as_stored,
    render_as_batch=True,  # SQLite cannot alter a table, so it is copied
    transactional_ddl=True,  # on SQLite too: our connections begin their transactions themselves
)
context.run_migrations()
