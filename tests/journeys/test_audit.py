"""The audit trail in chat: who changed what, from what to what, for those who may read it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

COMMAND = "/plan audit T-1"


@pytest.fixture
def play(stage: Stager) -> Play:
    """Omar answered, and Hadi moved the date."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    omar = play.as_("omar")
    omar.presses("At risk", on=omar.sees_message("Your weekly check-in"))
    play.as_("hadi").answered("/plan move T-1 to 30 jun 2027: the belt is late")
    return play


def test_every_change_newest_first(play: Play) -> None:
    """Each with its moment, who, what, from what to what, why and through what."""
    told = play.as_("hadi").answered(COMMAND)
    assert told.first_line == "Changes of T-1 Open the second line, newest first"
    places = [told.text.index(line) for line in ("Due: Wed, Jun 30, 2027", "the belt is late", "Status: 🟡 At risk")]
    assert places == sorted(places)
    assert "Mon, Jan 4 at 10:00 AM · Omar Salem · checked in" in told.text
    assert "Through: a button" in told.text
    assert "Through: a command" in told.text


@pytest.mark.parametrize("key", ["omar", "hadi", "sara"])
def test_those_concerned_read_it(play: Play, key: str) -> None:
    """Its owner, the head and the leader."""
    assert "Omar Salem · checked in" in play.as_(key).answered(COMMAND).text


def test_others_are_told_who_may(play: Play) -> None:
    """The settings are for those who steer: anybody else reads who they are."""
    refusal = play.as_("omar").answered("/plan audit settings")
    assert "Sara Harbi" in refusal.text
    assert "Changes" not in refusal.text


def test_everything_by_pages(play: Play) -> None:
    """Without a name it is the newest of all; Earlier and Later turn it in its place."""
    sara = play.as_("sara")
    first = sara.answered("/plan audit")
    assert first.first_line == "Every change, newest first"
    newest = first.text
    sara.presses("Earlier", on=first)
    assert sara.messages()[-1].text != newest
    sara.presses("Later", on=sara.messages()[-1])
    assert sara.messages()[-1].text == newest


def test_from_the_card_and_the_history_and_back(play: Play) -> None:
    """The trail is a press away from the task's card, and from its history, to which it leads back."""
    omar = play.as_("omar")
    omar.presses("Audit", on=omar.answered("/plan history T-1"))
    told = omar.messages()[-1]
    assert told.first_line == "Changes of T-1 Open the second line, newest first"
    omar.presses("History", on=told)
    assert omar.messages()[-1].first_line == "History of T-1 Open the second line"


def test_in_a_thread(play: Play) -> None:
    """Where Slack takes no command, the bot's name does; only the one who wrote reads the answer."""
    answer = play.as_("hadi").mentions("audit T-1", in_="#strategy")
    assert answer is not None
    assert answer.is_private
    assert "Omar Salem · checked in" in answer.text


def test_a_slip_is_met_with_near_names(play: Play) -> None:
    """A name that is nearly right shows the command with the right one; a code of no task is named."""
    assert "/plan audit Omar Salem" in play.as_("sara").answered("/plan audit Omr Salm").text
    assert "T-99" in play.as_("sara").answered("/plan audit T-99").text


def test_it_is_told_in_arabic(stage: Stager) -> None:
    """In Arabic the trail comes in Arabic words and digits."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    play.as_("omar").answered("/plan تم T-1")
    told = play.as_("omar").answered("/plan التغييرات T-1")
    assert "الأحدث أولًا" in told.first_line
    assert "وضع المهمة" in told.text
