"""The agenda of the monthly strategy meeting."""

from tests.journeys import plans
from tests.journeys.conftest import Stager

POINTS = (
    "1. Open action items",
    "2. Goals that are not on track",
    "3. Cases that need a decision",
    "4. Measures off target",
    "5. New proposals",
    "6. Recognition",
)


def test_is_posted_three_working_days_before_with_its_six_points_in_order(stage: Stager) -> None:
    """For the meeting on Tuesday 2 February the agenda comes on Thursday 28 January, as Riyadh rests on Friday."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-27 18:00")
    strategy = play.as_("omar")
    before = len(strategy.messages(in_="#strategy"))
    play.clock_to("2027-01-28 18:00")
    posted = strategy.messages(in_="#strategy")[before:]
    assert [post.first_line for post in posted] == ["Agenda of the strategy meeting, Tue, Feb 2 at 10:00 AM"]
    places = [posted[0].text.index(point) for point in POINTS]
    assert places == sorted(places)


def test_an_empty_point_says_so(stage: Stager) -> None:
    """A point without anything to talk about is not left out: it says that there is nothing."""
    play = stage(plans.small(owners=("omar",)))
    agenda = play.as_("sara").answered("/plan agenda").text
    for nothing in (
        "None is open.",
        "Every goal with a word on it is on track.",
        "No case waits for a decision.",
        "Every measure with a reading is on target.",
        "None since the last meeting.",
        "No task was finished in the last month.",
    ):
        assert nothing in agenda


def test_what_was_finished_is_recognised(stage: Stager) -> None:
    """A task that was done stands under recognition with the name of whoever did it."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    omar.presses("Done", on=omar.sees_message("Your weekly check-in"))
    assert "Omar Salem finished T-1 Open the second line" in omar.answered("/plan agenda").text
