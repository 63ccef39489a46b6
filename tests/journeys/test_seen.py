"""Seen: the head says with one tap that they read of trouble, and the owner sees it where they said it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

WEEKLY = "Your weekly check-in"


@pytest.fixture
def play(stage: Stager) -> Play:
    """Omar has just said that his one task is off track."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    omar.presses("Off track", on=omar.sees_message(WEEKLY))
    return play


def _weekly(play: Play) -> Post:
    return play.as_("omar").sees_message("You said")


def test_one_tap_of_the_head_is_seen_by_the_owner(play: Play) -> None:
    """Home asks for one tap; the owner's own message shows who saw it and when, and no message comes."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    before = len(omar.messages())
    play.clock_to("2027-01-05 10:12")
    home = hadi.opens_home()
    assert home.text.index("What waits on you") < home.text.index("T-1 Open the second line")
    hadi.presses("Seen", on=home, about="T-1", times=2)
    assert "Hadi Nasser saw this, Tue, Jan 5 at 10:12 AM." in _weekly(play).text
    assert len(omar.messages()) == before
    assert "Seen" not in hadi.sees_home("Nothing waits on you.").labels()


def test_a_later_answer_wants_its_own(play: Play) -> None:
    """Once the owner says something new, nobody has seen it, and the head is asked again."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    hadi.presses("Seen", on=hadi.opens_home(), about="T-1")
    omar.says("Still off track, the belt is lost.", in_thread_of=_weekly(play))
    assert "saw this" not in _weekly(play).text
    assert "Seen" in hadi.opens_home().labels(about="T-1")


def test_a_stale_press_says_that_the_answer_is_another_one(play: Play) -> None:
    """A press on an answer that was changed meanwhile acknowledges nothing, and says so."""
    hadi, omar = play.as_("hadi"), play.as_("omar")
    home = hadi.opens_home()
    omar.says("Still off track, the belt is lost.", in_thread_of=_weekly(play))
    hadi.presses("Seen", on=home, about="T-1")
    hadi.sees_form("This answer has changed since you read it")
    assert "saw this" not in _weekly(play).text


def test_it_stands_in_the_history(play: Play) -> None:
    """`/plan history` tells who saw which word."""
    hadi = play.as_("hadi")
    hadi.presses("Seen", on=hadi.opens_home(), about="T-1")
    assert "Hadi Nasser saw what Omar Salem said." in play.as_("omar").answered("/plan history T-1").text


def test_in_arabic(stage: Stager) -> None:
    """The owner reads in their own language who saw it."""
    play = stage(plans.small(owners=("omar",), locale="ar-SA"))
    play.clock_to("2027-01-04 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.presses("خارج المسار", on=omar.sees_message("المتابعة الأسبوعية"))
    hadi.presses("اطّلعت", on=hadi.opens_home(), about="T-1")
    assert "اطّلاع من Hadi Nasser على هذا" in omar.messages()[-1].text
