"""What stands still, as managers look at it: open cases with their next step, and tasks in danger."""

from tests.journeys import plans
from tests.journeys.conftest import Stager

MORE = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")
MORE += plans.task("b", "Call the shops", owner="kim", department="sales", start="today-9d", due="today-1d")


def test_open_cases_and_tasks_in_danger(stage: Stager) -> None:
    """A head sees the cases of their department, and with one press all; and what is in danger, from Home as well."""
    play = stage(plans.small(owners=("lena",), more=MORE))
    play.clock_to("2027-01-05 12:00")
    hadi, lena = play.as_("hadi"), play.as_("lena")
    mine = hadi.answered("/plan cases")
    assert mine.first_line == "1 case is open in Operations."
    assert "Omar Salem (owner)" in mine.text
    assert "Hadi Nasser, " in mine.text
    hadi.presses("All open cases", on=mine)
    assert "Call the shops" in hadi.sees_message("2 cases are open.").text
    assert "Call the shops" in hadi.answered("/plan cases sales").text
    lena.types("/plan checkin T-1 at risk: no scales")
    danger = hadi.answered("/plan at-risk")
    assert danger.first_line == "1 task is at risk, off track or blocked."
    assert "Operations: At risk: 1" in danger.text
    assert "no scales" not in danger.text
    assert "Did you mean" in hadi.answered("/plan at-risk operatoins").text
    hadi.presses("At risk", on=hadi.opens_home())
    assert "Count the stock in Berlin" in hadi.sees_form("1 task is at risk").text


def test_what_is_not_ready_is_filled_in(stage: Stager) -> None:
    """From the plan in one look to the list, and from there into the form; what is whole is in the list no more."""
    ramp = plans.task("ramp", "Widen the ramp", owner="omar", department="operations", due="today+60d")
    play = stage(plans.small(owners=("lena",), more=ramp))
    hadi = play.as_("hadi")
    hadi.presses("Not ready", on=hadi.answered("/plan status"))
    told = hadi.sees_message("1 task is not ready")
    assert "1 of which nobody could tell that it is done" in told.text
    hadi.presses("Add what is missing…", on=told)
    hadi.fills({"How can one tell": "Two lorries pass.", "From when": "2027-01-05"})
    hadi.sends()
    hadi.closes()
    assert "Widen the ramp" not in hadi.answered("/plan unready operations").text
    assert "Did you mean" in hadi.answered("/plan unready operatoins").text


def test_in_arabic(stage: Stager) -> None:
    """The same by Arabic words, for somebody who reads Arabic."""
    play = stage(plans.small(locale="ar", owners=("lena",), more=MORE))
    play.clock_to("2027-01-05 12:00")
    hadi = play.as_("hadi")
    assert hadi.answered("/plan الحالات الكل").first_line == "حالتان مفتوحتان."
    assert "G1" in hadi.answered("/plan غير جاهزة").text
    assert hadi.answered("/plan في خطر").first_line == "لا مهمة في خطر ولا خارج المسار ولا متوقفة بسبب عائق."
