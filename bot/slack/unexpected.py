"""Errors that nobody foresaw, in the log."""

import logging
import traceback

from slack_sdk.errors import SlackApiError

log = logging.getLogger(__name__)


def log_unexpected(error: Exception, reference: str) -> None:
    """The trace without the error's own text, which may quote what people wrote."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    slack_says = error.response.get("error") if isinstance(error, SlackApiError) else "-"
    log.error("unexpected %s, slack says %s (reference %s)\n%s", type(error).__name__, slack_says, reference, frames)
