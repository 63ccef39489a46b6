"""What an owner may answer to a nudge beside a status: each pauses the ladder up to a stated moment, and no longer."""

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+1d", where="Riyadh",
    how="Two trucks pass.", last_word="{status: on track, on: today-4d}",
)  # fmt: skip
TASK = "T-1 Widen the ramp"
PAST_DUE = f"{TASK} is past its due date"


def test_says_what_is_lacking_and_the_ladder_waits(stage: Stager) -> None:
    """Omar lacks authority: Hadi is asked, and the nudge says until when nothing climbs, and to whom it goes then."""
    play, omar, nudge = _nudged(stage)
    omar.chooses("I lack something", on=nudge)
    omar.fills({"What do you lack?": "Authority", "What exactly": "To close the ramp for a day."})
    omar.sends()
    answer = omar.sees_form("Hadi Nasser is asked for what T-1 Widen the ramp lacks (Authority)")
    assert "Until Mon, Jan 11 at 10:00 AM the ladder waits" in answer.text
    assert "Paused until Mon, Jan 11 at 10:00 AM, when Hadi Nasser should have answered" in nudge.text
    assert "Then it goes to Hadi Nasser" in nudge.text
    assert "🟢 On track" in nudge.labels()
    request = play.as_("hadi").sees_message("Omar Salem lacks the authority for T-1")
    assert "To close the ramp for a day." in request.text
    play.clock_to("2027-01-11 09:30")
    play.as_("hadi").sees_no_message(PAST_DUE)
    play.clock_to("2027-01-11 12:00")
    card = play.as_("hadi").sees_message(f"{PAST_DUE} without an answer")
    assert "Omar Salem said on Wed, Jan 6 what is lacking: Authority" in card.text


def test_what_is_granted_gives_time_to_use_it(stage: Stager) -> None:
    """Once Hadi grants it the nudge says when the case goes on, and the authority stands on the task."""
    play, omar, nudge = _nudged(stage)
    _lacks(omar, nudge, "Authority")
    hadi = play.as_("hadi")
    hadi.presses("Grant", on=hadi.sees_message("lacks the authority"))
    assert "Paused" not in nudge.text
    assert "On Sun, Jan 10 at 10:00 AM this goes to Hadi Nasser" in nudge.text
    assert "Authority" in omar.answered("/plan history T-1").text
    play.clock_to("2027-01-10 12:00")
    hadi.sees_message(f"{PAST_DUE} without an answer")


def test_after_a_no_the_ladder_goes_on(stage: Stager) -> None:
    """Hadi declines: the pause is over, and the nudge names the earlier hour at which it climbs."""
    play, omar, nudge = _nudged(stage)
    _lacks(omar, nudge, "Money")
    hadi = play.as_("hadi")
    hadi.presses("Decline…", on=hadi.sees_message("needs money"))
    hadi.fills({"Why": "Nothing is left."})
    hadi.sends()
    assert "Paused" not in nudge.text
    assert "On Sun, Jan 10 at 8:00 AM this goes to Hadi Nasser" in nudge.text
    play.clock_to("2027-01-10 12:00")
    hadi.sees_message(f"{PAST_DUE} without an answer")


def test_a_second_request_pauses_nothing(stage: Stager) -> None:
    """Whoever asks for one thing after another cannot hide: the second answer says when it climbs all the same."""
    _, omar, nudge = _nudged(stage)
    _lacks(omar, nudge, "Money")
    omar.closes()
    omar.chooses("I lack something", on=nudge)
    omar.fills({"What do you lack?": "People"})
    omar.sends()
    said = omar.sees_form("The ladder does not wait for it a second time")
    assert "on Mon, Jan 11 at 10:00 AM it goes to Hadi Nasser" in said.text


