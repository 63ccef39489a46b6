"""Opening the database of a command, with a sentence for each reason why that may fail."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from domain.errors import StorageFaultError
from storage.database import Database
from storage.sole import DatabaseInUseError, sole_user


class NoDatabaseError(Exception):
    """The database cannot be opened; the text says why and what to do, without the address, which holds a password."""


def opened(url: SecretStr) -> Database:
    """The database, brought up to date; NoDatabaseError when it cannot be opened."""
    try:
        return Database(url.get_secret_value())
    except ValueError as error:
        raise NoDatabaseError(f"DATABASE_URL is wrong. {error}.") from error
    except (StorageFaultError, OSError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise NoDatabaseError(
            f"The database cannot be opened: {said}. Check DATABASE_URL, and that it runs and lets this machine in."
        ) from error
    except ModuleNotFoundError as error:
        raise NoDatabaseError(
            f"{error.name} is not installed, which this kind of database needs. Install followthrough[postgresql]."
        ) from error


@contextmanager
def sole(url: SecretStr) -> Iterator[None]:
    """Hold a SQLite file for this process; NoDatabaseError when another one works on it. PostgreSQL takes many."""
    try:
        with sole_user(url.get_secret_value()):
            yield
    except DatabaseInUseError as error:
        raise NoDatabaseError(str(error)) from error
