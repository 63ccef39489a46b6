"""What a workspace is made of, as plain data. Names of fields follow Slack's own objects."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
SLACKBOT = "USLACKBOT"
ChannelKind = Literal["channel", "group", "im", "mpim"]


class ActRefusedError(Exception):
    """A member tried something the client or Slack does not let them do.

    Attributes:
        code: short machine-readable reason.
        errors: words for each block of a form that stopped it, keyed by block_id.
    """

    def __init__(self, code: str, words: str = "", errors: dict[str, str] | None = None) -> None:
        super().__init__(words or code)
        self.code = code
        self.errors = errors or {}


@dataclass
class DoNotDisturb:
    """When a member wants silence; UNIX seconds, 0 means not set."""

    enabled: bool = False
    start_ts: int = 0
    end_ts: int = 0
    snooze_until: int = 0


@dataclass
class User:
    """A member, a guest, a bot or a stranger from another workspace."""

    id: str
    name: str
    real_name: str
    team_id: str
    tz: str = "Asia/Riyadh"
    locale: str = "ar-SA"
    email: str = ""
    title: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False
    bot_id: str = ""
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    dnd: DoNotDisturb = field(default_factory=DoNotDisturb)
    updated: int = 0


@dataclass
class Message:
    """One message. `visible_to` names the only reader of an ephemeral one."""

    ts: str
    channel_id: str
    user_id: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str = ""
    subtype: str = ""
    thread_ts: str = ""
    metadata: Json | None = None
    edited_by: str = ""
    edited_ts: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)
    file_ids: list[str] = field(default_factory=list)
    client_msg_id: str = ""
    visible_to: str = ""
    state: dict[str, Json] = field(default_factory=dict)

    @property
    def is_ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.visible_to)


@dataclass
class Channel:
    """A public channel, a private one, a direct message or a group direct message."""

    id: str
    name: str
    kind: ChannelKind
    created: int
    creator: str = ""
    members: list[str] = field(default_factory=list)
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    is_ext_shared: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    last_read: dict[str, str] = field(default_factory=dict)
    pinned: list[str] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """Whether only its members know of it."""
        return self.kind != "channel"


@dataclass
class View:
    """A modal or a home tab as one member sees it.

    `state` holds what is chosen or typed, keyed by block and action, in the shape Slack sends. `errors` are the words
    under the inputs, keyed by block. `trouble` is Slack's own error when the app did not answer well.
    """

    id: str
    kind: Literal["modal", "home"]
    user_id: str
    payload: Json
    hash: str
    root_view_id: str
    previous_view_id: str = ""
    external_id: str = ""
    state: dict[str, Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    is_submitting: bool = False

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, with every id filled in."""
        blocks: list[Json] = self.payload["blocks"]
        return blocks


@dataclass
class UploadedFile:
    """A file on its way in (`pending`), being looked at (`processing`) or ready."""

    id: str
    name: str
    user_id: str
    length: int
    created: int
    title: str = ""
    alt_txt: str = ""
    mimetype: str = ""
    content: bytes = b""
    state: Literal["pending", "uploaded", "processing", "ready"] = "pending"
    ready_at: datetime | None = None
    shares: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class ScheduledMessage:
    """A message that will be posted when its moment comes."""

    id: str
    channel_id: str
    post_at: int
    created: int
    arguments: Json


@dataclass
class Usergroup:
    """A named group of members that can be mentioned."""

    id: str
    handle: str
    name: str
    members: list[str] = field(default_factory=list)
    created: int = 0
    is_disabled: bool = False


@dataclass(frozen=True)
class Trouble:
    """What Slack tells a member when an app did not answer: where it happened and the error code."""

    user_id: str
    code: str
    where: str
    at: datetime
