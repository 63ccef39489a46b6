"""`followthrough import plan.yaml`: the plan goes in, all of it or nothing, from whatever it lives in today."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from bot import settings
from bot.commands.opening import NoDatabaseError, explained, opened
from bot.commands.parsers import Parsers
from bot.commands.progress_bar import ProgressBar
from bot.formats import outcome
from bot.formats import wording as outside_wording
from bot.formats.days import Order
from bot.formats.faults import FormatError
from bot.formats.reading import How, is_outside, read_outside
from bot.planfile import wording
from bot.planfile.faults import PlanFileError
from bot.planfile.reading import read
from bot.settings import SettingsError
from bot.words.catalogue import LANGUAGES, Words
from domain.errors import StorageFaultError
from domain.ports import Storage
from domain.services.importing import Importing
from domain.services.outside import OutsideImporting
from scheduler.clock import SystemClock
from storage.database import Database, Version, version

BAD_FILE = 1
BAD_SETTINGS = 2
_THROUGH = "command line"
DEFAULT_LANGUAGE = "en"
"""Of what is told where there is no plan yet."""

_ORDERS = {"day-first": Order.DAY_FIRST, "month-first": Order.MONTH_FIRST}


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser(
        "import",
        help="read a plan into the database, all of it or nothing: a plan file, or a table, workbook, board or StratML "
        "file of another tool, after a preview",
    )
    parser.add_argument("file", type=Path, help="such as plan.yaml, tasks.csv, plan.xlsx, board.json, plan.xml")
    parser.add_argument("--preview", action="store_true", help="show what would come of it, and change nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask after the preview of another tool's file")
    parser.add_argument("--changes", action="store_true", help="take what the file says differently than last time")
    parser.add_argument("--dates", choices=sorted(_ORDERS), help="how dates such as 2/10/2026 are to be read")
    parser.add_argument("--source", help="a name for lists of your own, where two of them have tasks of the same names")
    parser.add_argument("--language", choices=LANGUAGES, help="of what is told; without it the leader's")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Import a file, or say everything that is wrong with it."""
    file: Path = options.file
    try:
        data = file.read_bytes()
    except OSError as error:
        print(f"{file} cannot be read: {error.strerror}. Try: followthrough import plan.yaml", file=sys.stderr)
        return BAD_FILE
    try:
        return _outside(data, options) if is_outside(data, file.name) else _plan_file(data, options)
    except (PlanFileError, FormatError) as error:
        print(_faulty(error, file, _words_before(options)), file=sys.stderr)
        return BAD_FILE
    except (SettingsError, NoDatabaseError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS
    except StorageFaultError as error:
        print(f"The database did not answer ({error}). Nothing was imported; try again.", file=sys.stderr)
        return BAD_SETTINGS


def _faulty(error: PlanFileError | FormatError, file: Path, words: Words) -> str:
    if isinstance(error, FormatError):
        return words.line("import.faulty", file=str(file), reason=outside_wording.reason(error, words))
    return wording.told(error.faults, str(file), words)


def _words_before(options: argparse.Namespace) -> Words:
    """The language that was asked for, else that of the plan; a faulty file makes no database where there is none."""
    if options.language is not None:
        return Words.plainly(options.language)
    try:
        url = settings.load_storage().database_url
        with explained():
            is_there = version(url.get_secret_value()) is Version.CURRENT
        if is_there:
            with closing(opened(url)) as database:
                return _words(database.storage(), options)
    except (SettingsError, NoDatabaseError, StorageFaultError):
        pass  # what is wrong with the file is told all the same
    return Words.plainly(DEFAULT_LANGUAGE)


def _words(storage: Storage, options: argparse.Namespace) -> Words:
    """The language that was asked for, else the leader's."""
    leader = OutsideImporting(storage, SystemClock()).leader()
    if leader is not None and options.language in {None, leader.language}:
        return Words.of(leader)
    return Words.plainly(options.language or DEFAULT_LANGUAGE)


def _plan_file(data: bytes, options: argparse.Namespace) -> int:
    """Import our own plan file; it is what the plan is to be, so it is not asked about."""
    clock = SystemClock()
    draft = read(data, clock.now())
    with closing(_database()) as database:
        storage = database.storage()
        importing = Importing(storage, clock)
        result = importing.preview(draft) if options.preview else importing.run(draft, by=None, through=_THROUGH)
        words = _words(storage, options)
        print(outcome.summary_of_ours(outcome.preview_of_ours(result), words))
        if options.preview:
            print(words.line("import.was_preview"))
    return 0


def _outside(data: bytes, options: argparse.Namespace) -> int:
    """Show what a file of another tool would bring, and take it once that is wanted."""
    with closing(_database()) as database:
        storage = database.storage()
        words = _words(storage, options)
        bar = ProgressBar(words.line("import.reading"))
        importing = OutsideImporting(storage, SystemClock())
        how = How(importing.zone(), _ORDERS.get(options.dates or ""), options.source, bar.show)
        try:
            outside = read_outside(data, how)
        finally:
            bar.end()
        changes: bool = options.changes
        taken = importing.preview(outside.plan, with_changes=changes)
        print(outcome.summary(outcome.preview_of(outside, taken, with_changes=changes), words))
        if options.preview or taken.changes_nothing:
            print(words.line("import.nothing_changed"))
        elif options.yes or _agreed(words):
            importing.take(outside.plan, by=None, through=f"{_THROUGH}: {outside.plan.source}", with_changes=changes)
            print(words.line("import.done"))
        else:
            print(words.line("import.not_yet"))
    return 0


def _agreed(words: Words) -> bool:
    """Ask whoever sits at the terminal; without one nobody has agreed."""
    if not sys.stdin.isatty():
        return False
    print(words.line("import.ask"), end=" ", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _database() -> Database:
    return opened(settings.load_storage().database_url)
