"""Time that is moved: what falls due on the way is done, whatever the database does for a moment."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.commands.moved_time import TRIES, MovedTime
from domain.errors import StorageFaultError
from scheduler.runner import Metronome
from scheduler.ticks import Tick
from tests.journeys import plans
from tests.journeys.stage import InProcess


@pytest.fixture
def stage() -> Iterator[InProcess]:
    """A company in one process."""
    made = InProcess(plans.small())
    yield made
    made.close()


def stepped(stage: InProcess, faults: int) -> int:
    """One step, in which the database does not answer so often; how often was looked."""
    looks: list[datetime] = []

    def look(now: datetime) -> None:
        looks.append(now)
        if len(looks) <= faults:
            raise StorageFaultError("database is locked")

    metronome = Metronome(stage.clock, [Tick("look", timedelta(seconds=1), look)])
    MovedTime(replace(stage.program, metronome=metronome), stage.clock).step(stage.clock.now())
    return len(looks)


@pytest.mark.parametrize("faults", range(TRIES))
def test_a_locked_database_is_tried_again(stage: InProcess, faults: int) -> None:
    """The moment is looked at until the database answers, since the next step is a later one."""
    assert stepped(stage, faults) == faults + 1


def test_a_database_that_stays_locked_is_told(stage: InProcess) -> None:
    """Nothing is passed over in silence."""
    with pytest.raises(StorageFaultError):
        stepped(stage, TRIES)
