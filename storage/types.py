"""Column types: what the domain holds, as both databases can keep it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, DateTime, Dialect, Numeric, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in, UTC on disk, aware UTC out. A naive one is refused, for nobody knows what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  (given by SQLAlchemy)
        """The instant in UTC; ValueError for a naive one."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("A moment without a time zone cannot be stored.")
        return value if value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The instant in UTC; SQLite gives it without a zone, PostgreSQL in the zone of the session."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Choice(TypeDecorator[E], Generic[E]):
    """One of the values of a string enum, kept as its text so that a new value needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind
        self._texts = {each: each.value for each in kind}  # asking a member for its value is slow, and rows are many

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text of the value; ValueError for one that is not of the enum."""
        if value is None:
            return None
        return self._texts.get(value) or self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:  # noqa: ARG002
        """The member of the enum."""
        return None if value is None else self.kind(value)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number, digit for digit: SQLite would keep it as a float, so there it is text."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """`NUMERIC` where the database has it."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        """The number, or its digits."""
        if value is None or dialect.name == "postgresql":
            return value
        return str(value)

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """The number."""
        return None if value is None else Decimal(value)


class AsJson(TypeDecorator[T], Generic[T]):
    """Any value that `dump` turns into plain JSON and `load` turns back; None is NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, dump: Callable[[T], object], load: Callable[[Any], T]) -> None:
        super().__init__()
        self.dump = dump
        self.load = load

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """`JSONB` where the database has it."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(JSONB(none_as_null=True))
        return dialect.type_descriptor(JSON(none_as_null=True))

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:  # noqa: ARG002
        """Plain JSON."""
        return None if value is None else self.dump(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> T | None:  # noqa: ARG002, ANN401  (whatever JSON holds)
        """The value."""
        return None if value is None else self.load(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(value: object) -> str:
    """JSON as we keep it: Arabic stays readable to whoever opens the database."""
    return _ENCODER.encode(value)
