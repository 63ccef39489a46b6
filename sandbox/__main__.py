"""`python -m sandbox --manifest manifest.yml --people people.yml --port 8765`: run a pocket Slack."""

import argparse
import queue
import signal
import sys
from datetime import datetime
from pathlib import Path

from sandbox import people
from sandbox.clock import Clock
from sandbox.manifest import Manifest, ManifestError
from sandbox.people import PeopleError
from sandbox.server.run import Server
from sandbox.workspace import Workspace

USAGE_ERROR = 2


def main(arguments: list[str] | None = None) -> int:
    """Run until a signal to stop; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Run a pocket Slack on this machine.")
    parser.add_argument("--manifest", type=Path, required=True, help="the app's manifest, YAML or JSON")
    parser.add_argument("--people", type=Path, required=True, help="who works there, YAML")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--start", type=datetime.fromisoformat, help="where the clock begins, with a zone")
    parser.add_argument("--frozen", action="store_true", help="the clock stands still until it is moved")
    options = parser.parse_args(arguments)
    stop = told_to_stop()
    try:
        data = people.load(options.people)
        clock = Clock(options.start, frozen=options.frozen)
        workspace = Workspace(clock, Manifest.load(options.manifest), team_name=data.get("team", "Pocket"))
        people.fill(workspace, data)
        server = Server(workspace, options.port).start()
    except (ManifestError, PeopleError, OSError, ValueError) as error:
        sys.stderr.write(f"The sandbox cannot start: {error}\n")
        return USAGE_ERROR
    sys.stdout.write(greeting(server))
    sys.stdout.flush()
    stop.get()
    server.stop()
    return 0


def greeting(server: Server) -> str:
    """Where the sandbox is and what an app needs to know to live in it."""
    ws = server.workspace
    return (
        f"The sandbox is at {server.url}\n"
        f"SLACK_API_URL={server.api_url}\n"
        f"SLACK_BOT_TOKEN={ws.bot_token}\n"
        f"SLACK_APP_TOKEN={ws.app_token}\n"
        f"SLACK_SIGNING_SECRET={ws.signing_secret}\n"
    )


def told_to_stop() -> queue.SimpleQueue[int]:
    """Whatever asks the program to end, from now on, is put there.

    Not an event: a handler may run while the main thread holds the event's lock, and would wait for it for ever.
    """
    stop: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: stop.put(number))
    return stop


if __name__ == "__main__":
    sys.exit(main())
