"""Needs: what an owner asks for is granted, declined or passed on, and the owner learns of it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

ASKED = "Omar Salem needs money for T-1"


@pytest.fixture
def play(stage: Stager) -> Play:
    """One task, Omar's, for which he has just asked for money."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    _asks(play, "Money", "Two vans")
    return play


def test_one_tap_grants_it(play: Play) -> None:
    """The head grants with one tap: the card says who did, and the owner is told."""
    card = _card(play)
    assert "> Two vans" in card.text
    assert "Please answer by Thu, Jan 7 at 10:00 AM. Without an answer it goes to Sara Harbi." in card.text
    play.as_("hadi").presses("Grant", on=card, times=2)
    assert "Granted by Hadi Nasser on Mon, Jan 4." in card.text
    assert card.labels() == ["Open the task"]
    told = play.as_("omar").sees_message("Hadi Nasser granted the request for T-1 Open the second line: Money.")
    assert "> Two vans" in told.text
    assert len([post for post in play.as_("omar").messages() if "granted the request" in post.text]) == 1


def test_a_no_comes_with_its_reason(play: Play) -> None:
    """Declining asks why, and the owner reads the reason."""
    hadi, card = play.as_("hadi"), _card(play)
    hadi.presses("Decline…", on=card)
    form = hadi.sees_form("Omar Salem asks for: Money")
    assert form.title == "Decline: T-1"
    hadi.fills({"Why not?": "Nothing is left this year."})
    hadi.sends()
    hadi.sees_no_form()
    assert "Declined by Hadi Nasser on Mon, Jan 4." in card.text
    told = play.as_("omar").sees_message("Hadi Nasser declined the request for T-1")
    assert "> Nothing is left this year." in told.text


def test_a_no_without_a_reason_is_not_taken(play: Play) -> None:
    """Whoever declines says why; a client that lets an empty reason through changes nothing."""
    hadi, card = play.as_("hadi"), _card(play)
    hadi.presses("Decline…", on=card)
    hadi.fills({"Why not?": "No."})
    hadi.sends(tampered={"note": {"value": "  "}})
    assert list(hadi.sees_form().errors.values()) == ["Please say why."]
    assert "Please answer by" in card.text


def test_it_is_passed_on_to_somebody_else(play: Play) -> None:
    """Whoever it is passed on to is asked with a word and by a date of their own, and the owner knows."""
    hadi, card = play.as_("hadi"), _card(play)
    hadi.presses("Pass on…", on=card)
    hadi.fills({"Who can grant it?": "@sara", "A word to them": "It is above my limit."})
    hadi.sends()
    assert "Sara Harbi is asked to answer by Thu, Jan 7 at 10:00 AM." in card.text
    told = play.as_("omar").sees_message("Hadi Nasser passed on the request for T-1")
    assert told.first_line.endswith("to Sara Harbi: Money.")
    asked = play.as_("sara").sees_message(ASKED)
    assert "Hadi Nasser passed this on to you." in asked.text
    assert "> It is above my limit." in asked.text
    play.as_("sara").presses("Grant", on=asked)
    play.as_("omar").sees_message("Sara Harbi granted the request for T-1")
    assert card.labels() == ["Open the task"]


def test_it_is_not_passed_on_in_a_circle(play: Play) -> None:
    """Neither whoever has it already nor whoever asks for it can be the one it is passed on to."""
    hadi = play.as_("hadi")
    for key in ("omar", "hadi"):
        hadi.presses("Pass on…", on=_card(play))
        hadi.fills({"Who can grant it?": f"@{key}"})
        hadi.sends()
        (sentence,) = hadi.sees_form().errors.values()
        assert "please choose somebody else" in sentence
        hadi.closes()


def test_nobody_else_answers(play: Play) -> None:
    """A press by somebody who was not asked changes nothing and says whose it is."""
    card = _card(play)
    before = play.rows()
    for key in ("omar", "lena"):
        other = play.as_(key)
        own = other.messages()
        play.stage.slack.acts.say(other.chat_id, play.stage.slack.bot_user_id, "hello", "")
        play.stage.settle()
        other.presses_stale(card.button("Grant"), on=other.messages()[-1] if not own else own[0])
        other.sees_message("This is for Hadi Nasser to do; nothing was changed.")
    assert play.rows()["needs"] == before["needs"]


