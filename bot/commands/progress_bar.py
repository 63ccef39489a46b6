"""A bar on the terminal that shows how far a long reading has come."""

import sys
from typing import TextIO

WIDTH = 30
LEAST = 2000
"""Rows below which nobody waits long enough to look."""


class ProgressBar:
    """Draws itself anew in the same line; where nobody looks, such as in a log, it draws nothing."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self._what = what
        self._stream = stream or sys.stderr
        self._drawn = False

    def show(self, done: int, of: int) -> None:
        """So much of so much is done."""
        if of < LEAST or not self._stream.isatty():
            return
        part = min(done / of, 1.0)
        full = round(part * WIDTH)
        bar = "#" * full + "-" * (WIDTH - full)
        self._stream.write(f"\r{self._what} [{bar}] {part:4.0%}")
        self._stream.flush()
        self._drawn = True

    def end(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._stream.write("\r" + " " * (len(self._what) + WIDTH + 8) + "\r")
            self._stream.flush()
            self._drawn = False
