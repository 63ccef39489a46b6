"""A refusal says who may, and has them asked with one press."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_whoever_may_is_asked_once_and_does_it(play: Play) -> None:
    """The owner's command is refused, the head reads what is wanted and by whom, and one press there opens the form."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    refusal = omar.answered("/plan assign T-1 @lena")
    assert refusal.first_line == "This is for Hadi Nasser to do; nothing was changed."
    before = play.count("notices")
    omar.presses("Ask Hadi Nasser", on=refusal, times=2)
    assert "Hadi Nasser will read that you would like this done" in refusal.text
    told = hadi.sees_message("Omar Salem asks you to say who answers for T-1 Open the second line.")
    again = omar.answered("/plan assign T-1 @lena")
    omar.presses("Ask Hadi Nasser", on=again)
    assert play.count("notices") == before + 1, "asked twice on a day, told once"
    hadi.presses("Assign…", on=told)
    hadi.sees_form("T-1 Open the second line")


def test_from_a_mention_in_arabic(stage: Stager) -> None:
    """Where the bot was named in a channel, the button is there too, in the reader's own language."""
    play = stage(plans.small(locale="ar-SA"))
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    refusal = omar.mentions("split T-1", in_="#strategy")
    assert refusal is not None
    omar.presses("اطلب من Hadi Nasser", on=refusal)
    told = hadi.sees_message("طلب من Omar Salem: تقسيم المهمة T-1")
    hadi.presses("تقسيم…", on=told)
    hadi.sees_form("T-1")


def test_whoever_may_by_now_is_told_so(play: Play) -> None:
    """The button is a wish: who may is looked at when it is pressed."""
    ravi, hadi = play.as_("ravi"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    refusal = ravi.answered("/plan done T-1")
    assert refusal.first_line == "This is for Omar Salem to do; nothing was changed."
    hadi.answered("/plan assign T-1 @ravi")
    ravi.presses("Ask Omar Salem", on=refusal)
    ravi.sees_message("By now you may do this yourself: please try again.")


def test_from_a_form(play: Play) -> None:
    """A form that was refused is still there with what was typed, below the window that has whoever may asked."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    omar.types("/plan goal add")
    omar.fills({"What is to be reached?": "Waste less", "Which department?": "Operations"})
    omar.sends()
    refusal = omar.sees_form("This is for Hadi Nasser to do; nothing was changed.")
    omar.presses("Ask Hadi Nasser", on=refusal)
    asked = omar.sees_form("Hadi Nasser will read that you would like this done")
    assert asked.labels() == []
    omar.closes(everything=False)
    assert omar.sees_form().field("What is to be reached?").value == "Waste less"
    told = hadi.sees_message("Omar Salem asks you to add a goal to the plan.")
    hadi.presses("Add a goal…", on=told)
    hadi.sees_form("A goal that can be reached has all of these:")


def test_for_somebodys_leave(play: Play) -> None:
    """Whoever may note it reads whose it is, and the form has them chosen."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 12:00")
    refusal = omar.answered("/plan ooo @lena until thursday")
    who = next(label for label in refusal.labels() if label.startswith("Ask "))
    omar.presses(who, on=refusal)
    assert who == "Ask Hadi Nasser"
    hadi.presses("Note a leave…", on=hadi.sees_message("Omar Salem asks you to note a leave of Lena Vogt."))
    assert hadi.sees_form().field("Whose leave").value == "U0LENA0001"
