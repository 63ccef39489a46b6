"""Handing a task over: offered in words, by command or from the task, and taken or not, in both languages."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

OFFERED = "Omar Salem would like to hand T-1 Open the second line over to you."


@pytest.fixture
def play(stage: Stager) -> Play:
    """One task, Omar's, on a Monday after he was asked."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    return play


def test_offered_by_command_and_accepted(play: Play) -> None:
    """One line offers it, one tap takes it; until then it stays Omar's, afterwards everybody concerned knows."""
    omar, dana = play.as_("omar"), play.as_("dana")
    answer = omar.answered("/plan hand T-1 @dana because you know the line")
    assert (
        answer.first_line
        == "Dana Khalil is asked to take T-1 Open the second line. Until it is accepted it stays yours."
    )
    assert "Without one by Wed, Jan 6 at 10:00 AM the offer ends" in answer.text
    weekly = omar.sees_message("Your weekly check-in")
    assert "Offered to Dana Khalil, no answer yet" in weekly.text

    card = dana.sees_message(OFFERED)
    assert "> because you know the line" in card.text
    assert "Hadi Nasser, who heads the department, is told if you accept." in card.text
    assert "Please answer by Wed, Jan 6 at 10:00 AM." in card.text
    dana.presses("Accept", on=card, times=2)
    assert card.first_line == "You took over T-1 Open the second line."
    assert "On track" in " ".join(card.labels())

    omar.sees_message("Dana Khalil accepted T-1 Open the second line and answers for it from now on.")
    play.as_("hadi").sees_message("T-1 Open the second line went from Omar Salem to Dana Khalil, who accepted it.")
    assert weekly.first_line.endswith("the tasks of this message went to others, or were closed.")
    assert "Open the second line" not in weekly.text
    assert len([post for post in omar.messages() if "accepted T-1" in post.text]) == 1
    dana.presses("On track", on=card)
    assert "On track" in omar.answered("/plan status").text
    history = omar.answered("/plan history T-1").text
    assert "Omar Salem offered it to Dana Khalil" in history
    assert "Dana Khalil accepted it from Omar Salem" in history


def test_offered_in_words_and_not_taken(play: Play) -> None:
    """A reply below the weekly message offers it; Not me… tells Omar why, and it stays with him."""
    omar, dana = play.as_("omar"), play.as_("dana")
    weekly = omar.sees_message("Your weekly check-in")
    omar.says("hand it to @dana: you know the line", in_thread_of=weekly)
    omar.sees_reply("Dana Khalil is asked to take T-1", weekly)
    card = dana.sees_message(OFFERED)
    assert "> you know the line" in card.text
    dana.presses("Not me…", on=card)
    form = dana.sees_form("Open the second line")
    assert form.title == "Not me: T-1"
    dana.fills({"Why not?": "I leave in March."})
    dana.sends()
    dana.sees_no_form()
    assert card.first_line == "You left T-1 Open the second line with Omar Salem."
    assert card.labels() == []
    told = omar.sees_message("Dana Khalil did not take T-1 Open the second line; it stays with you.")
    assert "> I leave in March." in told.text
    assert "Offered to" not in weekly.text
    play.as_("hadi").sees_no_message("T-1")


def test_a_no_needs_no_reason(play: Play) -> None:
    """The reason may be left out."""
    dana = play.as_("dana")
    card = _offered(play)
    dana.presses("Not me…", on=card)
    dana.sends()
    assert "Why" not in play.as_("omar").sees_message("did not take T-1").text


def test_from_the_task_itself(play: Play) -> None:
    """More… and the task's window have the way for its owner, and the way back while nobody answered."""
    omar, dana = play.as_("omar"), play.as_("dana")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.presses("Hand over…", on=omar.sees_form("Open the second line"))
    form = omar.sees_form("Who is to take it?")
    assert "Until it is accepted the task stays yours" in form.text
    omar.fills({"Who is to take it?": "@dana", "Why, and what should they know?": "You know the line."})
    omar.sends()
    omar.sees_form("Dana Khalil is asked to take T-1")
    omar.closes()
    card = dana.sees_message(OFFERED)
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.presses("Take back the offer", on=omar.sees_form("Offered to Dana Khalil"))
    omar.sees_form("The offer of T-1 Open the second line is taken back; the task stays yours.")
    assert card.first_line.startswith("Omar Salem took back the offer of T-1")
    assert card.labels() == []


def test_the_command_alone_opens_the_form(play: Play) -> None:
    """`/plan hand T-1` asks who; somebody to whom nothing can be given is named below the field."""
    omar = play.as_("omar")
    omar.types("/plan hand T-1")
    for key, sentence in (("gus", "cannot be given work"), ("omar", "T-1 is yours already")):
        omar.fills({"Who is to take it?": f"@{key}"})
        omar.sends()
        (shown,) = omar.sees_form().errors.values()
        assert sentence in shown
    omar.fills({"Who is to take it?": "@dana"})
    omar.sends()
    play.as_("dana").sees_message(OFFERED)


