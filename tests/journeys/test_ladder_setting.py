"""The ladder as a setting: anybody sees it with dates, keepers change it, open cases keep theirs."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.test_ladder import LATE, TASK


def test_the_dates_that_are_shown_come_true(stage: Stager) -> None:
    """An owner reads who is told when for a task of theirs, and that is when the head gets the card."""
    play = stage(plans.small(owners=(), more=LATE))
    play.clock_to("2027-01-06 07:50")
    shown = play.as_("omar").answered("/plan ladder operations").text
    assert "The ladder of Operations" in shown
    assert "Wed, Jan 6 at 8:00 AM: Omar Salem, who answers for it" in shown
    assert "Sun, Jan 10 at 8:00 AM: Hadi Nasser, as head" in shown
    assert "Tue, Jan 12 at 8:00 AM: Sara Harbi, who leads and decides" in shown
    assert "Change the ladder" not in shown
    play.clock_to("2027-01-11 07:30")
    card = play.as_("hadi").sees_message(f"{TASK} is past its due date without an answer")
    assert play.local_time(card, of="hadi") == "2027-01-10 08:00"


def test_a_keeper_gives_a_department_its_own_ladder(stage: Stager) -> None:
    """The preview has the dates of now and then; after saving, new cases climb by it and the open one as before."""
    later = plans.task("b", "Paint the gate", owner="omar", department="operations", due="today+5d", where="Riyadh",
                       how="Two coats.", start="today-9d", last_word="{status: on track, on: today-1d}")  # fmt: skip
    play = stage(plans.small(owners=(), more=LATE + later))
    play.clock_to("2027-01-06 10:00")
    kim = play.as_("kim")
    kim.presses("Change the ladder", on=kim.answered("/plan ladder operations"))
    kim.fills(
        {"Operations": "A ladder of its own", "The owner has": "10 working days", "The head of": "not on the ladder"}
    )
    kim.sends()
    seen = kim.sees_form().text
    assert "This is what would change. Nothing is saved yet." in seen
    assert "The owner has, before the next one is told: so far 2 working days, from now on 10 working days" in seen
    assert "With the new ladder" in seen
    assert "1 open case keeps the ladder it was given" in seen
    kim.sends()
    assert "Saved." in kim.sees_form().text
    play.clock_to("2027-01-11 07:30")
    play.as_("hadi").sees_message(f"{TASK} is past its due date without an answer")
    play.clock_to("2027-01-14 07:30")
    nudge = play.as_("omar").sees_message("T-2 Paint the gate is past its due date.")
    assert "this goes to Sara Harbi" in nudge.text


def test_a_department_goes_back_to_the_company(play: Play) -> None:
    """The company's ladder holds there again, and is changed from settings; a department nobody knows is told."""
    kim = play.as_("kim")
    for way, said in (
        ("A ladder of its own", "For Operations alone."),
        ("Follow the", "Operations follows the company"),
    ):
        kim.presses("Change the ladder", on=kim.answered("/plan ladder operations"))
        kim.fills({"Operations": way})
        kim.sends()
        assert said in kim.sees_form().text
        kim.sends()
    assert "follows the company's ladder" in kim.answered("/plan ladder operations").text
    assert "moon" in kim.answered("/plan ladder moon").text
    kim.types("/plan settings")
    kim.presses("The ladder", on=kim.sees_form())
    assert "what happens when nobody answers" in kim.sees_form().text
    hadi = play.as_("hadi")
    hadi.presses("The ladder", on=hadi.opens_home())
    assert "Last the leader, who decides." in hadi.sees_form().text


def test_in_arabic(stage: Stager) -> None:
    """The ladder, the form, what would change and the confirmation are Arabic for whoever reads it."""
    play = stage(plans.small(locale="ar-SA"))
    kim = play.as_("kim")
    shown = kim.answered("/plan السلم operations")
    assert "سلم المتابعة في Operations" in shown.text
    kim.presses("تغيير السلم", on=shown)
    kim.fills({"Operations": "سلم خاص", "مهلة صاحب المهمة": "٣ أيام عمل"})
    kim.sends()
    assert "هذا ما سيتغير" in kim.sees_form().text
    assert "حتى الآن يوما عمل، ومن الآن" in kim.sees_form().text
    kim.sends()
    assert "تم الحفظ." in kim.sees_form().text
