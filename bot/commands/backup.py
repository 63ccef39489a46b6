"""`followthrough backup FILE` while the bot runs, and `followthrough restore FILE` while it does not."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bot import settings
from bot.commands.opening import NoDatabaseError, explained
from bot.commands.parsers import Parsers
from bot.settings import SettingsError
from scheduler.clock import SystemClock
from storage.backup import BackupError, back_up, put_back

FAILED = 1
BAD_SETTINGS = 2


def add(parsers: Parsers) -> None:
    """Add both commands."""
    out = parsers.add_parser("backup", help="write the whole database into one file, while the bot runs")
    out.add_argument("file", type=Path, help="a file that does not exist yet, such as backup-2027-01-04.db")
    out.set_defaults(do=back)
    into = parsers.add_parser("restore", help="make the database what it was when a backup was taken")
    into.add_argument("file", type=Path, help="a file that `followthrough backup` wrote")
    into.add_argument("--replace", action="store_true", help="put it in the place of a database that is not empty")
    into.set_defaults(do=restore)


def back(options: argparse.Namespace) -> int:
    """Take a backup."""
    return _told(lambda url: back_up(url, options.file), f"The database is saved in {options.file}.")


def restore(options: argparse.Namespace) -> int:
    """Put a backup back."""
    said = f"The database is what it was when {options.file} was taken. Start the bot again."
    return _told(lambda url: put_back(url, options.file, SystemClock().now(), replace=options.replace), said)


def _told(work: Callable[[str], None], said: str) -> int:
    try:
        with explained():
            work(settings.load_storage().database_url.get_secret_value())
    except (SettingsError, NoDatabaseError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS
    except BackupError as error:
        print(error, file=sys.stderr)
        return FAILED
    print(said)
    return 0
