"""What is read out of a raw payload: who acts, from where, on what, and which delivery it is."""

from typing import Any

import pytest

from bot.slack.request import actor_id, clicked_spot, event_key, team_id

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ({"user": {"id": "U1"}}, "U1"),
        ({"user_id": "U2", "command": "/plan"}, "U2"),
        ({"event": {"type": "message", "user": "U3"}}, "U3"),
        ({"event": {"type": "user_change", "user": {"id": "U4"}}}, "U4"),
        ({"event": {"type": "tokens_revoked"}}, None),
        ({"user": {"id": 7}}, None),
        ({"user_id": ""}, None),
        ({}, None),
    ],
)
def test_who_acts(body: Json, actor: str | None) -> None:
    """The member who acts is found in clicks, forms, commands and events; nobody acts in the others."""
    assert actor_id(body) == actor


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ({"team": {"id": "T1"}, "user": {"id": "U1"}}, "T1"),
        ({"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T2"}}, "T2"),
        ({"team_id": "T3"}, "T3"),
        ({"team": None, "team_id": "T4"}, "T4"),
        ({"team": {}, "team_id": "T5"}, None),
        ({}, None),
    ],
)
def test_which_workspace(body: Json, team: str | None) -> None:
    """A member of another company in a shared channel counts as coming from there, wherever they press."""
    assert team_id(body) == team


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"event_id": "Ev1"}, "event_id:Ev1"),
        ({"trigger_id": "1.2.abc"}, "trigger_id:1.2.abc"),
        ({"event_id": "Ev1", "trigger_id": "1.2.abc"}, "event_id:Ev1"),
        ({"event_id": "", "trigger_id": None}, None),
        ({}, None),
    ],
)
def test_which_delivery(body: Json, key: str | None) -> None:
    """A repeated delivery has the key of the first one, and nothing else has it."""
    assert event_key(body) == key


@pytest.mark.parametrize(
    ("container", "spot"),
    [
        ({"type": "message", "channel_id": "D1", "message_ts": "1.2"}, ("D1", "1.2")),
        ({"type": "message", "channel_id": "D1"}, None),
        ({"type": "view", "view_id": "V1"}, None),
        (None, None),
        ("message", None),
    ],
)
def test_where_it_stands(container: object, spot: tuple[str, str] | None) -> None:
    """Only a message has a place in the chat; Home and windows have none."""
    assert clicked_spot({"container": container}) == spot
    assert clicked_spot({}) is None
