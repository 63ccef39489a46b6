"""The words of the trail: there is one for whatever can stand in it."""

import pytest

from bot.audit_line import Asked, read_audit
from bot.messages.trail_values import value
from bot.messages.trail_words import FIELD_WORDS
from bot.words.catalogue import LANGUAGES, Words
from domain.trail import RENAMED, SHOWN
from storage.journal import LEFT_OUT

UNSHOWN = {
    *("id", "owned_since", "quiet_until", "created_by", "created_at", "closed_at", "rhythm_set_at", "still_since"),
    *("last_check_in_at", "off_track_weeks", "key", "chat_id", "plan_time", "returned_from", "move", "slipped_at"),
    *("asked_at", "answered_at", "late", "carried", "seen_at", "week", "raised_by", "raised_at", "due_at"),
    *("answered_by", "opened_at", "told_at", "next_at", "card_at", "follows", "since", "before", "subject_id"),
    *("ended_at", "decided_by", "decided_at", "follow_up_at", "followed_up_at", "proposed_by", "proposed_at"),
    *("instead_of", "offered_by", "offered_at", "unowned", "done_at", "by_id", "at", "channel", "ts", "edited"),
    *("retracted_at", "put_off_until", "public", "subdivision", "task_id", "case_id", "person_id", "closed_at"),
    *("set_up_step", "measure_id", "kind", "day", "department_id", "told_at", "ladder", "on"),
}
"""When, by whom and in which message, which the entry itself says, and what is reckoned or frozen."""

WHOLE_TABLES = {"links", "silences", "offerings"}
"""What the machinery remembers; its entries say all there is to say."""


def test_every_column_is_told_or_left_out_on_purpose() -> None:
    """A column that is new is found here before people miss it."""
    for table, left_out in LEFT_OUT.items():
        if table.name in WHOLE_TABLES:
            continue
        shown = {next((old for (of, old), new in RENAMED.items() if (of, new) == (table.name, name)), name)
                 for name in SHOWN[table.name]}  # fmt: skip
        assert shown <= set(table.c.keys()), table.name
        assert set(table.c.keys()) - shown - left_out <= UNSHOWN, table.name


def test_every_column_has_words() -> None:
    """Whatever is told has a name."""
    assert {column for columns in SHOWN.values() for column in columns} == set(FIELD_WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_said(language: str) -> None:
    """What is held in JSON is said as people say it; what nobody knows is said as it is."""
    words = Words(language, "ar-SA" if language == "ar" else "en-US", "Asia/Riyadh")
    names = {"person": {7: "Sara"}}
    held = {
        "owner_id": (7, "Sara"),
        "head_id": (9, "9"),
        "check_in": {"weekday": 1, "at": "09:30:00"},
        "meeting": {"nth": 2, "weekday": 3, "at": "10:00:00", "agenda_lead": 4},
        "ladder": {"owner_days": 2, "deputy_days": None, "at_once": True},
        "later_leaves": [[None, "2027-01-20"], ["2027-02-01", "2027-02-05"]],
        "own_time": {"work_days": [7, 1], "starts": "08:00:00", "ends": "16:00:00"},
        "until": "2027-01-20",
        "days_off": ["2027-01-01"],
        "state": "open",
        "wants_digest": False,
        "text": "whatever",
        "silent_weeks": 3,
        "place": None,
    }
    for column, given in held.items():
        json, expected = given if isinstance(given, tuple) else (given, None)
        said = value(column, json, names, words)
        assert said, column
        assert "{" not in said, column
        assert expected is None or expected in said


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Asked()),
        ("T-12", Asked(task_id=12)),
        ("t12", Asked(task_id=12)),
        ("<@U0SARA001|sara>", Asked(member="U0SARA001")),
        ("Settings", Asked(settings=True)),
        ("الإعدادات", Asked(settings=True)),
        ("of G2", Asked(name="G2")),
        ("sales", Asked(name="sales")),
    ],
)
def test_reading_what_is_asked_for(typed: str, asked: Asked) -> None:
    """A task, a member, the settings, a name, or everything."""
    assert read_audit(typed) == asked
