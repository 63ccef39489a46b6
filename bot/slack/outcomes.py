"""What Slack's answers mean to the outbox."""

import logging

from slack_sdk.errors import SlackApiError

from domain.ports import Delivery, NoAnswer, Refused, TryLater

log = logging.getLogger(__name__)

TEMPORARY = {
    "ratelimited": 30.0,
    "service_unavailable": 30.0,
    "team_added_to_org": 60.0,
    "invalid_auth": 300.0,
    "not_authed": 300.0,
    "token_revoked": 300.0,
    "token_expired": 300.0,
    "account_inactive": 300.0,
}
"""Errors that say nothing about the message itself, and how many seconds to wait; nothing is lost meanwhile."""

UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout"})
"""Errors after which Slack may have taken the message all the same."""

SERVER_FAULT = 500
TOO_MANY = 429


def outcome(error: SlackApiError) -> Delivery:
    """What an error means: refused for good, to be tried later, or nobody knows."""
    response = error.response
    if isinstance(response, str):
        return NoAnswer("no readable answer")
    name = str(response.get("error", "unknown"))
    if response.status_code == TOO_MANY:
        return TryLater(float(response.headers.get("Retry-After", TEMPORARY["ratelimited"])), name)
    unreadable = " " in name  # the client puts a sentence here when the body was no JSON
    if response.status_code >= SERVER_FAULT or name in UNSURE or unreadable:
        return NoAnswer(name)
    if name in TEMPORARY:
        log.error("slack says %s; sending waits", name)
        return TryLater(TEMPORARY[name], name)
    log.warning("slack refused a notice: %s", name)
    return Refused(name)


def name_of(error: SlackApiError) -> str:
    """Slack's word for what is wrong."""
    return "no readable answer" if isinstance(error.response, str) else str(error.response.get("error", "unknown"))
