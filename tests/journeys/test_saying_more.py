"""Saying more than a tap: the form behind More…, and plain replies."""

import pytest

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SECOND = plans.task("ramp", "Widen the ramp", owner="omar", start="today-3d", due="today+9d")


def test_the_form_begins_with_what_was_said_last(play: Play) -> None:
    """More… opens a form that holds the last word already."""
    omar, _ = _asked(play)
    form = omar.sees_form("Open the second line")
    assert form.title == "Check-in T-1"
    assert form.field("How is it going?").value == "🟢 On track"
    assert form.field("Progress").value == "40"


def test_the_form_keeps_everything_and_rewrites_the_message(either: Play) -> None:
    """What was written in the form stands in the message afterwards, and in the form when it is opened again."""
    omar, asked = _asked(either)
    omar.sees_form()
    omar.fills({"How is it going?": "At risk", "Progress": "55", "What changed?": "The belt came."})
    omar.fills({"What is in the way?": "The motor is missing.", "What do you need?": "Money"})
    omar.sends()
    omar.sees_no_form()
    thanks = omar.sees_message("You said: 🟡 At risk, 55%")
    assert thanks.ts == asked.ts
    assert "> The belt came." in thanks.text
    assert "> The motor is missing." in thanks.text
    omar.presses("Change…", on=thanks)
    again = omar.sees_form()
    assert again.field("Progress").value == "55"
    assert again.field("What changed?").value == "The belt came."
    assert again.field("What is in the way?").value == "The motor is missing."


def test_a_need_goes_to_the_one_who_can_grant_it(play: Play) -> None:
    """A need reaches the head of the department, in the owner's own words."""
    omar, _ = _asked(play)
    omar.fills({"How is it going?": "At risk", "What do you need?": "Authority"})
    omar.fills({"More about what you need": "To order up to 20,000."})
    omar.sends()
    told = play.as_("hadi").sees_message("Omar Salem lacks the authority for T-1 Open the second line.")
    assert "> To order up to 20,000." in told.text


def test_a_tap_keeps_need_and_blocker(play: Play) -> None:
    """A later tap changes the status and nothing of what was written before."""
    omar, asked = _asked(play)
    omar.fills({"How is it going?": "At risk", "What is in the way?": "The motor is missing."})
    omar.sends()
    play.clock_to("2027-01-11 10:00")
    omar.presses("At risk", on=omar.sees_message("1 task, one tap is enough"))
    this_week = omar.messages()[-1]
    assert this_week.ts != asked.ts
    assert "> The motor is missing." in this_week.text


def test_an_emptied_blocker_is_gone(play: Play) -> None:
    """A blocker that is emptied in the form is gone from the task."""
    omar, asked = _asked(play)
    omar.fills({"How is it going?": "At risk", "What is in the way?": "The motor is missing."})
    omar.sends()
    omar.presses("Change…", on=asked)
    omar.fills({"What is in the way?": ""})
    omar.sends()
    assert "The motor is missing." not in asked.text


def test_a_progress_of_140_is_refused_below_its_field(play: Play) -> None:
    """Progress beyond 100 is refused below its field, by the client and by the bot, and changes nothing."""
    omar, _ = _asked(play)
    before = play.rows()
    omar.fills({"How is it going?": "At risk", "Progress": "140"})
    omar.sends()
    assert set(omar.sees_form().errors) == {"Progress, 0 to 100"}
    omar.fills({"Progress": "40"})
    omar.sends(tampered={"progress": {"value": "140"}})
    assert omar.sees_form().errors == {"Progress, 0 to 100": "Progress is a whole number from 0 to 100."}
    assert play.rows() == before


def test_every_field_at_fault_says_so(play: Play) -> None:
    """Two faults in one form are told below their two fields at once."""
    omar, _ = _asked(play)
    omar.fills({"How is it going?": "At risk", "Progress": "40"})
    omar.sends(tampered={"progress": {"value": "forty"}, "note": {"value": "a" * 2001}})
    assert omar.sees_form().errors == {
        "Progress, 0 to 100": "Progress is a whole number from 0 to 100.",
        "What changed?": "That is too long: at most 2,000 characters.",
    }


