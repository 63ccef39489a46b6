"""What opens a case: a task that nobody owns, that is silent, overdue, blocked, or off track again."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager

HEALTHY = {"department": "operations", "start": "today-30d", "due": "today+30d"}
FAR = HEALTHY | {"due": "today+90d"}
SILENT = plans.task("a", "Widen the ramp", owner="omar", last_word="{status: on track, on: today-20d}", **HEALTHY)
NEVER = plans.task("a", "Widen the ramp", owner="omar", **HEALTHY)
OVERDUE = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-2d")
BLOCKED = plans.task(
    "a", "Widen the ramp", owner="omar", last_word="{status: at risk, on: today-6d, blocker: No concrete}", **HEALTHY
)
TASK = "T-1 Widen the ramp"


def test_a_silent_task(stage: Stager) -> None:
    """An owner who has said nothing for more than two weeks and two days is nudged, with the day of the last word."""
    play = stage(plans.small(owners=(), more=SILENT))
    play.clock_to("2027-01-05 09:00")
    nudge = play.as_("omar").sees_message(f"{TASK} needs a word from you.")
    assert "The last word on it came on Tue, Dec 15." in nudge.text


def test_a_task_that_never_had_a_word(stage: Stager) -> None:
    """A new owner has the same time; then it is said that there has been no word yet."""
    play = stage(plans.small(owners=(), more=NEVER))
    play.clock_to("2027-01-19 18:00")
    play.as_("omar").sees_no_message("has never had a word from you")
    play.clock_to("2027-01-21 18:00")
    nudge = play.as_("omar").sees_message(f"{TASK} has never had a word from you.")
    assert "There has been no word on it yet." in nudge.text


def test_a_task_on_which_nothing_moves(stage: Stager) -> None:
    """Whoever answers the same for four weeks is asked for another word; the same one again does not end it."""
    at_risk = "{status: at risk, progress: 40, on: today-1d}"
    play = stage(plans.small(owners=(), more=plans.task("a", "Widen the ramp", owner="omar", last_word=at_risk, **FAR)))
    omar = play.as_("omar")
    for monday in ("2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"):
        play.clock_to(f"{monday} 10:00")
        omar.says("T-1 at risk")
    play.clock_to("2027-02-03 10:00")
    nudge = omar.sees_message(f"{TASK} has not moved for a while.")
    assert "Its words have said the same since Sun, Jan 3." in nudge.text
    assert nudge.first_line == f"{TASK} has not moved for a while."
    omar.says("T-1 on track")
    assert "Thank you" in nudge.first_line


def test_an_overdue_task(stage: Stager) -> None:
    """The owner of a task past its due date is nudged, and told since when."""
    play = stage(plans.small(owners=(), more=OVERDUE))
    play.clock_to("2027-01-05 10:00")
    nudge = play.as_("omar").sees_message(f"{TASK} is past its due date.")
    assert "It was due on Sat, Jan 2." in nudge.text


def test_a_blocked_task(stage: Stager) -> None:
    """A blocker that stays for longer than a rung is asked about, in the owner's own words."""
    play = stage(plans.small(owners=(), more=BLOCKED))
    play.clock_to("2027-01-05 10:00")
    nudge = play.as_("omar").sees_message(f"{TASK} is still blocked.")
    assert "> No concrete" in nudge.text


def test_a_task_without_an_owner(stage: Stager) -> None:
    """A task that nobody owns is offered to the head of its department, where that has no channel."""
    play = stage(plans.small(owners=(), more=plans.task("a", "Widen the ramp", **HEALTHY)))
    play.clock_to("2027-01-04 09:00")
    card = play.as_("hadi").sees_message("1 task of Operations has no owner: who takes it?")
    assert TASK in card.text
    assert card.labels() == ["I take it", "Assign…", "Propose somebody…", "Split…", "Drop…"]


def test_off_track_for_the_second_week(stage: Stager) -> None:
    """Off track once is a word; off track in two weeks on end is a case, and the owner is nudged."""
    play = stage(plans.small(owners=("omar",)))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("Off track", on=omar.sees_message("Your weekly check-in"))
    play.clock_to("2027-01-11 10:00")
    omar.sees_no_message("stays off track")
    omar.presses("Off track", on=omar.sees_message("1 task, one tap"))
    play.clock_to("2027-01-12 12:00")
    nudge = omar.sees_message("T-1 Open the second line stays off track.")
    assert "It has been off track for 2 weeks in a row." in nudge.text


@pytest.mark.parametrize("task", [SILENT, OVERDUE, BLOCKED])
def test_the_owner_knows_when_and_to_whom_it_climbs(stage: Stager, task: str) -> None:
    """Before anything climbs, the owner is told to whom it goes and when, unless there is an answer."""
    play = stage(plans.small(owners=(), more=task))
    play.clock_to("2027-01-05 10:00")
    nudge = play.as_("omar").messages()[-1]
    assert "this goes to Hadi Nasser, unless it is answered first." in nudge.text
    play.as_("hadi").sees_no_message("Widen the ramp")


def test_the_list_of_open_cases(stage: Stager) -> None:
    """`/plan stalled` lists every open case with its reason, its owner and the day on which it climbs."""
    play = stage(plans.small(more=OVERDUE.replace("owner: omar", "owner: lena")))
    play.clock_to("2027-01-05 12:00", of="lena")
    listed = play.as_("kim").answered("/plan stalled")
    assert listed.first_line == "1 case is open."
    assert "Widen the ramp" in listed.text
    assert "Past its due date, open since" in listed.text
    assert "Lena Vogt" in listed.text
