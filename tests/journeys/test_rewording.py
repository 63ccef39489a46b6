"""Editing one's reply edits what it said, deleting it takes that back."""

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

SECOND = plans.task("ramp", "Widen the ramp", owner="omar", start="today-3d", due="today+9d")
ADVICE = "was answered again after that message"


def test_an_edit_edits_the_answer(either: Play) -> None:
    """What the message says now stands in place of what it said, and nothing is said about it."""
    omar, asked = _asked(either)
    omar.says("at risk: waiting for legla", in_thread_of=asked)
    omar.sees_message("> waiting for legla")
    omar.rewords("at risk: waiting for legla", "off track: waiting for legal")
    omar.sees_message("You said: 🔴 Off track, 40%")
    assert "> waiting for legal" in asked.text
    assert "legla" not in asked.text
    assert len(omar.sees_thread(asked)) == 1


def test_a_deleted_reply_is_taken_back(either: Play) -> None:
    """When the message goes, everything stands as if it had never been written."""
    omar, asked = _asked(either)
    shown = asked.text
    omar.says("done", in_thread_of=asked)
    omar.sees_message("You said: ✅ Done")
    omar.takes_back("done")
    omar.sees_message("Your weekly check-in: 1 task")
    assert asked.text == shown


def test_an_edit_after_a_later_answer_changes_nothing_and_says_so(play: Play) -> None:
    """What was answered later stands; whoever edits the older message reads why nothing changed."""
    omar, asked = _asked(play)
    omar.says("done", in_thread_of=asked)
    omar.presses("Change…", on=asked)
    omar.fills({"How is it going?": "At risk"})
    omar.sends()
    omar.rewords("done", "off track")
    omar.sees_reply(f"T-1 {ADVICE}", below=asked)
    assert "🟡 At risk" in asked.text


def test_a_deletion_after_a_later_answer_says_so(play: Play) -> None:
    """The same holds when the older message is deleted."""
    omar, asked = _asked(play)
    omar.says("at risk", in_thread_of=asked)
    omar.says("on track", in_thread_of=asked)
    omar.takes_back("at risk")
    omar.sees_reply(f"T-1 {ADVICE}", below=asked)
    assert "🟢 On track" in asked.text


def test_a_note_follows_its_message_also_after_a_tap(play: Play) -> None:
    """A tap keeps the note, so that a slip of the pen in it can still be corrected, and the note taken away."""
    omar, asked = _asked(play)
    omar.says("The bolt came.", in_thread_of=asked)
    omar.says("at risk", in_thread_of=asked)
    omar.rewords("The bolt came.", "The belt came.")
    assert "> The belt came." in asked.text
    assert "🟡 At risk" in asked.text
    omar.takes_back("The belt came.")
    assert "The belt came." not in asked.text
    assert "🟡 At risk" in asked.text


def test_an_edit_is_never_asked_about(play: Play) -> None:
    """What a message may mean is asked once, however often it is edited."""
    omar, asked = _asked(play)
    omar.says("waiting for concrete", in_thread_of=asked)
    omar.rewords("waiting for concrete", "still waiting for concrete")
    assert "> still waiting for concrete" in asked.text
    assert len([post for post in omar.sees_thread(asked) if "Did you mean" in post.text]) == 1


def test_an_edit_adds_and_drops_tasks(stage: Stager) -> None:
    """A line that is added answers one more task, a line that goes takes its answer with it."""
    omar, asked = _asked(stage(plans.small(owners=("omar",), more=SECOND)))
    omar.says("T-1 done", in_thread_of=asked)
    omar.rewords("T-1 done", "T-2 at risk")
    assert "You said: 🟡 At risk" in asked.text
    assert "✅ Done ·" not in asked.text


def test_a_code_added_by_an_edit_is_heard(stage: Stager) -> None:
    """Whoever was asked which task they meant may write the code into the message itself."""
    omar, asked = _asked(stage(plans.small(owners=("omar",), more=SECOND)))
    omar.says("at risk: legal", in_thread_of=asked)
    omar.sees_reply("Which task is that about?", below=asked)
    omar.rewords("at risk: legal", "T-2 at risk: legal")
    assert "You said: 🟡 At risk" in asked.text


def test_an_edit_delivered_twice_counts_once(play: Play) -> None:
    """The same edit delivered again changes nothing more."""
    omar, asked = _asked(play)
    omar.says("at risk", in_thread_of=asked)
    omar.rewords("at risk", "on track", times=2)
    taken = [entry for entry in play.rows()["audit"] if "checked_in" in entry]
    assert len(taken) == 2
    assert "🟢 On track" in asked.text


def _asked(play: Play) -> tuple[Actor, Post]:
    """Omar with his weekly message."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    return omar, omar.messages()[-1]
