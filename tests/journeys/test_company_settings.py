"""The settings of the company, as a plan keeper meets them."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_keeper_sees_what_changes_before_it_does(play: Play) -> None:
    """Another day and time are shown with what comes next, saved with a second press, and hold for everybody."""
    kim, lena = play.as_("kim"), play.as_("lena")
    kim.types("/plan settings rhythm")
    kim.fills({"Day of the weekly check-in": "Wednesday", "Its time, for each": "11:00"})
    kim.sends()
    shown = kim.sees_form().text
    assert "This is what would change. Nothing is saved yet." in shown
    assert "3 people are asked on Wednesday at 11:00 AM instead of Monday at 9:30 AM, first on Wed" in shown
    kim.sends()
    assert "Saved." in kim.sees_form().text
    play.clock_to("2027-01-05 18:00")
    lena.sees_no_message("Your weekly check-in")
    play.clock_to("2027-01-06 14:00", awake=True)
    lena.sees_message("Your weekly check-in")


def test_a_change_can_be_put_back(play: Play) -> None:
    """What was saved has a button that sets what held before, and another one to the other settings."""
    kim = play.as_("kim")
    kim.types("/plan settings rhythm")
    kim.fills({"Day of the weekly check-in": "Wednesday"})
    kim.sends()
    kim.sends()
    kim.presses("Put it back", on=kim.sees_form())
    assert "instead of Wednesday at 9:30" in kim.sees_form().text
    kim.presses("All company settings", on=kim.sees_form())
    assert "Check-in: Monday, 9:30 AM." in kim.sees_form().text


def test_the_money_has_a_name(play: Play) -> None:
    """A keeper writes its three letters; a slip is told below the field, the choice is shown before it holds."""
    kim = play.as_("kim")
    kim.types("/plan settings rhythm")
    kim.fills({"Currency of amounts": "XXY"})
    kim.sends()
    assert "Please give the three letters of a currency, such as SAR or USD." in kim.sees_form().errors.values()
    kim.fills({"Currency of amounts": "sar"})
    kim.sends()
    assert "Amounts are in Saudi Riyal." in kim.sees_form().text
    kim.sends()
    assert "Saved." in kim.sees_form().text
    kim.closes()
    kim.types("/plan settings rhythm")
    assert "SAR" in str(kim.sees_form().blocks)


def test_the_way_from_ones_own_settings(play: Play) -> None:
    """Keepers find a button for the company's settings below their own; nobody else does."""
    kim, omar = play.as_("kim"), play.as_("omar")
    omar.types("/plan settings")
    assert "Company settings…" not in omar.sees_form().labels()
    kim.types("/plan settings")
    kim.presses("Company settings", on=kim.sees_form())
    kim.presses("Rhythm and thresholds", on=kim.sees_form())
    assert "Working days to answer a need" in kim.sees_form().text


def test_whoever_may_not_reads_who_may(play: Play) -> None:
    """An owner is told whom to ask, and a slip is answered with the corrected line."""
    omar = play.as_("omar")
    told = omar.answered("/plan settings workspace").text
    assert "Kim Tan" in told
    assert "/plan settings workspace" in omar.answered("/plan settings everything").text


def test_in_arabic(stage: Stager) -> None:
    """The form, what would change and the confirmation are Arabic for whoever reads it."""
    play = stage(plans.small(locale="ar-SA"))
    kim = play.as_("kim")
    kim.types("/plan الإعدادات الشركة")
    kim.presses("الوتيرة والحدود", on=kim.sees_form())
    assert "يوم المتابعة الأسبوعية" in kim.sees_form().text
    kim.sends()
    assert "هذا هو الوضع الحالي." in kim.sees_form().text
    kim.sends()
    assert "تم الحفظ." in kim.sees_form().text
