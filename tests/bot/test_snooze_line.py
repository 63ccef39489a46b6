"""Snoozing in words: a task, a day and a reason, in both languages; anything less stays what it is."""

from datetime import date

import pytest

from bot.reply_line import read_reply
from bot.snooze_line import Snooze, read_snooze

TODAY = date(2027, 1, 6)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("snooze T-12 until thursday: the crane is broken", Snooze(12, date(2027, 1, 7), "the crane is broken")),
        ("Snooze t12 till 12 jan, no steel", Snooze(12, date(2027, 1, 12), "no steel")),
        ("postpone T-3 to 2027-01-13: rain &amp; wind", Snooze(3, date(2027, 1, 13), "rain & wind")),
        ("أجّل T-12 حتى 12 يناير: الرافعة معطلة", Snooze(12, date(2027, 1, 12), "الرافعة معطلة")),
        ("تأجيل T-12 إلى الخميس، تأخر الحديد", Snooze(12, date(2027, 1, 7), "تأخر الحديد")),
    ],
)
def test_it_is_read(text: str, expected: Snooze) -> None:
    """By itself, and where it stands in a message."""
    assert read_snooze(text, TODAY) == expected
    assert read_reply(text, TODAY) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "snooze T-12 until thursday",
        "snooze until thursday: tired",
        "snooze T-12 until the fair: busy",
        "T-12: we snooze until thursday: no steel",
        "show T-12 until thursday: no steel",
    ],
)
def test_anything_else_is_no_snooze(text: str) -> None:
    """Without a code, a day or a reason nothing is put off."""
    assert read_snooze(text, TODAY) is None
