"""Rows that are made ready ahead: a transaction that only reads puts many of them together and holds them back.

On SQLite one writer keeps all the others waiting. Most of the time of storing ten thousand rows goes into making them
ready for the driver, so that is done before; the transaction that others wait for only hands them over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext

OPTION = "followthrough_held"
"""Execution option of a connection whose rows are held back."""


ROWS = "followthrough_rows"
"""Execution option of a statement that stores rows whose ids are known, or are nobody's concern."""


@dataclass(slots=True)
class Held:
    """Rows by the statement that stores them, in its order, and the newest id of each table that they follow."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    newest: dict[Table, int] = field(default_factory=dict)


def held_by(connection: Connection) -> Held | None:
    """What the connection holds back; None for an ordinary one."""
    found: Held | None = connection.get_execution_options().get(OPTION)
    return found


def holds(context: ExecutionContext) -> bool:
    """Whether a statement is one of those that are held back: it stores rows about which nothing is asked."""
    return OPTION in context.execution_options and ROWS in context.execution_options


def listen(engine: Engine) -> None:
    """Have the engine hold back what is to be held back."""
    event.listen(engine, "do_executemany", _hold)
    event.listen(engine, "do_execute", _hold)


def _hold(_cursor: DBAPICursor, statement: str, parameters: Sequence[Any], context: ExecutionContext) -> bool | None:
    if not holds(context):
        return None
    context.execution_options[OPTION].statements.append((statement, parameters))
    return True
