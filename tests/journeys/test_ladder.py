"""The ladder: owner, then head or deputy, then the leader; announced, on working days, and stopped by an answer."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+1d", where="Riyadh",
    how="Two trucks pass.", last_word="{status: on track, on: today-4d}",
)  # fmt: skip
TASK = "T-1 Widen the ramp"


def test_each_rung_comes_when_it_was_announced(stage: Stager) -> None:
    """The owner is nudged first, the head is told at the announced hour, and the leader finds it in the digest."""
    play = _overdue(stage)
    play.clock_to("2027-01-06 10:00")
    nudge = play.as_("omar").sees_message(f"{TASK} is past its due date.")
    assert play.local_time(nudge, of="omar") == "2027-01-06 08:00"
    assert "On Sun, Jan 10 at 8:00 AM this goes to Hadi Nasser" in nudge.text
    play.clock_to("2027-01-10 07:30")
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")
    play.clock_to("2027-01-12 07:30")
    card = play.as_("hadi").sees_message(f"{TASK} is past its due date without an answer: please decide.")
    assert play.local_time(card, of="hadi") == "2027-01-10 08:00"
    assert "On Tue, Jan 12 at 8:00 AM this goes to Sara Harbi, unless it is answered or decided first." in card.text
    play.clock_to("2027-01-14 09:00")
    digest = play.as_("sara").sees_message("1 decision waits on you", in_="#leadership")
    assert "Widen the ramp" in digest.text
    assert play.local_time(digest, of="sara") == "2027-01-14 09:00"


def test_climbs_on_working_days_only(stage: Stager) -> None:
    """Between Thursday and Sunday in Riyadh nobody is told anything, whatever is open."""
    play = _overdue(stage)
    play.clock_to("2027-01-10 07:30", awake=True)
    weekend = [
        play.local_time(post, of=key)
        for key in ("omar", "hadi", "sara")
        for post in play.as_(key).messages()
        if play.local_time(post, of=key)[:10] in {"2027-01-08", "2027-01-09"}
    ]
    assert weekend == []


def test_an_answer_stops_it_at_once(stage: Stager) -> None:
    """When the owner answers, nothing climbs any more, and the head who was asked is told and has no dead buttons."""
    play = _overdue(stage)
    play.clock_to("2027-01-11 08:30")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    card = hadi.sees_message(f"{TASK} is past its due date without an answer")
    assert card.labels() == ["Assign…", "Extend…", "I'll handle it"]
    nudge = omar.sees_message(f"{TASK} is past its due date.")
    omar.presses("At risk", on=nudge)
    assert f"Thank you: {TASK} is answered." in nudge.text
    assert nudge.labels() == ["Change…"]
    assert card.first_line == f"{TASK} has been answered: nothing is left to decide."
    assert card.labels() == []
    told = hadi.sees_message("No need for you any more: Omar Salem answered on")
    assert "🟡 At risk" in told.text
    play.clock_to("2027-01-15 09:00")
    play.as_("sara").sees_no_message("waits on you", in_="#leadership")


def test_an_answer_before_the_head_was_told_stays_between_the_two(stage: Stager) -> None:
    """An owner who answers the nudge in time has bothered nobody else."""
    play = _overdue(stage)
    play.clock_to("2027-01-06 10:00")
    omar = play.as_("omar")
    omar.presses("Done", on=omar.sees_message(f"{TASK} is past its due date."))
    play.clock_to("2027-01-13 18:00")
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")


def test_a_done_task_needs_nobody(stage: Stager) -> None:
    """Done closes the task: it is asked about no more, and thanks stand in the digest."""
    play = _overdue(stage)
    play.clock_to("2027-01-06 10:00")
    omar = play.as_("omar")
    omar.presses("Done", on=omar.sees_message(f"{TASK} is past its due date."))
    play.clock_to("2027-01-14 10:00")
    omar.sees_no_message("1 task, one tap")
    play.as_("sara").sees_message("Omar Salem finished T-1 Widen the ramp", in_="#leadership")


def test_the_head_handles_it_in_person(stage: Stager) -> None:
    """A head who handles a case in person ends it: the card says so, the owner is told, nothing climbs."""
    play = _overdue(stage)
    play.clock_to("2027-01-11 08:30")
    card = play.as_("hadi").sees_message("without an answer: please decide")
    play.as_("hadi").presses("I'll handle it", on=card)
    assert card.first_line == f"{TASK} is being handled in person."
    assert card.labels() == []
    play.as_("omar").sees_message(f"Hadi Nasser is handling {TASK} in person.")
    play.clock_to("2027-01-14 10:00")
    play.as_("sara").sees_no_message("waits on you", in_="#leadership")


def test_the_head_gives_the_task_to_somebody_else(stage: Stager) -> None:
    """A head can hand the task over: the new owner gets it with buttons, the old one loses theirs."""
    play = _overdue(stage)
    play.clock_to("2027-01-11 08:30")
    hadi = play.as_("hadi")
    card = hadi.sees_message("without an answer: please decide")
    hadi.presses("Assign…", on=card)
    hadi.fills({"Who answers for it from now on?": "@lena", "A word to those concerned": "She knows the ramp."})
    hadi.sends()
    hadi.sees_no_form()
    assert card.first_line == f"{TASK} has a new owner."
    assert card.labels() == []
    play.clock_to("2027-01-11 12:00", of="lena")
    given = play.as_("lena").sees_message(TASK)
    assert "🟢 On track" in given.labels()
    told = play.as_("omar").sees_message(f"Hadi Nasser decided: {TASK} now belongs to Lena Vogt.")
    assert "> She knows the ramp." in told.text
    for post in play.as_("omar").messages():
        assert post.labels() == [], post


def test_a_deputy_stands_in_where_there_is_no_head_above(stage: Stager) -> None:
    """A task outside any department whose owner has no manager goes to the deputy before the leader."""
    plan = plans.small(owners=(), more=LATE.replace("    department: operations\n", "")).decode()
    alone = plan.replace("manager: hadi, department: operations, deputy: dana", "deputy: dana")
    play = stage(alone.encode())
    play.clock_to("2027-01-10 09:00")
    card = play.as_("dana").sees_message(f"{TASK} is past its due date without an answer: please decide.")
    assert "You get this because you stand in for the owner." in card.text
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")


def test_it_passes_over_somebody_who_left(stage: Stager) -> None:
    """A head who has left the company is passed over, and gets nothing."""
    play = _overdue(stage)
    play.clock_to("2027-01-07 10:00")
    play.as_("hadi").leaves_company()
    play.clock_to("2027-01-14 10:00")
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")
    play.as_("sara").sees_message("1 decision waits on you", in_="#leadership")


def test_it_waits_for_a_leave(stage: Stager) -> None:
    """While an owner without a deputy is away nothing is sent to them, and nothing climbs past them."""
    plan = plans.small(owners=(), more=LATE).decode()
    away = plan.replace("deputy: dana}", "away: {from: today+1d, until: today+9d}}")
    play = stage(away.encode())
    play.clock_to("2027-01-13 18:00")
    play.as_("omar").sees_no_message("past its due date")
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")
    play.clock_to("2027-01-17 09:00")
    play.as_("omar").sees_message(f"{TASK} is past its due date.")


def test_during_a_leave_the_deputy_answers_for_the_owner(stage: Stager) -> None:
    """While the owner is away their deputy is nudged in their place, before it goes to the head."""
    plan = plans.small(owners=(), more=LATE).decode()
    away = plan.replace("deputy: dana}", "deputy: dana, away: {from: today+1d, until: today+9d}}")
    play = stage(away.encode())
    play.clock_to("2027-01-06 18:00")
    play.as_("dana").sees_message(f"{TASK} is past its due date.")
    play.as_("hadi").sees_no_message(f"{TASK} is past its due date")
    play.as_("omar").sees_no_message("past its due date")


def _overdue(stage: Stager) -> Play:
    """A task of Omar's that is due on Tuesday, and so is overdue from Wednesday on."""
    return stage(plans.small(owners=(), more=LATE))
