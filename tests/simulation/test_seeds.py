"""Companies with people, faults and kills: fixed seeds, on every database, without a broken promise."""

from dataclasses import replace

import pytest

from bot.commands.simulation.people import Crowd
from bot.commands.simulation.run import Played, Run, Story

STORY = Story(seed=0, weeks=1, faults=True)


def play(story: Story) -> Played:
    """Play a story to its end."""
    run = Run(story)
    played = run.play()
    run.close()
    return played


@pytest.mark.parametrize("seed", range(1, 7))
def test_no_promise_is_broken_in_memory(seed: int) -> None:
    """A week in which much goes wrong, and days of calm after it, break no promise."""
    played = play(replace(STORY, seed=seed))
    assert played.broken == []
    assert played.kills > 0
    assert played.strokes > 0


@pytest.mark.parametrize("seed", [21, 22])
def test_no_promise_is_broken_on_a_file(seed: int, sqlite_url: str) -> None:
    """The same when the program is killed on a file and opens it again."""
    assert play(replace(STORY, seed=seed, database_url=sqlite_url)).broken == []


@pytest.mark.parametrize("seed", [31, 32])
def test_no_promise_is_broken_on_postgresql(seed: int, postgresql_url: str) -> None:
    """The same on PostgreSQL."""
    assert play(replace(STORY, seed=seed, database_url=postgresql_url)).broken == []


def test_no_promise_is_broken_in_a_larger_company() -> None:
    """Thirty people in three zones and two languages, with faults."""
    played = play(replace(STORY, seed=41, people=30))
    assert played.broken == []


def test_the_same_seed_is_the_same_to_the_letter(sqlite_url: str) -> None:
    """Two runs of one seed have the same transcript, on another database too; another seed has another."""
    first, again, elsewhere = (
        play(replace(STORY, seed=5)),
        play(replace(STORY, seed=5)),
        play(replace(STORY, seed=5, database_url=sqlite_url)),
    )
    assert first.transcript == again.transcript == elsewhere.transcript
    assert play(replace(STORY, seed=6)).transcript != first.transcript


def test_people_have_habits_and_lives() -> None:
    """In a few weeks people answer, decide, write, move, take leave, come and go, and much goes wrong."""
    run = Run(replace(STORY, seed=3, weeks=1))
    crowd = Crowd(run.world, 3, run.world.clock.now(), faults=True)
    kinds = {type(crowd._fateful()).__name__ for _ in range(200)}
    run.close()
    assert kinds == {"Change", "TakeLeave", "Leave", "ComeBack", "Join"}
