"""Tasks that are not ready: what they lack is asked for in the weekly message."""

from tests.journeys import plans
from tests.journeys.conftest import Stager


def test_an_owner_adds_what_is_missing_from_the_weekly_message(stage: Stager) -> None:
    """The message names what is not known, opens the form for it, and says no more of it once it is known."""
    ramp = plans.task("ramp", "Widen the ramp", owner="omar", department="operations")
    play = stage(plans.small(owners=(), more=ramp))
    play.clock_to("2027-01-04 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    asked = omar.sees_message("Your weekly check-in")
    assert "Not known yet: when it is due and how one can tell that it is done." in asked.text
    omar.presses("Add what is missing…", on=asked)
    omar.fills({"How can one tell": "Two lorries pass."})
    omar.sends()
    omar.closes()
    assert "Not known yet: when it is due." in asked.text
    assert "Add what is missing…" not in asked.labels()
    omar.presses("Propose a due date…", on=asked)
    omar.fills({"New due date": "2027-03-10", "Why that date?": "The paint dries until then."})
    omar.sends()
    omar.closes()
    assert "Not known yet" not in asked.text
    hadi.presses("Approve", on=hadi.sees_message("as the new due date of T-1"))
    assert "Due Wed, Mar 10" in asked.text


def test_the_window_of_the_week_asks_as_well(stage: Stager) -> None:
    """Who comes by themselves reads the same below the task, and nothing of it any more once it is known."""
    ramp = plans.task("ramp", "Widen the ramp", owner="omar", department="operations", due="today+60d")
    play = stage(plans.small(owners=(), more=ramp))
    omar = play.as_("omar")
    omar.types("/plan checkin")
    omar.presses("Add what is missing…", on=omar.sees_form("Not known yet: how one can tell that it is done."))
    omar.fills({"How can one tell": "Two lorries pass."})
    omar.sends()
    omar.sees_form("Saved: T-1 Widen the ramp")
    omar.closes()
    omar.types("/plan checkin")
    assert "Not known yet" not in omar.sees_form("1 task, one tap is enough").text
