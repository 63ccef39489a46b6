"""Who and where: the team, its members and guests, its channels and user groups."""

import threading
from dataclasses import fields, replace
from zoneinfo import ZoneInfo

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.manifest import Manifest
from sandbox.model import SLACKBOT, Channel, Json, User, Usergroup


class Directory:
    """The team with the app in it, its people and its places."""

    def __init__(self, clock: Clock, manifest: Manifest, team_name: str, seed: int) -> None:
        self.clock = clock
        self.manifest = manifest
        self.lock = threading.RLock()
        self.ids = Ids(seed)
        self.changes = Changes()
        self.created = int(clock.now().timestamp())
        self.team_name, self.team_domain = team_name, team_name.lower().replace(" ", "-")
        self.team_id, self.app_id = self.ids.next("T"), self.ids.next("A")
        self.bot_id, self.bot_user_id = self.ids.next("B"), self.ids.next("U")
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.usergroups: dict[str, Usergroup] = {}
        self._direct: dict[str, str] = {}
        self._add_bots()

    def add_user(
        self,
        *,
        id: str = "",  # noqa: A002 - Slack's own name for it
        name: str,
        real_name: str,
        tz: str = "Asia/Riyadh",
        locale: str = "ar-SA",
        is_admin: bool = False,
        is_restricted: bool = False,
        **more: object,
    ) -> User:
        """Add a member without telling the app; `acts.join_team` tells it.

        Args:
            id: user id; one is made up when left out.
            name: what others mention them by.
            real_name: the name shown.
            tz: IANA zone.
            locale: language and region, such as `ar-SA`.
            is_admin: runs the workspace.
            is_restricted: a guest.
            more: further fields of `User`.

        Raises:
            ValueError: the id is taken or a field is unknown.
        """
        ZoneInfo(tz)
        unknown = set(more) - {field.name for field in fields(User)}
        if unknown or id in self.users:
            raise ValueError(f"unknown fields {sorted(unknown)}" if unknown else f"{id} is taken")
        with self.lock:
            user = User(id or self.ids.next("U"), name, real_name, self.team_id, tz, locale)
            given: Json = {"is_admin": is_admin, "is_restricted": is_restricted, "updated": self.created, **more}
            user = replace(user, **given)
            self.users[user.id] = user
            self.changes.add("user", user=user.id)
            return user

    def add_channel(
        self,
        *,
        id: str = "",  # noqa: A002 - Slack's own name for it
        name: str,
        is_private: bool = False,
        members: list[str] | None = None,
        with_bot: bool = True,
    ) -> Channel:
        """Add a channel with these members, the app among them unless `with_bot` is off.

        Raises:
            ValueError: the id is taken or a member is unknown.
        """
        strangers = [each for each in members or [] if each not in self.users]
        if strangers or id in self.channels:
            raise ValueError(f"unknown members {strangers}" if strangers else f"{id} is taken")
        with self.lock:
            everyone = [*(members or []), *([self.bot_user_id] if with_bot else [])]
            channel = Channel(
                id=id or self.ids.next("C"),
                name=name,
                kind="group" if is_private else "channel",
                created=int(self.clock.now().timestamp()),
                creator=everyone[0] if everyone else SLACKBOT,
                members=list(dict.fromkeys(everyone)),
            )
            self.channels[channel.id] = channel
            self.changes.add("channel", channel=channel.id)
            return channel

    def add_usergroup(self, *, handle: str, name: str, members: list[str]) -> Usergroup:
        """Add a user group without telling the app."""
        with self.lock:
            group = Usergroup(self.ids.next("S"), handle, name, list(members), self.created)
            self.usergroups[group.id] = group
            return group

    def direct_message(self, user_id: str) -> Channel:
        """The direct message between the app and a member, opened if need be."""
        with self.lock:
            if user_id not in self._direct:
                created = int(self.clock.now().timestamp())
                members = [user_id, self.bot_user_id]
                channel = Channel(self.ids.next("D"), "", "im", created, user_id, members)
                self.channels[channel.id] = channel
                self._direct[user_id] = channel.id
                self.changes.add("channel", channel=channel.id)
            return self.channels[self._direct[user_id]]

    def channel_named(self, name: str) -> Channel | None:
        """The channel with this name, if there is one; direct messages have none."""
        return next((each for each in self.channels.values() if each.name and each.name == name), None)

    def _add_bots(self) -> None:
        name = self.manifest.bot_display_name
        self.users[self.bot_user_id] = User(
            self.bot_user_id, name.lower(), name, self.team_id, tz="America/Los_Angeles", locale="en-US"
        )
        self.users[self.bot_user_id].is_bot, self.users[self.bot_user_id].bot_id = True, self.bot_id
        self.users[SLACKBOT] = User(SLACKBOT, "slackbot", "Slackbot", self.team_id, "America/Los_Angeles", "en-US")
