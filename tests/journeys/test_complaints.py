"""Complaints that killed other bots of this kind, each as a story that must not happen here."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post
from tests.journeys.stage import InProcess

WEEKLY = "Your weekly check-in"
ARABIC_WEEKLY = "المتابعة الأسبوعية: مهمة"
SECRET = "My mother is ill, so I work half days"
OBSTACLE = "Nobody in purchasing answers me"


@pytest.fixture
def spring(quiet: None) -> Iterator[Play]:  # noqa: ARG001  (it looks at the log afterwards)
    """The small company in March, in which the clocks of New York and of Berlin change on different Sundays."""
    stage = InProcess(plans.small(), datetime(2027, 3, 7, 20, tzinfo=UTC))
    play = Play(stage)
    yield play
    found = play.troubles
    stage.close()
    assert not found


def _asked(play: Play, key: str, words: str = WEEKLY) -> list[str]:
    posts = [post for post in play.as_(key).messages() if words in post.first_line]
    return [play.local_time(post, of=key) for post in posts]


def _of_the_bot(actor: Actor) -> list[Post]:
    return [post for post in actor.messages() if not post.is_private]


def test_holiday_pings(stage: Stager) -> None:
    """On a holiday nobody in that calendar hears anything, day or night; the question comes on the next working day."""
    play = stage(plans.small().replace(b"{key: riyadh,", b"{key: riyadh, days_off: [2027-01-04, 2027-01-07],"))
    play.clock_to("2027-01-04 23:30", awake=True)
    for key in ("omar", "hadi", "sara", "dana"):
        assert not _of_the_bot(play.as_(key)), key
    play.clock_to("2027-01-05 12:00")
    assert _asked(play, "omar") == ["2027-01-05 09:30"]
    assert _asked(play, "lena") == ["2027-01-04 09:30"]
    omar = play.as_("omar")
    omar.presses("Off track", on=omar.sees_message(WEEKLY))
    play.clock_to("2027-01-07 23:30")
    told = [post for post in play.as_("hadi").messages() if "waits on you." in post.first_line]
    assert [play.local_time(post, of="hadi") for post in told] == []


def test_a_schedule_off_by_a_day_after_the_clock_change(spring: Play) -> None:
    """Before and after each change of the clock everybody is asked on Monday at half past nine of their own, once."""
    days = ("2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29")
    for day in days:
        spring.clock_to(f"{day} 07:00")
        spring.clock_to(f"{day} 18:00", awake=True)
    mondays = [f"{day} 09:30" for day in days]
    assert _asked(spring, "ravi") == mondays
    assert _asked(spring, "lena") == mondays
    assert _asked(spring, "omar") == mondays


def test_late_answers_nobody_sees(play: Play) -> None:
    """An answer after its week is marked late, counted in the digest of that week and told in its thread."""
    omar, sara = play.as_("omar"), play.as_("sara")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message(WEEKLY)
    play.clock_to("2027-01-11 08:30")
    digest = sara.messages(in_="#leadership")[0]
    omar.presses("At risk", on=asked)
    assert "late" in asked.text
    assert "1 answer for this week came after it had closed" in digest.text
    sara.sees_reply("Omar Salem", below=digest)


def test_reports_posted_over_and_over(play: Play) -> None:
    """Whatever is pressed meanwhile, a week brings one digest, and a head at most one message of what waits."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    omar.presses("Off track", on=omar.sees_message(WEEKLY))
    play.clock_to("2027-01-07 12:00", awake=True)
    for status in ("At risk", "Off track"):
        omar.presses("Change…", on=omar.sees_message("You said"))
        omar.fills({"How is it going?": status})
        omar.sends()
    hadi.opens_home()
    play.clock_to("2027-01-10 12:00", awake=True)
    posted = [post for post in play.as_("sara").messages(in_="#leadership") if not post.thread]
    assert len([post for post in posted if "The plan this week" in post.first_line]) == 1
    assert len([post for post in _of_the_bot(hadi) if "wait" in post.first_line and "on you" in post.first_line]) == 1
    assert len([post for post in _of_the_bot(omar) if WEEKLY in post.first_line or "Thank you" in post.first_line]) == 1


def test_bots_that_cannot_be_muted(stage: Stager) -> None:
    """In Arabic, too: after one command nothing is asked up to the day named, and the answer says how to end it."""
    play = stage(plans.small(owners=("omar",), locale="ar-SA"))
    omar = play.as_("omar")
    answer = omar.answered("/plan كتم حتى 2027-01-17")
    assert "/plan إلغاء-الكتم" in answer.text
    play.clock_to("2027-01-14 18:00")
    assert not _of_the_bot(omar)
    play.clock_to("2027-01-18 18:00")
    assert _asked(play, "omar", ARABIC_WEEKLY) == ["2027-01-18 09:30"]


def test_answers_collected_and_never_read(play: Play) -> None:
    """Trouble reaches the head by the digest's morning, one tap says so, and the owner sees who read it."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    omar.presses("Off track", on=omar.sees_message(WEEKLY))
    omar.says(f"note: {SECRET}", in_thread_of=omar.sees_message("You said"))
    play.clock_to("2027-01-07 09:30")
    told = hadi.sees_message("waits on you.")
    assert SECRET in told.text
    hadi.presses("Seen", on=told, about="T-1")
    assert "Hadi Nasser saw this" in omar.sees_message("You said").text
    assert "T-1 Open the second line: from" in play.as_("sara").sees_message("What moved", in_="#leadership").text


def test_surveillance(play: Play) -> None:
    """What an owner writes is read by those named beforehand; no colleague finds it by any command, Home or channel."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message(WEEKLY)
    for name in ("Hadi Nasser", "Sara Harbi", "Dana Khalil", "Kim Tan"):
        assert name in asked.text
    omar.presses("More…", on=asked)
    omar.fills({"How is it going?": "Off track", "What changed?": SECRET, "What is in the way?": OBSTACLE})
    omar.sends()
    play.clock_to("2027-01-07 12:00")
    commands = ("history T-1", "status", "stalled", "unowned", "agenda", "needs", "checkin", "help")
    for key in ("lena", "ravi", "gus"):
        colleague = play.as_(key)
        seen = [colleague.opens_home().text]
        for command in commands:
            colleague.types(f"/plan {command}")
            if colleague.sheet is not None:
                seen.append(colleague.sheet.text)
                colleague.closes()
        seen += [post.text for post in (*colleague.messages(), *colleague.messages(in_="#strategy"))]
        assert not [text for text in seen if SECRET in text or OBSTACLE in text], key
    assert SECRET in play.as_("hadi").answered("/plan history T-1").text
    assert not [post for post in play.as_("kim").messages(in_="#leadership") if SECRET in post.text]
