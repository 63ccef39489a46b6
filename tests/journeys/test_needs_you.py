"""Needs you: one message a week, on the morning of the digest, with what waits on whoever is above, and its buttons."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

WEEKLY = "Your weekly check-in"
UNOWNED = plans.task("gate", "Paint the gate", department="operations", start="today-9d", due="today+30d")
MORNING = "2027-01-07 09:30"


@pytest.fixture
def play(stage: Stager) -> Play:
    """On Monday Omar said that his task is off track and lacks money; nobody owns the gate."""
    play = stage(plans.small(owners=("omar",), more=UNOWNED))
    play.clock_to("2027-01-04 10:00")
    _troubled(play)
    return play


def _troubled(play: Play) -> None:
    omar = play.as_("omar")
    omar.presses("More…", on=omar.sees_message(WEEKLY), about="T-1")
    omar.fills({"How is it going?": "Off track", "What do you need?": "Money", "More about what you need": "Two vans"})
    omar.sends()


def _told(play: Play, key: str = "hadi") -> list[Post]:
    return [post for post in play.as_(key).messages() if "on you." in post.first_line and "wait" in post.first_line]


def test_one_message_lists_everything_with_its_buttons(play: Play) -> None:
    """On Thursday at nine the head reads the request, the answer and the task without an owner, and why it came."""
    play.clock_to(MORNING, awake=True)
    (told,) = _told(play)
    assert told.first_line == "3 things wait on you."
    assert play.local_time(told, of="hadi") == "2027-01-07 09:00"
    assert "Omar Salem asks for: Money · since Mon, Jan 4" in told.text
    assert "> Two vans" in told.text
    assert "Please answer by Thu, Jan 7 at 10:00 AM." in told.text
    assert told.text.index("Requests to answer") < told.text.index("Answers to see") < told.text.index("Paint the gate")
    assert {"Grant", "Decline…", "Pass on…", "Seen", "Assign…"} <= set(told.labels())
    assert "T-1 Open the second line: from" in told.text
    assert "once a week at most (Thursday), and only when there is something to say" in told.text
    assert not _told(play, "sara")
    assert not _told(play, "kim")


def test_each_tap_is_done_right_there(play: Play) -> None:
    """Grant and Seen rewrite the message, the form assigns; then nothing waits, and no week comes for nothing."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    play.clock_to(MORNING)
    (told,) = _told(play)
    hadi.presses("Grant", on=told, about="T-1", times=2)
    assert told.first_line == "2 things wait on you."
    assert "Granted by Hadi Nasser on Thu, Jan 7." in told.text
    hadi.presses("Seen", on=told, about="T-1", times=2)
    assert "Hadi Nasser saw this, Thu, Jan 7 at 9:30 AM." in omar.sees_message("You said").text
    hadi.presses("Assign…", on=told, about="T-2")
    hadi.fills({"Who answers for it from now on?": "@dana"})
    hadi.sends()
    hadi.closes()
    assert told.first_line == "Nothing waits on you any more. Thank you."
    assert told.labels() == ["Open the task", "Open the task", "Add what is missing…"]


def test_a_no_and_handing_on_open_their_forms(play: Play) -> None:
    """Decline asks why, and the message shows the answer with its reason."""
    hadi = play.as_("hadi")
    play.clock_to(MORNING)
    (told,) = _told(play)
    hadi.presses("Decline…", on=told, about="T-1")
    hadi.fills({"Why not?": "Nothing is left."})
    hadi.sends()
    assert "Declined by Hadi Nasser on Thu, Jan 7." in told.text
    assert "> Nothing is left." in told.text


def test_an_answer_that_changed_is_shown_anew(play: Play) -> None:
    """Seen on an answer that was changed since says so, and the message shows the new one with its button."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    play.clock_to(MORNING)
    (told,) = _told(play)
    omar.says("The ship has sunk.", in_thread_of=omar.sees_message("You said"))
    hadi.presses("Seen", on=told, about="T-1")
    hadi.sees_message("This answer has changed since you read it")
    assert "> The ship has sunk." in told.text
    hadi.presses("Seen", on=told, about="T-1")
    assert "Hadi Nasser saw this" in omar.sees_message("You said").text


def test_the_command_shows_the_same_list(play: Play) -> None:
    """`/plan needs` lists it on any day, and what is done there leaves the list."""
    hadi = play.as_("hadi")
    hadi.types("/plan needs")
    window = hadi.sees_form("3 things wait on you.")
    hadi.presses("Seen", on=window, about="T-1")
    hadi.presses("Grant", on=hadi.sees_form("2 things wait on you."), about="T-1")
    hadi.presses("Assign…", on=hadi.sees_form("1 thing waits on you."), about="T-2")
    hadi.fills({"Who answers for it from now on?": "@dana"})
    hadi.sends()
    hadi.closes()
    hadi.types("/plan needs")
    hadi.sees_form("Nothing waits for your answer.")


def test_nothing_comes_when_nothing_waits(stage: Stager) -> None:
    """A quiet week brings no message to anybody above."""
    play = stage(plans.small())
    play.clock_to("2027-01-04 18:00")
    for key in ("omar", "lena", "ravi"):
        play.as_(key).presses("On track", on=play.as_(key).sees_message(WEEKLY))
    play.clock_to("2027-01-08 18:00")
    assert not [post for key in ("hadi", "sara", "kim") for post in _told(play, key)]


def test_the_deputy_gets_it_while_the_head_is_away(stage: Stager) -> None:
    """On leave the head is left alone; whoever stands in reads whose place it is, and may press Seen."""
    plan = plans.small(owners=("omar",)).replace(b"name: Hadi Nasser,", b"name: Hadi Nasser, deputy: dana,")
    play = stage(plan)
    play.clock_to("2027-01-04 10:00")
    omar, dana = play.as_("omar"), play.as_("dana")
    omar.presses("Off track", on=omar.sees_message(WEEKLY))
    play.as_("hadi").types("/plan ooo until 2027-01-12")
    play.clock_to(MORNING)
    assert not _told(play)
    (told,) = _told(play, "dana")
    assert "1 colleague is away, and you are the deputy: Hadi Nasser." in told.text
    dana.presses("Seen", on=told, about="T-1")
    assert "Dana Khalil saw this" in omar.sees_message("You said").text


def test_a_mute_keeps_it_away(play: Play) -> None:
    """Whoever asked for quiet gets none until it is over."""
    play.as_("hadi").types("/plan mute until 10 jan")
    play.clock_to("2027-01-10 18:00")
    assert not _told(play)
    play.clock_to("2027-01-14 09:30")
    assert len(_told(play)) == 1


def test_in_arabic(stage: Stager) -> None:
    """A head who reads Arabic reads all of it in Arabic."""
    play = stage(plans.small(owners=("omar",), locale="ar-SA", more=UNOWNED))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    omar.presses("خارج المسار", on=omar.sees_message("المتابعة الأسبوعية"), about="T-1")
    play.clock_to(MORNING)
    told = play.as_("hadi").sees_message("أمران ينتظرانك.")
    assert {"اطّلعت", "إسناد…", "فتح المهمة"} <= set(told.labels())
