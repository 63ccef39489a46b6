"""Tasks that are asked about less often than every week."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

BUDGET = plans.task("budget", "Draft the budget", owner="omar", department="operations", due="today+200d")


@pytest.fixture
def two(stage: Stager) -> Play:
    """Omar has a task of every week and one that Hadi wants to hear of once a month."""
    play = stage(plans.small(owners=("omar",), more=BUDGET))
    shown = play.as_("hadi").answered("/plan rhythm T-2 monthly")
    assert "T-2 Draft the budget is asked about once a month." in shown.text
    assert "The next question about it comes on Mon, Jan 4 at 9:30 AM." in shown.text
    return play


def test_a_monthly_task_comes_with_the_first_check_in_of_a_month(two: Play) -> None:
    """In the weeks between it is named in one line, without buttons, and it is back in the next month."""
    omar = two.as_("omar")
    two.clock_to("2027-01-04 10:00")
    first = omar.sees_message("Your weekly check-in: 2 tasks")
    assert "Draft the budget · " not in first.text
    omar.presses("All on track", on=first)
    two.clock_to("2027-01-11 10:00")
    second = omar.sees_message("Your weekly check-in: 1 task")
    assert "1 task is not asked about this week, because its turn comes less often: T-2." in second.text
    assert not [button for button in second.buttons if "T-2" in button.about]
    two.clock_to("2027-02-01 10:00")
    omar.sees_message("Your weekly check-in: 2 tasks")


def test_the_head_changes_it_with_one_tap(two: Play) -> None:
    """The answer has a button for each other rhythm, and shows what was chosen in its own place."""
    hadi = two.as_("hadi")
    shown = hadi.answered("/plan rhythm T-2")
    hadi.presses("Every two weeks", on=shown)
    hadi.sees_message("T-2 Draft the budget is asked about every two weeks.")
    assert "Hadi Nasser has it asked about every two weeks." in hadi.answered("/plan history T-2").text


def test_the_owner_may_look_but_not_choose(two: Play) -> None:
    """Whoever is asked reads how often and who may change it, and finds no button for it."""
    omar = two.as_("omar")
    shown = omar.answered("/plan rhythm T-2")
    assert "The head of its department, the leader and plan keepers may change this" in shown.text
    assert shown.buttons == []
    assert "Hadi Nasser" in omar.answered("/plan rhythm T-2 weekly").text


def test_the_window_and_home_show_every_task(two: Play) -> None:
    """A task that rests can be answered where all tasks are, and Home says how often it is asked about."""
    omar = two.as_("omar")
    two.clock_to("2027-01-04 10:00")
    omar.presses("All on track", on=omar.sees_message("Your weekly check-in: 2 tasks"))
    two.clock_to("2027-01-12 10:00")
    home = omar.opens_home()
    assert "Asked about every month" in home.text
    omar.types("/plan checkin")
    omar.presses("At risk", on=omar.sees_form(), about="T-2")
    assert "At risk" in two.as_("hadi").answered("/plan history T-2").text


def test_a_slip_is_answered_with_the_corrected_line(two: Play) -> None:
    """An unknown rhythm says which there are; without a code the whole command is shown."""
    hadi = two.as_("hadi")
    assert "weekly, every two weeks or monthly" in hadi.answered("/plan rhythm T-2 daily").text
    assert "/plan rhythm T-12 monthly" in hadi.answered("/plan rhythm monthly").text


def test_in_arabic(stage: Stager) -> None:
    """The command, its answer and the message are read in Arabic, too."""
    play = stage(plans.small(owners=("omar",), more=BUDGET, locale="ar-SA"))
    hadi, omar = play.as_("hadi"), play.as_("omar")
    assert "المتابعة كل أسبوعين" in hadi.answered("/plan الوتيرة T-2 كل أسبوعين").text
    play.clock_to("2027-01-04 10:00")
    omar.presses("الكل على المسار", on=omar.messages()[-1])
    play.clock_to("2027-01-11 10:00")
    assert "مهمة واحدة لا متابعة لها هذا الأسبوع" in omar.messages()[-1].text
