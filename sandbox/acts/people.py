"""Coming, going and changing: the workspace, its channels, one's own profile."""

from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.acts.base import BaseActs
from sandbox.events import READ_SCOPES, emit
from sandbox.model import ActRefusedError, Channel, DoNotDisturb, Json, User
from sandbox.shapes import user_object

_STATUS = {"status_text", "status_emoji", "status_expiration"}


class People(BaseActs):
    """How members come, go and change."""

    def join_team(self, **profile: Any) -> User:  # noqa: ANN401 - the fields of add_user, passed on
        """Join the workspace; the fields are those of `Workspace.add_user`."""
        ws = self._ws
        with ws.lock:
            user = ws.add_user(**profile)
            emit(ws, {"type": "team_join", "user": user_object(ws, user, with_locale=True)}, user_id=user.id)
            return user

    def leave_team(self, user: str) -> User:
        """Be deactivated: gone from the workspace, what was said stays."""
        with self._acting(user) as member:
            member.deleted = True
            for view_id in self._ws.stacks.pop(user, []):
                del self._ws.views[view_id]
            return self._changed(member)

    def return_to_team(self, user: str) -> User:
        """Be active again."""
        ws = self._ws
        with ws.lock:
            if user not in ws.users:
                raise ActRefusedError("user_not_found")
            ws.users[user].deleted = False
            return self._changed(ws.users[user])

    def change_profile(self, user: str, **changes: object) -> User:
        """Change fields of one's profile: `tz`, `locale`, `real_name`, `status_text` and so on."""
        with self._acting(user) as member:
            unknown = set(changes) - {field.name for field in fields(User)} | {"id"} & set(changes)
            if unknown:
                raise ActRefusedError("invalid_profile", f"a profile has no {sorted(unknown)}")
            if "tz" in changes:
                ZoneInfo(str(changes["tz"]))
            for name, value in changes.items():
                setattr(member, name, value)
            if set(changes) & _STATUS:
                self._tell("user_status_changed", member)
            return self._changed(member)

    def silence(self, user: str, dnd: DoNotDisturb) -> User:
        """Set when one does not want to be disturbed."""
        with self._acting(user) as member:
            member.dnd = dnd
            status: Json = {
                "dnd_enabled": dnd.enabled,
                "next_dnd_start_ts": dnd.start_ts or 1,
                "next_dnd_end_ts": dnd.end_ts or 1,
            }
            event: Json = {"type": "dnd_updated_user", "user": member.id, "dnd_status": status}
            emit(self._ws, event | {"event_ts": self._ws.stamps.next()}, user_id=member.id)
            self._ws.changes.add("user", user=member.id)
            return member

    def snooze(self, user: str, minutes: int) -> User:
        """Pause notifications for so many minutes; 0 ends it."""
        until = int(self._ws.clock.now().timestamp()) + 60 * minutes if minutes else 0
        return self.silence(user, replace(self._ws.users[user].dnd, snooze_until=until))

    def join_channel(self, user: str, channel: str, invited_by: str = "") -> Channel:
        """Join a public channel, or be brought into any channel by one of its members."""
        with self._acting(user) as member:
            ws = self._ws
            place = self._channel(ws.users[invited_by] if invited_by else member, channel)
            if place.kind == "im":
                raise ActRefusedError("method_not_supported_for_channel_type")
            if not invited_by and (member.is_restricted or member.is_ultra_restricted):
                raise ActRefusedError("user_is_restricted", "guests go where they are brought")
            if user in place.members:
                raise ActRefusedError("already_in_channel")
            place.members.append(user)
            event = self._membership("member_joined_channel", member, place)
            self._tell_channel(place, event | ({"inviter": invited_by} if invited_by else {}), user)
            return place

    def leave_channel(self, user: str, channel: str) -> Channel:
        """Leave a channel."""
        with self._acting(user) as member:
            place = self._joined(member, channel)
            if place.kind == "im":
                raise ActRefusedError("method_not_supported_for_channel_type")
            self._tell_channel(place, self._membership("member_left_channel", member, place), user)
            place.members.remove(user)
            return place

    def archive_channel(self, user: str, channel: str) -> Channel:
        """Archive a channel."""
        with self._acting(user) as member:
            place = self._joined(member, channel)
            place.is_archived = True
            kind = "channel_archive" if place.kind == "channel" else "group_archive"
            self._tell_channel(place, {"type": kind, "channel": place.id, "user": user}, user)
            return place

    def rename_channel(self, user: str, channel: str, name: str) -> Channel:
        """Give a channel another name."""
        with self._acting(user) as member:
            place = self._joined(member, channel)
            place.name = name
            kind = "channel_rename" if place.kind == "channel" else "group_rename"
            renamed = {"id": place.id, "name": name, "created": place.created}
            self._tell_channel(place, {"type": kind, "channel": renamed}, user)
            return place

    def _membership(self, kind: str, member: User, channel: Channel) -> Json:
        letter = "C" if channel.kind == "channel" else "G"
        where = {"channel": channel.id, "channel_type": letter, "team": self._ws.team_id}
        return {"type": kind, "user": member.id, **where, "event_ts": self._ws.stamps.next()}

    def _tell_channel(self, channel: Channel, event: Json, user_id: str) -> None:
        self._ws.changes.add("channel", channel=channel.id)
        if self._ws.bot_user_id in channel.members:
            emit(self._ws, event, scope=READ_SCOPES[channel.kind], user_id=user_id)

    def _changed(self, member: User) -> User:
        member.updated = int(self._ws.clock.now().timestamp())
        self._tell("user_change", member)
        self._tell("user_profile_changed", member)
        self._ws.changes.add("user", user=member.id)
        return member

    def _tell(self, kind: str, member: User) -> None:
        ws = self._ws
        event: Json = {"type": kind, "user": user_object(ws, member, with_locale=True), "event_ts": ws.stamps.next()}
        emit(ws, event | {"cache_ts": member.updated}, user_id=member.id)
