"""`/plan status` of a department, a goal or somebody: one command, an answer at once, slips forgiven."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_department_a_goal_and_a_person(play: Play) -> None:
    """Each is found as people call it, with its tasks in a table and the numbers in words."""
    kim = play.as_("kim")
    department = kim.answered("/plan status operations")
    assert department.first_line == "Operations on Mon, Jan 4"
    assert "head: Hadi Nasser" in department.text
    assert "T-1 Open the second line" in department.text
    assert "On track: " in department.text
    assert kim.answered("/plan status of G1").first_line == "G1 Lose less on the way on Mon, Jan 4"
    person = kim.answered("/plan status @omar")
    assert person.first_line == "Omar Salem on Mon, Jan 4"
    assert kim.answered("/plan status omar").text == person.text
    kim.presses("Plan status", on=person)
    assert kim.sees_message("The plan on").is_private


def test_slips(play: Play) -> None:
    """A slip is answered with the nearest names and the command as it is right."""
    answer = play.as_("omar").answered("/plan status operatoins")
    assert "Did you mean one of these: operations" in answer.text
    assert "/plan status operations" in answer.text
    assert "There is no department" in play.as_("omar").answered("/plan status xyzxyzxyz").text


def test_in_arabic(stage: Stager) -> None:
    """`/plan الحالة` takes a name as well, and answers in Arabic."""
    play = stage(plans.small(locale="ar-SA"))
    answer = play.as_("hadi").answered("/plan الحالة إدارة operations")
    assert answer.first_line.startswith("Operations في ")
    assert "آخر رد" in answer.text


def test_guests_see_nothing(play: Play) -> None:
    """A guest is not told how anything stands."""
    assert "Operations on" not in play.as_("gus").answered("/plan status operations").text
