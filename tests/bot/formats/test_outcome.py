"""What is said of a file that was taken."""

from dataclasses import fields

import pytest

from bot.formats import outcome
from bot.words.catalogue import Words
from domain.calendars import Calendar
from domain.previews import KeptFields, Preview

CALENDAR = tuple(field.name for field in fields(Calendar) if field.name not in {"key", "public"})
KEPT = (
    *CALENDAR,
    *("name", "head_id", "channel", "ladder"),
    *("leader_id", "digest_channel", "meeting_channel"),
    *("calendar", "is_plan_keeper", "own_time"),
)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_whatever_is_set_in_the_chat_has_a_word(language: str) -> None:
    """A file that would set it otherwise is taken, and tells that it was left as it is."""
    told = outcome.notes(
        Preview(outcome.PLAN_FILE, kept=(KeptFields("Riyadh", KEPT),)), Words(language, language, "UTC")
    )
    assert len(told) == 1


def test_hours_and_holidays_are_told_once() -> None:
    """People do not read of columns."""
    kept = KeptFields("Riyadh", ("starts", "ends", "days_off", "days_on"))
    told = outcome.summary_of_ours(Preview(outcome.PLAN_FILE, kept=(kept,)), Words("en", "en-GB", "UTC"))
    assert "Left as it was changed in chat: hours and holidays of Riyadh." in told
