"""The rules of the house as data and small functions; `problems` reads one file and names what it breaks."""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping

from tests.reading import Source, Use

MAX_LINES = 300

# Which of our packages a package may import, besides itself.
MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "domain": frozenset(),
    "storage": frozenset({"domain"}),
    "scheduler": frozenset({"domain"}),
    "bot": frozenset({"domain"}),
    "sandbox": frozenset(),
}
PACKAGES = tuple(MAY_IMPORT)
NOT_SHIPPED = frozenset({"tests", "benchmarks"})

# The composition root sees every package, and nothing below it sees the composition root.
ROOT = ("bot/bootstrap.py", "bot/cli.py", "bot/__main__.py", "bot/commands/")
ROOT_MODULES = ("bot.bootstrap", "bot.cli", "bot.__main__", "bot.commands")

# Libraries that one place alone may know.
OWNERS: Mapping[str, str] = {
    "sqlalchemy": "storage/",
    "alembic": "storage/",
    "sqlite3": "storage/",
    "psycopg": "storage/",
    "slack_bolt": "bot/slack/",
    "slack_sdk": "bot/slack/",
    "websocket": "bot/slack/",
    "apscheduler": "scheduler/runner.py",
    "holidays": "bot/public_holidays.py",
    "dateparser": "bot/dates.py",
    "defusedxml": "bot/formats/",
    "icalendar": "bot/formats/",
    "openpyxl": "bot/formats/",
    # Comes with the optional extra of the sandbox: the product must run without it.
    "aiohttp": "sandbox/",
}

# Standard library that reaches beyond the process, or runs beside the caller: not for the domain.
INPUT_OUTPUT = (
    *("asyncio", "glob", "http", "multiprocessing", "os", "pathlib", "shutil", "smtplib", "socket", "sqlite3", "ssl"),
    *("subprocess", "sys", "tempfile", "threading", "time", "urllib.request"),
)
INPUT_OUTPUT_CALLS = frozenset({"open", "input", "print"})

CLOCK_PLACES = ("scheduler/clock.py", "sandbox/clock.py")
CLOCKS = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.datetime.today",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "time.clock_gettime",
        "time.clock_gettime_ns",
        # A database has a clock of its own, which no test can move.
        "sqlalchemy.func.now",
        "sqlalchemy.func.current_timestamp",
        "sqlalchemy.func.current_date",
        "sqlalchemy.func.current_time",
        "sqlalchemy.sql.func.now",
        "sqlalchemy.sql.func.current_timestamp",
    }
)

COMMIT_PLACE = "storage/unit_of_work.py"
EVERYTHING = frozenset({"Exception", "BaseException", "builtins.Exception", "builtins.BaseException"})
HIDDEN_IMPORTS = frozenset({"importlib.import_module", "__import__", "builtins.__import__"})


def problems(source: Source) -> list[str]:
    """Return one line per broken rule in a file of the product, each `path:line: what is wrong`."""
    return [
        f"{source.path}:{found.line}: {found.name}"
        for rule in RULES
        for found in sorted(rule(source), key=lambda found: found.line)
    ]


def layers(source: Source) -> Iterator[Use]:
    """Imports between our packages go one way, and the composition root is imported by itself alone."""
    sees_all = source.is_in(*ROOT)
    allowed = frozenset(PACKAGES) if sees_all else MAY_IMPORT[source.package] | {source.package}
    for found in source.imports():
        top = found.name.partition(".")[0]
        if (top in PACKAGES and top not in allowed) or top in NOT_SHIPPED:
            yield Use(f"{source.package} may not import {top}", found.line)
        elif _within(found.name, ROOT_MODULES) and not sees_all:
            yield Use("only the composition root may import the composition root", found.line)


def libraries(source: Source) -> Iterator[Use]:
    """Each library with an owner is imported by its owner alone."""
    for found in source.imports():
        top = found.name.partition(".")[0]
        owner = OWNERS.get(top)
        if owner and not source.is_in(owner):
            yield Use(f"{top} is known to {owner} alone", found.line)


def pure_domain(source: Source) -> Iterator[Use]:
    """The domain imports the standard library only, and of that nothing that reaches beyond the process."""
    if source.package != "domain":
        return
    for found in source.imports():
        top = found.name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in PACKAGES:
            yield Use(f"the domain may not import {top}", found.line)
        elif _within(found.name, INPUT_OUTPUT):
            yield Use(f"the domain does no input or output: {found.name}", found.line)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in INPUT_OUTPUT_CALLS:
            yield Use(f"the domain does no input or output: {ast.unparse(node.func)}", node.lineno)


def clock(source: Source) -> Iterator[Use]:
    """The time is read in one place; everywhere else it is an argument."""
    if not source.is_in(*CLOCK_PLACES):
        for found in source.uses():
            if found.name in CLOCKS:
                yield Use(f"{found.name} reads the clock outside {' and '.join(CLOCK_PLACES)}", found.line)


def commit(source: Source) -> Iterator[Use]:
    """Transactions are committed in one place."""
    if not source.is_in(COMMIT_PLACE):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr == "commit":
                yield Use(f"only {COMMIT_PLACE} commits", node.lineno)


def caught(source: Source) -> Iterator[Use]:
    """Only named errors are caught: catching everything hides the ones nobody thought of."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "suppress":
            kinds = list(node.args)
        else:
            continue
        kinds = [part for kind in kinds for part in (kind.elts if isinstance(kind, ast.Tuple) else [kind])]
        if any(kind is None or ast.unparse(kind) in EVERYTHING for kind in kinds):
            yield Use("catches every error; name the ones that are expected", node.lineno)


def open_imports(source: Source) -> Iterator[Use]:
    """Imports are statements, so that these rules can see them."""
    for found in source.uses():
        if found.name in HIDDEN_IMPORTS:
            yield Use(f"{found.name} hides an import", found.line)


def size(source: Source) -> Iterator[Use]:
    """A file can be read in one sitting."""
    lines = len(source.text.splitlines())
    if lines > MAX_LINES:
        yield Use(f"{lines} lines; split it by idea ({MAX_LINES} at most)", lines)


RULES: tuple[Callable[[Source], Iterator[Use]], ...] = (
    *(layers, libraries, pure_domain, clock, commit, caught, open_imports, size),
)


def _within(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)
