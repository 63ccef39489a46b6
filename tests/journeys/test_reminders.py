"""Reminders and one's own settings, as people meet them."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_one_reminder_before_the_week_closes(stage: Stager) -> None:
    """On Sunday, the last day on which he works before Monday, Omar is reminded once, and answers right there."""
    play = stage(plans.small(owners=("omar",)))
    omar = play.as_("omar")
    play.clock_to("2027-01-07 16:00")
    omar.sees_no_message("A reminder")
    play.clock_to("2027-01-10 10:00")
    reminder = omar.sees_message("A reminder: 1 task has no word for this week yet.")
    assert "This comes once, on your last working day of the week" in reminder.text
    omar.presses("On track", on=reminder)
    omar.sees_message("Thank you. Nothing waits for a word this week any more.")
    assert "You said" in omar.sees_message("Your weekly check-in").text
    assert len(omar.messages()) == 2


def test_whoever_wants_no_reminder_says_so_once(play: Play) -> None:
    """From the first message to the settings, one choice, and nothing comes any more."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("My settings", on=omar.sees_message("Your weekly check-in"))
    omar.fills({"When a task has no word yet": "Light: no reminder"})
    omar.sends()
    assert "Reminders: Light: no reminder." in omar.sees_form().text
    play.clock_to("2027-01-10 16:00")
    omar.sees_no_message("A reminder")


def test_somebody_chooses_their_own_language(play: Play) -> None:
    """The answer, the message that stands and the commands speak it from then on, and the choice can be taken back."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.types("/plan settings")
    omar.fills({"In which language": "العربية"})
    omar.sends()
    assert "تم الحفظ." in omar.sees_form().text
    omar.sees_message("المتابعة الأسبوعية")
    omar.closes()
    omar.types("/plan الإعدادات")
    assert "لغة الرسائل" in omar.sees_form().text
    omar.fills({"لغة الرسائل": "كما في Slack"})
    omar.sends()
    omar.sees_message("Your weekly check-in")


def test_settings_from_home(play: Play) -> None:
    """Home leads to them, and shows a mute that was chosen there."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    omar.presses("My settings", on=omar.opens_home())
    omar.fills({"Ask nothing up to": "2027-01-20"})
    omar.sends()
    omar.closes()
    assert "Jan 20" in omar.sees_home("Jan 20").text
