"""One line for a task: how it goes, that it is done, and another date for it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


@pytest.fixture
def play(stage: Stager) -> Play:
    """Omar has a task in the department that Hadi heads."""
    return stage(plans.small(owners=("omar",)))


def test_done_by_one_line(play: Play) -> None:
    """With a note, which stands in the history."""
    omar = play.as_("omar")
    assert "T-1" in omar.answered("/plan done T-1: the last box is out").text
    assert "the last box is out" in omar.answered("/plan history T-1").text


def test_how_it_goes_by_one_line(play: Play) -> None:
    """Read as a reply to the bot is; words that name no status are asked about once, and no line is about two tasks."""
    omar = play.as_("omar")
    assert "At risk" in omar.answered("/plan checkin T-1 at risk: waiting for legal").text
    assert "/plan done T-12" in omar.answered("/plan checkin at risk").text
    assert "/plan done T-12" in omar.answered("/plan done it all").text


def test_only_whoever_answers_for_a_task_says_so(play: Play) -> None:
    """Hadi heads the department, and reads who can."""
    assert "Omar Salem" in play.as_("hadi").answered("/plan done T-1").text


def test_a_head_moves_a_date_and_the_owner_reads_why(play: Play) -> None:
    """The reason stands in what the owner is told and in the history."""
    hadi = play.as_("hadi")
    assert "Nov 30" in hadi.answered("/plan move T-1 to 30 nov: the vendor is late").text
    play.clock_to("2027-01-04 10:00")
    assert "the vendor is late" in play.as_("omar").sees_message("Hadi Nasser changed").text
    assert "the vendor is late" in hadi.answered("/plan history T-1").text


def test_an_owner_asks_for_another_date(play: Play) -> None:
    """Who decides gets the request with its reason; without one it is asked for."""
    omar = play.as_("omar")
    before = play.count("proposals")
    assert "/plan move T-12 to 30 nov: the vendor is late" in omar.answered("/plan move T-1 to 30 nov").text
    assert play.count("proposals") == before
    assert "Hadi Nasser" in omar.answered("/plan move T-1 to 30 nov: the vendor is late").text
    assert play.count("proposals") == before + 1


@pytest.mark.parametrize("line", ["T-1", "T-1 to soon", "tomorrow", "T-99 tomorrow"])
def test_a_slip_moves_nothing(play: Play, line: str) -> None:
    """It is answered, and everything stands as it was."""
    play.as_("hadi").answered("/plan help")  # the bot has had its first look at the company
    before = play.rows()
    assert play.as_("hadi").answered(f"/plan move {line}").text
    assert play.rows() == before


def test_in_arabic(stage: Stager) -> None:
    """The same lines in Arabic."""
    play = stage(plans.small(owners=("omar",), locale="ar-SA"))
    assert "تأخر المورد" not in play.as_("hadi").answered("/plan موعد T-1 إلى 30 نوفمبر: تأخر المورد").text
    assert "T-1" in play.as_("omar").answered("/plan تم T-1").text
