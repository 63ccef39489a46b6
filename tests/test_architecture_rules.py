"""Each rule of the house can fail: small made-up files that break it, beside ones that keep it."""

import pytest

from tests.architecture import MAX_LINES, problems
from tests.reading import Source

BROKEN = {
    # one-way imports
    ("domain/tasks.py", "import storage"): "domain may not import storage",
    ("domain/tasks.py", "from bot.words import catalogue"): "domain may not import bot",
    ("storage/tables.py", "from scheduler import clock"): "storage may not import scheduler",
    ("scheduler/ticks.py", "from storage.engine import engine"): "scheduler may not import storage",
    ("bot/settings.py", "from storage import engine"): "bot may not import storage",
    ("bot/slack/app.py", "import scheduler.runner as runner"): "bot may not import scheduler",
    ("bot/words/ar.py", "import sandbox"): "bot may not import sandbox",
    ("bot/slack/app.py", "def f():\n    from storage import engine"): "bot may not import storage",
    ("bot/slack/app.py", "if TYPE_CHECKING:\n    from storage import engine"): "bot may not import storage",
    ("bot/slack/app.py", "from ...storage import engine"): "bot may not import storage",
    ("sandbox/acts.py", "from domain.tasks import Task"): "sandbox may not import domain",
    ("sandbox/server/page.py", "import bot.slack.app"): "sandbox may not import bot",
    ("sandbox/acts.py", "import tests.databases"): "sandbox may not import tests",
    ("bot/cli.py", "from benchmarks import burst"): "bot may not import benchmarks",
    ("bot/slack/app.py", "from bot.bootstrap import build"): "only the composition root",
    ("bot/slack/app.py", "from bot import bootstrap"): "only the composition root",
    ("bot/home.py", "from . import cli"): "only the composition root",
    ("bot/slack/app.py", "from bot.commands.run import run"): "only the composition root",
    # libraries with an owner
    ("bot/bootstrap.py", "import sqlalchemy"): "sqlalchemy is known to storage/ alone",
    ("scheduler/ticks.py", "from sqlalchemy.orm import Session"): "sqlalchemy is known to storage/ alone",
    ("bot/commands/export.py", "from alembic import command"): "alembic is known to storage/ alone",
    ("bot/cli.py", "import sqlite3"): "sqlite3 is known to storage/ alone",
    ("bot/middleware.py", "from slack_bolt import App"): "slack_bolt is known to bot/slack/ alone",
    ("bot/messages/checkins.py", "import slack_sdk.models"): "slack_sdk is known to bot/slack/ alone",
    ("bot/slackish.py", "import slack_sdk"): "slack_sdk is known to bot/slack/ alone",
    ("sandbox/client.py", "from slack_sdk import WebClient"): "slack_sdk is known to bot/slack/ alone",
    ("scheduler/ticks.py", "import apscheduler"): "apscheduler is known to scheduler/runner.py alone",
    ("bot/slack/sender.py", "import aiohttp"): "aiohttp is known to sandbox/ alone",
    # the domain is pure
    ("domain/tasks.py", "import pydantic"): "the domain may not import pydantic",
    ("domain/tasks.py", "import zoneinfo, babel"): "the domain may not import babel",
    ("domain/tasks.py", "from os import environ"): "no input or output: os.environ",
    ("domain/tasks.py", "import urllib.request"): "no input or output: urllib.request",
    ("domain/tasks.py", "from time import monotonic"): "no input or output: time.monotonic",
    ("domain/tasks.py", "text = open('plan.csv').read()"): "no input or output: open",
    ("domain/tasks.py", "print('here')"): "no input or output: print",
    # time is an argument
    ("domain/tasks.py", "from datetime import datetime, UTC\nnow = datetime.now(UTC)"): "datetime.datetime.now reads",
    ("bot/home.py", "import datetime\nnow = datetime.datetime.utcnow()"): "datetime.datetime.utcnow reads",
    ("bot/home.py", "import datetime as dt\ntoday = dt.date.today()"): "datetime.date.today reads",
    ("bot/home.py", "from datetime import date as day\ntoday = day.today()"): "datetime.date.today reads",
    ("bot/home.py", "from datetime import datetime\nread = datetime.now"): "datetime.datetime.now reads",
    ("storage/types.py", "import time\nnow = time.time()"): "time.time reads",
    ("storage/types.py", "from time import time as t\nnow = t()"): "time.time reads",
    ("scheduler/runner.py", "from time import time_ns\nnow = time_ns()"): "time.time_ns reads",
    ("sandbox/triggers.py", "import time\nnow = time.time()"): "time.time reads",
    ("storage/tables.py", "import sqlalchemy as sa\nnow = sa.func.now()"): "sqlalchemy.func.now reads",
    ("storage/tables.py", "from sqlalchemy import func\nnow = func.now()"): "sqlalchemy.func.now reads",
    # one place commits
    ("storage/engine.py", "session.commit()"): "only storage/unit_of_work.py commits",
    ("domain/services/tasks.py", "unit.commit()"): "only storage/unit_of_work.py commits",
    ("bot/slack/app.py", "finish = self.session.commit"): "only storage/unit_of_work.py commits",
    # named errors only
    ("bot/home.py", "try:\n    pass\nexcept Exception:\n    raise"): "catches every error",
    ("bot/home.py", "try:\n    pass\nexcept:\n    raise"): "catches every error",
    ("bot/home.py", "try:\n    pass\nexcept (ValueError, BaseException) as e:\n    raise"): "catches every error",
    ("sandbox/acts.py", "import contextlib\nwith contextlib.suppress(Exception):\n    pass"): "catches every error",
    # nothing hidden
    ("bot/home.py", "import importlib\nimportlib.import_module('storage')"): "hides an import",
    ("bot/home.py", "from importlib import import_module as load\nload('storage')"): "hides an import",
    ("bot/home.py", "__import__('storage')"): "hides an import",
    # size
    ("bot/home.py", "\n" * (MAX_LINES + 1)): "301 lines; split it by idea",
}

