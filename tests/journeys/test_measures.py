"""Readings of measures, taken in the chat."""

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play

MEASURES = """
measures:
  - {key: punctuality, goal: G1, name: Punctuality, unit: "%", baseline: 70, target: 95,
     readings: {today-28d: 80, today-7d: 82}}
"""


def company(stage: Stager, locale: str = "en-US") -> Play:
    """A company with one measure."""
    return stage(plans.small(owners=("omar",), locale=locale, more=MEASURES))


def test_a_slip_from_the_chat_makes_a_task(stage: Stager) -> None:
    """Sara types a number with a slip, copies the corrected line, and the answer leads to who follows it up."""
    sara = company(stage).as_("sara")
    wrong = sara.answered("/plan measure puncuality 78")
    assert "There is no measure called puncuality." in wrong.text
    assert "/plan measure Punctuality 78" in wrong.text
    answer = sara.answered("/plan measure Punctuality 78")
    assert "Punctuality: 78 % on" in answer.text
    assert "off target" in answer.text
    assert "T-2 Punctuality: 78 / 95 %" in answer.text
    sara.presses("Open the task", on=answer)
    sara.sees_message("T-2 Punctuality: 78 / 95 %")


def test_a_reading_by_the_form_and_its_correction(stage: Stager) -> None:
    """The list leads to a form with today's date; a wrong number is put right the same way."""
    sara = company(stage).as_("sara")
    listed = sara.answered("/plan measure")
    assert "1 of 1 measures misses its target." in listed.text
    sara.presses("Take a reading", on=listed)
    sara.fills({"What it reads now": "9.6"})
    sara.sends()
    sara.sees_form("Punctuality: 9.6 %")
    sara.closes()
    answer = sara.answered("/plan measure punct 96")
    assert "in the place of 9.6 %" in answer.text
    assert "on target" in answer.text


def test_an_owner_looks_and_is_told_who_may(stage: Stager) -> None:
    """No button, and a clear word with the name of whoever can."""
    omar = company(stage).as_("omar")
    assert omar.answered("/plan measure").buttons == []
    assert "Sara Harbi" in omar.answered("/plan measure Punctuality 78").text


def test_in_arabic(stage: Stager) -> None:
    """The same by an Arabic word and the digits of the Gulf."""
    sara = company(stage, "ar-SA").as_("sara")
    answer = sara.answered("/plan مؤشر Punctuality ٧٨٫٥")  # noqa: RUF001  (the digits of the Gulf)
    assert "خارج المستهدف" in answer.text
    assert "T-2" in answer.text


@pytest.mark.parametrize(
    "line", ["Punctuality", "Punctuality 7,8,9,5", "Punctuality 5 on the day of days", "returns 5"]
)
def test_a_slip_is_answered_with_the_example(stage: Stager, line: str) -> None:
    """Without a number, with half a one, with no day, with a name that no measure is near: nothing is noted."""
    play = company(stage)
    before = play.count("readings")
    assert '/plan measure "Gross margin" 27.4' in play.as_("sara").answered(f"/plan measure {line}").text
    assert play.count("readings") == before
