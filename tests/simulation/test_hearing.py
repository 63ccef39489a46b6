"""What the simulation hears of what people say: stories in which it once took a right answer for a broken promise."""

from datetime import UTC, datetime

from bot.commands.simulation.acts import Press
from bot.commands.simulation.run import Run, Story
from domain.tasks import TaskState
from domain.views import TaskFilter

KHALID = "U0KHALID01"
STORY = Story(seed=28, weeks=2)
"""Seed 28 of two weeks with faults told it first."""

ON_TRACK = {"status": "on_track", "progress": "49", "note": "", "blocker": "", "need": "none"}


def at(moment: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_finished_task_that_was_opened_and_closed_again_is_no_lost_answer() -> None:
    """Done by its nudge, on track again a week later, and that taken back: the word of that week is gone."""
    deeds = [
        (at("2027-01-06 08:00"), Press(KHALID, "check_in.status:8:done:-")),
        (at("2027-01-12 08:00"), Press(KHALID, "check_in.more:8:-", fill=ON_TRACK)),
        (at("2027-01-12 08:00"), Press(KHALID, "check_in.undo:8")),
    ]
    run = Run(STORY, deeds, until=deeds[-1][0])
    played = run.play()
    with run.world.database.spared().read() as uow:
        (view,) = uow.tasks.views(TaskFilter(ids=(8,)))
    run.close()

    assert len(played.deeds) == len(deeds)
    assert view.task.state is TaskState.DONE
    assert played.broken == []
