"""Payloads as Slack sends them, in numbers."""

import json
import uuid
from typing import Any

Json = dict[str, Any]
TEAM = "T0BENCH001"
SIZE = 4_600
"""Bytes of a modal submission with half a dozen inputs, in its envelope."""


def submission(callback_id: str, metadata: str, user: str, values: Json) -> Json:
    """A form that was sent, padded to the size of a real one."""
    view = {
        "id": "V0BENCH001",
        "team_id": TEAM,
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": metadata,
        "blocks": [{"type": "input", "block_id": block_id} for block_id in values],
        "state": {"values": values},
        "hash": "",
    }
    return {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": user, "username": "bench", "name": "bench", "team_id": TEAM},
        "api_app_id": "A0BENCH001",
        "token": "bench",
        "trigger_id": uuid.uuid4().hex,
        "view": view,
        "response_urls": [],
    }


def press(action_id: str, value: str, user: str) -> Json:
    """A button of a direct message that was pressed."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": user, "username": "bench", "name": "bench", "team_id": TEAM},
        "api_app_id": "A0BENCH001",
        "token": "bench",
        "container": {"type": "message", "message_ts": "1700000000.000100", "channel_id": "D0BENCH001"},
        "trigger_id": uuid.uuid4().hex,
        "channel": {"id": "D0BENCH001", "name": "directmessage"},
        "message": {"type": "message", "ts": "1700000000.000100", "text": "", "blocks": []},
        "response_url": "http://127.0.0.1:9/actions/T/1/2",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "week", "value": value, "action_ts": "1"}],
    }


def enveloped(payload: Json) -> tuple[str, str]:
    """The id and the text of a Socket Mode envelope of SIZE bytes."""
    envelope_id = str(uuid.uuid4())
    envelope = {
        "envelope_id": envelope_id,
        "type": "interactive",
        "accepts_response_payload": True,
        "payload": payload,
    }
    payload["view"]["hash"] = "0" * (SIZE - len(json.dumps(envelope)))  # what else a view carries
    return envelope_id, json.dumps(envelope)
