"""Who is in the workspace, read page by page."""

from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.slack.statuses import away_until
from domain.profiles import Profile

PAGE = 200
SLACKBOT = "USLACKBOT"
"""Slack's own bot, which it does not call one."""

_OUTSIDE = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot")


def profile(user: Mapping[str, Any]) -> Profile:
    """A member as Slack describes them; members of other workspaces and bots count as guests."""
    return Profile(
        chat_id=str(user["id"]),
        zone=user.get("tz") or None,
        locale=user.get("locale") or None,
        is_active=not user.get("deleted", False),
        is_guest=str(user["id"]) == SLACKBOT or any(user.get(flag) for flag in _OUTSIDE),
        away_until=away_until(user.get("profile") or {}),
        name=_name(user),
        runs_workspace=any(user.get(flag) for flag in ("is_admin", "is_owner", "is_primary_owner")),
    )


def _name(user: Mapping[str, Any]) -> str | None:
    shown = user.get("profile") or {}
    names = (user.get("real_name"), shown.get("real_name"), shown.get("display_name"), user.get("name"))
    return next((str(name).strip() for name in names if name and str(name).strip()), None)


def one(client: WebClient, chat_id: str) -> Profile | None:
    """A member; None for a bot, and when Slack does not know them or does not answer."""
    try:
        user = client.users_info(user=chat_id, include_locale=True)["user"]
    except (SlackApiError, OSError):
        return None
    return None if user.get("is_bot") else profile(user)


def everyone(client: WebClient) -> Iterator[Profile]:
    """Every member; SlackApiError or OSError when Slack does not answer."""
    cursor = ""
    while True:
        page = client.users_list(limit=PAGE, cursor=cursor, include_locale=True)
        yield from (profile(user) for user in page["members"] if not user.get("is_bot"))
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return
