"""Companies with people, faults and kills: fixed seeds, on every database, without a broken promise."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.commands.simulation.fate import OVERLAPPED
from bot.commands.simulation.people import ZONES, Crowd
from bot.commands.simulation.run import BEGINNINGS, Played, Run, Story

STORY = Story(seed=0, weeks=1, faults=True)
IN_MEMORY = (5, 6, 8)
"""Seeds of both kinds: with one process, and with another one at work on the same database."""


def play(story: Story) -> Played:
    """Play a story to its end."""
    run = Run(story)
    played = run.play()
    run.close()
    return played


@cache
def in_memory(seed: int) -> Played:
    """A story that several tests look at is played once."""
    return play(replace(STORY, seed=seed))


@pytest.mark.parametrize("seed", IN_MEMORY)
def test_no_promise_is_broken_in_memory(seed: int) -> None:
    """A week in which much goes wrong, and days of calm after it, break no promise."""
    played = in_memory(seed)
    assert played.broken == []
    assert played.kills > 0
    assert played.strokes > 0


def _offset(zone: str, moment: datetime) -> timedelta | None:
    return moment.astimezone(ZoneInfo(zone)).utcoffset()


def test_no_promise_is_broken_on_a_file(sqlite_url: str) -> None:
    """The same when the program is killed on a file and opens it again, to the letter."""
    played = play(replace(STORY, seed=5, database_url=sqlite_url))
    assert played.broken == []
    assert played.transcript == in_memory(5).transcript


def test_no_promise_is_broken_on_postgresql(postgresql_url: str) -> None:
    """The same on PostgreSQL, where the program always counts on other processes."""
    assert play(replace(STORY, seed=34, database_url=postgresql_url)).broken == []


def test_no_promise_is_broken_in_a_larger_company() -> None:
    """Twenty-four people in three zones and two languages, with faults."""
    played = play(replace(STORY, seed=41, people=24))
    assert played.broken == []


def test_the_same_seed_is_the_same_to_the_letter() -> None:
    """Another run of a seed, in another process with other hashes, has the same transcript; another seed has not."""
    command = [sys.executable, "-c", "import bot.cli, sys; sys.exit(bot.cli.main())", "simulate"]
    command += ["--seed", "5", "--weeks", "1", "--faults", "--json"]
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    again = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603  (ours)
    first = in_memory(5).transcript
    assert first.startswith(json.loads(again.stdout)["transcript"])
    assert in_memory(6).transcript != first


def test_another_process_is_at_work_in_half_of_the_stories() -> None:
    """Where the database is shared, another process acts in the midst of what the first one does; elsewhere never."""
    shared, alone = replace(STORY, seed=6), replace(STORY, seed=5)
    assert (shared.shared, alone.shared) == (True, False)
    told = {story.seed: [str(act) for _, act in in_memory(story.seed).deeds] for story in (shared, alone)}
    assert any(OVERLAPPED in act for act in told[6])
    assert not any(OVERLAPPED in act for act in told[5])


def test_the_clocks_change_in_stories_of_two_weeks() -> None:
    """Wherever people move whose clocks change, some story goes through the change in spring and that in autumn."""
    changes = {
        zone: sum(_offset(zone, begin) != _offset(zone, begin + timedelta(weeks=2)) for begin in BEGINNINGS)
        for zone in ZONES
    }
    still = {"Asia/Riyadh", "Asia/Kathmandu"}
    assert changes == {zone: 0 if zone in still else 2 for zone in ZONES}


def test_people_have_habits_and_lives() -> None:
    """In a few weeks people answer, decide, write, move, take leave, come and go, and much goes wrong."""
    run = Run(replace(STORY, seed=3, weeks=1))
    crowd = Crowd(run.world, 3, run.world.clock.now(), faults=True)
    kinds = {type(crowd._fateful()).__name__ for _ in range(200)}
    run.close()
    assert kinds == {"Change", "TakeLeave", "Leave", "ComeBack", "Join"}
