"""Words as well as buttons: plain replies in both languages, in a thread and beside it."""

import pytest

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SECOND = plans.task("ramp", "Widen the ramp", owner="omar", start="today-3d", due="today+9d")
BUTTONS = ["🟢 On track", "🟡 At risk", "🔴 Off track", "✅ Done", "More…"]


def test_a_status_in_words_is_an_answer(either: Play) -> None:
    """What is said clearly in the thread is shown by the message above it, and by nothing else."""
    omar, asked = _asked(either)
    omar.says("at risk: waiting for legal", in_thread_of=asked)
    omar.sees_message("You said: 🟡 At risk, 40%")
    assert "> waiting for legal" in asked.text
    assert len(omar.sees_thread(asked)) == 1


def test_several_lines_for_several_tasks(stage: Stager) -> None:
    """One reply may answer for all tasks, a line each."""
    omar, asked = _asked(stage(plans.small(owners=("omar",), more=SECOND)))
    omar.says("T-1 on track 60%\nT-2 blocked: no concrete", in_thread_of=asked)
    assert "You said: 🟢 On track, 60%" in asked.text
    assert "> no concrete" in asked.text
    assert len(omar.sees_thread(asked)) == 1


def test_a_need_in_words_reaches_who_can_grant_it(play: Play) -> None:
    """What somebody lacks goes the same way from words as from the form."""
    omar, asked = _asked(play)
    omar.says("I lack authority to sign", in_thread_of=asked)
    told = play.as_("hadi").sees_message("Omar Salem lacks the authority for T-1 Open the second line.")
    assert "> to sign" in told.text


def test_an_arabic_reply(stage: Stager) -> None:
    """Arabic is understood as it is typed: its own digits, no hamza, no vowels."""
    omar, asked = _asked(stage(plans.small(locale="ar")))
    omar.says("علي المسار ٦٠٪ وصل الحزام", in_thread_of=asked)
    assert "على المسار" in asked.text
    assert "وصل الحزام" in asked.text
    assert len(omar.sees_thread(asked)) == 1


def test_what_may_have_been_meant_is_asked_once(either: Play) -> None:
    """A note that sounds like a status is kept and asked about; the answer takes the place of the question."""
    omar, asked = _asked(either)
    omar.says("almost done, the motor is missing", in_thread_of=asked)
    question = omar.sees_reply("Kept as a note on T-1 Open the second line. Did you mean ✅ Done?", below=asked)
    assert question.labels() == ["✅ Done", "Just a note"]
    omar.sees_message("> almost done, the motor is missing")
    omar.presses("✅ Done", on=question)
    omar.sees_reply("Taken for T-1 Open the second line.", below=asked)
    assert question.labels() == []
    omar.sees_message("You said: ✅ Done")
    assert len(omar.sees_thread(asked)) == 2


def test_a_question_may_be_waved_away(play: Play) -> None:
    """When it was a note and no more, one tap says so, and the status stays as it was."""
    omar, asked = _asked(play)
    omar.says("waiting for concrete", in_thread_of=asked)
    question = omar.sees_reply("Did you mean 🟡 At risk?", below=asked)
    before = play.rows()
    omar.presses("Just a note", on=question)
    assert question.text == "Kept as a note on T-1 Open the second line, and no more."
    assert play.rows() == before


def test_a_question_delivered_twice_is_asked_once(play: Play) -> None:
    """However often Slack delivers a reply, it is asked about once."""
    omar, asked = _asked(play)
    play.stage.slack.outgoing.repeat_next(1)
    omar.says("waiting for concrete", in_thread_of=asked)
    assert len([post for post in omar.sees_thread(asked) if "Did you mean" in post.text]) == 1


def test_words_beside_any_thread_are_confirmed(play: Play) -> None:
    """What is said outside a thread is answered where it was said, for the message that shows it may be far up."""
    omar, asked = _asked(play)
    omar.says("done T-1")
    omar.sees_message("Taken for T-1 Open the second line.")
    assert "You said: ✅ Done" in asked.text


@pytest.mark.parametrize("line", ["T-2 done", "T-2, T-1: done"])
def test_words_about_somebody_elses_task_are_refused(play: Play, line: str) -> None:
    """The part that is somebody else's is refused, naming who may; the rest is done all the same."""
    omar, asked = _asked(play)
    omar.says(line, in_thread_of=asked)
    omar.sees_reply("This is for Lena Vogt to do", below=asked)
    assert ("You said: ✅ Done" in asked.text) == ("T-1" in line)


def test_a_reply_to_a_nudge_answers_its_task(stage: Stager) -> None:
    """In the thread of a reminder no code is needed, and the word settles it."""
    late = plans.task("ramp", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")
    play = stage(plans.small(owners=("omar",), more=late))
    omar = play.as_("omar")
    play.clock_to("2027-01-05 12:00")
    nudge = omar.sees_message("T-2 Widen the ramp is past its due date")
    omar.says("at risk: legal", in_thread_of=nudge)
    omar.sees_message("You said: 🟡 At risk")
    assert [post.text for post in omar.sees_thread(nudge)] == ["at risk: legal"]


def test_leave_in_words(play: Play) -> None:
    """Leave and its end are understood without the command."""
    omar, _ = _asked(play)
    omar.says("ooo until thursday")
    omar.sees_message("Nothing is asked of you while you are away.")
    omar.says("I'm back")
    omar.sees_message("Welcome back")


def _asked(play: Play) -> tuple[Actor, Post]:
    """Omar with his weekly message."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    return omar, omar.messages()[-1]
