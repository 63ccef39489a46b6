"""Goals are written down in the chat, and what one lacks is named while it is written."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_goal_is_added_and_completed(play: Play) -> None:
    """The answer names what it lacks, its button opens the form that says so too, and the saved goal lacks less."""
    sara = play.as_("sara")
    added = sara.answered('/plan goal add "Waste less" by 31 dec for G1 @omar in operations')
    assert added.first_line == "G1.1 Waste less is in the plan."
    assert "Due Fri, Dec 31, 2027 · Operations · Perspective: Operations · Below G1 Lose less on the way" in added.text
    assert "A number: which measure tells" in added.text
    assert "A date:" not in added.text
    sara.presses("Change the goal…", on=added)
    form = sara.sees_form("Still missing, and what would fix it:")
    assert form.field("What is to be reached?").value == "Waste less"
    sara.fills({"Which measure tells?": "Loss", "Its target": "4", "Where it stands today": "9"})
    sara.sends()
    saved = sara.sees_form("G1.1 Waste less is saved.")
    assert "A number:" not in saved.text
    assert "A first step: one task with an owner and a date" in saved.text


def test_a_goal_is_looked_at(play: Play) -> None:
    """By its code: how it stands, what it is measured by, its tasks; a member has no button to change it."""
    play.clock_to("2027-01-04 12:00")
    card = play.as_("omar").answered("/plan goal G1")
    assert card.first_line == "G1 Lose less on the way: 🟢 On track"
    assert "Open the second line" in card.text
    assert "Change the goal…" not in card.labels()
    refused = play.as_("omar").answered("/plan goal G1 edit")
    assert "Sara Harbi" in refused.text
    assert "G1" in play.as_("omar").answered("/plan goal G7").text


def test_a_half_measure_is_refused(play: Play) -> None:
    """A number without a name is refused below its field; from a thread the form is one press away."""
    sara = play.as_("sara")
    answer = sara.mentions("goal add", in_="#strategy")
    assert answer is not None
    sara.presses("Open the form", on=answer)
    assert "A goal that can be reached has all of these:" in sara.sees_form().text
    sara.fills({"What is to be reached?": "Waste less", "Its target": "4"})
    sara.sends()
    assert sara.sees_form().errors == {"Which measure tells?": "A measure needs a name and a target."}
    sara.fills({"Which measure tells?": "Loss", "Row of the strategy map": "Finances"})
    sara.sends()
    assert "Finances" in sara.sees_form("G2 Waste less is in the plan.").text


def test_in_arabic(stage: Stager) -> None:
    """The same for somebody who reads Arabic."""
    sara = stage(plans.small(locale="ar")).as_("sara")
    added = sara.answered('/plan هدف أضف "هدر أقل" قبل 31 ديسمبر في المالية')
    assert added.first_line == "أُضيف الهدف G2 هدر أقل إلى الخطة."
    assert "ما ينقصه، وما يكمله:" in added.text
