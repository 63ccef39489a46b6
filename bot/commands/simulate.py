"""`followthrough simulate`: the whole story in one process, with a moved clock, told in one line of counts."""

import argparse
import json
import logging
import sys
from datetime import timedelta

from bot.commands.parsers import Parsers
from bot.commands.simulation.habits import Crowd
from bot.commands.simulation.watching import Counts, Watcher
from bot.commands.simulation.world import World

STEP = timedelta(hours=1)
BROKEN = 1


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("simulate", help="play some weeks of the sample company and count what happened")
    parser.add_argument("--weeks", type=_positive, default=13, help="how long (default 13)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed tells the same story (default 1)")
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Play, print the counts; 1 when a promise was broken."""
    logging.basicConfig(level=logging.ERROR)
    counts, violations = play(options.weeks, options.seed)
    for violation in violations:
        print(violation, file=sys.stderr)
    found = counts.as_dict()
    print(json.dumps(found) if options.json else "\n".join(f"{name:>12} {number}" for name, number in found.items()))
    return BROKEN if counts.violations or counts.lost or counts.duplicates else 0


def play(weeks: int, seed: int) -> tuple[Counts, list[str]]:
    """Play that many weeks; the counts, and each broken promise in words."""
    world = World()
    crowd = Crowd(world, seed)
    watcher = Watcher(world)
    for _ in range(weeks * timedelta(weeks=1) // STEP):
        world.clock.advance(STEP)
        world.carry()
        crowd.act(world.clock.now())
        watcher.look()
    counts = watcher.counts(crowd.lost)
    world.close()
    return counts, watcher.violations


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
