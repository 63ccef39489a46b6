"""One process at a time on a SQLite file."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from domain.errors import StorageFaultError
from storage import sole
from storage.engine import make_engine
from storage.schema import is_current, upgrade
from storage.sole import DatabaseInUseError, sole_user

ROOT = Path(sole.__file__).parent.parent
HOLD = """
import sys
from storage.sole import sole_user
with sole_user(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_on_a_file_is_refused(sqlite_url: str) -> None:
    """It is told what to do, as a fault of storage, and may come once the first has ended, even by force."""
    first = subprocess.Popen(  # noqa: S603  (the program a few lines above)
        [sys.executable, "-c", HOLD, sqlite_url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseInUseError, match=r"in use by another process.*PostgreSQL"), sole_user(sqlite_url):
            pass
        first.send_signal(signal.SIGKILL)
    with sole_user(sqlite_url):
        pass
    assert issubclass(DatabaseInUseError, StorageFaultError)


def test_whoever_holds_a_file_works_on_it(sqlite_url: str) -> None:
    """The hold is beside the database, not on it; it ends with its block."""
    with sole_user(sqlite_url):
        engine = make_engine(sqlite_url)
        upgrade(engine)
        assert is_current(engine)
        engine.dispose()
        with pytest.raises(DatabaseInUseError), sole_user(sqlite_url):
            pass


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://localhost/plan"])
def test_other_databases_are_never_held(url: str) -> None:
    """Memory belongs to its process anyway, and PostgreSQL is made for several."""
    entered = 0
    with sole_user(url), sole_user(url):
        entered += 1
    assert entered == 1
