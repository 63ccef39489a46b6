"""Slack in the same process, without a network: the real client and the real app, joined by function calls."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltRequest
from slack_sdk.web import SlackResponse

from bot.slack.patience import Patience, PatientClient

Json = dict[str, Any]
OK = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other side of a call answered."""

    status: int
    headers: Mapping[str, str]
    body: Json


Call = Callable[[str, Json], Reply]
"""Answers a Web API method called with arguments; raises OSError when the answer is lost."""


class DirectClient(PatientClient):
    """A Web API client whose calls are function calls."""

    def __init__(
        self,
        token: str,
        call: Call,
        patience: Patience | None = None,
        take: Callable[[str, bytes], bool] | None = None,
        give: Callable[[str], bytes | None] | None = None,
        base_url: str = PatientClient.BASE_URL,
    ) -> None:
        super().__init__(token=token, base_url=base_url, retry_handlers=[], patience=patience)
        self._call = call
        self._take = take
        self._give = give

    def ask(
        self,
        api_method: str,
        *,
        data: Json | None = None,
        params: Json | None = None,
        **more: object,
    ) -> SlackResponse:
        """Call a method; SlackApiError when the answer is no."""
        sent = more.get("json")
        args = {**(data or {}), **(params or {}), **(sent if isinstance(sent, dict) else {})}
        reply = self._call(api_method, {name: value for name, value in args.items() if value is not None})
        response = SlackResponse(
            client=self,
            http_verb="POST",
            api_url=api_method,
            req_args={},
            data=reply.body,
            headers=dict(reply.headers),
            status_code=reply.status,
        )
        response.validate()  # type: ignore[no-untyped-call]  # the library has no annotation here
        return response

    def upload(self, url: str, content: bytes) -> None:
        """Give the bytes of a file to whoever takes them; OSError when nobody does."""
        if self._take is None or not self._take(url, content):
            raise OSError("upload failed")

    def download(self, url: str, most: int) -> bytes:
        """The bytes of a file from whoever has them; OSError when nobody does."""
        data = None if self._give is None else self._give(url)
        if data is None:
            raise OSError("download failed")
        return data[:most]


def dispatch(app: App, payload: Json) -> tuple[bool, object]:
    """Give the app one payload; whether it acknowledged, and what with."""
    response = app.dispatch(BoltRequest(mode="socket_mode", body=payload))
    if response.status != OK:
        return False, None
    if not response.body:
        return True, None
    if not response.headers["content-type"][0].startswith("application/json"):
        return True, {"text": response.body}  # the listener answered with words alone
    return True, json.loads(response.body)
