"""A word of the week that asks for something holds a case back, as an answer to the nudge does."""

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today+1d", where="Riyadh",
    how="Two trucks pass.", last_word="{status: on track, on: today-4d}",
)  # fmt: skip


def test_a_word_with_a_need(stage: Stager) -> None:
    """Omar says it in words: the nudge tells until when the ladder waits, and no more once Hadi grants it."""
    play, nudge = _nudged(stage, "is past its due date")
    omar, hadi = play.as_("omar"), play.as_("hadi")
    omar.says("T-1 at risk, need money: 500")
    assert "Paused until Mon, Jan 11 at 10:00 AM, when Hadi Nasser should have answered" in nudge.text
    hadi.presses("Grant", on=hadi.sees_message("Omar Salem needs money for T-1"))
    assert "Paused" not in nudge.text
    omar.says("T-1 on track")
    assert "Thank you" in nudge.first_line


def test_in_arabic(stage: Stager) -> None:
    """The same in Arabic; without an answer it climbs when it was said."""
    play, nudge = _nudged(stage, "تجاوزت موعدها", locale="ar-SA")
    play.as_("omar").says("T-1 في خطر، أحتاج مالا: 500")
    assert "سلم المتابعة متوقف حتى" in nudge.text
    play.clock_to("2027-01-11 12:00")
    play.as_("hadi").sees_message("تجاوزت موعدها")


def _nudged(stage: Stager, containing: str, locale: str = "en-US") -> tuple[Play, Post]:
    """Omar's task is due on Tuesday, and he is nudged on Wednesday at eight."""
    play = stage(plans.small(locale=locale, owners=(), more=LATE))
    play.clock_to("2027-01-06 10:00")
    return play, play.as_("omar").sees_message(containing)
