"""Readers to draw for."""

from datetime import UTC, datetime

from sandbox.render.reader import Reader

NOON = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)  # a Monday, 12:00 in Riyadh
STAMP = int(NOON.timestamp())


def reader(locale: str = "en-US", tz: str = "Asia/Riyadh") -> Reader:
    """A member who knows Sara and the channel #plan."""
    return Reader(
        "U1",
        tz,
        locale,
        NOON,
        users={"U1": "Noura", "U2": "Sara <b>"},
        channels={"C1": "plan"},
        usergroups={"S1": "leads"},
    )
