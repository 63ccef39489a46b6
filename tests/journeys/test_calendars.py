"""Calendars in the chat: made, given to people, named, filled with holidays, and removed."""

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def within(kim: Actor, calendar: str, label: str) -> None:
    """From the window of a calendar, on through one of its buttons."""
    kim.types(f"/plan settings calendars {calendar}")
    kim.presses(label, on=kim.sees_form())


def test_a_calendar_is_made_and_worked_by(play: Play) -> None:
    """A taken name is told below its field; whoever works by it is asked in its hours, as the preview says."""
    kim, omar = play.as_("kim"), play.as_("omar")
    kim.types("/plan settings workspace")
    kim.presses("Calendars…", on=kim.sees_form())
    assert "riyadh: Sunday, Monday, Tuesday, Wednesday, and Thursday" in kim.sees_form("Calendars").text
    kim.presses("Add a calendar…", on=kim.sees_form())
    kim.fills({"What is the calendar called?": "Berlin", "Work begins at": "11:00", "Work ends at": "19:00"})
    kim.ticks("Working days", "Tuesday", "Wednesday", "Thursday")
    kim.sends()
    assert "There is a calendar called berlin already." in kim.sees_form().errors.values()
    kim.fills({"What is the calendar called?": "Plant 2"})
    kim.sends()
    assert "Plant 2 is a calendar now." in kim.sees_form().text
    assert "In commands: plant-2" in kim.sees_form().text
    kim.presses("Who works by it…", on=kim.sees_form())
    kim.sends()
    assert "Please choose somebody." in kim.sees_form().errors.values()
    kim.ticks("These people", "@omar", "@dana")
    kim.sends()
    shown = kim.sees_form().text
    assert "This is what would change. Nothing is saved yet." in shown
    assert "2 people work by Plant 2 from then on: Dana Khalil and Omar Salem." in shown
    assert "1 person is asked on Tue" in shown
    kim.sends()
    assert "Saved." in kim.sees_form().text
    kim.presses("This calendar", on=kim.sees_form())
    assert "Operations: 2 of 5 people." in kim.sees_form().text
    assert "They are Dana Khalil and Omar Salem." in kim.sees_form().text
    kim.closes()
    play.clock_to("2027-01-04 20:00")
    omar.sees_no_message("Your weekly check-in")
    play.clock_to("2027-01-05 11:30", awake=True)
    omar.sees_message("Your weekly check-in")
    told = kim.answered("/plan audit @omar").text
    assert "chose another calendar for somebody" in told
    assert "Calendar: plant-2" in told


def test_a_department_is_moved_and_put_back(play: Play) -> None:
    """Everybody in it, at once; one press puts back those who came from one calendar."""
    kim = play.as_("kim")
    within(kim, "berlin", "Who works by it…")
    kim.ticks("Everybody in these departments", "Operations")
    kim.sends()
    kim.sends()
    kim.types("/plan settings calendars Berlin")
    assert "Operations: everybody, 5 people." in kim.sees_form().text
    kim.presses("Who works by it…", on=kim.sees_form())
    kim.ticks("These people", "@kim", "@sara")
    kim.sends()
    kim.sends()
    kim.presses("Put it back", on=kim.sees_form())
    assert "2 people work by riyadh from then on" in kim.sees_form().text


def test_another_name_and_the_way_out(play: Play) -> None:
    """The new name holds in windows and commands; whoever worked by it works by the one that was chosen."""
    kim = play.as_("kim")
    within(kim, "new-york", "Rename…")
    kim.fills({"What is the calendar called?": "East coast"})
    kim.sends()
    assert "The calendar is called East coast now." in kim.sees_form().text
    within(kim, "east coast", "Remove…")
    kim.fills({"Whoever works by East coast works from then on by": "berlin"})
    kim.sends()
    shown = kim.sees_form().text
    assert "There is no calendar East coast from then on" in shown
    assert "1 person works by berlin from then on: Ravi Rao." in shown
    kim.sends()
    assert "Saved." in kim.sees_form().text
    assert "There is no calendar East coast." in kim.answered("/plan settings calendars East coast").text
    assert "removed a calendar" in kim.answered("/plan audit settings").text


def test_holidays_of_one_of_them_are_typed(play: Play) -> None:
    """Days off are typed after the calendar, shown with whom they move, and taken back in the list of its holidays."""
    kim, omar = play.as_("kim"), play.as_("omar")
    kim.types("/plan settings holidays riyadh 2027-01-04 to 2027-01-05")
    assert "everybody is off." in kim.sees_form().text
    assert "1 person is asked on Wed" in kim.sees_form().text
    kim.sends()
    kim.presses("This calendar", on=kim.sees_form())
    assert "Next day off: Mon, Jan 4, 2027." in kim.sees_form().text
    kim.types("/plan settings holidays riyadh")
    kim.presses("Work that day…", on=kim.sees_form(), about="Jan 4")
    kim.sends()
    play.clock_to("2027-01-04 10:00", awake=True)
    omar.sees_message("Your weekly check-in")


def test_slips(play: Play) -> None:
    """A name that is nearly right, a day that is none, and days without a calendar are told with what would work."""
    kim = play.as_("kim")
    assert "Did you mean riyadh?" in kim.answered("/plan settings calendars riyad").text
    assert "Did you mean berlin?" in kim.answered("/plan settings holidays berln 2 dec").text
    assert "There are: berlin, new-york, and riyadh." in kim.answered("/plan settings hours moon").text
    bad = kim.answered("/plan settings holidays berlin 31 feb").text
    assert "“31 feb” is not a date." in bad
    assert "/plan settings holidays berlin 2 dec" in bad
    assert "/plan settings holidays berlin 2 dec" in kim.answered("/plan settings holidays 2 dec").text
    assert "/plan settings calendars" in kim.answered("/plan settings calendrs").text


def test_they_are_for_those_who_keep_the_plan(play: Play) -> None:
    """A head reads who may, whatever they type."""
    hadi = play.as_("hadi")
    for typed in ("calendars", "calendars berlin", "holidays berlin 2 dec"):
        assert "Kim Tan" in hadi.answered(f"/plan settings {typed}").text


def test_in_arabic(stage: Stager) -> None:
    """The list, the form, the preview and days that are typed are Arabic."""
    kim = stage(plans.small(locale="ar-SA")).as_("kim")
    kim.types("/plan الإعدادات التقويمات")
    kim.presses("إضافة تقويم…", on=kim.sees_form())
    kim.fills({"ما اسم التقويم؟": "مصنع جدة"})
    kim.sends()
    assert "في الأوامر: مصنع-جدة" in kim.sees_form().text
    kim.presses("من يتبعه…", on=kim.sees_form())
    kim.ticks("كل من في هذه الإدارات", "Operations")
    kim.sends()
    assert "أشخاص يتبعون مصنع جدة من الآن" in kim.sees_form().text
    kim.sends()
    kim.types("/plan الإعدادات العطل مصنع جدة 4 يناير 2027")
    assert "يوم راحة." in kim.sees_form().text
    assert "هل المقصود مصنع جدة؟" in kim.answered("/plan الإعدادات التقويم مصنع جدا").text
