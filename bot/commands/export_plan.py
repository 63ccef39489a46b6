"""`followthrough export plan.yaml`: the plan goes out, in the format that the name of the file says, or another one."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from bot import settings
from bot.commands.opening import NoDatabaseError, opened
from bot.commands.parsers import Parsers
from bot.formats.writing import SUFFIXES, write
from bot.settings import SettingsError
from bot.words.catalogue import LANGUAGES, Words
from domain.errors import EmptyPlanError, StorageFaultError, UnknownDepartmentError
from domain.services.exporting import Exporting
from domain.whole_plan import ExportFormat, Wanted
from scheduler.clock import SystemClock

NOT_WRITTEN = 1
BAD_SETTINGS = 2


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("export", help="write the plan into a file, in the format that its name says")
    parser.add_argument("file", type=Path, help="a file that does not exist yet, such as plan.xlsx")
    parser.add_argument(
        *("--as", "-a"),
        dest="format",
        choices=[each.value for each in ExportFormat],
        help="the format, where the name of the file does not say it",
    )
    parser.add_argument("--department", help="the part of one department, by its key or name")
    parser.add_argument("--personal", action="store_true", help="with notes of check-ins, and leave")
    parser.add_argument("--language", choices=LANGUAGES, help="of headers and reports; without it the leader's")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Write the file, or say why not; nothing is written over without being told to."""
    file: Path = options.file
    wanted_format = _format(options.format, file)
    if wanted_format is None:
        known = ", ".join(each.value for each in ExportFormat)
        print(f"What is {file} to be? Add --as with one of {known}.", file=sys.stderr)
        return NOT_WRITTEN
    if file.exists() and not options.replace:
        print(f"{file} is there already. Name another file, or add --replace.", file=sys.stderr)
        return NOT_WRITTEN
    wanted = Wanted(wanted_format, options.department, personal=options.personal)
    try:
        return _export(file, wanted, options.language)
    except (SettingsError, NoDatabaseError) as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS
    except StorageFaultError as error:
        print(f"The database did not answer ({error}). Nothing was written; try again.", file=sys.stderr)
        return BAD_SETTINGS
    except EmptyPlanError:
        print("There is no plan yet. Try: followthrough import plan.yaml", file=sys.stderr)
    except UnknownDepartmentError:
        print(f"There is no department {wanted.department}.", file=sys.stderr)
    except OSError as error:
        print(f"{file} cannot be written: {error.strerror}.", file=sys.stderr)
    return NOT_WRITTEN


def _format(named: str | None, file: Path) -> ExportFormat | None:
    return ExportFormat(named) if named else SUFFIXES.get(file.suffix.casefold())


def _export(file: Path, wanted: Wanted, language: str | None) -> int:
    with closing(opened(settings.load_storage().database_url)) as database:
        plan = Exporting(database.storage()).gather(None, wanted, SystemClock().now(), through="command line")
    words = Words.of(plan.leader) if plan.leader else Words.plainly("en")
    written = write(plan, wanted.format, words if language in {None, words.language} else Words.plainly(language))
    file.write_bytes(written.data)
    print(f"{file}: {len(plan.tasks)} tasks, {len(plan.goals)} goals, {len(plan.measures)} measures.")
    for line in written.limits(Words.plainly("en")):
        print(line)
    return 0