def test_the_second_answer_is_too_late(play: Play) -> None:
    """Once it is answered, an old screen says so and changes nothing."""
    hadi, card = play.as_("hadi"), _card(play)
    decline = card.button("Decline…")
    hadi.presses("Grant", on=card)
    before = play.rows()
    hadi.presses_stale(decline, on=card)
    hadi.sees_message("The request for T-1 has been answered already; nothing was changed.")
    assert play.rows() == before


def test_a_deputy_is_asked_while_the_head_is_away(stage: Stager) -> None:
    """A need raised while the head is on leave goes to the head's deputy, who may answer it."""
    plan = plans.small(owners=("omar",)).decode()
    head = "name: Hadi Nasser, manager: sara, department: operations"
    away = plan.replace(head, head + ", deputy: lena, away: {from: today, until: today+9d}")
    play = stage(away.encode())
    play.clock_to("2027-01-04 10:00")
    _asks(play, "Money", "")
    play.clock_to("2027-01-04 12:00", of="lena")
    lena = play.as_("lena")
    lena.types("/plan needs")
    lena.sees_form("Omar Salem asks for: Money")
    lena.closes()
    lena.presses("Grant", on=lena.sees_message(ASKED))
    lena.types("/plan needs")
    lena.sees_form("Nothing waits for your answer.")
    play.as_("omar").sees_message("Lena Vogt granted the request for T-1")
    play.as_("hadi").sees_no_message(ASKED)


def test_done_needs_nothing_more(play: Play) -> None:
    """Once the task is done, nobody has to answer what it needed."""
    omar, card = play.as_("omar"), _card(play)
    omar.presses("Change…", on=omar.sees_message("You said"))
    omar.fills({"How is it going?": "Done"})
    omar.sends()
    assert card.labels() == ["Open the task"]
    assert "Please answer" not in card.text


def test_the_list_of_what_needs_somebody(play: Play) -> None:
    """`/plan needs` shows what waits with the answers, shortens as it is answered, and says when nothing is left."""
    hadi = play.as_("hadi")
    hadi.types("/plan needs")
    window = hadi.sees_form("Omar Salem asks for: Money · since Mon, Jan 4")
    assert "1 thing waits on you." in window.text
    assert "Please answer by Thu, Jan 7 at 10:00 AM." in window.text
    hadi.presses("Decline…", on=window)
    hadi.fills({"Why not?": "Not this year."})
    hadi.sends()
    hadi.sees_form("Nothing waits for your answer.")
    play.as_("omar").sees_message("Hadi Nasser declined the request for T-1")


def test_nobody_else_has_it_on_their_list(play: Play) -> None:
    """The list is of what was asked of the reader, not of what everybody asks."""
    for key in ("omar", "sara", "kim", "lena"):
        play.as_(key).types("/plan needs")
        play.as_(key).sees_form("Nothing waits for your answer.")


def test_it_is_answered_on_home(play: Play) -> None:
    """A need stands on Home among what waits, with its answers, and leaves it once it is granted."""
    hadi = play.as_("hadi")
    home = hadi.opens_home()
    assert "Omar Salem asks for: Money" in home.text
    hadi.presses("Grant", on=home, about="T-1")
    assert "asks for: Money" not in hadi.sees_home().text
    assert "Granted by Hadi Nasser" in _card(play).text


def test_without_an_answer_it_goes_up(play: Play) -> None:
    """At the announced hour, and no earlier, the next one above is asked; the answer then ends it for both."""
    sara, card = play.as_("sara"), _card(play)
    play.clock_to("2027-01-07 09:30")
    sara.sees_no_message(ASKED)
    play.clock_to("2027-01-10 09:00")
    asked = sara.sees_message(ASKED)
    assert play.local_time(asked, of="sara")[:10] == "2027-01-07"
    assert "It goes to you because there was no answer from Hadi Nasser in time." in asked.text
    assert "Sara Harbi is asked to answer by" in card.text
    sara.presses("Grant", on=asked)
    assert "Granted by Sara Harbi" in card.text
    play.as_("omar").sees_message("Sara Harbi granted the request for T-1")
    history = play.as_("omar").answered("/plan history T-1").text
    assert "No answer from Hadi Nasser in time, so Sara Harbi is asked: Money" in history
    play.clock_to("2027-01-20 09:00")
    assert len([post for post in sara.messages() if ASKED in post.text]) == 1


