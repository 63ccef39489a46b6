"""Misfortune: what goes wrong with the process, the database and the line to Slack on a day, drawn from the seed."""

import random
from collections.abc import Iterator
from datetime import timedelta

from bot.commands.simulation.acts import Act
from bot.commands.simulation.fate import AT_ONCE, KILLED, LOCKED, OVERLAPPED, Stroke
from bot.commands.simulation.machine import Again, Line, Power, Strike

STROKES_A_DAY = 4
KILLED_AT = (
    *("begin", "commit", "committed", "read", "call ", "answered "),
    *("call chat.postMessage", "answered chat.postMessage", "call chat.update", "answered chat.update"),
    *("call conversations.history", "answered conversations.history", "call response_url", "answered response_url"),
)
OVERLAPPED_AT = ("begin", "committed", "call chat.", "answered chat.", "call response_url")
LOCKED_AT = ("begin", "commit", "committed", "read")
METHODS = ("chat.postMessage", "chat.update", "conversations.history", "response_url", "conversations.open", "views.")
WEIGHTS = (50, 18, 12, 10, 4, 6)


def of_a_day(chance: random.Random, *, shared: bool) -> Iterator[tuple[timedelta, Act]]:
    """What goes wrong on a day, and how long after its beginning; others work on a shared database too."""
    for _ in range(chance.randint(0, 2 * STROKES_A_DAY)):
        yield _moment(chance), Strike(_stroke(chance, shared=shared))
    for happens, likelihood in ((_hold, 0.25), (_repeat, 0.3), (_reverse, 0.3), (_outage, 0.1), (_revoke, 0.03)):
        if chance.random() < likelihood:
            yield from happens(chance)
    for _ in range(chance.choice((0, 0, 1, 2))):
        yield _moment(chance), Again(chance.randint(1, 5))


def _moment(chance: random.Random) -> timedelta:
    return timedelta(seconds=chance.randrange(86_400))


def _stroke(chance: random.Random, *, shared: bool) -> Stroke:
    after = chance.choice((0, 0, 0, 1, 2, 5))
    what = chance.choices((KILLED, LOCKED, OVERLAPPED, "slack"), weights=(28, 14, 14 * shared, 46))[0]
    if what == KILLED:
        return Stroke(KILLED, chance.choice(KILLED_AT), after)
    if what == LOCKED:
        return Stroke(LOCKED, chance.choice(LOCKED_AT), after)
    if what == OVERLAPPED:
        return Stroke(OVERLAPPED, chance.choice(OVERLAPPED_AT), after)
    how = chance.choice(AT_ONCE)
    method = chance.choices(METHODS, weights=WEIGHTS)[0]
    seconds = chance.choice((1, 5, 30, 90)) if how == "rate_limited" else 0
    return Stroke(how, f"call {method}", after, seconds)


def _hold(chance: random.Random) -> Iterator[tuple[timedelta, Act]]:
    """The line drops; what people did meanwhile comes when it is back."""
    at = _moment(chance)
    yield at, Line("hold")
    yield at + timedelta(minutes=chance.randint(1, 90)), Line("release")


def _repeat(chance: random.Random) -> Iterator[tuple[timedelta, Act]]:
    yield _moment(chance), Line("repeat", chance.randint(1, 3))


def _reverse(chance: random.Random) -> Iterator[tuple[timedelta, Act]]:
    at = _moment(chance)
    yield at, Line("reverse", chance.randint(2, 4))
    yield at + timedelta(minutes=chance.randint(1, 30)), Line("release")


def _outage(chance: random.Random) -> Iterator[tuple[timedelta, Act]]:
    """The program is stopped, for a new version or because the machine is away for days."""
    at = _moment(chance)
    yield at, Power(on=False)
    yield (
        at + chance.choice((timedelta(0), timedelta(minutes=3), timedelta(hours=7), timedelta(days=3))),
        Power(on=True),
    )


def _revoke(chance: random.Random) -> Iterator[tuple[timedelta, Act]]:
    at = _moment(chance)
    yield at, Line("revoke")
    yield at + timedelta(hours=chance.randint(1, 6)), Line("reinstall")
