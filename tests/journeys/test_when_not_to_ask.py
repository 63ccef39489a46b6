"""When people are left alone: holidays of a country, a mute, working time of their own."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_a_public_holiday_brings_no_question(stage: Stager) -> None:
    """The third Monday of January is a holiday in New York: Ravi is asked on Tuesday, the others on Monday."""
    plan = plans.small().replace(b"{key: new-york,", b"{key: new-york, country: US, subdivision: NY,")
    play = stage(plan)
    play.clock_to("2027-01-20 09:00")
    asked = [play.local_time(post, of="ravi") for post in play.as_("ravi").messages() if "check-in" in post.first_line]
    assert asked == ["2027-01-04 09:30", "2027-01-11 09:30", "2027-01-19 09:30"]
    lena = [play.local_time(post, of="lena") for post in play.as_("lena").messages() if "check-in" in post.first_line]
    assert lena[-1] == "2027-01-18 09:30"


def test_muted_until_a_day(play: Play) -> None:
    """`/plan mute until ...` keeps the question away, says that cases go on, and ends with one line."""
    omar = play.as_("omar")
    answer = omar.answered("/plan mute until 10 jan")
    assert answer.first_line == "Nothing is asked of you by itself until Sun, Jan 10, that day included."
    play.clock_to("2027-01-11 12:00")
    said = [post.first_line for post in omar.messages() if not post.is_private]
    assert [line.startswith("The quiet that you asked for is over.") for line in said] == [True, False]
    for typed in ("/plan mute off", "/plan unmute"):
        assert "You are asked again" in omar.answered(typed).first_line


def test_muted_by_a_button(play: Play) -> None:
    """Home mutes for a week and takes it back."""
    omar = play.as_("omar")
    omar.presses("Ask me nothing for a week", on=omar.opens_home())
    home = omar.sees_home("Nothing is asked of you by itself until")
    omar.presses("Ask me again", on=home)
    omar.sees_home("Ask me nothing for a week")


def test_a_part_timer_is_asked_on_a_working_day(stage: Stager) -> None:
    """Lena, who works on Wednesday and Thursday from ten, is asked on Wednesday at ten."""
    plan = plans.small().replace(b"calendar: berlin,", b"calendar: berlin, work_days: [wed, thu], hours: 10:00-14:00,")
    play = stage(plan)
    play.clock_to("2027-01-06 14:00", awake=True)
    (asked,) = play.as_("lena").messages()
    assert play.local_time(asked, of="lena") == "2027-01-06 10:00"


def test_a_snooze_is_waited_for(play: Play) -> None:
    """Omar paused notifications until eleven on Monday: the question comes at eleven, and the keeper sees it wait."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 09:00")
    omar.pauses_notifications(120)
    play.clock_to("2027-01-04 10:00", awake=True)
    assert omar.messages() == []
    waiting = play.as_("kim").answered("/plan delivery").text
    assert "1 message waits because its reader does not want to be disturbed in Slack now" in waiting
    play.clock_to("2027-01-04 12:00", awake=True)
    (asked,) = omar.messages()
    assert play.local_time(asked, of="omar") == "2027-01-04 11:00"


def test_hours_of_ones_own_in_one_line(play: Play) -> None:
    """Lena sets hers, is asked within them, and gives them back; a slip is answered with an example."""
    lena = play.as_("lena")
    assert "from 9:00 AM to 5:30 PM" in lena.answered("/plan hours").first_line
    assert "/plan hours 8:30-16:30 sun-thu" in lena.answered("/plan hours whenever").text
    assert "at least 2 hours" in lena.answered("/plan hours 9-10").text
    answer = lena.answered("/plan hours 10-14 wed thu")
    assert answer.first_line == "You are written to from 10:00 AM to 2:00 PM on Wednesday and Thursday."
    play.clock_to("2027-01-06 14:00", awake=True)
    (asked,) = [post for post in lena.messages() if not post.is_private]
    assert play.local_time(asked, of="lena") == "2027-01-06 10:00"
    assert "how your calendar in the plan has it" in lena.answered("/plan hours reset").text


def test_hours_of_ones_own_by_a_form(play: Play) -> None:
    """Home shows them; the form changes them, with days to tick, and refuses a day that is too short."""
    omar = play.as_("omar")
    home = omar.opens_home()
    assert "You are written to from 8:00 AM to 4:00 PM on Sunday, Monday" in home.text
    omar.presses("My hours…", on=home)
    omar.fills({"Work begins at": "07:00", "Work ends at": "08:00"})
    omar.ticks("Working days", "Monday", "Tuesday")
    omar.sends()
    assert "at least 2 hours" in omar.sees_form().errors["Work ends at"]
    omar.fills({"Work ends at": "12:00"})
    omar.sends()
    omar.sees_form("from 7:00 AM to 12:00 PM on Monday and Tuesday.")
    assert "from 7:00 AM to 12:00 PM on Monday and Tuesday." in omar.opens_home().text


def test_hours_in_arabic(stage: Stager) -> None:
    """Days and digits as they are typed there."""
    play = stage(plans.small(locale="ar-SA"))
    answer = play.as_("omar").answered("/plan الدوام ٧-١٢ الأحد والاثنين")  # noqa: RUF001  (the digits of the Gulf)
    assert "الأحد والاثنين" in answer.first_line