def test_another_date_moves_when_it_is_approved(stage: Stager) -> None:
    """Omar proposes a date; it stays as it is until Hadi approves with one tap, which also ends the case."""
    play, omar, nudge = _nudged(stage)
    card = _proposes(play, omar, nudge)
    assert "> The steel comes late." in card.text
    assert "due Tue, Jan 5" not in omar.answered("/plan history T-1").text
    assert "Paused until Mon, Jan 11 at 10:00 AM, when Hadi Nasser should have answered" in nudge.text
    play.as_("hadi").presses("Approve the date", on=card)
    assert card.first_line == f"{TASK} is due on Wed, Jan 20, 2027 now."
    assert card.labels() == []
    assert nudge.first_line == f"{TASK} has a new due date."
    assert nudge.labels() == []
    omar.sees_message(f"Hadi Nasser approved Wed, Jan 20, 2027 as the new due date of {TASK}.")
    play.clock_to("2027-01-14 12:00")
    play.as_("hadi").sees_no_message(f"{PAST_DUE} without")
    play.as_("sara").sees_no_message("waits on you", in_="#leadership")


def test_another_date_is_declined_with_a_reason(stage: Stager) -> None:
    """Without a reason there is no no; Omar reads it, and the ladder goes on with the old date."""
    play, omar, nudge = _nudged(stage)
    hadi, card = play.as_("hadi"), _proposes(play, omar, nudge)
    hadi.presses("Keep the date…", on=card)
    hadi.sends()
    assert hadi.sees_form().errors
    hadi.fills({"Why does the date stay?": "The fair is in January."})
    hadi.sends()
    assert card.first_line == f"{TASK} keeps its date; Wed, Jan 20, 2027 was not approved."
    told = omar.sees_message(f"Hadi Nasser did not approve Wed, Jan 20, 2027 for {TASK}")
    assert "> The fair is in January." in told.text
    assert "On Sun, Jan 10 at 8:00 AM this goes to Hadi Nasser" in nudge.text


def test_a_proposal_that_nobody_answers_stands_on_the_card_above(stage: Stager) -> None:
    """The ladder goes on at the stated moment; the card shows the date and why, and can still approve it."""
    play, omar, nudge = _nudged(stage)
    _proposes(play, omar, nudge)
    play.clock_to("2027-01-11 12:00")
    hadi = play.as_("hadi")
    card = hadi.sees_message(f"{PAST_DUE} without an answer")
    assert "Omar Salem proposed Wed, Jan 20, 2027 as the new date" in card.text
    assert "> The steel comes late." in card.text
    hadi.presses("Approve the date", on=card)
    assert card.first_line == f"{TASK} has a new due date."


def test_snoozes_once(stage: Stager) -> None:
    """It rests for a reason, up to a day that the nudge names; a second time is refused kindly, and Hadi reads why."""
    play, omar, nudge = _nudged(stage)
    omar.chooses("Snooze once", on=nudge)
    form = omar.sees_form("Once for each case")
    assert "From Mon, Jan 11 to Wed, Jan 13" in str(form.blocks)
    omar.fills({"Until when?": "2027-01-20", "Why does it have to rest?": "The crane is broken."})
    omar.sends()
    assert "Choose a day from Mon, Jan 11 to Wed, Jan 13." in omar.sees_form().errors.values()
    omar.fills({"Until when?": "2027-01-12"})
    omar.sends()
    omar.sees_form("T-1 Widen the ramp rests until Tue, Jan 12 at 8:00 AM")
    omar.closes()
    assert "Snoozed until Tue, Jan 12 at 8:00 AM by Omar Salem" in nudge.text
    assert "> The crane is broken." in nudge.text
    omar.chooses("Snooze once", on=nudge)
    omar.sees_message("can be snoozed only once")
    play.clock_to("2027-01-12 07:30")
    play.as_("hadi").sees_no_message(PAST_DUE)
    play.clock_to("2027-01-12 12:00")
    card = play.as_("hadi").sees_message(f"{PAST_DUE} without an answer")
    assert "Omar Salem snoozed it once, until Tue, Jan 12, for this reason:" in card.text
    assert "> The crane is broken." in card.text
    omar.chooses("Snooze once", on=nudge)
    omar.sees_message("Hadi Nasser has been told about T-1 already")


