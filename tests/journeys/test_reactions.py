"""Signs on messages: a check mark or a thumb says that somebody has seen it, and never how a task goes."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SAW = "Hadi Nasser saw this"


@pytest.fixture
def play(stage: Stager) -> Play:
    """One task, Omar's, on a Monday after he was asked."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    return play


def _in_trouble(play: Play) -> Post:
    """Omar is off track and needs money; the message that asks Hadi for it."""
    omar = play.as_("omar")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.fills({"How is it going?": "Off track", "What do you need?": "Money", "More about what you need": "Two vans"})
    omar.sends()
    return play.as_("hadi").sees_message("Omar Salem needs money for T-1")


@pytest.mark.parametrize("sign", ["white_check_mark", "heavy_check_mark", "+1", "+1::skin-tone-4", "ok_hand", "eyes"])
def test_a_sign_on_a_need_says_seen(play: Play, sign: str) -> None:
    """The owner reads in the weekly message that the head saw the answer; the need itself stays open."""
    card = _in_trouble(play)
    play.as_("hadi").reacts(sign, on=card)
    assert SAW in play.as_("omar").sees_message("You said: 🔴 Off track").text
    assert "Grant" in card.labels()
    play.as_("hadi").takes_off(sign, on=card)
    assert SAW in play.as_("omar").sees_message("You said: 🔴 Off track").text


def test_a_sign_on_what_needs_you_says_seen(play: Play) -> None:
    """One sign on the message of the week acknowledges the answers that stand in it."""
    _in_trouble(play)
    play.clock_to("2027-01-07 12:00")
    waits = [post for post in play.as_("hadi").messages() if "Off track" in post.text][-1]
    play.as_("hadi").reacts("+1", on=waits)
    assert SAW in play.as_("omar").sees_message("You said: 🔴 Off track").text


def test_a_sign_is_no_status(play: Play) -> None:
    """On one's own weekly message it says that it was read; the task waits for its word as before."""
    omar = play.as_("omar")
    weekly = omar.sees_message("Your weekly check-in")
    shown, check_ins = weekly.text, play.rows()["check_ins"]
    for sign in ("white_check_mark", "+1"):
        omar.reacts(sign, on=weekly)
    assert weekly.text == shown
    assert play.rows()["check_ins"] == check_ins
    seen = [entry for entry in play.rows()["audit"] if "message_seen" in entry]
    assert len(seen) == 1
    assert omar.sees_thread(weekly) == []


def test_other_signs_mean_nothing(play: Play) -> None:
    """A tada, or a sign on one's own words, changes nothing and gets no answer."""
    card, hadi, omar = _in_trouble(play), play.as_("hadi"), play.as_("omar")
    omar.says("Thanks!")
    before = play.rows()
    hadi.reacts("tada", on=card)
    omar.reacts("+1", on=omar.messages()[-1])
    assert play.rows() == before


def test_without_the_permission_nothing_breaks(play: Play) -> None:
    """Where the optional permission was left out, Slack tells the bot of no reaction, and the buttons do as ever."""
    slack = play.stage.slack
    object.__setattr__(slack.manifest, "scopes", slack.manifest.scopes - {"reactions:read"})
    card = _in_trouble(play)
    play.as_("hadi").reacts("+1", on=card)
    assert SAW not in play.as_("omar").sees_message("You said: 🔴 Off track").text
    play.as_("hadi").presses("Grant", on=card)
    play.as_("omar").sees_message("Hadi Nasser granted the request for T-1")


def test_in_arabic(stage: Stager) -> None:
    """The owner reads it in their own language."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    weekly = omar.messages()[-1]
    omar.says("خارج المسار: نحتاج قرارا\nT-1 أحتاج إلى مال", in_thread_of=weekly)
    card = play.as_("hadi").sees_message("T-1")
    play.as_("hadi").reacts("eyes", on=card)
    assert "اطّلاع من Hadi Nasser على هذا" in weekly.text
