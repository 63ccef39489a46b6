"""A client of the control API: acts of members, the state, the clock, faults. Plain standard library."""

import base64
import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from sandbox.model import ActRefusedError, Json

TIMEOUT = 60.0
# Real seconds until `expect` gives up.
PATIENCE = 10.0
# How long one look at the change feed lasts.
GLANCE = 5.0


class NotSeenError(AssertionError):
    """What was expected did not come in time."""


class Control:
    """Plays members, and the powers that be, of a sandbox that runs at `url`."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    # Members

    def act(self, name: str, /, **arguments: object) -> Any:  # noqa: ANN401 - whatever the act gives back, as JSON
        """Do what `sandbox.acts` calls by this name; bytes are sent as they are.

        Raises:
            ActRefusedError: the member may not.
        """
        sent = {
            key: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for key, value in arguments.items()
        }
        return self._post("act", {"act": name, "arguments": sent})

    def say(self, user: str, channel: str, text: str, thread_ts: str = "") -> Json:
        """Say something; returns the message."""
        return dict(self.act("say", user=user, channel=channel, text=text, thread_ts=thread_ts))

    def command(self, user: str, channel: str, name: str, text: str = "") -> Json:
        """Send a slash command; returns the delivery."""
        return dict(self.act("command", user=user, channel=channel, name=name, text=text))

    def click(self, user: str, action_id: str, **where: object) -> Json | None:
        """Press or choose; see `sandbox.acts.press.Press.click`."""
        return self._delivery(self.act("click", user=user, action_id=action_id, **where))

    def submit(self, user: str, values: Json | None = None, view_id: str = "") -> Json:
        """Send the modal in front; returns the delivery."""
        return dict(self.act("submit", user=user, values=values or {}, view_id=view_id))

    def close(self, user: str, *, everything: bool = False) -> None:
        """Close the modal in front, or all of them."""
        self.act("close", user=user, everything=everything)

    def open_home(self, user: str, tab: str = "home") -> Json | None:
        """Open the app's home; returns the delivery, if the app wants to hear of it."""
        return self._delivery(self.act("open_home", user=user, tab=tab))

    # What can be seen

    def state(self) -> Json:
        """Everything: users, channels with their messages, ephemerals, modals, homes, files, troubles."""
        return self._get("state")

    def app(self) -> Json:
        """The app's tokens, its signing secret and the base URL of the Web API."""
        return self._get("app")

    def journal(self, after: int = 0) -> list[Json]:
        """The traffic after an entry's number."""
        return list(self._get("journal", after=after)["entries"])

    def messages(self, channel: str) -> list[Json]:
        """The messages of a channel, oldest first."""
        return list(self.state()["channels"][channel]["messages"].values())

    def modal(self, user: str) -> Json | None:
        """The modal in front of a member."""
        return next(reversed(self.state()["modals"].get(user, [])), None)

    def expect(self, seen: Callable[[Json], object], seconds: float = PATIENCE, what: str = "") -> Any:  # noqa: ANN401
        """Wait until `seen(state)` gives something, following the change feed; returns that.

        Args:
            seen: looks at the state and returns what it looks for, or something false.
            seconds: real seconds until it gives up.
            what: said in the error.

        Raises:
            NotSeenError: it did not come.
        """
        deadline = time.monotonic() + seconds
        while True:
            state = self.state()
            found = seen(state)
            if found:
                return found
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeenError(f"{what or 'what was expected'} did not come within {seconds} s")
            self._get("changes", after=state["version"], wait=min(left, GLANCE))

    def expect_text(self, text: str, channel: str, seconds: float = PATIENCE) -> Json:
        """Wait until a message in a channel contains a text; returns the newest such message."""

        def newest(state: Json) -> Json | None:
            found = [each for each in state["channels"][channel]["messages"].values() if text in each["text"]]
            return found[-1] if found else None

        return dict(self.expect(newest, seconds, f"{text!r} in {channel}"))

    # The powers that be

    def advance(self, by: timedelta, step: timedelta | None = None) -> datetime:
        """Move the clock forward; returns the present afterwards."""
        body: Json = {"advance_seconds": by.total_seconds()}
        return self._moved(body, step)

    def set_clock(self, moment: datetime, step: timedelta | None = None) -> datetime:
        """Move the clock forward to a moment."""
        return self._moved({"set": moment.isoformat()}, step)

    def until_something_happens(self, limit: timedelta, step: timedelta | None = None) -> bool:
        """Move the clock until the app does something people can see; tells whether it did."""
        body: Json = {"until_something_happens_seconds": limit.total_seconds()}
        if step is not None:
            body["step_seconds"] = step.total_seconds()
        return bool(self._post("clock", body)["happened"])

    def fault(self, kind: str, method: str = "*", **more: object) -> None:
        """Let something go wrong with calls to come; see `sandbox.faults.Fault`."""
        self._post("faults", {"kind": kind, "method": method, **more})

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self._post("faults", {"clear": True})

    def limits(self, *, on: bool, **more: object) -> None:
        """Switch the rate limits on or off."""
        self._post("limits", {"on": on, **more})

    def drop_sockets(self) -> int:
        """Break every socket off; returns how many there were."""
        return int(self._post("sockets", {"drop": True})["dropped"])

    def refresh_sockets(self, reason: str = "refresh_requested") -> int:
        """Ask every socket to reconnect; returns how many there were."""
        return int(self._post("sockets", {"refresh": reason})["asked"])

    def deliveries(self, **orders: object) -> Json:
        """Order `hold`, `repeat_next`, `reverse_next`; returns how many wait and are pending."""
        return dict(self._post("deliveries", orders))

    def token(self, do: str) -> None:
        """`revoke`, `uninstall` or `reinstall`."""
        self._post("token", {"do": do})

    def _moved(self, body: Json, step: timedelta | None) -> datetime:
        if step is not None:
            body["step_seconds"] = step.total_seconds()
        return datetime.fromisoformat(self._post("clock", body)["now"])

    def _delivery(self, result: object) -> Json | None:
        return dict(result) if isinstance(result, dict) else None

    def _get(self, name: str, **query: object) -> Json:
        address = f"{self._url}/control/{name}" + (f"?{urlencode(query)}" if query else "")
        with urlopen(Request(address), timeout=TIMEOUT) as response:  # noqa: S310 - the sandbox's own http address
            return dict(json.load(response))

    def _post(self, name: str, body: Json) -> Any:  # noqa: ANN401 - whatever the sandbox gives back, as JSON
        request = Request(  # noqa: S310 - the sandbox's own http address
            f"{self._url}/control/{name}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
                return json.load(response)["result"]
        except HTTPError as error:
            with error:
                answer = json.load(error)
            if error.code == 409:  # noqa: PLR2004 - what the control API answers when a member may not
                raise ActRefusedError(answer["error"], answer["words"], answer["errors"]) from error
            raise ValueError(answer["words"]) from error
