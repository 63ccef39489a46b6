"""Saying, editing and deleting messages, reactions, files, reading."""

from sandbox.acts.base import BaseActs
from sandbox.api.files import new_file, share, take_in
from sandbox.api.reactions import react, unreact
from sandbox.model import ActRefusedError, Channel, Message, UploadedFile, User
from sandbox.normalise import completed
from sandbox.posting import place, remove, rewrite, thread_root
from sandbox.typed import rich_text, with_mentions

# A longer message is cut up by Slack's client; https://docs.slack.dev/reference/methods/chat.postMessage
LONGEST = 40_000


class Talk(BaseActs):
    """What members say and how they react."""

    def say(self, user: str, channel: str, text: str, thread_ts: str = "") -> Message:
        """Say something in a channel, in a thread of it, or (by the app's user id) to the app.

        `@name` and `#channel` in the text mention somebody or something.
        """
        with self._acting(user) as member:
            place_in = self._writable(member, channel)
            if not text.strip() or len(text) > LONGEST:
                raise ActRefusedError("no_text" if not text.strip() else "msg_too_long")
            return place(self._ws, place_in, self._composed(member, place_in, text, thread_ts))

    def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        """Change the text of one's own message."""
        with self._acting(user) as member:
            message = self._own(member, self._joined(member, channel), ts)
            stored = with_mentions(self._ws, text)
            content = {"text": stored, "blocks": completed(rich_text(stored), self._ws.ids), "attachments": []}
            return rewrite(self._ws, message, content, member.id)

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        with self._acting(user) as member:
            remove(self._ws, self._own(member, self._joined(member, channel), ts))

    def dismiss(self, user: str, channel: str, ts: str) -> None:
        """Wave an ephemeral message away."""
        with self._acting(user) as member:
            message = self._message(member, self._channel(member, channel), ts)
            if not message.is_ephemeral:
                raise ActRefusedError("cant_delete_message")
            remove(self._ws, message)

    def react(self, user: str, channel: str, ts: str, name: str) -> Message:
        """React to a message with an emoji by its name."""
        with self._acting(user) as member:
            place_in = self._joined(member, channel)
            message = self._message(member, place_in, ts)
            react(self._ws, place_in, message, name, member.id)
            return message

    def unreact(self, user: str, channel: str, ts: str, name: str) -> Message:
        """Take one's reaction back."""
        with self._acting(user) as member:
            place_in = self._joined(member, channel)
            message = self._message(member, place_in, ts)
            unreact(self._ws, place_in, message, name, member.id)
            return message

    def read(self, user: str, channel: str) -> None:
        """Read a channel to its end."""
        with self._acting(user) as member:
            place_in = self._channel(member, channel)
            last = next(reversed(place_in.messages), "")
            if place_in.last_read.get(member.id, "") != last:
                place_in.last_read[member.id] = last
                self._ws.changes.add("read", channel=place_in.id, user=member.id)

    def attach(self, user: str, name: str, content: bytes) -> UploadedFile:
        """Upload a file without sharing it yet, as a file input does."""
        with self._acting(user) as member:
            if not content:
                raise ActRefusedError("no_file_data")
            file = new_file(self._ws, name, len(content), member.id)
            file.content = content
            take_in(self._ws, file)
            return file

    def upload(
        self, user: str, channel: str, name: str, content: bytes, text: str = "", thread_ts: str = ""
    ) -> Message:
        """Share a file in a channel."""
        with self._acting(user) as member:
            place_in = self._writable(member, channel)
            message = self._composed(member, place_in, text, thread_ts)
            return share(self._ws, place_in, [self.attach(user, name, content)], message)

    def _composed(self, member: User, channel: Channel, text: str, thread_ts: str) -> Message:
        ws = self._ws
        stored = with_mentions(ws, text)
        return Message(
            ts=ws.stamps.next(),
            channel_id=channel.id,
            user_id=member.id,
            text=stored,
            blocks=completed(rich_text(stored), ws.ids) if text else [],
            thread_ts=thread_root(ws, channel, thread_ts) if thread_ts else "",
            client_msg_id=ws.ids.uuid(),
        )

    def _writable(self, member: User, given: str) -> Channel:
        channel = self._joined(member, given)
        manifest = self._ws.manifest
        if channel.is_archived:
            raise ActRefusedError("is_archived")
        if channel.kind == "im" and not manifest.messages_tab_enabled:
            raise ActRefusedError("messages_tab_disabled", "the app's messages tab is off")
        if channel.kind == "im" and manifest.messages_tab_read_only:
            raise ActRefusedError("messages_tab_read_only", "the app does not take messages")
        return channel

    def _own(self, member: User, channel: Channel, ts: str) -> Message:
        message = self._message(member, channel, ts)
        if message.user_id != member.id:
            raise ActRefusedError("cant_update_message", "it is somebody else's message")
        return message
