"""`followthrough import plan.yaml`: the plan goes in, all of it or nothing."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from bot import settings
from bot.commands.opening import NoDatabaseError, opened
from bot.commands.parsers import Parsers
from bot.planfile import outcome, wording
from bot.planfile.faults import PlanFileError
from bot.planfile.reading import read
from bot.settings import SettingsError
from domain.errors import StorageFaultError
from domain.services.importing import Importing
from scheduler.clock import SystemClock

BAD_FILE = 1
BAD_SETTINGS = 2


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("import", help="read a plan file into the database, all of it or nothing")
    parser.add_argument("file", type=Path, help="a plan file, such as plan.yaml")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Import a file, or say everything that is wrong with it."""
    file: Path = options.file
    try:
        data = file.read_bytes()
    except OSError as error:
        print(f"{file} cannot be read: {error.strerror}. Try: followthrough import plan.yaml", file=sys.stderr)
        return BAD_FILE
    clock = SystemClock()
    try:
        draft = read(data, clock.now())
        with closing(opened(settings.load_storage().database_url)) as database:
            result = Importing(database.storage(), clock).run(draft, by=None, through="command line")
    except PlanFileError as error:
        print(wording.told(error.faults, str(file)), file=sys.stderr)
        return BAD_FILE
    except (SettingsError, NoDatabaseError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS
    except StorageFaultError as error:
        print(f"The database did not answer ({error}). Nothing was imported; try again.", file=sys.stderr)
        return BAD_SETTINGS
    print(outcome.summary(result))
    return 0
