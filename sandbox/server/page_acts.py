"""What a person does on the page, done as the member they act as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sandbox.clock import real_seconds
from sandbox.deliveries import Delivery
from sandbox.model import ActRefusedError, Json
from sandbox.render.words import Words

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

# Slack shows an error when the app has not sent options after this many (real) seconds.
OPTIONS_WAIT = 3.0

PAUSES = ("0", "60", "1440")
"""For how long the page offers to pause notifications, in minutes; none ends the pause."""

# Words the client itself has for what is wrong with an entry, by what the workspace says.
_CLIENT_WORDS = {
    "Please complete this required field.": "required",
    "Enter a valid email address.": "bad_email",
    "Enter a valid URL.": "bad_url",
    "Enter a valid number.": "bad_number",
}


def act(ws: Workspace, body: Json) -> None:
    """Do what the page asks for.

    Args:
        ws: The workspace.
        body: ``act`` names what to do, ``as`` the member; the rest depends on the act.

    Raises:
        ActRefusedError: The client or Slack does not allow it, or the request makes no sense.
    """
    done = _ACTS.get(_text(body, "act"))
    if done is None:
        raise ActRefusedError("unknown_act")
    done(ws, _text(body, "as"), body)


def client_words(errors: dict[str, str], words: Words) -> dict[str, str]:
    """Errors of a form in the reader's language where the client has words for them."""
    return {block: words(_CLIENT_WORDS[said]) if said in _CLIENT_WORDS else said for block, said in errors.items()}


def look_up(ws: Workspace, body: Json) -> list[Json]:
    """The options an app offers for what was typed into an external menu; waits for the app.

    Raises:
        ActRefusedError: There is no such menu, or the app did not answer.
    """
    delivery = ws.acts.look_up(
        _text(body, "as"), _text(body, "action"), _text(body, "query"), block_id=_text(body, "block"), **_where(body)
    )
    _await(ws, delivery)
    if not isinstance(delivery.answer, list):
        raise ActRefusedError(delivery.error or "operation_timeout")
    return delivery.answer


def _await(ws: Workspace, delivery: Delivery) -> None:
    until = real_seconds() + OPTIONS_WAIT
    while not delivery.is_settled and (left := until - real_seconds()) > 0:
        version = ws.changes.version
        if not delivery.is_settled:
            ws.changes.wait(version, left)


def _text(body: Json, key: str) -> str:
    value = body.get(key, "")
    if not isinstance(value, str):
        raise ActRefusedError("bad_request", f"{key} must be text")
    return value


def _where(body: Json) -> dict[str, str]:
    return {"channel": _text(body, "channel"), "ts": _text(body, "ts"), "view_id": _text(body, "view")}


def _chosen(ws: Workspace, user: str, kind: str, value: object) -> object:
    """A value of an HTML control as the workspace wants it."""
    if kind == "datetimepicker" and isinstance(value, str) and value:
        zone = ZoneInfo(ws.users[user].tz)
        try:
            return int(datetime.fromisoformat(value).replace(tzinfo=zone).timestamp())
        except ValueError as error:
            raise ActRefusedError("bad_value") from error
    return value


def _say(ws: Workspace, user: str, body: Json) -> None:
    channel, text, thread = _text(body, "channel"), _text(body, "text"), _text(body, "thread")
    name, _, rest = text.partition(" ")
    if not name.startswith("/") or name == "/":
        ws.acts.say(user, channel, text, thread)
    elif thread:
        raise ActRefusedError("not_supported_in_threads")
    else:
        ws.acts.command(user, channel, name, rest)


def _click(ws: Workspace, user: str, body: Json) -> None:
    chosen = _chosen(ws, user, _text(body, "kind"), body.get("value"))
    action, block, where = _text(body, "action"), _text(body, "block"), _where(body)
    try:
        ws.acts.click(user, action, block_id=block, chosen=chosen, **where)
    except ActRefusedError as error:
        if error.code != "no_such_element":
            raise
        # The app may have drawn the same button again a moment ago, in a block that got a new name.
        ws.acts.click(user, action, chosen=chosen, **where)


def _submit(ws: Workspace, user: str, body: Json) -> None:
    values = body.get("values")
    if not isinstance(values, list) or not all(isinstance(entry, dict) for entry in values):
        raise ActRefusedError("bad_request")
    chosen = {_text(entry, "block"): _chosen(ws, user, _text(entry, "kind"), entry.get("value")) for entry in values}
    ws.acts.submit(user, chosen, view_id=_text(body, "view"))


def _react(ws: Workspace, user: str, body: Json) -> None:
    """React, or take the reaction back if it is there."""
    channel, ts, name = _text(body, "channel"), _text(body, "ts"), _text(body, "name")
    message = ws.channels[channel].messages.get(ts) if channel in ws.channels else None
    if message is not None and user in message.reactions.get(name, []):
        ws.acts.unreact(user, channel, ts, name)
    else:
        ws.acts.react(user, channel, ts, name)


def _close(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.close(user, view_id=_text(body, "view"), everything=body.get("everything") is True)


def _message_shortcut(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.message_shortcut(user, _text(body, "name"), _text(body, "channel"), _text(body, "ts"))


def _edit(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.edit(user, _text(body, "channel"), _text(body, "ts"), _text(body, "text"))


def _delete(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.delete(user, _text(body, "channel"), _text(body, "ts"))


def _dismiss(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.dismiss(user, _text(body, "channel"), _text(body, "ts"))


def _join(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.join_channel(user, _text(body, "channel"))


def _pause(ws: Workspace, user: str, body: Json) -> None:
    """Pause notifications for so many minutes; 0 ends the pause."""
    minutes = _text(body, "minutes")
    if minutes not in PAUSES:
        raise ActRefusedError("bad_request", f"minutes must be one of {', '.join(PAUSES)}")
    ws.acts.snooze(user, int(minutes))


def _read(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.read(user, _text(body, "channel"))


def _shortcut(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.shortcut(user, _text(body, "name"))


def _open_home(ws: Workspace, user: str, body: Json) -> None:
    ws.acts.open_home(user, _text(body, "tab"))


_ACTS: dict[str, Callable[[Workspace, str, Json], None]] = {
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "dismiss": _dismiss,
    "react": _react,
    "join": _join,
    "pause": _pause,
    "read": _read,
    "click": _click,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "message-shortcut": _message_shortcut,
    "open-home": _open_home,
}
