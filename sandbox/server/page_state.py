"""What the templates of the page need, read from the workspace for one place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sandbox.model import SLACKBOT, Channel, Message, UploadedFile, User, View
from sandbox.render.dates import clock_time, day, exact
from sandbox.render.mrkdwn import plain
from sandbox.render.reader import Reader
from sandbox.render.renderer import Renderer
from sandbox.server.page_acts import client_words
from sandbox.server.page_drawings import Drawings
from sandbox.server.page_place import HOME, Place, can_see, people, reader_names
from sandbox.shapes import replies_of
from sandbox.typed import unescaped

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

COLOURS = 8
_MENTION = re.compile(r"<([@#!])([^<>|]+)(?:\|[^<>]*)?>")
# Neighbouring messages of one person within this span share one heading.
TOGETHER = timedelta(minutes=5)


@dataclass
class Row:
    """One message as it is drawn."""

    message: Message
    author: User
    is_app: bool
    is_mine: bool
    at: datetime
    time: str
    exact: str
    body: Markup
    attachments: list[Markup]
    files: list[UploadedFile]
    reactions: list[tuple[str, list[str], bool]]
    replies: list[Message]
    day: str = ""
    is_new: bool = False
    is_short: bool = False
    key: str = ""
    typed: str = ""


@dataclass
class Spot:
    """One line of the sidebar."""

    channel: Channel
    name: str
    unread: int
    is_here: bool
    is_joined: bool


def reader_of(ws: Workspace, user_id: str) -> Reader:
    """A member as the one who reads."""
    me = ws.users[user_id]
    users, channels = reader_names(ws, user_id)
    active = {user.id: users[user.id] for user in people(ws) if not user.deleted}
    groups = {group.id: group.handle for group in ws.usergroups.values()}
    return Reader(user_id, me.tz, me.locale, ws.clock.now(), users, channels, groups, active)


@dataclass
class Scene:
    """Everything the page shows of one workspace to one member at one place."""

    ws: Workspace
    place: Place
    me: User
    reader: Reader
    drawings: Drawings
    renderer: Renderer = field(init=False)
    for_whom: Hashable = field(init=False)

    def __post_init__(self) -> None:
        """Take a renderer for the reader, and say what all that it draws depends on."""
        reader = self.reader
        self.renderer = Renderer(reader)
        names = hash((*reader.users.items(), *reader.channels.items(), *reader.usergroups.items()))
        self.for_whom = (reader.user_id, reader.tz, reader.locale, reader.here(reader.now).date(), names)

    @staticmethod
    def of(ws: Workspace, place: Place, drawings: Drawings) -> Scene:
        """The scene at a settled place."""
        return Scene(ws, place, ws.users[place.acting], reader_of(ws, place.acting), drawings)

    # Sidebar

    def spots(self) -> list[Spot]:
        """The channels the member sees, joined ones first."""
        seen = [c for c in self.ws.channels.values() if c.kind != "im" and can_see(c, self.me.id)]
        return sorted((self._spot(channel) for channel in seen), key=lambda spot: (not spot.is_joined, spot.name))

    @property
    def app_messages(self) -> Spot:
        """The direct message with the app."""
        return self._spot(self.ws.direct_message(self.me.id))

    def _spot(self, channel: Channel) -> Spot:
        joined = self.me.id in channel.members
        unread = len(list(self._unread(channel))) if joined else 0
        return Spot(channel, self.name_of(channel), unread, channel.id == self.place.at, joined)

    def _unread(self, channel: Channel) -> Iterator[Message]:
        last = channel.last_read.get(self.me.id, "")
        return (m for m in channel.messages.values() if m.ts > last and m.user_id != self.me.id)

    def name_of(self, channel: Channel) -> str:
        """What a conversation is called by its members."""
        if channel.kind in {"channel", "group"}:
            return channel.name
        others = [self.reader.users[each] for each in channel.members if each != self.me.id]
        return ", ".join(others)

    # Conversation

    @property
    def channel(self) -> Channel | None:
        """The conversation that is open, if one is."""
        return None if self.place.at == HOME else self.ws.channels[self.place.at]

    def rows(self) -> list[Row]:
        """Messages of the open conversation, oldest first, as many as the place wants."""
        channel = self.channel
        if channel is None:
            return []
        top = [m for m in channel.messages.values() if m.thread_ts in {"", m.ts} or m.subtype == "thread_broadcast"]
        return self._rows([*top, *self._whispers(channel, "")])

    def thread_rows(self) -> list[Row]:
        """The open thread: the message that began it and its replies."""
        channel = self.channel
        if channel is None or not self.place.thread:
            return []
        root = channel.messages[self.place.thread]
        replies = replies_of(channel, root.ts)
        rows = self._rows([root, *replies, *self._whispers(channel, root.ts)])
        for row in rows:
            row.day, row.replies = "", []
        return rows

    def has_earlier(self) -> bool:
        """Whether there are more messages than shown."""
        return self.channel is not None and len(self.channel.messages) > self.place.shown

    def _whispers(self, channel: Channel, thread_ts: str) -> list[Message]:
        return [
            message
            for message in self.ws.ephemerals.values()
            if message.channel_id == channel.id and message.visible_to == self.me.id and message.thread_ts == thread_ts
        ]

    def _rows(self, messages: list[Message]) -> list[Row]:
        rows = [self._row(message) for message in sorted(messages, key=lambda m: m.ts)[-self.place.shown :]]
        before: Row | None = None
        marked = False
        for row in rows:
            row.day = "" if before and before.at.date() == row.at.date() else day(row.at, self.reader)
            row.is_new = not marked and bool(self.place.since) and self._is_new(row)
            marked = marked or row.is_new
            row.is_short = before is not None and not row.day and not row.is_new and _goes_with(before, row)
            row.key = self._key(row)
            before = row
        return rows

    def _is_new(self, row: Row) -> bool:
        return row.message.ts > self.place.since and not row.is_mine

    def _row(self, message: Message) -> Row:
        at = self.reader.here(datetime.fromtimestamp(float(message.ts), UTC))
        author = self.ws.users.get(message.user_id) or self.ws.users[SLACKBOT]
        return Row(
            message=message,
            author=author,
            is_app=author.is_bot,
            is_mine=message.user_id == self.me.id and not message.is_ephemeral,
            at=at,
            time=clock_time(at, self.reader),
            exact=exact(at, self.reader),
            body=self._body(message),
            attachments=[self._attachment(each, message) for each in message.attachments],
            files=[self.ws.files[each] for each in message.file_ids if each in self.ws.files],
            reactions=[
                (name, [self.reader.users[user] for user in users if user in self.reader.users], self.me.id in users)
                for name, users in message.reactions.items()
            ],
            replies=replies_of(self.ws.channels[message.channel_id], message.ts),
            typed=self._typed(message.text) if message.user_id == self.me.id else "",
        )

    def _typed(self, text: str) -> str:
        """A member's own message as it was typed, to be edited."""

        def name(match: re.Match[str]) -> str:
            sign, given = match.groups()
            if sign == "!":
                return f"@{given}"
            known = self.ws.users.get(given) or self.ws.channels.get(given)
            return f"{sign}{known.name if known else given}"

        return unescaped(_MENTION.sub(name, text))

    def _body(self, message: Message) -> Markup:
        content = repr((message.text, message.blocks, message.state))
        # "Two hours ago" grows old by the minute.
        age = self.reader.now.replace(second=0, microsecond=0) if "{ago}" in content else None
        return self.drawings.of((self.for_whom, message.ts, content, age), lambda: self._draw_body(message))

    def _draw_body(self, message: Message) -> Markup:
        if message.blocks:
            return self.renderer.blocks(message.blocks, "message", f"m{message.ts}", message.state)
        return Markup('<div class="text" dir="auto">{}</div>').format(self.renderer.mrkdwn(message.text))

    def _attachment(self, attachment: dict[str, Any], message: Message) -> Markup:
        if attachment.get("blocks"):
            return self.renderer.blocks(attachment["blocks"], "message", f"a{message.ts}")
        lines = [str(attachment[key]) for key in ("pretext", "title", "text", "footer") if attachment.get(key)]
        return self.renderer.mrkdwn("\n".join(lines or [str(attachment.get("fallback", ""))]))

    def _key(self, row: Row) -> str:
        """Changes whenever the row would be drawn differently; the page then draws that row again."""
        message = row.message
        files = [(file.id, file.state) for file in row.files]
        content = (row.body, row.attachments, files, row.reactions, message.edited_ts, message.subtype)
        around = (row.day, row.is_new, row.is_short, len(row.replies), row.author.real_name, row.time)
        return hashlib.blake2s(repr((content, around)).encode(), digest_size=8).hexdigest()

    # Views

    @property
    def home(self) -> View | None:
        """The member's home tab, if the app drew one."""
        return self.ws.homes.get(self.me.id)

    @property
    def stack(self) -> list[View]:
        """The member's modals, the one in front last."""
        return [self.ws.views[view_id] for view_id in self.ws.stacks.get(self.me.id, [])]

    def view_body(self, view: View) -> Markup:
        """A view's blocks with what was chosen and what was wrong."""
        errors = client_words(view.errors, self.reader.words)
        return self.renderer.blocks(view.blocks, view.kind, view.id, view.state, errors)

    def title(self, text: dict[str, Any] | None, otherwise: str) -> Markup | str:
        """A view's title or button, or the page's own word for it."""
        return plain(text["text"]) if text else otherwise

    # Names and faces

    def initials(self, user: User) -> str:
        """One or two letters for a face; joined letters would look like a word, so Arabic names show one."""
        words = (user.real_name or user.name).split()
        letters = "".join(word[0] for word in words[:2]).upper()
        return letters if letters.isascii() else letters[:1]

    def size(self, file: UploadedFile) -> str:
        """How large a file is."""
        for unit, bytes_in_one in (("mb", 1_000_000), ("kb", 1_000)):
            if file.length >= bytes_in_one:
                return self.reader.words(f"size_{unit}", number=f"{file.length / bytes_in_one:.1f}")
        return self.reader.words("size_b", count=file.length)

    def colour(self, user: User) -> int:
        """A number that gives a face its colour, the same on every visit."""
        return sum(user.id.encode()) % COLOURS


def _goes_with(before: Row, row: Row) -> bool:
    same = before.author.id == row.author.id and before.message.is_ephemeral == row.message.is_ephemeral
    return same and row.at - before.at < TOGETHER and not row.message.subtype and not before.replies
