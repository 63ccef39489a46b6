"""Late answers are taken, marked late, and reach those who read the report."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SECOND = plans.task("ramp", "Widen the ramp", owner="omar", start="today-9d", due="today+9d")


def test_a_late_answer_reaches_the_digest_of_its_week(stage: Stager) -> None:
    """Who read the digest of a week finds in its thread what came in after the week had closed, marked late."""
    play, asked, digest = _closed(stage)
    omar = play.as_("omar")
    omar.says("T-1 at risk: waiting for legal", in_thread_of=asked)
    note = play.as_("sara").sees_reply("Omar Salem answered late on T-1", below=digest)
    assert "🟡 At risk" in note.text
    assert "> waiting for legal" in note.text
    assert "1 answer for this week came after it had closed" in digest.text
    assert "late, and taken" in asked.text


def test_several_late_answers_make_one_note(stage: Stager) -> None:
    """Whoever answers late for several tasks is told of once; the note is written anew with each."""
    play, asked, digest = _closed(stage)
    omar = play.as_("omar")
    omar.presses("At risk", on=asked, about="T-1")
    omar.presses("Done", on=asked, about="T-2")
    note = play.as_("sara").sees_reply("answered late on T-", below=digest)
    assert "✅ Done" in note.text
    assert "🟡 At risk" in note.text
    assert len(play.as_("sara").sees_thread(digest)) == 1
    assert "2 answers for this week came after it had closed" in digest.text


def test_a_late_answer_taken_back_is_told_too(stage: Stager) -> None:
    """When a late answer is taken back, the note in the thread says so."""
    play, asked, digest = _closed(stage)
    omar = play.as_("omar")
    omar.presses("At risk", on=asked, about="T-1")
    note = play.as_("sara").sees_reply("answered late on T-1", below=digest)
    omar.presses("Undo", on=asked)
    assert note.text == "Omar Salem took a late answer back."
    assert "came after it had closed" not in digest.text


def test_an_answer_in_time_makes_no_note(play: Play) -> None:
    """What comes in before the week closes is in the digest itself, or in the next one."""
    play.clock_to("2027-01-07 10:00")
    digest = play.as_("sara").messages("#leadership")[-1]
    omar = play.as_("omar")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"))
    assert play.as_("sara").sees_thread(digest) == []


def _closed(stage: Stager) -> tuple[Play, Post, Post]:
    """A week with two tasks that closed without a word: the weekly message, and the digest of that week."""
    play = stage(plans.small(owners=("omar",), more=SECOND))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    play.clock_to("2027-01-11 08:00")
    return play, asked, play.as_("sara").messages("#leadership")[-1]
