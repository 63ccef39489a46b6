"""`followthrough simulate`: a company lives through some weeks in one process, and every promise is checked."""

import argparse
import json
import logging
import sys

from pydantic import SecretStr

from bot.commands.opening import NoDatabaseError, opened
from bot.commands.parsers import Parsers
from bot.commands.simulation.run import Run, Story
from bot.commands.simulation.shorten import shortened, told
from bot.commands.simulation.soak import soak
from bot.commands.simulation.tally import tally
from bot.commands.simulation.world import IN_MEMORY

BROKEN = 1
BAD_DATABASE = 2


def add(parsers: Parsers) -> None:
    """Add the command."""
    parser = parsers.add_parser("simulate", help="play some weeks of a company, and check every promise at every step")
    parser.add_argument("--weeks", type=_positive, default=13, help="how long (default 13)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed tells the same story (default 1)")
    parser.add_argument("--people", type=_people, help="a company of that many people instead of the sample company")
    parser.add_argument("--faults", action="store_true", help="let things go wrong: kills, lost answers, locked rows")
    parser.add_argument("--database", default=IN_MEMORY, help="where to play it: an empty database (default: memory)")
    parser.add_argument("--seeds", type=_positive, default=1, help="play that many seeds, on every core")
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    parser.set_defaults(do=do)


def do(options: argparse.Namespace) -> int:
    """Play, print the counts; 1 when a promise was broken."""
    logging.basicConfig(level=logging.CRITICAL)
    try:
        opened(SecretStr(options.database), "--database").close()
    except NoDatabaseError as error:
        print(error, file=sys.stderr)
        return BAD_DATABASE
    story = Story(options.seed, options.weeks, options.people, options.faults, options.database)
    if options.seeds > 1:
        return BROKEN if soak(story, options.seeds) else 0
    run = Run(story)
    played = run.play()
    counts = tally(run.world, played)
    run.close()
    print(json.dumps(counts) if options.json else "\n".join(f"{name:>12} {number}" for name, number in counts.items()))
    if not played.broken:
        return 0
    print(told(played, shortened(played)), file=sys.stderr)
    return BROKEN


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _people(text: str) -> int:
    number = int(text)
    if number < 3:  # noqa: PLR2004  (a leader, a head and an owner)
        raise argparse.ArgumentTypeError("at least 3: a leader, a head and somebody who does the work")
    return number
