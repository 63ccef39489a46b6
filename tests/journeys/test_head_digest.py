"""The head's own digest: their department on the morning of the digest, for them alone, to thank and to answer."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

WEEKLY = "Your weekly check-in"
MORNING = "2027-01-07 09:30"


def at_the_morning(
    stage: Stager, locale: str = "en-US", said: tuple[str, str, str] = ("At risk", "Done", WEEKLY)
) -> Play:
    """Omar called his task at risk and Lena finished hers; it is the morning of the digest."""
    play = stage(plans.small(owners=("omar", "lena"), locale=locale))
    play.clock_to("2027-01-04 12:00")
    for key, word in zip(("omar", "lena"), said[:2], strict=True):
        person = play.as_(key)
        person.presses(word, on=person.sees_message(said[2]))
    play.clock_to(MORNING)
    return play


@pytest.fixture
def told(stage: Stager) -> tuple[Play, Post]:
    """The digest of Hadi, who heads operations."""
    play = at_the_morning(stage)
    return play, play.as_("hadi").sees_message("This week: Operations")


def test_it_tells_what_happened_in_the_department(told: tuple[Play, Post]) -> None:
    """One message at nine, after what waits: how the tasks stand, what moved, what was finished, and why it came."""
    play, post = told
    assert play.local_time(post, of="hadi") == "2027-01-07 09:00"
    assert "Operations (head: Hadi Nasser): on track 0, at risk 1" in post.text
    assert "2 of 2 check-ins answered, 0 late." in post.text
    assert "T-1 Open the second line: from 🟢 On track to 🟡 At risk" in post.text
    assert "Lena Vogt finished T-2" in post.text
    assert "Nobody else reads it." in post.text
    for key in ("sara", "kim", "omar"):
        play.as_(key).sees_no_message("This week: Operations")
    assert "This week: Operations" not in "".join(post.text for post in play.as_("hadi").messages("#leadership"))


def test_the_head_thanks_their_people(told: tuple[Play, Post]) -> None:
    """One press: Lena reads who thanks her, the message shows it, and the button is gone."""
    play, post = told
    hadi = play.as_("hadi")
    hadi.presses("Thank Lena Vogt: T-2", on=post, times=2)
    assert "thanked by Hadi Nasser" in post.text
    assert "Thank Lena Vogt: T-2" not in post.labels()
    play.clock_to("2027-01-07 14:00")
    play.as_("lena").sees_message("Hadi Nasser thanks you for T-2 Count the stock in Berlin.")


def test_thanks_in_words_of_ones_own(told: tuple[Play, Post]) -> None:
    """The form opens with a draft, for the head's own people."""
    play, post = told
    hadi = play.as_("hadi")
    hadi.presses("In your own words", on=post)
    hadi.fills({"Your words": "Every shelf counted."})
    hadi.sends()
    hadi.closes()
    play.clock_to("2027-01-07 14:00")
    assert "> Every shelf counted." in play.as_("lena").sees_message("Hadi Nasser thanks you").text
    assert "thanked by Hadi Nasser" in post.text


def test_words_below_it_reach_the_owner(told: tuple[Play, Post]) -> None:
    """A code carries them, once; without one the head is asked; an edit changes and deleting takes back."""
    play, post = told
    hadi, omar = play.as_("hadi"), play.as_("omar")
    hadi.says("T-1: take the second van.", post)
    hadi.sees_message("Carried to: Omar Salem (T-1).")
    assert "> T-1: take the second van." in omar.sees_message("Hadi Nasser wrote about T-1").text
    hadi.rewords("T-1: take the second van.", "T-1: take both vans.")
    assert "> T-1: take both vans." in omar.sees_message("Hadi Nasser wrote about T-1").text
    hadi.takes_back("T-1: take both vans.")
    omar.sees_message("Hadi Nasser took back what stood here about T-1")
    hadi.says("What would help?", post)
    question = hadi.sees_message("Which task is that about?")
    hadi.presses("T-1 Open the second line", on=question)
    assert "> What would help?" in omar.sees_message("Hadi Nasser wrote about T-1").text


def test_a_leave_typed_below_it_is_a_leave(told: tuple[Play, Post]) -> None:
    """What is not about somebody's task is heard there as anywhere in the conversation with the app."""
    play, post = told
    hadi = play.as_("hadi")
    hadi.says("ooo until 2027-01-12", post)
    hadi.sees_message("Jan 12")
    assert play.count("remarks") == 0


def test_it_can_be_turned_off(told: tuple[Play, Post]) -> None:
    """In the head's own settings; the next week brings none, for nothing waits."""
    play, post = told
    hadi, omar = play.as_("hadi"), play.as_("omar")
    hadi.presses("My settings…", on=post)
    hadi.fills({"Once a week, shall I tell you how your department is doing?": "No, only what waits on me"})
    hadi.sends()
    assert "You do not get the weekly news of Operations." in hadi.sees_form().text
    hadi.closes()
    before = len(hadi.messages())
    play.clock_to("2027-01-11 12:00")
    omar.presses("On track", on=omar.sees_message(WEEKLY))
    play.clock_to("2027-01-14 12:00")
    assert len(hadi.messages()) == before


def test_late_news_rewrites_it(stage: Stager) -> None:
    """An answer for a week that has closed is counted in the message, which stays where it is."""
    play = stage(plans.small(owners=("omar", "lena")))
    play.clock_to("2027-01-04 12:00")
    lena, omar = play.as_("lena"), play.as_("omar")
    lena.presses("Done", on=lena.sees_message(WEEKLY))
    asked = omar.sees_message(WEEKLY)
    play.clock_to("2027-01-11 09:00")
    post = play.as_("hadi").sees_message("This week: Operations")
    omar.presses("At risk", on=asked)
    assert "1 answer for this week came after it had closed." in post.text


def test_a_proposed_date_is_approved_there(stage: Stager) -> None:
    """What an owner proposes stands among what waits, with its buttons, and shows the answer in its place."""
    late = plans.task(
        "gate", "Paint the gate", department="operations", owner="omar", start="today-30d", due="today-1d"
    )
    play = stage(plans.small(owners=(), more=late))
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-05 12:00")
    nudge = omar.sees_message("past its due date")
    omar.chooses("Propose another date…", on=nudge)
    omar.fills({"New due date": "2027-03-10", "Why does it need another date?": "The paint is late."})
    omar.sends()
    omar.closes()
    play.clock_to(MORNING)
    post = hadi.sees_message("Dates to approve")
    assert "> The paint is late." in post.text
    hadi.presses("Approve the date", on=post)
    assert "Approve the date" not in post.labels()
    assert "is due on Wed, Mar 10, 2027" in post.text


def test_in_arabic(stage: Stager) -> None:
    """Message, buttons, form and what others read are Arabic for those who read it."""
    play = at_the_morning(stage, "ar-SA", ("في خطر", "تم", "المتابعة الأسبوعية"))
    hadi = play.as_("hadi")
    post = hadi.sees_message("هذا الأسبوع: Operations")
    assert "لا يقرؤها أحد غيرك" in post.text
    hadi.presses("شكر Lena Vogt", on=post)
    assert "وصله الشكر من Hadi Nasser" in post.text
    hadi.says("T-1: أين المورد؟", post)
    assert "> T-1: أين المورد؟" in play.as_("omar").sees_message("تعليق من").text
    hadi.presses("إعداداتي…", on=post)
    hadi.sees_form("أخبار إدارتك مرة كل أسبوع")
