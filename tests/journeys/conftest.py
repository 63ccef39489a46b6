"""A play for each journey, and what holds in every one of them."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.commands.simulation.world import BEGIN
from tests.journeys import plans
from tests.journeys.play import Play
from tests.journeys.stage import InProcess, OverTheWire

Stager = Callable[..., Play]
"""Begins a play of a plan; keywords as in `InProcess`."""


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing broke on our side."""
    yield
    assert not [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]


@pytest.fixture
def stage(quiet: None) -> Iterator[Stager]:  # noqa: ARG001  (it looks at the log afterwards)
    """Begins plays; at the end of each, Slack had nothing to complain of, nothing broke, and all has words."""
    stages: list[InProcess] = []

    def begin(plan: bytes = b"", *, at: datetime = BEGIN, imported: bool = True) -> Play:
        stages.append(InProcess(plan or plans.small(), at, imported=imported))
        return Play(stages[-1])

    yield begin
    for each in stages:
        found, unnamed = Play(each).troubles, Play(each).unnamed
        each.close()
        assert not found
        assert not unnamed


@pytest.fixture
def play(stage: Stager) -> Play:
    """The small company, in English, on a Monday before anybody works."""
    return stage()


@pytest.fixture
def wire(tmp_path: Path, quiet: None) -> Iterator[Play]:  # noqa: ARG001  (it looks at the log afterwards)
    """The small company over real sockets with the real threads."""
    outside = OverTheWire(plans.small(), f"sqlite:///{tmp_path}/journey.db")
    yield Play(outside)
    outside.settle()
    found = Play(outside).troubles  # once the line is closed nobody is there to take what the bot hears of itself
    outside.close()
    assert not found


@pytest.fixture(params=["play", "wire"], ids=["in process", "over the wire"])
def either(request: pytest.FixtureRequest) -> Play:
    """The small company, once in one process, once over real sockets with the real threads."""
    chosen: Play = request.getfixturevalue(request.param)
    return chosen
