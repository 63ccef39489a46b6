"""`followthrough sandbox`: the whole bot on a pocket Slack, with a sample company, and no account anywhere."""

import argparse
import logging
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import bootstrap
from bot.bootstrap import Pulse
from bot.commands.company import populate
from bot.commands.moved_time import MovedTime
from bot.commands.parsers import Parsers
from bot.commands.run import quieten, watch
from bot.commands.stopping import StopSignal
from bot.planfile.reading import read, sample
from bot.slack.connection import reach
from bot.slack.socket_mode import Socket
from domain.services.importing import Importing
from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from storage.database import Database

log = logging.getLogger(__name__)

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.yml"
PORT = 8765
TICK = timedelta(seconds=1)
"""The pocket company has a dozen people: looking often makes the page feel alive."""

BEGIN = datetime(2027, 1, 18, 5, tzinfo=UTC)
"""A Monday before anybody starts to work, with a monthly meeting and no holiday in the weeks that follow; always the
same, so that the story goes as the README tells it on whatever day somebody tries it."""

TAKEN = 4


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("sandbox", help="try everything in the browser, without a Slack account")
    parser.add_argument("--port", type=int, default=PORT, help=f"where the page is served (default {PORT})")
    parser.add_argument("--empty", action="store_true", help="begin without a plan, to play the first set-up")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Serve until a signal says to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    quieten()
    stop = StopSignal()
    with tempfile.TemporaryDirectory(prefix="followthrough-") as folder:
        try:
            playground = Playground(Path(folder), options.port, empty=options.empty)
        except OSError:
            other = options.port + 1
            print(f"Port {options.port} is taken. Try: followthrough sandbox --port {other}", file=sys.stderr)
            return TAKEN
        for line in playground.lines():
            print(line, flush=True)
        print("Press Ctrl-C to stop; the company is made anew at each start.", flush=True)
        watch(playground.program, stop)
        playground.close()
    return 0


class Playground:
    """The sample company at work in a pocket Slack at an address, with the bot and its threads beside it.

    Args:
        folder: where the database is kept.
        port: where the page is served; 0 takes a free one.
        empty: the people are there, and no plan: the first of them runs the workspace, and can set the bot up.

    Raises:
        OSError: the port is taken.
    """

    def __init__(self, folder: Path, port: int = 0, *, empty: bool = False) -> None:
        clock = Clock(start=BEGIN)
        draft = read(sample(), BEGIN)
        workspace = Workspace(clock, Manifest.load(MANIFEST))
        populate(workspace, draft, first_runs_it=empty)
        self._server = Server(workspace, port=port).start()
        self._database = Database(f"sqlite:///{folder}/followthrough.db")
        if not empty:
            Importing(self._database.storage(), clock).run(draft, by=None, through="sandbox")
        chat = reach(workspace.bot_token, self._server.api_url, clock)
        self.program = bootstrap.assemble(self._database, clock, chat, Pulse(tick=TICK))
        self._connection = Socket(self.program.app, workspace.app_token, chat.posting)
        self._connection.connect()
        self.program.start()
        clock.follow(MovedTime(self.program, clock).step)
        self.company, self._begins_with = draft.company, draft.people[0].name if empty else ""
        self.url = self._server.url

    def lines(self) -> list[str]:
        """What to tell whoever started it."""
        if self._begins_with:
            return [
                f"Followthrough runs in the workspace of {self.company}, without a plan.",
                f"Open {self.url} in a browser, act as {self._begins_with} and open Home to set it up.",
            ]
        return [
            f"Followthrough runs with the sample company {self.company}.",
            f"Open {self.url} in a browser.",
            "README.md tells a story to play there in ten minutes.",
        ]

    def close(self) -> None:
        """Stop every part; when this returns nothing runs any more."""
        self._connection.close()
        self.program.stop()
        self._server.stop()
        self._database.close()
