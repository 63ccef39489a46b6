"""The history of a task: how it went, and everything that happened to it."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

COMMAND = "/plan history T-1"


@pytest.fixture
def play(stage: Stager) -> Play:
    """Omar answered twice, with a need that Hadi declined, and authority that he granted."""
    play = stage(plans.small(owners=("omar",)))
    play.clock_to("2027-01-04 10:00")
    _answers(play, {"How is it going?": "On track", "Progress": "40"}, "Authority", "To sign up to 5,000")
    hadi = play.as_("hadi")
    hadi.presses("Grant", on=hadi.sees_message("Omar Salem lacks the authority for T-1"))
    play.clock_to("2027-01-11 10:00")
    note = {"How is it going?": "At risk", "Progress": "55", "What changed?": "The belt came."}
    _answers(play, note, "Money", "Two vans")
    hadi.presses("Decline…", on=hadi.sees_message("Omar Salem needs money for T-1"))
    hadi.fills({"Why not?": "Nothing is left."})
    hadi.sends()
    return play


def test_everything_that_happened_newest_first(play: Play) -> None:
    """The command tells words, requests and answers with their day, the newest first, and each number of the chart."""
    history = play.as_("hadi").answered(COMMAND)
    assert history.first_line == "History of T-1 Open the second line"
    in_order = ["Hadi Nasser declined: Money", "Omar Salem asks for: Money", "Hadi Nasser granted: Authority"]
    places = [history.text.rindex(line) for line in in_order]
    assert places == sorted(places)
    assert "Mon, Jan 4: 🟢 On track, 40% · Mon, Jan 11: 🟡 At risk, 55%" in history.text
    assert "Mon, Jan 11 at 10:00 AM · Omar Salem: 🟡 At risk, 55%" in history.text
    assert "> The belt came." in history.text
    assert "> Nothing is left." in history.text
    assert [block["type"] for block in history.blocks].count("data_visualization") == 1


def test_granted_authority_stands_first(play: Play) -> None:
    """What the owner may do since it was granted is said before everything else."""
    text = play.as_("omar").answered(COMMAND).text
    assert text.index("What was granted for it") < text.index("Hadi Nasser declined: Money")
    assert "> To sign up to 5,000" in text


@pytest.mark.parametrize("key", ["lena", "ravi"])
def test_others_see_how_it_went_and_not_what_was_written(play: Play, key: str) -> None:
    """Whoever is not named before the owner answers sees the course of the task without anybody's words."""
    text = play.as_(key).answered(COMMAND).text
    assert "Omar Salem: 🟡 At risk, 55%" in text
    for words in ("The belt came.", "Two vans", "Nothing is left.", "To sign"):
        assert words not in text


@pytest.mark.parametrize("key", ["omar", "dana", "hadi", "sara", "kim"])
def test_those_who_were_named_read_the_words(play: Play, key: str) -> None:
    """Owner, deputy, head, leader and plan keeper read what was written."""
    assert "> The belt came." in play.as_(key).answered(COMMAND).text


def test_long_histories_are_turned_over(play: Play) -> None:
    """Earlier turns to the page before in the same place, Later back again."""
    for week in ("01-18", "01-25", "02-01", "02-08", "02-15"):
        play.clock_to(f"2027-{week} 10:00")
        omar = play.as_("omar")
        omar.presses("On track", on=omar.sees_message("Your weekly check-in"))
    omar = play.as_("omar")
    history = omar.answered(COMMAND)
    assert history.labels() == ["Earlier", "Audit", "Edit the task…"]
    omar.presses("Earlier", on=history)
    assert "Omar Salem asks for: Authority" in omar.messages()[-1].text
    omar.presses("Later", on=omar.messages()[-1])
    assert "Mon, Feb 15" in omar.messages()[-1].text


def test_it_is_opened_from_the_task(play: Play) -> None:
    """The window of a task leads to its history, and its pages turn in the window."""
    hadi = play.as_("hadi")
    card = hadi.sees_message("Omar Salem needs money for T-1")
    hadi.presses("Open the task", on=card)
    hadi.presses("History", on=hadi.messages()[-1])
    assert hadi.messages()[-1].first_line == "History of T-1 Open the second line"


def test_a_code_is_wanted(play: Play) -> None:
    """Without a code the answer shows the command whole; a code of no task is named."""
    assert "/plan history T-12" in play.as_("omar").answered("/plan history").text
    assert "T-99" in play.as_("omar").answered("/plan history T-99").text


def test_it_is_told_in_arabic(stage: Stager) -> None:
    """In Arabic the history comes in Arabic words and digits."""
    play = stage(plans.small(locale="ar-SA", owners=("omar",)))
    history = play.as_("omar").answered("/plan السجل T-1")
    assert "سجل المهمة" in history.first_line


def _answers(play: Play, entries: dict[str, str], need: str, more: str) -> None:
    omar = play.as_("omar")
    omar.presses("More…", on=omar.sees_message("Your weekly check-in"))
    omar.fills({**entries, "What do you need?": need, "More about what you need": more})
    omar.sends()
