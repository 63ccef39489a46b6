"""What every act needs: who acts, where, and handing a delivery to the app."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sandbox.deliveries import Delivery, DeliveryKind
from sandbox.model import ActRefusedError, Channel, Json, Message, User, View
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


class BaseActs:
    """Shared by the families of acts."""

    def __init__(self, workspace: Workspace) -> None:
        self._ws = workspace

    @contextmanager
    def _acting(self, user_id: str) -> Iterator[User]:
        """The member who acts, with the workspace locked; a refusal of Slack's becomes the member's."""
        with self._ws.lock:
            self._ws.tick()
            user = self._ws.users.get(user_id)
            if user is None:
                raise ActRefusedError("user_not_found", f"nobody has the id {user_id!r}")
            if user.deleted:
                raise ActRefusedError("account_inactive", f"{user.real_name} is no longer active here")
            try:
                yield user
            except RefusedError as error:
                raise ActRefusedError(error.code) from error

    def _channel(self, user: User, given: str) -> Channel:
        """The channel a member means: an id, a name, or the app's user id for their direct message with it."""
        if given == self._ws.bot_user_id:
            return self._ws.direct_message(user.id)
        channel = self._ws.channels.get(given) or self._ws.channel_named(given.removeprefix("#"))
        if channel is None or (channel.is_private and user.id not in channel.members):
            raise ActRefusedError("channel_not_found", f"{user.name} sees no channel {given!r}")
        return channel

    def _joined(self, user: User, given: str) -> Channel:
        channel = self._channel(user, given)
        if user.id not in channel.members:
            raise ActRefusedError("not_in_channel", f"{user.name} is not in #{channel.name}")
        return channel

    def _message(self, user: User, channel: Channel, ts: str) -> Message:
        """A message the member can see there."""
        message = channel.messages.get(ts) or self._ws.ephemerals.get(ts)
        if message is None or message.channel_id != channel.id or message.visible_to not in {"", user.id}:
            raise ActRefusedError("message_not_found", f"{user.name} sees no message {ts} there")
        return message

    def _view(self, user: User, view_id: str) -> View:
        """A view that is in front of the member: the top modal, or their home tab."""
        home = self._ws.homes.get(user.id)
        if home is not None and home.id == view_id:
            return home
        stack = self._ws.stacks.get(user.id, [])
        if not stack or (view_id and stack[-1] != view_id):
            raise ActRefusedError("view_not_found", f"{user.name} does not have this view in front")
        return self._ws.views[stack[-1]]

    def _send(  # noqa: PLR0913 - one argument for each thing a delivery carries
        self,
        kind: DeliveryKind,
        title: str,
        payload: Json,
        user: User,
        *,
        accepts: bool = False,
        view_id: str = "",
        channel_id: str = "",
        thread_ts: str = "",
        context: Json | None = None,
    ) -> Delivery:
        ws = self._ws
        if kind != "slash_commands" and not ws.manifest.interactivity_enabled:
            raise ActRefusedError("interactivity_off", "the app's manifest does not turn interactivity on")
        delivery = Delivery(
            envelope_id=ws.ids.uuid(),
            kind=kind,
            title=title,
            payload=payload,
            user_id=user.id,
            due=ws.clock.now(),
            accepts_response_payload=accepts,
            view_id=view_id,
            channel_id=channel_id,
            thread_ts=thread_ts,
            context=context or {},
        )
        if ws.is_uninstalled:
            raise ActRefusedError("app_uninstalled", "the app is no longer installed here")
        ws.outgoing.add(delivery)
        return delivery
