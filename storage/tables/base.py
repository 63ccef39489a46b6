"""What every table shares: names of constraints, and predicates that indexes and queries spell alike."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Integer, MetaData, literal_column

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column() -> Column[int]:
    """The id, given by the database."""
    return Column("id", Integer, primary_key=True)


def word(value: StrEnum) -> ColumnElement[Any]:
    """A value of an enum spelt out in the statement.

    A partial index serves a query only if the query repeats its predicate literally; a bound parameter will not do.
    """
    return literal_column(f"'{value.value}'")


def partial_index(name: str, *columns: ColumnElement[Any], where: ColumnElement[bool], unique: bool = False) -> Index:
    """An index over the rows that meet a predicate, on both databases."""
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