def test_a_reply_is_the_note(either: Play) -> None:
    """A plain reply below the weekly message becomes the note of its one task, and is confirmed there."""
    omar = either.as_("omar")
    either.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.says("The belt came today.", in_thread_of=asked)
    omar.sees_reply("Kept as a note on T-1 Open the second line.", below=asked)
    rewritten = omar.sees_message("> The belt came today.")
    assert rewritten.ts == asked.ts
    assert rewritten.labels() == ["Change…", "Undo"]


def test_a_reply_with_a_code_goes_to_that_task(stage: Stager) -> None:
    """With several tasks the code in front of a reply says which is meant, also when a phone made a dash of it."""
    play = stage(plans.small(owners=("omar",), more=SECOND))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("2 tasks")
    omar.says("t–2: waiting for concrete", in_thread_of=asked)  # noqa: RUF001  (what a phone writes)
    omar.sees_reply("Kept as a note on T-2 Widen the ramp.", below=asked)
    assert "> waiting for concrete" in asked.text


def test_a_reply_without_a_code_asks_which_and_loses_nothing(stage: Stager) -> None:
    """With several tasks a reply without a code is answered by the list of them, and kept for no wrong task."""
    play = stage(plans.small(owners=("omar",), more=SECOND))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("2 tasks")
    before = {**play.rows(), "questions": None}
    omar.says("Waiting for concrete.", in_thread_of=asked)
    which = omar.sees_reply("Which task is that about?", below=asked)
    assert "T-1 Open the second line" in which.text
    assert "T-2 Widen the ramp" in which.text
    assert {**play.rows(), "questions": None} == before
    assert omar.sees_thread(asked)[0].text == "Waiting for concrete."


def test_a_reply_after_a_tap_is_about_the_task_just_tapped(stage: Stager) -> None:
    """Once somebody has tapped one of several tasks, a reply without a code is about that one."""
    play = stage(plans.small(owners=("omar",), more=SECOND))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("2 tasks")
    omar.presses("At risk", on=asked, about="T-2")
    omar.says("Waiting for concrete.", in_thread_of=asked)
    omar.sees_reply("Kept as a note on T-2 Widen the ramp.", below=asked)


def test_a_word_beside_any_thread_is_heard(play: Play) -> None:
    """What somebody writes to the bot outside a thread is taken as the note of their one task."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 08:30")
    omar.says("The belt came today.")
    omar.sees_message("Kept as a note on T-1")


def test_a_word_of_somebody_without_tasks_is_answered(play: Play) -> None:
    """Somebody without a task who writes to the bot hears that nothing waits for an answer."""
    play.as_("kim").says("Hello?")
    play.as_("kim").sees_message("There is nothing to answer")


@pytest.mark.parametrize("line", ["T-2 all is well", "T-2: all is well"])
def test_a_note_on_somebody_elses_task_is_refused(play: Play, line: str) -> None:
    """A reply about somebody else's task is refused, naming who may, and changes nothing."""
    before = play.rows()
    play.as_("omar").says(line)
    play.as_("omar").sees_message("This is for Lena Vogt to do; nothing was changed.")
    assert play.rows() == before


def test_a_forged_form_for_somebody_elses_task_is_refused(play: Play) -> None:
    """A form sent for somebody else's task changes nothing and says who may."""
    omar, _ = _asked(play)
    before = play.rows()
    omar.fills({"How is it going?": "Done"})
    omar.sends(about="2:-:-")
    omar.sees_form("This is for Lena Vogt to do")
    assert play.rows() == before


def test_the_deputy_may_answer(play: Play) -> None:
    """The deputy of an owner may speak for the owner's task; nobody else may."""
    play.clock_to("2027-01-04 10:00")
    play.as_("dana").says("T-1 on its way")
    play.as_("dana").sees_message("Kept as a note on T-1")
    play.as_("hadi").says("T-1 on its way")
    play.as_("hadi").sees_message("This is for Omar Salem to do")


def _asked(play: Play) -> tuple[Actor, Post]:
    """Omar with his weekly message, and the form open."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("More…", on=asked)
    omar.sees_form()
    return omar, asked
