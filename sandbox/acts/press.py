"""Pressing buttons, choosing in menus, typing into inputs - in messages, modals and on the home tab."""

from dataclasses import dataclass

from sandbox.acts.base import BaseActs
from sandbox.deliveries import Delivery
from sandbox.elements import EXTERNAL, STATEFUL, Found, action_of, chosen_value, find
from sandbox.model import ActRefusedError, Channel, Json, Message, User, View
from sandbox.payloads import common, in_message, in_view
from sandbox.shapes import file_object

# How much must be typed before Slack asks the app for options, unless the menu says otherwise.
SHORTEST_QUERY = 3


@dataclass(frozen=True)
class Spot:
    """The message or view a member acts in."""

    blocks: list[Json]
    state: dict[str, Json]
    view: View | None = None
    channel: Channel | None = None
    message: Message | None = None

    def place(self, found: Found) -> str:
        """A name for one element in this spot."""
        where = self.view.id if self.view else self.message.ts if self.message else ""
        return f"{where}:{found.block['block_id']}:{found.element['action_id']}"


class Press(BaseActs):
    """What members press and choose."""

    def click(
        self,
        user: str,
        action_id: str,
        *,
        channel: str = "",
        ts: str = "",
        view_id: str = "",
        block_id: str | None = None,
        chosen: object = None,
    ) -> Delivery | None:
        """Press a button or choose in a menu, in a message (`channel`, `ts`) or in a view (`view_id`).

        Args:
            user: who acts.
            action_id: which element.
            channel: the channel of the message.
            ts: the message.
            view_id: the view in front of the member; with neither this nor `ts` the top modal is meant.
            block_id: which block, when several hold such an element.
            chosen: for a menu an option's value (a list for a multiple one), an id, a date, a text.

        Returns:
            the delivery, or nothing when Slack keeps the choice until the form is sent.
        """
        with self._acting(user) as member:
            spot = self._spot(member, channel, ts, view_id)
            found = find(spot.blocks, action_id, block_id)
            self._may_press(member, found)
            value = self._choose(spot, found, chosen)
            if found.block["type"] == "input" and not found.block.get("dispatch_action"):
                return None
            return self._report(member, spot, found, value)

    def fill(
        self, user: str, action_id: str, chosen: object, *, view_id: str = "", block_id: str | None = None
    ) -> Delivery | None:
        """Type or choose in a view; the same as `click` there, said in other words."""
        return self.click(user, action_id, view_id=view_id, block_id=block_id, chosen=chosen)

    def look_up(
        self,
        user: str,
        action_id: str,
        text: str,
        *,
        channel: str = "",
        ts: str = "",
        view_id: str = "",
        block_id: str | None = None,
    ) -> Delivery:
        """Type into an external menu; once acknowledged the delivery's `answer` holds the options."""
        with self._acting(user) as member:
            spot = self._spot(member, channel, ts, view_id)
            found = find(spot.blocks, action_id, block_id)
            if found.element["type"] not in EXTERNAL:
                raise ActRefusedError("no_such_element", "its options do not come from the app")
            if len(text) < found.element.get("min_query_length", SHORTEST_QUERY):
                raise ActRefusedError("query_too_short")
            payload = common(self._ws, "block_suggestion", member) | self._where(spot)
            payload |= {"action_id": action_id, "block_id": found.block["block_id"], "value": text}
            context = {"place": spot.place(found)}
            view = spot.view.id if spot.view else ""
            return self._send("options", action_id, payload, member, accepts=True, view_id=view, context=context)

    def _spot(self, member: User, channel: str, ts: str, view_id: str) -> Spot:
        if not ts:
            view = self._view(member, view_id)
            return Spot(view.blocks, view.state, view=view)
        place = self._joined(member, channel)
        message = self._message(member, place, ts)
        return Spot(message.blocks, message.state, channel=place, message=message)

    def _may_press(self, member: User, found: Found) -> None:
        seen_by = found.element.get("visible_to_user_ids")
        if seen_by and member.id not in seen_by:
            raise ActRefusedError("no_such_element", f"{member.name} does not see it")

    def _choose(self, spot: Spot, found: Found, chosen: object) -> Json | None:
        element = found.element
        kind = element["type"]
        if kind not in STATEFUL and kind != "overflow":
            return None
        offered = self._ws.offered.get(spot.place(found), [])
        initial = element.get("initial_options") or [element.get("initial_option")]
        value = chosen_value(element, chosen, [*offered, *filter(None, initial)])
        if kind == "file_input":
            value["files"] = [self._file(each) for each in value["files"]]
        if kind in STATEFUL:
            spot.state.setdefault(found.block["block_id"], {})[element["action_id"]] = value
        return value

    def _file(self, file_id: str) -> Json:
        if file_id not in self._ws.files:
            raise ActRefusedError("file_not_found")
        return file_object(self._ws, self._ws.files[file_id])

    def _report(self, member: User, spot: Spot, found: Found, value: Json | None) -> Delivery:
        ws = self._ws
        payload = common(ws, "block_actions", member) | self._where(spot)
        payload["trigger_id"] = ws.triggers.give(member.id, spot.view.id if spot.view else "")
        payload["actions"] = [action_of(found, value, ws.stamps.next())]
        title, view_id, channel_id, thread_ts = found.element["action_id"], "", "", ""
        if spot.view:
            view_id = spot.view.id
        if spot.message and spot.channel:
            channel_id, thread_ts = spot.channel.id, spot.message.thread_ts
            url = ws.response_urls.give("actions", member.id, spot.channel.id, thread_ts, spot.message.ts)
            payload["response_url"] = url
        return self._send(
            "interactive", title, payload, member, view_id=view_id, channel_id=channel_id, thread_ts=thread_ts
        )

    def _where(self, spot: Spot) -> Json:
        if spot.view:
            return in_view(self._ws, spot.view)
        if spot.message and spot.channel:
            return in_message(self._ws, spot.channel, spot.message)
        raise ActRefusedError("message_not_found")