def test_snoozes_in_words(stage: Stager) -> None:
    """In a reply below the nudge; and by the command, which says why a second time is refused."""
    _, omar, nudge = _nudged(stage)
    omar.says("snooze T-1 until 12 jan: the crane is broken", in_thread_of=nudge)
    omar.sees_reply("T-1 Widen the ramp rests until Tue, Jan 12 at 8:00 AM", nudge)
    assert "> the crane is broken" in nudge.text
    assert "can be snoozed only once" in omar.answered("/plan snooze T-1 until 13 jan: still broken").text


def test_hands_over_from_the_nudge(stage: Stager) -> None:
    """The form of handing over opens from the nudge as well."""
    play, omar, nudge = _nudged(stage)
    omar.chooses("Hand over", on=nudge)
    omar.fills({"Who is to take it?": "@dana"})
    omar.sends()
    play.as_("dana").sees_message("Omar Salem would like to hand T-1 Widen the ramp over to you")


def test_from_home(stage: Stager) -> None:
    """Home has the same list beside the task, as long as something climbs on it."""
    _, omar, _nudge = _nudged(stage)
    home = omar.opens_home()
    omar.chooses("Propose another date", on=home)
    omar.fills({"New due date": "2027-01-20", "Why does it need another date?": "The steel comes late."})
    omar.sends()
    omar.sees_form("Hadi Nasser is asked whether T-1 Widen the ramp can be due on")


def test_the_leader_reads_what_was_answered(stage: Stager) -> None:
    """When the case has come to Sara, her card tells what Omar proposed."""
    play, omar, nudge = _nudged(stage)
    _proposes(play, omar, nudge)
    play.clock_to("2027-01-14 12:00")
    sara = play.as_("sara")
    assert any("proposed Wed, Jan 20, 2027 as the new date" in post.text for post in sara.messages("#leadership"))


def test_in_arabic(stage: Stager) -> None:
    """Lacking, another date, and snoozing, each in Arabic."""
    play = stage(plans.small(locale="ar-SA", owners=(), more=LATE))
    play.clock_to("2027-01-06 10:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    nudge = omar.sees_message("تجاوزت موعدها")
    omar.chooses("ينقصني شيء", on=nudge)
    omar.fills({"ما الذي ينقصك؟": "سلطة"})
    omar.sends()
    omar.sees_form("وصل إلى Hadi Nasser طلب ما ينقص المهمة")
    omar.closes()
    assert "سلم المتابعة متوقف حتى" in nudge.text
    omar.chooses("اقتراح موعد آخر", on=nudge)
    omar.fills({"الموعد الجديد": "2027-01-20", "ما سبب طلب موعد آخر؟": "تأخر الحديد."})
    omar.sends()
    omar.closes()
    card = hadi.sees_message("الموعد الجديد المقترح من Omar Salem")
    omar.chooses("تأجيل لمرة واحدة", on=nudge)
    omar.fills({"ما سبب التأجيل؟": "الرافعة معطلة."})
    omar.sends()
    assert "مؤجلة حتى" in nudge.text
    hadi.presses("اعتماد الموعد", on=card)
    assert nudge.first_line == "للمهمة T-1 Widen the ramp موعد جديد."


def _nudged(stage: Stager) -> tuple[Play, Actor, Post]:
    """Omar's task is due on Tuesday, and he is nudged on Wednesday at eight."""
    play = stage(plans.small(owners=(), more=LATE))
    play.clock_to("2027-01-06 10:00")
    omar = play.as_("omar")
    return play, omar, omar.sees_message(PAST_DUE)


def _lacks(omar: Actor, nudge: Post, what: str) -> None:
    omar.chooses("I lack something", on=nudge)
    omar.fills({"What do you lack?": what})
    omar.sends()


def _proposes(play: Play, omar: Actor, nudge: Post) -> Post:
    omar.chooses("Propose another date", on=nudge)
    omar.fills({"New due date": "2027-01-20", "Why does it need another date?": "The steel comes late."})
    omar.sends()
    omar.sees_form("Until then the date stays as it is")
    omar.closes()
    return play.as_("hadi").sees_message("Omar Salem proposes Wed, Jan 20, 2027 as the new due date of")
