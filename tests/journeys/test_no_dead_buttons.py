"""Whatever was settled elsewhere is settled on every message that spoke of it."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post


def test_a_given_task_that_was_answered_in_the_weekly_message(play: Play) -> None:
    """The message that gave a task shows the word that was given elsewhere, and its buttons are gone."""
    given = _given(play)
    omar = play.as_("omar")
    play.clock_to("2027-01-11 10:00")
    omar.presses("At risk", on=omar.sees_message("2 tasks"), about="T-4")
    assert given.labels() == ["Change…"]
    assert "🟡 At risk" in given.text


def test_a_given_task_that_went_on_to_somebody_else(play: Play) -> None:
    """Whoever had a task before sees on the message that gave it whose it is now, without buttons."""
    given = _given(play)
    play.as_("hadi").types("/plan assign T-4 @lena")
    assert given.labels() == []
    assert "Not yours any more · Owner: Lena Vogt" in given.text


def test_a_need_that_was_decided_on(stage: Stager) -> None:
    """A decision on a case answers what its owner needed, and the card says so."""
    play = stage(plans.small(owners=("omar",)))
    omar, hadi = play.as_("omar"), play.as_("hadi")
    play.clock_to("2027-01-04 10:00")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.fills({"How is it going?": "At risk", "What is in the way?": "No vans.", "What do you need?": "Money"})
    omar.sends()
    need = hadi.sees_message("Omar Salem needs money for T-1")
    assert "Please answer by" in need.text
    play.clock_to("2027-01-12 12:00")
    hadi.presses("I'll handle it", on=hadi.sees_message("T-1 Open the second line is still blocked: please decide."))
    assert "Answered by a decision of Hadi Nasser" in need.text


def test_a_task_dropped_while_it_was_asked_about(stage: Stager) -> None:
    """When a task is dropped, no message of its owner keeps a button that answers for it."""
    late = plans.task("a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d")
    play = stage(plans.small(owners=(), more=late))
    play.clock_to("2027-01-14 10:00")
    sara = play.as_("sara")
    sara.presses("Drop…", on=sara.sees_message("waits on you", in_="#leadership"))
    sara.sends()
    assert [post.labels() for post in play.as_("omar").messages() if post.labels()] == []


def test_a_press_on_an_old_screen_is_answered(play: Play) -> None:
    """A button that stood on a screen a moment too long says what is true now, and changes nothing."""
    omar = play.as_("omar")
    given = _given(play)
    stale = given.button("🟢 On track")
    play.as_("hadi").types("/plan assign T-4 @lena")
    before = play.rows()
    omar.presses_stale(stale, on=given)
    omar.sees_message("This is for Lena Vogt to do; nothing was changed.")
    assert play.rows() == before


def _given(play: Play) -> Post:
    """The message that gives Omar a task of Hadi's."""
    play.clock_to("2027-01-04 12:00")
    play.as_("hadi").types('/plan add "Sign the vendor" @omar by 2027-01-31 for G1')
    return play.as_("omar").sees_message("Hadi Nasser gave you T-4 Sign the vendor.")
