"""The visible leader's own part: two weeks without a word are said to the leader alone, with a draft to send."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SILENT = "Nobody has heard from you for 2 weeks"


def silent(stage: Stager, locale: str = "en-US", done: str = "Done", asked: str = "Your weekly check-in") -> Play:
    """Omar finished his task in the first week; the leader said nothing at all for two weeks."""
    play = stage(plans.small(owners=("omar",), locale=locale))
    play.clock_to("2027-01-04 12:00")
    omar = play.as_("omar")
    omar.presses(done, on=omar.sees_message(asked))
    play.clock_to("2027-01-18 10:00")
    return play


@pytest.fixture
def told(stage: Stager) -> tuple[Play, Post]:
    """What Sara reads."""
    play = silent(stage)
    return play, play.as_("sara").sees_message(SILENT)


def test_it_comes_to_the_leader_alone_with_a_draft(told: tuple[Play, Post]) -> None:
    """By direct message, in working hours, once; the draft names what is true."""
    play, post = told
    assert "> Thank you, Omar Salem: T-1 Open the second line came to a good end." in post.text
    assert "Only you read this, once in a silence." in post.text
    assert post.labels() == ["Say something…", "Ask me in a week"]
    for key in ("hadi", "kim", "omar"):
        play.as_(key).sees_no_message("Nobody has heard")
    assert "Nobody has heard" not in "".join(each.text for each in play.as_("sara").messages("#leadership"))
    play.clock_to("2027-02-05 12:00")
    assert len([each for each in play.as_("sara").messages() if "heard from you" in each.text]) == 1


def test_the_draft_is_changed_and_sent_under_the_leaders_name(told: tuple[Play, Post]) -> None:
    """The form holds the draft; what is sent stands in the channel once, and the message shows that it was said."""
    play, post = told
    sara = play.as_("sara")
    sara.presses("Say something…", on=post)
    form = sara.sees_form("Your word to all")
    assert (form.field("Your words").value or "").startswith("Thank you, Omar Salem:")
    sara.fills({"Your words": "Omar, the second line runs. Thank you!\nWho is next?"})
    sara.sends()
    assert "on their way" in sara.sees_form().text
    sara.closes()
    said = play.as_("hadi").sees_message("Sara Harbi says to everybody:", in_="#leadership")
    assert "> Omar, the second line runs. Thank you!" in said.text
    assert len([each for each in sara.messages("#leadership") if "says to everybody" in each.text]) == 1
    assert "This is what you said to everybody" in post.text
    assert post.labels() == []


def test_an_empty_word_is_asked_for_below_its_field(told: tuple[Play, Post]) -> None:
    """Nothing is posted without words."""
    play, post = told
    sara = play.as_("sara")
    sara.presses("Say something…", on=post)
    sara.fills({"Your words": "   "})
    sara.sends()
    assert "Please write what you want to say." in "".join(sara.sees_form().errors.values())
    assert play.count("leader_words") == 0


def test_put_off_it_comes_once_more(told: tuple[Play, Post]) -> None:
    """A week later, unless the leader was heard."""
    play, post = told
    sara = play.as_("sara")
    sara.presses("Ask me in a week", on=post)
    assert "Put off: you are asked again on Mon, Jan 25" in post.text
    assert post.labels() == ["Say something…"]
    play.clock_to("2027-01-25 12:00")
    assert "Nobody has heard from you for 3 weeks" in sara.sees_message("Nobody has heard from you").text


def test_whoever_was_heard_reads_nothing(stage: Stager) -> None:
    """Words below the digest are enough."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 12:00")
    omar = play.as_("omar")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"))
    play.clock_to("2027-01-07 09:30")
    sara = play.as_("sara")
    sara.writes_below(sara.sees_message("The plan this week", in_="#leadership"), "T-1: take the second van.")
    play.clock_to("2027-01-20 12:00")
    sara.sees_no_message("Nobody has heard from you")


def test_in_arabic(stage: Stager) -> None:
    """Message, form and word are Arabic for a leader who reads it."""
    play = silent(stage, "ar-SA", "تم", "المتابعة الأسبوعية")
    sara = play.as_("sara")
    post = sara.sees_message("مضى أسبوعان دون شكر أو كلمة أو قرار منك")
    sara.presses("قول كلمة…", on=post)
    assert "شكرًا" in (sara.sees_form("كلمتك إلى الجميع").field("كلماتك").value or "")
    sara.sends()
    play.as_("hadi").sees_message("كلمة من Sara Harbi إلى الجميع", in_="#leadership")
