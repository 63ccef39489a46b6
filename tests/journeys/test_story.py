"""The whole story, three weeks long: an owner is silent, a head is silent, the leader decides, the owner is told."""

from dataclasses import dataclass

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager


@dataclass(frozen=True)
class Script:
    """What is read and pressed, in one language."""

    locale: str
    asked: str
    nudged: str
    announced: str
    card: str
    announced_to_head: str
    digest: str
    drop: str
    reason: str
    told: str
    decided: str
    nothing: str
    cases: str
    closed: str


ENGLISH = Script(
    locale="en-US",
    asked="Your weekly check-in",
    nudged="T-1 Open the second line needs a word from you.",
    announced="this goes to Hadi Nasser, unless it is answered first.",
    card="T-1 Open the second line has had no answer: please decide.",
    announced_to_head="this goes to Sara Harbi, unless it is answered or decided first.",
    digest="Sara Harbi, 1 decision waits on you.",
    drop="Drop…",
    reason="Why?",
    told="Sara Harbi decided: T-1 Open the second line is dropped from the plan.",
    decided="Decided by Sara Harbi: dropped from the plan.",
    nothing="The plan this week: nothing waits on Sara Harbi.",
    cases="/plan stalled",
    closed="No case is open",
)
ARABIC = Script(
    locale="ar-SA",
    asked="المتابعة الأسبوعية",
    nudged="المهمة T-1 Open the second line تنتظر ردك.",
    announced="تُرفع إلى Hadi Nasser يوم",
    card="المهمة T-1 Open the second line بلا رد: القرار مطلوب.",
    announced_to_head="تُرفع إلى Sara Harbi يوم",
    digest="قرار واحد بانتظارك",
    drop="إلغاء المهمة…",
    reason="السبب",
    told="بقرار من Sara Harbi: إلغاء المهمة T-1 Open the second line من الخطة.",
    decided="قرار من Sara Harbi: إلغاء المهمة من الخطة.",
    nothing="لا قرارات بانتظار Sara Harbi.",
    cases="/plan متعثرة",
    closed="لا حالات مفتوحة",
)


@pytest.mark.parametrize("script", [ENGLISH, ARABIC], ids=["in English", "in Arabic"])
def test_from_silence_to_a_decision(stage: Stager, script: Script) -> None:
    """Two questions go unanswered, the owner is nudged, the head is told, the leader drops it, and all hear of it."""
    play = stage(plans.small(locale=script.locale, owners=("omar",)))
    omar, hadi, sara = play.as_("omar"), play.as_("hadi"), play.as_("sara")

    play.clock_to("2027-01-15 18:00")
    assert len([post for post in omar.messages() if script.asked in post.first_line]) == 2
    assert hadi.messages() == []

    play.clock_to("2027-01-17 10:00")
    nudge = omar.sees_message(script.nudged)
    assert play.local_time(nudge, of="omar") == "2027-01-17 08:00"
    assert script.announced in nudge.text

    play.clock_to("2027-01-19 10:00")
    card = hadi.sees_message(script.card)
    assert play.local_time(card, of="hadi") == "2027-01-19 08:00"
    assert script.announced_to_head in card.text

    play.clock_to("2027-01-21 10:00")
    digest = sara.sees_message(script.digest, in_="#leadership")
    assert play.local_time(digest, of="sara") == "2027-01-21 09:00"
    sara.presses(script.drop, on=digest)
    sara.fills({script.reason: "The line was sold."})
    sara.sends()
    sara.sees_no_form()

    assert digest.labels() == []
    assert script.decided in digest.text
    assert script.nothing in digest.first_line
    assert "> The line was sold." in digest.text
    for actor in (omar, hadi):
        told = actor.sees_message(script.told)
        assert "> The line was sold." in told.text
        assert [post for post in actor.messages() if post.labels()] == []
    assert script.told in sara.sees_thread(digest)[0].text
    assert script.closed in omar.answered(script.cases).text

    seen = len(omar.messages())
    play.clock_to("2027-01-27 18:00")
    assert len(omar.messages()) == seen