def test_without_an_answer_it_stays(play: Play) -> None:
    """After two working days the offer ends by itself: Omar is told once, and nothing can be pressed any more."""
    omar, card = play.as_("omar"), _offered(play)
    play.clock_to("2027-01-06 09:30")
    omar.sees_no_message("no answer from Dana Khalil")
    stale = card.button("Accept")
    play.clock_to("2027-01-12 12:00")
    told = [post for post in omar.messages() if "There was no answer from Dana Khalil on T-1" in post.text]
    assert [play.local_time(post, of="omar")[:10] for post in told] == ["2027-01-06"]
    assert "the offer has ended, and the task stays with you" in told[0].text
    assert card.first_line == "The offer of T-1 Open the second line has ended; the task stays with Omar Salem."
    before = play.rows()["tasks"]
    play.as_("dana").presses_stale(stale, on=card)
    play.as_("dana").sees_message("The offer of T-1 is over already; nothing was changed.")
    assert play.rows()["tasks"] == before


def test_nobody_else_can_take_it(play: Play) -> None:
    """A press by somebody else is answered in words and changes nothing."""
    card, hadi = _offered(play), play.as_("hadi")
    before = play.rows()["offers"]
    hadi.says("hello")
    hadi.presses_stale(card.button("Accept"), on=hadi.messages()[-1])
    hadi.sees_message("This is for Dana Khalil to do; nothing was changed.")
    assert play.rows()["offers"] == before


def test_a_new_offer_replaces_the_old_one(play: Play) -> None:
    """Whoever was asked first reads that there is nothing to do any more."""
    card = _offered(play)
    omar, lena = play.as_("omar"), play.as_("lena")
    omar.answered("/plan hand T-1 @lena")
    assert card.first_line.startswith("Omar Salem took back the offer of T-1")
    play.clock_to("2027-01-04 13:00")
    lena.presses("Accept", on=lena.sees_message(OFFERED))
    omar.sees_message("Lena Vogt accepted T-1")


def test_it_stands_on_home(play: Play) -> None:
    """Home lists the offer among what waits, with its answers, and shows the task once it is taken."""
    _offered(play)
    dana = play.as_("dana")
    home = dana.opens_home()
    assert "Omar Salem offers it to you; please answer by Wed, Jan 6 at 10:00 AM." in home.text
    dana.presses("Accept", on=home, about="T-1")
    assert "offers it to you" not in dana.sees_home().text
    assert "On track" in " ".join(dana.sees_home().labels("T-1"))


def test_only_the_owner_hands_over(play: Play) -> None:
    """Whoever leads is shown how to assign; others read whose it is; a name that is no mention gets the example."""
    omar, dana = play.as_("omar"), play.as_("dana")
    line = "/plan hand T-1 @dana"
    assert "You may assign it: /plan assign" in play.as_("hadi").answered(line).text
    assert "This is for Omar Salem to do" in play.as_("lena").answered(line).text
    assert "/plan hand T-12 @omar" in omar.answered("/plan hand T-1 dana").text
    omar.says("hand T-1 to dana")
    assert "/plan hand T-12 @omar" in omar.sees_message("Something is missing").text
    dana.sees_no_message("T-1")


def test_a_ladder_goes_on(stage: Stager) -> None:
    """An offer is no way to hide: the case climbs all the same, and the card says to whom the task is offered."""
    late = plans.task(
        "late", "Paint the hall", owner="omar", department="operations", start="today-30d", due="today-3d"
    )
    play = stage(plans.small(owners=(), more=late))
    play.clock_to("2027-01-05 12:00")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    nudge = omar.sees_message("Paint the hall is past its due date")
    omar.answered("/plan hand T-1 @ravi")
    assert "Offered to Ravi Rao, no answer yet" in nudge.text
    hadi.sees_no_message("Paint the hall")
    play.clock_to("2027-01-07 12:00")
    card = hadi.sees_message("Paint the hall is past its due date")
    assert "Offered to Ravi Rao, no answer yet" in card.text
    play.as_("ravi").presses("Accept", on=play.as_("ravi").sees_message("would like to hand T-1 Paint the hall over"))
    assert "Offered to" not in card.text
    hadi.sees_message("Ravi Rao")


def test_in_arabic(stage: Stager) -> None:
    """The same in Arabic, in words, and accepted."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar, dana = play.as_("omar"), play.as_("dana")
    weekly = omar.sees_message("T-1")
    omar.says("سلّم T-1 إلى @dana", in_thread_of=weekly)
    omar.sees_reply("وتبقى لديك حتى القبول", weekly)
    card = dana.sees_message("معروضة عليك من Omar Salem")
    assert card.labels() == ["قبول المهمة", "ليست لي…", "فتح المهمة"]
    dana.presses("قبول المهمة", on=card)
    assert card.first_line.startswith("انتقلت إليك المهمة T-1")
    omar.sees_message("تم قبول المهمة T-1")
    play.as_("hadi").sees_message("بعد القبول")


def _offered(play: Play) -> Post:
    dana = play.as_("dana")
    play.as_("omar").answered("/plan hand T-1 @dana")
    return dana.sees_message(OFFERED)
