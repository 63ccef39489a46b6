"""Check what a message carries: text, blocks, attachments and metadata.

Rules: https://docs.slack.dev/reference/methods/chat.postMessage
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sandbox.checks import blocks as block_checks
from sandbox.checks.problem import Problem
from sandbox.checks.words import message_characters

MOST_TEXT = 40_000
# Not in Slack's pages: its servers were seen to answer msg_blocks_too_long a little above this.
MOST_BLOCK_CHARACTERS = 13_200
MOST_ATTACHMENTS = 100
_EVENT_TYPE = re.compile(r"[A-Za-z0-9_.\-]{1,255}")


def problems(payload: Mapping[str, Any]) -> list[Problem]:
    """What Slack would refuse in a message.

    Args:
        payload: Arguments of the call, decoded: ``text``, ``blocks``, ``attachments`` and ``metadata``
            where given; other arguments are not looked at.
    """
    return [*_content(payload), *_metadata(payload.get("metadata"))]


def _content(payload: Mapping[str, Any]) -> Iterator[Problem]:
    text, blocks, attachments = payload.get("text"), payload.get("blocks"), payload.get("attachments")
    if not text and not blocks and not attachments:
        yield Problem("/text", "missing required field: text", "no_text")
    if text is not None and not isinstance(text, str):
        yield Problem("/text", "must be a string", "invalid_arguments")
    elif isinstance(text, str) and len(text) > MOST_TEXT:
        yield Problem("/text", f"must be less than {MOST_TEXT + 1} characters", "msg_too_long")
    if blocks is not None:
        found = block_checks.problems(blocks, "message")
        yield from found
        if not found and message_characters(blocks) > MOST_BLOCK_CHARACTERS:
            yield Problem("/blocks", f"must be less than {MOST_BLOCK_CHARACTERS + 1} characters", "msg_blocks_too_long")
    if attachments is not None:
        yield from _attachments(attachments)


def _attachments(attachments: object) -> Iterator[Problem]:
    if not isinstance(attachments, list) or not all(isinstance(item, dict) for item in attachments):
        yield Problem("/attachments", "must be an array of objects", "invalid_attachments")
        return
    if len(attachments) > MOST_ATTACHMENTS:
        yield Problem("/attachments", f"no more than {MOST_ATTACHMENTS} items allowed", "too_many_attachments")
    for index, item in enumerate(attachments):
        if item.get("blocks") is not None:
            found = block_checks.problems(item["blocks"], "message", f"/attachments/{index}/blocks")
            yield from (replace(problem, error="invalid_attachments") for problem in found)


def _metadata(metadata: object) -> Iterator[Problem]:
    """An event type and an object of the app's own, or entities; nothing else."""
    if metadata is None:
        return
    refused = "invalid_metadata_format"
    if not isinstance(metadata, dict):
        yield Problem("/metadata", "must be an object", refused)
        return
    for key in sorted(set(metadata) - {"event_type", "event_payload", "entities"}):
        yield Problem("/metadata", f"invalid additional property: {key}", "invalid_metadata_schema")
    event_type = metadata.get("event_type")
    if event_type is None and isinstance(metadata.get("entities"), list):
        return
    if not isinstance(event_type, str) or not _EVENT_TYPE.fullmatch(event_type):
        yield Problem("/metadata/event_type", "must be a name without spaces", refused)
    if not isinstance(metadata.get("event_payload"), dict):
        yield Problem("/metadata/event_payload", "must be an object", refused)
