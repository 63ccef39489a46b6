"""Thanks for finished work, from the digest to whoever did it."""

import pytest

from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post
from tests.journeys.weeks import at_the_digest


@pytest.fixture
def done(stage: Stager) -> tuple[Play, Post]:
    """The digest that proposes thanks."""
    play = at_the_digest(stage, "Done")
    return play, play.as_("sara").sees_message("Omar Salem finished", in_="#leadership")


def test_one_press_thanks_everybody(done: tuple[Play, Post]) -> None:
    """Each owner reads it once, in a direct message, and the digest shows that it was said."""
    play, digest = done
    play.as_("sara").presses("Send thanks for all 2", on=digest)
    assert digest.labels() == []
    assert digest.text.count("thanked by Sara Harbi") == 2
    play.clock_to("2027-01-07 14:00")
    assert play.as_("omar").sees_message("Sara Harbi thanks you for T-1 Open the second line.").labels() == []
    play.as_("lena").sees_message("Sara Harbi thanks you for T-2 Count the stock in Berlin.")
    assert "Sara Harbi thanked Omar Salem" in play.as_("omar").answered("/plan history T-1").text


def test_one_at_a_time_and_in_own_words(done: tuple[Play, Post]) -> None:
    """A tap thanks one; the form holds a draft that can be changed, and the words reach the other one."""
    play, digest = done
    sara = play.as_("sara")
    sara.presses("Thank Omar Salem: T-1", on=digest)
    sara.presses("In your own words", on=digest)
    form = sara.sees_form("Say thanks")
    assert (form.field("Your words").value or "").startswith("Thank you for bringing this to its end.")
    assert "T-1" not in form.text
    sara.fills({"Your words": "Every shelf counted. Thank you, Lena."})
    sara.sends()
    assert "Your thanks are on their way to Lena Vogt" in sara.sees_form().text
    play.clock_to("2027-01-07 14:00")
    assert "> Every shelf counted. Thank you, Lena." in play.as_("lena").sees_message("Sara Harbi thanks you").text
    assert digest.labels() == []


def test_nobody_else_speaks_for_the_leader(done: tuple[Play, Post]) -> None:
    """A head who presses reads whose it is to say, and nothing is sent."""
    play, digest = done
    before = play.rows()
    hadi = play.as_("hadi")
    for label in ("Send thanks for all 2", "Thank Omar Salem: T-1", "In your own words"):
        hadi.presses(label, on=digest)
        hadi.sees_message("This is for Sara Harbi to do; nothing was changed.", in_="#leadership")
    assert play.rows() == before


def test_in_arabic(stage: Stager) -> None:
    """Buttons, form and thanks are Arabic for those who read it."""
    play = at_the_digest(stage, "تم", "ar-SA")
    sara = play.as_("sara")
    digest = sara.sees_message("شكر وتقدير", in_="#leadership")
    sara.presses("بكلماتك", on=digest)
    assert "شكرًا لإنجازك" in (sara.sees_form("كلمة شكر").field("كلماتك").value or "")
    sara.sends()
    assert "شكرك في طريقه" in sara.sees_form().text
    play.clock_to("2027-01-07 14:00")
    play.as_("omar").sees_message("شكر لك من")