KEPT = [
    ("domain/tasks.py", "import zoneinfo\nfrom domain.people import Person\nfrom . import goals"),
    ("domain/tasks.py", "from urllib.parse import urlsplit\nfrom datetime import time"),
    ("domain/inputs.py", "def answer(input):\n    return input.text"),
    ("domain/services/tasks.py", "from ..tasks import Task\nnow = clock.now()"),
    ("storage/engine.py", "import sqlalchemy\nfrom domain.ports import UnitOfWork"),
    ("storage/migrations/env.py", "from alembic import context"),
    ("storage/unit_of_work.py", "session.commit()"),
    ("storage/tables.py", "from sqlalchemy import func\ntotal = func.count()"),
    ("scheduler/runner.py", "from apscheduler.schedulers.background import BackgroundScheduler"),
    ("scheduler/clock.py", "from datetime import UTC, datetime\nnow = datetime.now(UTC)"),
    ("sandbox/clock.py", "import time\nnow = time.time()"),
    ("bot/slack/app.py", "from slack_bolt import App\nimport domain.tasks\nfrom bot.words import catalogue"),
    ("bot/home.py", "import time\nstarted = time.monotonic()"),
    ("bot/home.py", "from datetime import date\nday = date.fromisoformat('2026-11-21')"),
    ("bot/home.py", "try:\n    pass\nexcept (ValueError, KeyError):\n    raise"),
    ("bot/home.py", "'''Calls datetime.now() and session.commit() nowhere.'''"),
    ("bot/bootstrap.py", "import storage, scheduler, sandbox, domain\nfrom bot.commands import run"),
    ("bot/cli.py", "from bot.bootstrap import build"),
    ("bot/__main__.py", "from bot.cli import main"),
    ("bot/commands/simulate.py", "from sandbox.workspace import Workspace\nfrom storage import engine"),
    ("sandbox/server/run.py", "import aiohttp\nfrom sandbox.workspace import Workspace"),
    ("bot/home.py", "\n" * MAX_LINES),
]


@pytest.mark.parametrize(("source", "complaint"), BROKEN.items())
def test_broken_rule_is_reported(source: tuple[str, str], complaint: str) -> None:
    """A file that breaks one rule gets exactly the complaint about that rule, with its place."""
    path, text = source
    (problem,) = problems(Source(path, text))
    assert complaint in problem
    assert problem.startswith(f"{path}:")


@pytest.mark.parametrize(("path", "text"), KEPT)
def test_kept_rule_is_not_reported(path: str, text: str) -> None:
    """A file that keeps the rules gets no complaint, however close it comes."""
    assert problems(Source(path, text)) == []


def test_problem_names_the_line() -> None:
    """The complaint leads to the line that breaks the rule."""
    (problem,) = problems(Source("bot/home.py", "import domain\n\nimport storage\n"))
    assert problem == "bot/home.py:3: bot may not import storage"
