"""The leader's digest: what waits on the leader, deciding in the message, and what follows from it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

TASK = "T-1 Widen the ramp"
LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d", where="Riyadh",
    how="Two trucks pass.", last_word="{status: at risk, progress: 30, on: today-4d}",
)  # fmt: skip


@pytest.fixture
def waiting(stage: Stager) -> tuple[Play, Post]:
    """A case that owner and head left unanswered, in the digest of a Thursday at nine."""
    play = stage(plans.small(owners=("lena",), more=LATE).replace(b"key: stock", b"key: z"))
    play.clock_to("2027-01-14 09:30")
    return play, play.as_("sara").sees_message("1 decision waits on you", in_="#leadership")


def test_leads_with_what_the_leader_must_decide(waiting: tuple[Play, Post]) -> None:
    """The digest names first what waits on the leader, with the facts and every answer."""
    _, digest = waiting
    assert digest.first_line.startswith("@Sara Harbi, 1 decision waits on you") or digest.first_line.startswith("Sara")
    assert digest.labels() == ["Assign…", "Extend…", "Fund…", "Grant authority…", "Cut scope…", "Drop…", "Noted"]
    assert digest.text.index("What needs a decision") < digest.text.index("Goals, by their weakest link")
    assert "card of Mon, Jan 11 above" in digest.text


def test_noted_lets_it_rest(waiting: tuple[Play, Post]) -> None:
    """Noted ends the case, takes its buttons away, and is told in the thread and to owner and head."""
    play, digest = waiting
    play.as_("sara").presses("Noted", on=digest)
    _is_decided(play, digest, "noted, and it rests for now", "has taken note of T-2 Widen the ramp")


def test_drop_takes_the_task_out_of_the_plan(waiting: tuple[Play, Post]) -> None:
    """Drop asks why, takes the task out of the plan, and nobody is asked about it again."""
    play, digest = waiting
    sara = play.as_("sara")
    sara.presses("Drop…", on=digest)
    form = sara.sees_form("The task leaves the plan.")
    assert form.title == "Drop T-2"
    sara.fills({"Why?": "The ramp is sold."})
    sara.sends()
    _is_decided(play, digest, "dropped from the plan", "T-2 Widen the ramp is dropped from the plan.")
    assert "> The ramp is sold." in digest.text
    asked = len(play.as_("omar").messages())
    play.clock_to("2027-01-27 12:00")
    assert len(play.as_("omar").messages()) == asked


def test_extend_gives_it_time(waiting: tuple[Play, Post]) -> None:
    """Extend offers a date ahead, refuses one that has passed below its field, and gives the task its new day."""
    play, digest = waiting
    sara = play.as_("sara")
    sara.presses("Extend…", on=digest)
    assert sara.sees_form("T-2").field("New due date").value == "2027-01-21"
    sara.fills({"New due date": "2027-01-14"})
    sara.sends()
    assert sara.sees_form().errors == {"New due date": "The new date must lie ahead."}
    sara.fills({"New due date": "2027-02-14"})
    sara.sends()
    _is_decided(play, digest, "it is now due on Sun, Feb 14", "T-2 Widen the ramp is now due on Sun, Feb 14")
    assert "Due" in play.as_("omar").opens_home().text


def test_assign_gives_it_to_somebody_else(waiting: tuple[Play, Post]) -> None:
    """Assign asks whom, tells the new owner with buttons to answer, and tells the old one."""
    play, digest = waiting
    sara = play.as_("sara")
    sara.presses("Assign…", on=digest)
    sara.fills({"Who answers for it from now on?": "@ravi"})
    sara.sends()
    _is_decided(play, digest, "it now belongs to Ravi Rao", "T-2 Widen the ramp now belongs to Ravi Rao.")
    play.clock_to("2027-01-14 10:00", of="ravi")
    given = play.as_("ravi").sees_message("T-2 Widen the ramp")
    assert "🟢 On track" in given.labels()


def test_a_guest_cannot_be_given_work(waiting: tuple[Play, Post]) -> None:
    """Giving a task to a guest is refused below the field, and the case stays open."""
    play, digest = waiting
    sara = play.as_("sara")
    sara.presses("Assign…", on=digest)
    before = play.rows()
    sara.fills({"Who answers for it from now on?": "@gus"})
    sara.sends()
    (sentence,) = sara.sees_form().errors.values()
    assert sentence == "Gus Guest cannot be given work: the account is a guest's or has been closed."
    assert play.rows() == before


def test_a_decision_becomes_an_action_item(waiting: tuple[Play, Post]) -> None:
    """What the leader asks of somebody stands among the open action items of the next meeting."""
    play, digest = waiting
    sara = play.as_("sara")
    sara.presses("Extend…", on=digest)
    sara.fills({"New due date": "2027-02-14"})
    sara.sends()
    assert "Widen the ramp · Owner: Omar Salem · Due Sun, Feb 14" in sara.answered("/plan agenda").text


def test_the_buttons_are_the_leaders(waiting: tuple[Play, Post]) -> None:
    """A head may not drop a task in the digest; they are told whose it is, privately, and nothing changes."""
    play, digest = waiting
    hadi = play.as_("hadi")
    before = play.rows()
    hadi.presses("Noted", on=digest)
    told = hadi.sees_message("This is for Sara Harbi to do; nothing was changed.", in_="#leadership")
    assert told.is_private
    hadi.presses("Drop…", on=digest)
    hadi.sends()
    hadi.sees_form("This is for Sara Harbi to do")
    assert play.rows() == before


def test_two_leaders_hands_decide_once(waiting: tuple[Play, Post]) -> None:
    """Who decides a case that was decided a moment ago is told so, and the first decision stands."""
    play, digest = waiting
    sara, kim = play.as_("sara"), play.as_("kim")
    kim.presses("Extend…", on=digest)
    sara.presses("Noted", on=digest)
    before = play.rows()
    kim.sends()
    (sentence,) = kim.sees_form().errors.values()
    assert sentence == "The case on T-2 has been decided already; nothing was changed."
    assert play.rows() == before


def test_is_left_out_when_there_is_nothing_to_say(stage: Stager) -> None:
    """A week in which nothing waits, moved or was asked has no digest; a month of them has one line."""
    play = stage(plans.small(owners=()))
    sara = play.as_("sara")
    play.clock_to("2027-01-27 18:00")
    assert sara.messages(in_="#leadership") == []
    play.clock_to("2027-01-28 09:30")
    (line,) = sara.messages(in_="#leadership")
    assert line.first_line.startswith("Sara Harbi, all is well: nothing has needed a digest since")
    assert "0 open tasks" in line.text


def test_the_proof_of_life_in_arabic(stage: Stager) -> None:
    """The line speaks the leader's language."""
    play = stage(plans.small(owners=(), locale="ar-SA"))
    play.clock_to("2027-01-28 09:30")
    (line,) = play.as_("sara").messages(in_="#leadership")
    assert "الأمور بخير" in line.text


