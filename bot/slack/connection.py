"""Reaching Slack: the clients of the Web API, and who we are there."""

import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.slack.afterwards import Afterwards, AtOnce, Behind
from bot.slack.patience import Patience, PatientClient
from bot.slack.replies import PostToUrl, post_to_url
from domain.ports import Clock

POSTING_SECONDS = 15
"""Time limit of a post that nobody waits for."""

ANSWERING_SECONDS = 2
"""Time limit of a call within an answer, which Slack wants acknowledged in three seconds."""


CALL_FAULTS = (SlackApiError, OSError, HTTPException)
"""What a call of the Web API raises when Slack says no, or nothing."""


REFUSED_TOKENS = frozenset(
    {
        *("invalid_auth", "not_authed", "not_allowed_token_type", "missing_scope", "no_permission"),
        *("account_inactive", "token_expired", "token_revoked", "access_denied"),
    }
)
"""Slack's words for a token that will not do, however often it is tried:
https://docs.slack.dev/reference/methods/apps.connections.open"""


class SlackUnavailableError(Exception):
    """Slack did not let us in; the text says why and what to do."""


class TokenRefusedError(SlackUnavailableError):
    """Slack does not take the token, now or later."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which workspace the bot token belongs to, and who the bot is there; `scopes` is what was granted."""

    team_id: str
    team: str
    bot_user_id: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """How the program reaches Slack: a client for posts, one for quick answers, response URLs, and when to use them.

    `long_work` is for what may take minutes, one thing at a time.
    """

    posting: PatientClient
    answering: WebClient
    post_to_url: PostToUrl
    identity: Identity
    afterwards: Afterwards = field(default_factory=AtOnce)
    long_work: Afterwards = field(default_factory=AtOnce)


def reach(token: str, base_url: str, clock: Clock | None = None) -> Reach:
    """Reach Slack over the network; SlackUnavailableError when it does not let us in.

    With a clock, the clients keep to the waiting times that Slack asks for.
    """
    patience = None if clock is None else Patience(clock)
    posting = client(token, base_url, POSTING_SECONDS, patience)
    answering = client(token, base_url, ANSWERING_SECONDS, patience)
    return Reach(posting, answering, post_to_url, identify(posting), Behind(), Behind(1))


def client(token: str, base_url: str, seconds: int, patience: Patience | None = None) -> PatientClient:
    """A Web API client that repeats nothing by itself: a repeated post is a message said twice."""
    return PatientClient(
        token=token,
        base_url=base_url,
        timeout=seconds,
        retry_handlers=[],
        ssl=_trust(base_url),
        patience=patience,
    )


def identify(web: WebClient) -> Identity:
    """Ask Slack who we are; SlackUnavailableError when it does not let us in."""
    try:
        response = web.auth_test()
    except SlackApiError as error:
        name = str(error.response.get("error"))
        raise SlackUnavailableError(
            f"Slack says {name} to the bot token. Install the app to the workspace and copy the token again."
        ) from error
    except (OSError, HTTPException) as error:
        raise _unreachable(web, error) from error
    headers = {name.lower(): value for name, value in response.headers.items()}
    granted = str(headers.get("x-oauth-scopes", ""))
    return Identity(
        team_id=str(response["team_id"]),
        team=str(response.get("team") or ""),
        bot_user_id=str(response["user_id"]),
        scopes=frozenset(scope.strip() for scope in granted.split(",") if scope.strip()),
    )


def socket_address(app_token: str, web: WebClient) -> str:
    """Where Socket Mode may be opened, once; SlackUnavailableError when the app token may not."""
    try:
        return str(web.apps_connections_open(app_token=app_token)["url"])
    except SlackApiError as error:
        name = fault_name(error)
        if name in REFUSED_TOKENS:
            raise TokenRefusedError(
                f"Slack says {name} to the app token. "
                "Make an App-Level Token with the scope connections:write, on the page Basic Information."
            ) from error
        if name == "ratelimited":
            raise SlackUnavailableError("Slack asks to wait before connecting again. Try again in a minute.") from error
        raise SlackUnavailableError(
            f"Slack says {name} instead of opening Socket Mode. "
            "See that it is enabled on the page Socket Mode of your app, and try again in a minute."
        ) from error
    except (OSError, HTTPException) as error:
        raise _unreachable(web, error) from error


def server_time(web: WebClient) -> datetime | None:
    """The present as Slack's servers see it, to the second; None when they do not tell."""
    headers = {name.lower(): value for name, value in web.api_test().headers.items()}
    stamp = headers.get("date")
    return None if not isinstance(stamp, str) else parsedate_to_datetime(stamp)


def fault_name(error: Exception) -> str:
    """Slack's word for what is wrong, or the kind of a broken connection."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__


def _unreachable(web: WebClient, error: Exception) -> SlackUnavailableError:
    return SlackUnavailableError(
        f"Slack cannot be reached at {web.base_url} ({type(error).__name__}). Check the network and SLACK_API_URL."
    )


def _trust(base_url: str) -> ssl.SSLContext | None:
    return ssl.create_default_context() if base_url.startswith("https:") else None
