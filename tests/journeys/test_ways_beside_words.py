"""A case that ends though nobody spoke of it: its measure is back on target, or somebody else accepts the task."""

import pytest

from bot.messages.model import said
from bot.words.catalogue import Words
from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.screen import as_read

LOCALES = ("en-US", "ar-SA")
MEASURE = """
measures:
  - {key: punctuality, goal: G1, name: Punctuality, unit: "%", baseline: 70, target: 95,
     readings: {today-28d: 80, today-7d: 82}}
"""
LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+1d",
    last_word="{status: on track, on: today-4d}",
)  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_the_measure_is_back_on_target(stage: Stager, locale: str) -> None:
    """A slip is Hadi's to follow up; the next reading is good, so the case on it is settled and never climbs."""
    plan = plans.small(locale=locale, owners=("omar",), more=MEASURE).decode()
    play = stage(plan.replace("perspective: operations}", "perspective: operations, department: operations}").encode())
    words = Words(locale[:2], locale, "Asia/Riyadh")
    sara, hadi = play.as_("sara"), play.as_("hadi")
    about = {"code": "T-2", "title": "Punctuality: 78 / 95 %"}
    sara.answered("/plan measure Punctuality 78")
    play.clock_to("2027-01-05 12:00")
    nudge = hadi.sees_message(as_read(said(words.text("cases.nudge.measure", **about))))
    sara.answered("/plan measure Punctuality 96")
    play.clock_to("2027-01-10 12:00")
    assert nudge.first_line == as_read(said(words.text("cases.outcome.settled", **about)))
    assert "Punctuality: 78" not in sara.answered("/plan stalled").text


@pytest.mark.parametrize("locale", LOCALES)
def test_somebody_accepts_it(stage: Stager, locale: str) -> None:
    """Omar hands over what he was nudged about; once Dana accepts it is hers, and the case has ended."""
    play = stage(plans.small(locale=locale, owners=(), more=LATE))
    words = Words(locale[:2], locale, "Asia/Riyadh")
    about = {"code": "T-1", "title": "Widen the ramp"}
    omar, dana = play.as_("omar"), play.as_("dana")
    play.clock_to("2027-01-06 10:00")
    nudge = omar.sees_message(as_read(said(words.text("cases.nudge.overdue", **about))))
    omar.types("/plan hand T-1 @dana")
    offer = dana.sees_message("Widen the ramp")
    dana.presses(as_read(words.line("button.accept")), on=offer)
    assert nudge.first_line == as_read(said(words.text("cases.outcome.reassigned", **about)))
    assert nudge.labels() == []
    assert "Widen the ramp" not in omar.answered("/plan stalled").text
