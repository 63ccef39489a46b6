"""A status as a hint that somebody is away."""

from datetime import UTC, datetime

import pytest

from bot.slack.statuses import away_until

END = datetime(2027, 1, 15, tzinfo=UTC)
SECONDS = int(END.timestamp())


@pytest.mark.parametrize(
    ("emoji", "text"),
    [
        (":palm_tree:", ""),
        ("", "On vacation"),
        ("", "Out of office, ask Dana"),
        ("", "OOO"),
        ("", "في إجازة"),
        ("", "اجازه"),
    ],
)
def test_a_status_hints_at_a_leave(emoji: str, text: str) -> None:
    """By its emoji or its words, in both languages, up to its end."""
    assert away_until({"status_emoji": emoji, "status_text": text, "status_expiration": SECONDS}) == END


@pytest.mark.parametrize(
    ("emoji", "text", "expires"),
    [
        ("", "", SECONDS),
        (":hamburger:", "Lunch", SECONDS),
        (":spiral_calendar_pad:", "In a meeting", SECONDS),
        ("", "Cooool idea", SECONDS),
        (":palm_tree:", "On vacation", 0),
        (":palm_tree:", "On vacation", None),
    ],
)
def test_what_is_no_hint(emoji: str, text: str, expires: int | None) -> None:
    """Anything else, and whatever has no end."""
    assert away_until({"status_emoji": emoji, "status_text": text, "status_expiration": expires}) is None
