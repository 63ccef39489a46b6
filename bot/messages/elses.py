"""What an owner may answer to a nudge beside a status, and how a choice travels with its task."""

from bot.messages.actions import BadValueError, read_id

LACK, NEW_DATE, SNOOZE, HAND_OVER = ELSES = ("lack", "date", "snooze", "hand")


def value(task_id: int, choice: str) -> str:
    """The value of another answer to a nudge."""
    return f"{task_id}:{choice}"


def read(text: str) -> tuple[int, str]:
    """The task and the answer that was chosen; BadValueError when it is none of ours."""
    task, _, choice = text.partition(":")
    if choice not in ELSES:
        raise BadValueError(text)
    return read_id(task), choice
