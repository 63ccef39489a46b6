"""The program that waits: its memory and its time to be ready, against a bare Bolt app with the same imports."""

import os
import re
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
ROUNDS = 3
LONGEST = 30.0
SETTLED = 2.0
"""Seconds after which a started program has looked at everything once."""

PROGRAMS = {"bare Bolt": ("-m", "benchmarks.idle_app"), "the program": ("-m", "bot")}


def run() -> list[Row]:
    """Both in turns, each in a process of its own, connected to the same pocket Slack; medians."""
    clock = Clock()
    workspace = Workspace(clock, Manifest.load(TOP / "manifest.yml"))
    populate(workspace, read(sample(), clock.now()))
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder, Server(workspace) as server:
        url = f"sqlite:///{folder}/bench.db"
        company.found(url)
        settings = {
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": workspace.app_token,
            "SLACK_API_URL": server.api_url,
            "DATABASE_URL": url,
        }
        for _ in range(ROUNDS):
            for name, arguments in PROGRAMS.items():
                found[name].append(_lived(arguments, settings, Control(server.url)))
    (bare_ready, bare_memory), (ready, memory) = (
        tuple(statistics.median(side) for side in zip(*rounds, strict=True)) for rounds in found.values()
    )
    return [
        Row("memory: bare Bolt", round(bare_memory), "MiB", note="the same imports, connected, idle"),
        Row("memory: the program", round(memory), "MiB", round(memory / bare_memory, 2), "bare Bolt"),
        Row(
            "ready: bare Bolt", round(bare_ready, 2), "seconds", note="from the start of the process to its connection"
        ),
        Row("ready: the program", round(ready, 2), "seconds", round(ready / bare_ready, 2), "bare Bolt"),
    ]


def _lived(arguments: tuple[str, ...], settings: dict[str, str], control: Control) -> tuple[float, float]:
    """Seconds until it was connected, and its resident memory in MiB a moment later."""
    control.expect(lambda _state: not control.app()["connections"], LONGEST, "the last one to be gone")
    began = time.perf_counter()
    program = subprocess.Popen(  # noqa: S603  (one of the two above)
        [sys.executable, *arguments], cwd=TOP, env={**os.environ, **settings}, stderr=subprocess.DEVNULL
    )
    try:
        control.expect(lambda _state: control.app()["connections"], LONGEST, "a connection")
        ready = time.perf_counter() - began
        time.sleep(SETTLED)
        return ready, _resident(program.pid)
    finally:
        program.terminate()
        program.wait(LONGEST)


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    if found is None:
        raise RuntimeError("the system does not tell how much memory a process holds")
    return int(found[1]) / 1024
