"""Leave in the chat: noted, changed and ended by a command, a form and buttons; what it does to what is asked."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def test_out_of_office_in_one_line(either: Play) -> None:
    """`/plan ooo until thursday` is answered at once; nothing is asked meanwhile, and the question waits."""
    omar = either.as_("omar")
    omar.types("/plan ooo until thursday")
    answer = omar.sees_message("Noted.")
    assert answer.first_line == "Noted. Nothing is asked of you while you are away."
    assert "Away from Mon, Jan 4 until Thu, Jan 7" in answer.text
    assert "Dana Khalil is asked in the meantime." in answer.text
    either.clock_to("2027-01-07 17:00")
    assert [post for post in omar.messages() if not post.is_private] == []


def test_a_span_of_days_in_arabic(stage: Stager) -> None:
    """`/plan إجازة 3-7 مارس` reads the days and answers in Arabic."""
    play = stage(plans.small(locale="ar-SA"))
    answer = play.as_("omar").answered("/plan إجازة 3-7 مارس")
    assert "تم تسجيل الإجازة" in answer.first_line
    assert "إجازة من" in answer.text


def test_a_slip_in_a_leave_is_answered_with_an_example(play: Play) -> None:
    """What cannot be read is shown corrected, and nothing is stored."""
    omar = play.as_("omar")
    before = play.rows()
    assert "/plan ooo until thursday" in omar.answered("/plan ooo for a while").text
    assert play.rows() == before


def test_leave_by_a_form(play: Play) -> None:
    """`/plan ooo` alone opens a form with two dates; only those who may are asked whose leave it is."""
    omar = play.as_("omar")
    omar.types("/plan ooo")
    assert "Whose leave" not in omar.sees_form("Leave").text
    omar.fills({"First day": "2027-01-10", "Last day": "2027-01-05"})
    omar.sends()
    assert omar.sees_form().errors == {"Last day": "The leave would end before it begins."}
    omar.fills({"Last day": "2027-01-12"})
    omar.sends()
    omar.sees_form("Away from Sun, Jan 10 until Tue, Jan 12")


def test_a_head_notes_somebodys_leave(play: Play) -> None:
    """The one who is away is told by whom it was noted; a colleague may not note it."""
    play.clock_to("2027-01-04 12:00")
    assert "This is for Hadi Nasser to do" in play.as_("lena").answered("/plan ooo @omar until thursday").text
    answer = play.as_("hadi").answered("/plan ooo @omar 10-12 jan")
    assert answer.first_line.startswith("Noted. Nothing is asked of Omar Salem in that time")
    told = play.as_("omar").sees_message("Hadi Nasser noted that you are away.")
    assert "Away from Sun, Jan 10 until Tue, Jan 12" in told.text
    play.as_("omar").presses("Note a leave…", on=told)
    play.as_("omar").sees_form("First day")


@pytest.mark.parametrize("weeks", [1, 3])
def test_back_to_what_matters(play: Play, weeks: int) -> None:
    """`/plan back` brings one message with this week's question, however many weeks were missed."""
    omar = play.as_("omar")
    omar.types("/plan ooo until 2027-03-31")
    play.clock_to(f"2027-01-{5 + 7 * weeks:02} 10:00")
    omar.types("/plan back")
    omar.sees_message("What matters now comes to you in one message.")
    said = [post for post in omar.messages() if not post.is_private]
    assert len(said) == 1
    omar.presses("At risk", on=said[0])
    assert "You said: 🟡 At risk" in said[0].text
    assert "There is no leave to end today." in omar.answered("/plan back").text


def test_a_leave_that_ends_by_itself_brings_a_welcome(play: Play) -> None:
    """Asked on Monday, away on Tuesday and Wednesday: Thursday begins with what still waits, and a tap answers it."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 12:00")
    omar.types("/plan ooo 5-6 jan")
    play.clock_to("2027-01-07 12:00", awake=True)
    (welcome,) = [post for post in omar.messages() if "Welcome back" in post.text]
    assert play.local_time(welcome, of="omar") == "2027-01-07 08:00"
    omar.presses("At risk", on=welcome)
    assert "You said: 🟡 At risk" in welcome.text


def test_the_weekly_message_welcomes_whoever_returns_on_its_day(play: Play) -> None:
    """Away over Monday, back on Wednesday: the question comes that morning, begins with the welcome, and is alone."""
    lena = play.as_("lena")
    play.clock_to("2027-01-08 12:00")
    lena.types("/plan ooo 11-12 jan")
    play.clock_to("2027-01-13 14:00", awake=True)
    said = [post for post in lena.messages() if play.local_time(post, of="lena") > "2027-01-09"]
    assert [play.local_time(post, of="lena") for post in said] == ["2027-01-13 09:00"]
    assert said[0].first_line == "Welcome back, Lena Vogt. Your weekly check-in: 1 task, one tap is enough."
    lena.presses("On track", on=said[0])
    assert "Welcome back" not in said[0].first_line


def test_the_reports_name_who_is_away(play: Play) -> None:
    """The digest says until when Omar is away and who is asked; he counts as missing in no number."""
    omar = play.as_("omar")
    play.clock_to("2027-01-05 12:00")
    omar.types("/plan ooo 6-14 jan")
    play.clock_to("2027-01-07 12:00")
    digest = play.as_("sara").sees_message("The plan this week", in_="#leadership")
    assert "Away this week\n• Omar Salem, until Thu, Jan 14; Dana Khalil is asked in the meantime" in digest.text
    assert "0 of 2" in digest.text
    assert "Away today\n• Omar Salem" in play.as_("lena").answered("/plan status").text


def test_the_deputy_is_asked_in_the_meantime(play: Play) -> None:
    """Dana's weekly message names Omar and has his task; Omar reads later that somebody else answered."""
    omar, dana = play.as_("omar"), play.as_("dana")
    omar.types("/plan ooo until thursday")
    play.clock_to("2027-01-04 12:00")
    asked = dana.sees_message("weekly check-in")
    assert "1 colleague is away, and you are the deputy: Omar Salem." in asked.text
    dana.presses("At risk", on=asked)
    assert "You said: 🟡 At risk" in asked.text
    play.clock_to("2027-01-05 09:00")
    omar.types("/plan back")
    assert "Answered by somebody else: 🟡 At risk" in omar.sees_message("Welcome back, Omar Salem.").text


@pytest.mark.parametrize(
    ("answer", "told", "asked"),
    [
        ("Yes, leave me alone", "Noted: nothing is asked of you until Thu, Jan 14", 0),
        ("No, ask me as ever", "as ever", 1),
    ],
)
def test_a_status_is_asked_about_once(play: Play, answer: str, told: str, asked: int) -> None:
    """A palm tree with an end brings one question in working hours, and is never acted on alone."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 12:00")
    until = int(datetime(2027, 1, 15, tzinfo=ZoneInfo("Asia/Riyadh")).timestamp())
    for text in ("On vacation", "Vacation, ask Dana"):
        omar.changes_profile(status_text=text, status_emoji=":palm_tree:", status_expiration=until)
    (question,) = [
        post for post in omar.messages() if "Your status says that you are away until Thu, Jan 14" in post.text
    ]
    omar.presses(answer, on=question)
    assert told in question.text
    assert question.labels() == []
    play.clock_to("2027-01-11 12:00")
    later = [post for post in omar.messages() if play.local_time(post, of="omar").startswith("2027-01-11")]
    assert len(later) == asked
