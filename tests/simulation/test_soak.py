"""Soaking: many seeds one after another, of which the broken ones are told in full."""

import pytest

from bot.commands.simulation.run import Story
from bot.commands.simulation.soak import soak

SMALL = Story(seed=1, weeks=1, people=3)


def test_every_seed_is_played_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed says how many seeds were played and how many broke a promise, and the number is returned."""
    assert soak(SMALL, 2) == 0
    assert capsys.readouterr().out.splitlines() == ["2 of 2 seeds played, 0 broke a promise"]
