"""The strategy map, as a leader looks at it."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_the_map_and_a_goal_of_it(play: Play) -> None:
    """It is drawn for a command and from Home; a goal is opened from its list; empty rows are named."""
    play.clock_to("2027-01-04 12:00")
    sara = play.as_("sara")
    drawn = sara.answered("/plan map")
    assert drawn.first_line == "The strategy map on Mon, Jan 4: 1 goal."
    assert "G1 Lose less on the way: 🟢 On track" in drawn.text
    assert "No goal stands under Finances, Partners, and Work environment." in drawn.text
    sara.chooses("G1 Lose less", on=drawn)
    assert "Open the second line" in sara.sees_message("G1 Lose less on the way: 🟢 On track").text
    sara.presses("Strategy map", on=sara.opens_home())
    sara.sees_form("The strategy map on")
    answer = sara.mentions("goal", in_="#strategy")
    assert answer is not None
    assert answer.first_line.startswith("The strategy map on")


def test_in_arabic(stage: Stager) -> None:
    """The same for somebody who reads Arabic; nobody who may not is shown how to add a goal."""
    play = stage(plans.small(locale="ar"))
    drawn = play.as_("omar").answered("/plan الخريطة")
    assert "هدف واحد" in drawn.first_line
    assert "العمليات" in drawn.text
    assert "إضافة هدف…" not in drawn.labels()
