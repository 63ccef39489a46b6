"""Fetching a file that somebody shared with the app: only from Slack itself, and never more than a plan may have.

How: https://docs.slack.dev/reference/objects/file-object (`url_private_download`, with the token of the bot).
"""

from enum import StrEnum
from http.client import HTTPException
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError

from bot.formats.tables import MOST_BYTES
from bot.slack.outcomes import name_of
from bot.slack.patience import PatientClient

SCOPE = "files:read"
"""The optional permission without which Slack gives no file to the app."""

_SLACK = "slack.com"


class Unfetched(StrEnum):
    """Why a file did not come; each is the key of its sentence."""

    NO_SCOPE = "upload.no_scope"
    GONE = "upload.gone"
    ELSEWHERE = "upload.elsewhere"
    TOO_LARGE = "upload.too_large"
    NOT_NOW = "upload.not_now"


class FetchError(Exception):
    """A file that did not come."""

    def __init__(self, why: Unfetched) -> None:
        super().__init__(why)
        self.why = why


def fetch(client: PatientClient, file_id: str) -> bytes:
    """The bytes of a file. Errors: FetchError."""
    try:
        file = client.files_info(file=file_id)["file"]
    except SlackApiError as error:
        raise FetchError(_why(name_of(error))) from error
    except (OSError, HTTPException) as error:
        raise FetchError(Unfetched.NOT_NOW) from error
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if int(file.get("size") or 0) > MOST_BYTES:
        raise FetchError(Unfetched.TOO_LARGE)
    if not url:
        raise FetchError(Unfetched.NOT_NOW)  # Slack still looks at it
    if file.get("is_external") or not _is_slacks(url, client.base_url):
        raise FetchError(Unfetched.ELSEWHERE)
    try:
        data = client.download(url, MOST_BYTES + 1)
    except (OSError, HTTPException) as error:
        raise FetchError(Unfetched.NOT_NOW) from error
    if len(data) > MOST_BYTES:
        raise FetchError(Unfetched.TOO_LARGE)
    return data


def _why(fault: str) -> Unfetched:
    if fault == "missing_scope":
        return Unfetched.NO_SCOPE
    gone = fault in {"file_not_found", "file_deleted", "access_denied", "not_visible"}
    return Unfetched.GONE if gone else Unfetched.NOT_NOW


def _is_slacks(url: str, base_url: str) -> bool:
    """Whether an address is Slack's own: what is fetched there is asked for with the bot's token."""
    there, home = urlsplit(url), urlsplit(base_url)
    if (there.scheme, there.netloc) == (home.scheme, home.netloc):
        return True
    return _is_below(home.hostname) and there.scheme == "https" and _is_below(there.hostname) and there.port is None


def _is_below(host: str | None) -> bool:
    return host == _SLACK or (host or "").endswith(f".{_SLACK}")