@pytest.mark.parametrize(
    ("locale", "new", "below"),
    [("en-US", "New in the plan", "Cases on their way up"), ("ar-SA", "جديد في الخطة", "حالات تصعد سلم المتابعة")],
)
def test_tells_what_is_new_and_lists_the_rest_in_its_thread(stage: Stager, locale: str, new: str, below: str) -> None:
    """A task that was added stands in the next digest; cases on their way are named in its thread."""
    late = plans.task("late", "Paint the gate", owner="omar", department="operations", due="today-1d")
    play = stage(plans.small(owners=("lena",), more=late, locale=locale))
    hadi = play.as_("hadi")
    play.clock_to("2027-01-13 10:00")
    hadi.types('/plan add "Buy a scale" @omar by 2027-03-31')
    play.clock_to("2027-01-14 09:30")
    digest = play.as_("sara").sees_message(new, in_="#leadership")
    assert "Buy a scale" in digest.text
    assert below not in digest.text


def test_says_when_nothing_waits_on_the_leader(stage: Stager) -> None:
    """A week without a decision begins by saying so."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"))
    play.clock_to("2027-01-07 09:30")
    digest = play.as_("sara").sees_message("The plan this week", in_="#leadership")
    assert digest.first_line == "The plan this week: nothing waits on Sara Harbi."
    assert "T-1 Open the second line: from 🟢 On track to 🟡 At risk" in digest.text
    assert "1 of 1 check-in answered, 0 late." in digest.text
    assert digest.labels() == []


def _is_decided(play: Play, digest: Post, made: str, told: str) -> None:
    """The decision stands in the digest, below the card and with owner and head; no button is left, no case open."""
    play.as_("sara").sees_no_form()
    assert digest.labels() == []
    assert f"Decided by Sara Harbi: {made}" in digest.text
    assert digest.first_line == "The plan this week: nothing waits on Sara Harbi."
    kim = play.as_("kim")
    (posted,) = kim.sees_thread(kim.sees_message("nothing here waits on Sara Harbi", in_="#leadership"))
    assert told in posted.text
    for key in ("omar", "hadi"):
        assert play.as_(key).sees_message(told).labels() == []
    assert "No case is open" in play.as_("kim").answered("/plan stalled").text
    assert play.count("decisions") == 1
