"""Ticks: the few things that are looked at again and again. What is due is a question to our own rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to look at every so often; `look` gets the present and does whatever is due by then."""

    name: str
    every: timedelta
    look: Callable[[datetime], object]
