"""The program as a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bot.office import TOP

LONGEST = 60.0
"""Seconds after which a program that does not end counts as hanging."""


class Process:
    """`python -m bot`, or another command, started in a folder of its own; `code` waits for its end."""

    def __init__(self, folder: Path, settings: Mapping[str, str], *arguments: str) -> None:
        self._log = folder / f"log-{time.monotonic_ns()}"
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        command = ["-m", "bot.cli", *arguments] if arguments else ["-m", "bot"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603  (our own program)
                [sys.executable, *command],
                cwd=folder,
                env={**inherited, "PYTHONPATH": str(TOP), "PYTHONWARNINGS": "error", **settings},
                stdout=log,
                stderr=log,
            )

    @property
    def pid(self) -> int:
        """Its number on this machine."""
        return self._process.pid

    @property
    def log(self) -> str:
        """What it printed so far."""
        return self._log.read_text(encoding="utf-8")

    def ask_to_stop(self) -> None:
        """Send TERM."""
        self._process.terminate()

    def kill(self) -> None:
        """Send KILL and wait for the end."""
        self._process.kill()
        self._process.wait()

    def code(self, seconds: float = LONGEST) -> int:
        """Wait for its end; the exit code."""
        return self._process.wait(seconds)

    def end(self) -> None:
        """Whatever happened, nothing runs any more."""
        if self._process.poll() is None:
            self.kill()
