"""The workspace: all state of the pocket Slack, one lock around it, and the way in for apps and transports."""

from collections.abc import Mapping
from datetime import timedelta

from sandbox import answers
from sandbox.acts import Acts
from sandbox.api import Answer, answer_call, post_scheduled
from sandbox.clock import Clock
from sandbox.deliveries import Delivery, Outgoing
from sandbox.directory import Directory
from sandbox.events import emit
from sandbox.faults import Faults
from sandbox.ids import Stamps
from sandbox.journal import Journal
from sandbox.limits import Limits
from sandbox.manifest import Manifest
from sandbox.model import Json, Message, ScheduledMessage, Trouble, UploadedFile, View
from sandbox.refusals import RefusedError
from sandbox.response_urls import ResponseUrls, UrlAnswer
from sandbox.triggers import Triggers

LINK_LIFE = timedelta(minutes=1)
# What people see happening by itself, for `until_something_happens`. An app draws its home for whoever opens it, maybe
# only after they asked for the next thing to happen.
VISIBLE = frozenset({"message", "message_changed", "message_deleted", "ephemeral", "modal"})


class Workspace(Directory):
    """One Slack workspace with one app installed in it.

    Safe to use from several threads. `call`, `respond`, `acknowledge` and `expire` are for the app's side and its
    transports; `acts` is for members; `outgoing` holds what waits to be delivered.
    """

    def __init__(self, clock: Clock, manifest: Manifest, *, team_name: str = "Pocket", seed: int = 1) -> None:
        super().__init__(clock, manifest, team_name, seed)
        self.stamps = Stamps(clock)
        self.journal = Journal(clock, self.changes)
        self.outgoing = Outgoing(clock, self.ids)
        self.triggers = Triggers(clock, self.ids)
        self.limits = Limits(clock)
        self.faults = Faults()
        self.bot_token = f"xoxb-sandbox-{self.ids.secret(24)}"
        self.app_token = f"xapp-sandbox-{self.ids.secret(24)}"
        self.signing_secret, self.verification_token = self.ids.secret(32), self.ids.secret(24)
        self.base_url = "http://sandbox.invalid"
        self.is_revoked = self.is_uninstalled = False
        self.file_processing = timedelta(0)
        self.ephemerals: dict[str, Message] = {}
        self.views: dict[str, View] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, UploadedFile] = {}
        self.uploads: dict[str, str] = {}
        self.scheduled: dict[str, ScheduledMessage] = {}
        self.troubles: list[Trouble] = []
        self.offered: dict[str, list[Json]] = {}
        self.links: dict[str, float] = {}
        self.response_urls = ResponseUrls(self)
        self.acts = Acts(self)
        clock.follow(lambda _now: self.tick())

    # The app's side

    def call(self, method: str, token: str, args: Mapping[str, object] | None = None) -> Answer:
        """Answer a Web API call; arguments as text (a form's) or as JSON values."""
        with self.lock:
            self.tick()
            return answer_call(self, method, token, args or {})

    def respond(self, url: str, body: Json) -> UrlAnswer:
        """Take what the app posts to a response URL."""
        with self.lock:
            result = self.response_urls.respond(url, body)
            error = "" if result.status == 200 else result.text  # noqa: PLR2004 - HTTP's word for success
            self.journal.add("response_url", url.rpartition("/")[0], sent=body, answer=result.text, error=error)
            return result

    def acknowledge(self, delivery: Delivery, payload: object = None, milliseconds: float | None = None) -> bool:
        """Take the app's acknowledgement and do what it asks for.

        Returns:
            whether it counted: one that comes after `expire`, or twice, does not.
        """
        with self.lock:
            if delivery.is_settled:
                self.journal.problem(delivery.title, f"acknowledged when it was already {delivery.state}", payload)
                return False
            delivery.state = "acknowledged"
            error = ""
            try:
                answers.apply(self, delivery, payload)
            except RefusedError as refused:
                error = delivery.error = f"{refused.code}: {'; '.join(refused.messages)}"
                answers.trouble(self, delivery, refused.code)
            self.journal.add("ack", delivery.title, delivery.envelope_id, payload, error, milliseconds)
            self.changes.add("delivery", envelope=delivery.envelope_id, state=delivery.state)
            return True

    def expire(self, delivery: Delivery, code: str = "", *, may_repeat: bool = True) -> Delivery | None:
        """Give a delivery up: an event is repeated up to three times, a member is told of anything else.

        Args:
            delivery: what was not acknowledged in time.
            code: why; `timeout` for events and `operation_timeout` for the rest when left out.
            may_repeat: off when the app asked for no repetition.

        Returns:
            the repeated delivery, if there is one.
        """
        with self.lock:
            if delivery.is_settled:
                return None
            reason = code or ("timeout" if delivery.is_event else "operation_timeout")
            delivery.state, delivery.error = "failed", reason
            self.journal.add("expired", delivery.title, delivery.envelope_id, error=reason)
            self.changes.add("delivery", envelope=delivery.envelope_id, state=delivery.state)
            return answers.give_up(self, delivery, reason) if may_repeat or not delivery.is_event else None

    def upload(self, ticket: str, content: bytes) -> bool:
        """Take the bytes of a file sent to an upload URL; tells whether the URL was good for them."""
        with self.lock:
            file = self.files.get(self.uploads.pop(ticket, ""))
            if file is None or len(content) != file.length:
                return False
            file.content, file.state = content, "uploaded"
            return True

    def download(self, path: str, token: str) -> bytes | None:
        """The bytes of a file at its path, for an app that may read files; None where Slack would lead it away."""
        with self.lock:
            file = self.files.get(path.removeprefix("/files/").partition("/")[0])
            may = token == self.bot_token and not self.is_revoked and "files:read" in self.manifest.scopes
            return file.content if may and file is not None and file.state == "ready" else None

    def connect(self, ticket: str) -> bool:
        """Spend a Socket Mode ticket; tells whether it was good, which it is once and for a minute."""
        with self.lock:
            given = self.links.pop(ticket, None)
            return given is not None and self.clock.now().timestamp() - given <= LINK_LIFE.total_seconds()

    # The passing of time, and what goes wrong

    def tick(self) -> None:
        """Do what has come due: scheduled messages, files that were being looked at, repeated events."""
        with self.lock:
            now = self.clock.now()
            for file in self.files.values():
                if file.state == "processing" and file.ready_at is not None and file.ready_at <= now:
                    file.state = "ready"
                    self.changes.add("file", file=file.id)
            for planned in [each for each in self.scheduled.values() if each.post_at <= now.timestamp()]:
                del self.scheduled[planned.id]
                post_scheduled(self, planned)
        self.outgoing.wake()

    def until_something_happens(self, limit: timedelta, step: timedelta) -> bool:
        """Move the clock until the app does something people can see; tells whether it did within the limit."""
        version = self.changes.version
        return self.clock.advance_until(
            lambda: any(change.kind in VISIBLE for change in self.changes.since(version)), limit, step
        )

    def revoke_token(self) -> None:
        """Take the bot's token away; the app is told if it wants to know."""
        with self.lock:
            self.is_revoked = True
            emit(self, {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.bot_user_id]}})

    def uninstall(self) -> None:
        """Remove the app: its token is gone and it hears of nothing after this."""
        with self.lock:
            self.revoke_token()
            emit(self, {"type": "app_uninstalled"})
            self.is_uninstalled = True

    def reinstall(self) -> None:
        """Give the bot's token back."""
        with self.lock:
            self.is_revoked = self.is_uninstalled = False
