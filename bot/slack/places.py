"""Channels: which of those the plan names can be written to."""

from dataclasses import dataclass
from enum import Enum

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

PAGE = 200


class Standing(Enum):
    """What is the matter with a channel."""

    READY = "ready"
    UNKNOWN = "unknown"
    NOT_A_MEMBER = "not a member"
    ARCHIVED = "archived"
    SHARED = "shared with another company"


@dataclass(frozen=True, slots=True)
class Found:
    """How a channel stands, and what it is called; no name for an unknown one."""

    standing: Standing
    name: str = ""


def standing(client: WebClient, channel: str) -> Standing:
    """Whether the bot can post to a channel, named by its id or as `#name`."""
    if channel.startswith("#"):
        return _by_name(client, channel.removeprefix("#"))
    return found(client, channel).standing


def found(client: WebClient, channel: str) -> Found:
    """The channel with this id."""
    try:
        there = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        if error.response.get("error") == "channel_not_found":
            return Found(Standing.UNKNOWN)
        raise
    return Found(_of(there), str(there.get("name") or ""))


def _by_name(client: WebClient, name: str) -> Standing:
    cursor = ""
    while True:
        page = client.conversations_list(types="public_channel,private_channel", limit=PAGE, cursor=cursor)
        for channel in page["channels"]:
            if channel.get("name") == name:
                return _of(channel)
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return Standing.UNKNOWN


def _of(channel: dict[str, object]) -> Standing:
    if channel.get("is_archived"):
        return Standing.ARCHIVED
    if channel.get("is_ext_shared"):
        return Standing.SHARED
    return Standing.READY if channel.get("is_member") else Standing.NOT_A_MEMBER