def test_an_answer_in_time_bothers_nobody_above(play: Play) -> None:
    """A need that was answered goes nowhere."""
    play.as_("hadi").presses("Grant", on=_card(play))
    play.clock_to("2027-01-14 09:00")
    play.as_("sara").sees_no_message(ASKED)


def test_a_late_answer_is_taken(play: Play) -> None:
    """Whoever was asked first may still answer when it has gone up, and whoever is asked now need not."""
    card = _card(play)
    play.clock_to("2027-01-10 09:00")
    asked = play.as_("sara").sees_message(ASKED)
    play.as_("hadi").presses("Grant", on=card)
    assert "Granted by Hadi Nasser" in asked.text
    assert asked.labels() == ["Open the task"]


def test_it_ends_at_the_leader(play: Play) -> None:
    """The leader is asked once, and it stays on their list; nobody else is bothered, and no case opens for it."""
    play.clock_to("2027-01-28 09:00")
    sara = play.as_("sara")
    assert len([post for post in sara.messages() if ASKED in post.text]) == 1
    sara.types("/plan needs")
    sara.sees_form("Omar Salem asks for: Money")
    play.as_("omar").sees_no_message("still blocked")


def test_the_owner_sees_that_it_goes_up(play: Play) -> None:
    """The weekly message names who is asked until when, and once it has gone up, whose answer was missing."""
    omar = play.as_("omar")
    asked = omar.sees_message("You said")
    assert "You asked for: Money. Hadi Nasser is asked to answer by Thu, Jan 7 at 10:00 AM." in asked.text
    before = len(omar.messages())
    play.clock_to("2027-01-10 09:00")
    assert "There was no answer from Hadi Nasser in time, so it went up: Sara Harbi is asked to answer by" in asked.text
    assert len(omar.messages()) == before
    assert "it went up: Sara Harbi is asked" in omar.opens_home().text
    play.as_("sara").presses("Grant", on=play.as_("sara").sees_message(ASKED))
    assert "You asked for" not in asked.text


def test_the_leader_answers_it_in_the_digest(play: Play) -> None:
    """A request that came up to the leader stands in the digest with its answers, without the owner's own words."""
    play.clock_to("2027-01-14 09:30")
    sara = play.as_("sara")
    digest = sara.sees_message("1 decision waits on you", in_="#leadership")
    assert "Requests to the leader" in digest.text
    assert "Omar Salem asks for: Money" in digest.text
    assert "Two vans" not in digest.text
    sara.presses("Grant", on=digest)
    assert "Granted by Sara Harbi on Thu, Jan 14." in digest.text
    assert "nothing waits on Sara Harbi" in digest.first_line
    play.as_("omar").sees_message("Sara Harbi granted the request for T-1")
    play.as_("kim").sees_no_message("Two vans", in_="#leadership")


def test_nobody_else_grants_in_the_channel(play: Play) -> None:
    """Whoever reads the channel without being asked is refused in private, and nothing changes."""
    play.clock_to("2027-01-14 09:30")
    play.as_("omar").sees_no_message("Requests to the leader")
    digest = play.as_("sara").sees_message("Requests to the leader", in_="#leadership")
    grant = digest.button("Grant")
    before = play.rows()["needs"]
    slack = play.stage.slack
    slack.channels[digest.channel].members.append(play.people["lena"])
    lena = play.as_("lena")
    lena.presses_stale(grant, on=digest)
    assert play.rows()["needs"] == before


def test_what_was_granted_stands_on_the_task(play: Play) -> None:
    """The task and its history say what was granted, by whom and when; a colleague sees no words of the owner."""
    hadi = play.as_("hadi")
    hadi.presses("Grant", on=_card(play))
    hadi.presses("Open the task", on=_card(play))
    shown = hadi.sees_message("Granted: Money, by Hadi Nasser on Mon, Jan 4, 2027.")
    assert "> Two vans" in shown.text
    history = play.as_("omar").answered("/plan history T-1").text
    assert history.index("What was granted for it") < history.index("> Two vans")
    other = play.as_("lena").answered("/plan history T-1").text
    assert "What was granted for it" in other
    assert "Two vans" not in other


def _asks(play: Play, what: str, more: str) -> None:
    omar = play.as_("omar")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.fills({"How is it going?": "At risk", "What do you need?": what, "More about what you need": more})
    omar.sends()


def _card(play: Play) -> Post:
    return play.as_("hadi").sees_message(ASKED)
