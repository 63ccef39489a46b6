"""The digest between its weeks, for whoever may read it."""

from tests.journeys import plans
from tests.journeys.conftest import Stager

LATE = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")
NOBODYS = plans.task("b", "Call the shops", department="operations", start="today-9d", due="today+9d")


def test_the_digest_as_it_would_be_now(stage: Stager) -> None:
    """The leader and a plan keeper see the company's, privately and never posted; details are one press away."""
    play = stage(plans.small(owners=("lena",), more=LATE + NOBODYS))
    play.clock_to("2027-01-05 12:00")
    sara, kim, hadi, omar = (play.as_(key) for key in ("sara", "kim", "hadi", "omar"))
    before = play.rows()
    told = sara.answered("/plan digest", in_="#leadership")
    assert told.is_private
    assert told.first_line == "The digest as of Tue, Jan 5: 0 decisions wait."
    assert "G1 Lose less on the way" in told.text
    sara.presses("Details", on=told)
    assert "Widen the ramp" in sara.messages("#leadership")[-1].text
    assert kim.answered("/plan digest").first_line == told.first_line
    heads = hadi.answered("/plan digest")
    assert heads.first_line == "The digest of Operations as of now"
    hadi.presses("Digest now", on=hadi.opens_home())
    hadi.sees_form("The digest of Operations as of now")
    assert "Sara Harbi" in omar.answered("/plan digest").text
    assert "/plan digest" in sara.answered("/plan digest yesterday").text
    assert play.rows() == before


def test_in_arabic(stage: Stager) -> None:
    """The same for somebody who reads Arabic, by the bot's name in a thread's channel."""
    play = stage(plans.small(locale="ar", owners=("lena",), more=LATE))
    play.clock_to("2027-01-05 12:00")
    answer = play.as_("sara").mentions("الموجز", in_="#leadership")
    assert answer is not None
    assert answer.first_line.startswith("الموجز حتى")
