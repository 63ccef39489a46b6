"""Ways in: slash commands, shortcuts, the home tab."""

from sandbox.acts.base import BaseActs
from sandbox.deliveries import Delivery
from sandbox.events import emit
from sandbox.manifest import Shortcut
from sandbox.model import ActRefusedError, Json
from sandbox.payloads import command, common, named
from sandbox.shapes import message_object, view_object
from sandbox.typed import with_mentions


class Doors(BaseActs):
    """How members call upon the app."""

    def command(self, user: str, channel: str, name: str, text: str = "") -> Delivery:
        """Send a slash command such as `/todo` with the text after it."""
        with self._acting(user) as member:
            ws = self._ws
            place = self._joined(member, channel)
            known = ws.manifest.commands.get(name)
            if known is None:
                raise ActRefusedError("unknown_command", f"{name} is not a valid command")
            typed = with_mentions(ws, text, with_names=True) if known.should_escape else text
            payload = command(ws, member, place, name, typed.strip())
            payload["response_url"] = ws.response_urls.give("commands", member.id, place.id)
            payload["trigger_id"] = ws.triggers.give(member.id)
            return self._send("slash_commands", name, payload, member, accepts=True, channel_id=place.id)

    def shortcut(self, user: str, callback_id: str) -> Delivery:
        """Start a global shortcut."""
        with self._acting(user) as member:
            self._known(callback_id, "global")
            payload = common(self._ws, "shortcut", member) | self._stamped(callback_id, member.id)
            return self._send("interactive", callback_id, payload, member)

    def message_shortcut(self, user: str, callback_id: str, channel: str, ts: str) -> Delivery:
        """Start a shortcut from a message's menu."""
        with self._acting(user) as member:
            ws = self._ws
            self._known(callback_id, "message")
            place = self._joined(member, channel)
            message = self._message(member, place, ts)
            if message.is_ephemeral:
                raise ActRefusedError("message_not_found", "an ephemeral message has no such menu")
            payload = common(ws, "message_action", member) | self._stamped(callback_id, member.id)
            payload |= {
                "channel": named(place),
                "message_ts": ts,
                "message": message_object(ws, message),
                "response_url": ws.response_urls.give("app", member.id, place.id, message.thread_ts, ts),
            }
            return self._send("interactive", callback_id, payload, member, channel_id=place.id)

    def open_home(self, user: str, tab: str = "home") -> Delivery | None:
        """Open the app: its home tab, or its messages; the app hears of it every time if it wants to."""
        with self._acting(user) as member:
            ws = self._ws
            wanted = {"home": ws.manifest.home_tab_enabled, "messages": ws.manifest.messages_tab_enabled}
            if not wanted.get(tab):
                raise ActRefusedError("not_enabled", f"the app has no {tab} tab")
            event: Json = {
                "type": "app_home_opened",
                "user": member.id,
                "channel": ws.direct_message(member.id).id,
                "tab": tab,
                "event_ts": ws.stamps.next(),
            }
            shown = ws.homes.get(member.id)
            if shown is not None and tab == "home":
                event["view"] = view_object(ws, shown)
            return emit(ws, event, user_id=member.id)

    def _known(self, callback_id: str, kind: str) -> Shortcut:
        shortcut = self._ws.manifest.shortcuts.get(callback_id)
        if shortcut is None or shortcut.type != kind:
            raise ActRefusedError("unknown_shortcut", f"the app has no {kind} shortcut {callback_id!r}")
        return shortcut

    def _stamped(self, callback_id: str, user_id: str) -> Json:
        return {
            "callback_id": callback_id,
            "trigger_id": self._ws.triggers.give(user_id),
            "action_ts": self._ws.stamps.next(),
        }
