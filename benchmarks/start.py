"""From the start of the process to its connection: how long nobody answers when the bot is started again."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import company
from benchmarks.table import Row
from bot.commands.company import populate
from bot.planfile.reading import read, sample
from sandbox.client import Control
from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.server.run import Server
from sandbox.workspace import Workspace

TOP = Path(__file__).parents[1]
STARTS = 3
LONGEST = 30.0


def run() -> list[Row]:
    """The median of a few starts of `python -m bot`, beside that of a Python that does nothing."""
    clock = Clock()
    workspace = Workspace(clock, Manifest.load(TOP / "manifest.yml"))
    populate(workspace, read(sample(), clock.now()))
    with tempfile.TemporaryDirectory() as folder, Server(workspace) as server:
        url = f"sqlite:///{folder}/bench.db"
        company.found(url)
        settings = {
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": workspace.app_token,
            "SLACK_API_URL": server.api_url,
            "DATABASE_URL": url,
        }
        nothing = statistics.median(_nothing() for _ in range(STARTS))
        ready = statistics.median(_ready(settings, Control(server.url)) for _ in range(STARTS))
    return [
        Row("start: python alone", round(nothing, 2), "seconds"),
        Row("start: bot connected", round(ready, 2), "seconds", round(ready / nothing, 1), "python alone"),
    ]


def _nothing() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", ""], check=True, timeout=LONGEST)
    return time.perf_counter() - began


def _ready(settings: dict[str, str], control: Control) -> float:
    control.expect(lambda _state: not control.app()["connections"], LONGEST, "the last one to be gone")
    began = time.perf_counter()
    environment = {**os.environ, **settings}
    program = subprocess.Popen([sys.executable, "-m", "bot"], cwd=TOP, env=environment, stderr=subprocess.DEVNULL)
    try:
        control.expect(lambda _state: control.app()["connections"], LONGEST, "a connection")
        return time.perf_counter() - began
    finally:
        program.terminate()
        program.wait(LONGEST)
