"""Tasks that are not ready: what they lack is asked for in the weekly message."""

from tests.bot.formats.files import csv_of
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


def test_dates_that_a_file_on_the_command_line_did_not_have(stage: Stager) -> None:
    """The weekly message asks owners for them, names those for which it has no room, and says no more once it knows."""
    play = stage(plans.small(owners=()))
    rows = [["", f"Widen ramp {n}", "Omar Salem", "Operations", "Two lorries pass."] for n in range(1, 9)]
    play.stage.take_in(csv_of(["Task code", "Title", "Owner", "Department", "Done when"], *rows))
    assert not play.as_("omar").messages()
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    asked = omar.sees_message("Your weekly check-in")
    assert asked.text.count("Not known yet: when it is due.") == 3
    assert "Of T-4, T-5, T-6, T-7, and T-8 something is not known yet, such as a date." in asked.text
    omar.presses("See what is missing", on=asked)
    all_of_them = omar.sees_message("8 tasks are not ready")
    omar.presses("Propose a due date…", on=all_of_them, about="T-8")
    omar.fills({"New due date": "2027-03-10", "Why that date?": "The paint dries until then."})
    omar.sends()
    omar.closes()
    assert "Of T-4, T-5, T-6, and T-7 something is not known yet, such as a date." in asked.text


def test_goals_that_lack_something_are_turned_and_edited(stage: Stager) -> None:
    """Ten goals stand on a page, in the place of the one before, with the form of each for whoever may fill it in."""
    goals = "".join(f"  - {{code: G{n}, title: Goal {n}, perspective: operations}}\n" for n in range(2, 14))
    play = stage(plans.small().replace(b"\ngoals:\n", f"\ngoals:\n{goals}".encode()))
    sara = play.as_("sara")
    shown = sara.answered("/plan unready", "strategy")
    assert "1 to 10 of 13" in shown.text
    assert "G11" not in shown.text
    sara.presses("Next", on=shown)
    turned = sara.sees_message("11 to 13 of 13", "strategy")
    assert turned.text.count("a measure with a target") == 3
    sara.presses("Edit G13…", on=turned)
    assert "Goal 13" in str(sara.sees_form().blocks)
