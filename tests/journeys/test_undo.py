"""Undo: a slip of the finger is taken back, with all it had changed; what has moved on since stands, and says so."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

_WHEN = {"start": "today-9d", "due": "today-1d"}
LATE = plans.task("ramp", "Widen the ramp", owner="omar", department="operations", how="Two lorries pass.", **_WHEN)


def test_takes_back_a_slip(either: Play) -> None:
    """After a tap the row shows Undo; it brings back the question, and everything stands as it did before."""
    omar = either.as_("omar")
    either.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("1 task, one tap is enough")
    before = either.rows()
    omar.presses("Done", on=asked)
    assert omar.sees_message("Thank you").labels() == ["Change…", "Undo"]
    omar.presses("Undo", on=asked)
    omar.sees_message("1 task, one tap is enough")
    after = either.rows()
    for table in ("tasks", "check_ins", "cases", "needs"):
        assert after[table] == before[table], table
    assert len(omar.messages()) == 1


def test_the_trail_keeps_both(play: Play) -> None:
    """The answer and its taking back both stand in the audit trail."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("Done", on=asked)
    omar.presses("Undo", on=asked)
    told = [str(row) for row in play.rows()["audit"]]
    assert sum("'checked_in'" in row for row in told) == 1
    assert sum("'answer_undone'" in row for row in told) == 1


def test_brings_back_the_word_before(play: Play) -> None:
    """Undo after a change brings back what was said before the change, and then there is nothing more to undo."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("On track", on=asked)
    omar.presses("Change…", on=asked)
    omar.fills({"How is it going?": "Off track", "What is in the way?": "The belt"})
    omar.sends()
    assert "You said: 🔴 Off track" in asked.text
    omar.presses("Undo", on=asked)
    assert "You said: 🟢 On track" in asked.text
    assert "The belt" not in asked.text
    assert asked.labels() == ["Change…"]


def test_only_the_last_answer_can_be_undone(stage: Stager) -> None:
    """With several tasks the row answered last has Undo, and no other."""
    play = stage(plans.small(owners=("omar",), more=LATE))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("2 tasks")
    omar.presses("At risk", on=asked, about="T-1")
    omar.presses("At risk", on=asked, about="T-2")
    assert asked.labels(about="T-1") == ["Change…"]
    assert asked.labels(about="T-2") == ["Change…", "Undo"]


def test_opens_the_case_again_and_tells_who_was_told(stage: Stager) -> None:
    """A case that the slip had closed is open again where it stood; the head's messages say so, and none is added."""
    play = stage(plans.small(owners=(), more=LATE))
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-11 12:00")
    card = hadi.sees_message("Widen the ramp is past its due date without an answer")
    assert "Assign…" in card.labels()
    before = play.rows()["cases"]
    asked = omar.sees_message("1 task, one tap is enough")
    omar.presses("Done", on=asked)
    told = hadi.sees_message("No need for you any more")
    assert card.labels() == []
    omar.presses("Undo", on=asked)
    assert play.rows()["cases"] == before
    assert "was taken back, so the case is open again" in told.text
    assert "Assign…" in card.labels()
    count = len(hadi.messages())
    omar.presses("Done", on=asked)
    assert "No need for you any more" in told.text
    assert len(hadi.messages()) == count


def test_withdraws_the_need(play: Play) -> None:
    """A need raised with the answer is withdrawn with it."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("More…", on=asked)
    omar.fills({"How is it going?": "At risk", "What do you need?": "Money", "More about what": "500 for fabric"})
    omar.sends()
    waits = hadi.sees_message("500 for fabric").text
    omar.presses("Undo", on=asked)
    assert hadi.sees_message("500 for fabric").text != waits


def test_says_when_it_cannot(play: Play) -> None:
    """Where the task has gone to somebody else meanwhile the answer stands, and a press on the old button says so."""
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("At risk", on=asked)
    undo = asked.button("Undo")
    hadi.types("/plan assign T-1 @hadi")
    hadi.types("/plan assign T-1 @omar")
    before = play.rows()
    omar.presses_stale(undo, on=asked)
    omar.sees_message("1 answer stands as it is: T-1")
    assert play.rows()["tasks"] == before["tasks"]
    assert play.rows()["check_ins"] == before["check_ins"]


def test_one_tap_for_all_is_one_slip(stage: Stager) -> None:
    """What one tap said of several tasks is taken back by one tap."""
    more = LATE + plans.task("gate", "Paint the gate", owner="omar", start="today-9d", due="today+9d")
    play = stage(plans.small(owners=("omar",), more=more))
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("3 tasks")
    before = play.rows()["tasks"]
    omar.presses("All on track", on=asked)
    assert "One tap called 3 tasks on track: T-2, T-3, and T-1." in asked.text
    omar.presses("Undo", on=asked)
    assert "3 tasks, one tap each is enough" in asked.first_line
    assert play.rows()["tasks"] == before


def test_pressed_twice_takes_back_once(play: Play) -> None:
    """The same press delivered again, or a second one, takes back nothing more."""
    omar = play.as_("omar")
    play.clock_to("2027-01-04 10:00")
    asked = omar.sees_message("Your weekly check-in")
    omar.presses("On track", on=asked)
    omar.presses("Change…", on=asked)
    omar.fills({"How is it going?": "Off track"})
    omar.sends()
    undo = asked.button("Undo")
    omar.presses("Undo", on=asked, times=2)
    omar.presses_stale(undo, on=asked)
    assert "You said: 🟢 On track" in asked.text
