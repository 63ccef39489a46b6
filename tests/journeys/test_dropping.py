"""A task leaves the plan for a reason, and comes back with one press."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

LATE = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")


def test_a_task_is_dropped_by_one_line_and_opened_again(play: Play) -> None:
    """The answer repeats the reason, names who reads it, and its button brings the task back."""
    sara, omar = play.as_("sara"), play.as_("omar")
    play.clock_to("2027-01-04 12:00")
    answer = sara.answered("/plan drop T-1: the line was sold")
    assert answer.first_line == "T-1 Open the second line was dropped from the plan."
    assert "the line was sold" in answer.text
    assert "Omar Salem and Hadi Nasser will read why." in answer.text
    told = omar.sees_message("Sara Harbi dropped T-1 Open the second line from the plan.")
    assert "the line was sold" in told.text
    sara.presses("Open it again", on=answer)
    sara.sees_message("T-1 Open the second line is in the plan again, as it was.")
    assert "It is in the plan again since then." in told.text
    omar.sees_message("Sara Harbi took T-1 Open the second line into the plan again.")


def test_without_a_reason_a_form_asks_for_it(stage: Stager) -> None:
    """The form says what ends with the task: its case, and to whom it would have gone; the reason must be given."""
    play = stage(plans.small(owners=("lena",), more=LATE))
    play.clock_to("2027-01-05 12:00")
    sara = play.as_("sara")
    sara.types("/plan drop T-2")
    form = sara.sees_form("T-2 Widen the ramp")
    assert "The open case on it" in form.text
    assert "Hadi Nasser" in form.text
    sara.sends()
    assert sara.sees_form().errors
    sara.fills({"Why is it dropped?": "Nobody drives there."})
    sara.sends()
    assert "Nobody drives there." in sara.sees_form("T-2 Widen the ramp was dropped from the plan.").text


def test_the_card_of_a_task_has_it_for_whoever_may(play: Play) -> None:
    """A plan keeper has the button on the card of the task, an owner does not; afterwards the card brings it back."""
    kim, omar = play.as_("kim"), play.as_("omar")
    play.clock_to("2027-01-04 12:00")
    omar.chooses_on_home("T-1")
    assert "Drop…" not in [each.label for each in omar.sees_form("T-1").buttons]
    answer = kim.mentions("drop T-1: sold", in_="#strategy")
    assert answer is not None
    kim.presses("Open it again", on=answer, times=2)
    refusal = omar.answered("/plan drop T-2: no more")
    assert "Sara Harbi" in refusal.text
    assert "Kim Tan" in refusal.text


def test_a_slip_shows_how(play: Play) -> None:
    """Without a code the line is answered with the corrected example, in the language of whoever typed."""
    assert "/plan drop T-12: the vendor closed" in play.as_("sara").answered("/plan drop the line").text
