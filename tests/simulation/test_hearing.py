"""What the simulation hears of what people say: stories in which it once took a right answer for a broken promise."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.commands.simulation.acts import Act, Press
from bot.commands.simulation.run import Run, Story
from bot.commands.simulation.world import World
from domain.tasks import Status, TaskState
from domain.views import TaskFilter

KHALID, JONAS = "U0KHALID01", "U0JONAS001"
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


@dataclass(frozen=True)
class Moved:
    """The keeper of the plan notes in which zone somebody works, and imports the plan anew."""

    who: str
    zone: str

    def do(self, world: World) -> bool:
        """Note it."""
        draft = world.draft
        people = (replace(each, zone=self.zone) if each.chat_id == self.who else each for each in draft.people)
        world.bring(replace(draft, people=tuple(people)))
        return True


def test_an_answer_is_of_the_week_in_which_it_was_given() -> None:
    """Given on a Monday by somebody who is then found to be where it is Sunday still.

    Seed 702085 of two weeks with faults told it first.
    """
    monday = at("2027-01-11 09:00")
    deeds: list[tuple[datetime, Act]] = [
        (monday, Press(JONAS, "check_in.status:14:on_track:2027-01-11")),
        (monday, Moved(JONAS, "Pacific/Midway")),
    ]
    run = Run(STORY, deeds, until=monday)
    played = run.play()
    with run.world.database.spared().read() as uow:
        person, answer = uow.people.by_chat_id(JONAS), uow.check_ins.find(14, date(2027, 1, 11))
    run.close()

    assert played.broken == []
    assert len(played.deeds) == len(deeds)
    assert person is not None
    assert person.zone == "Pacific/Midway"
    assert answer is not None
    assert answer.status is Status.ON_TRACK
