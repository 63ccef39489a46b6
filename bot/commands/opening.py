"""Opening the database of a command, with a sentence for each reason why that may fail."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pydantic import SecretStr

from domain.errors import StorageFaultError
from storage.database import Database
from storage.schema import NewerSchemaError
from storage.sole import DatabaseInUseError, sole_user


class NoDatabaseError(Exception):
    """The database cannot be opened; the text says why and what to do, without the address, which holds a password."""


def opened(url: SecretStr, called: str = "DATABASE_URL") -> Database:
    """The database, brought up to date; NoDatabaseError when it cannot be opened.

    `called` is what people call the setting that holds its address.
    """
    with explained(called):
        return Database(url.get_secret_value())


@contextmanager
def sole(url: SecretStr) -> Iterator[None]:
    """Hold a SQLite file for this process; NoDatabaseError when another one works on it. PostgreSQL takes many."""
    with ExitStack() as held:
        with explained():
            held.enter_context(sole_user(url.get_secret_value()))
        yield


@contextmanager
def explained(called: str = "DATABASE_URL") -> Iterator[None]:
    """Turn whatever keeps a database from being opened into NoDatabaseError."""
    try:
        yield
    except (NewerSchemaError, DatabaseInUseError) as error:
        raise NoDatabaseError(str(error)) from error
    except ValueError as error:
        raise NoDatabaseError(f"{called} is wrong. {error}.") from error
    except (StorageFaultError, OSError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise NoDatabaseError(
            f"The database cannot be opened: {said}. Check {called}, and that it runs, lets this machine in "
            "and can be written."
        ) from error
    except ModuleNotFoundError as error:
        raise NoDatabaseError(
            f"{error.name} is not installed, which this kind of database needs. Install followthrough[postgresql]."
        ) from error
