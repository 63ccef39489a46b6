"""Sending and closing modals, with the checks the client makes before anything is sent."""

from collections.abc import Mapping

from sandbox.acts.press import Press
from sandbox.deliveries import Delivery
from sandbox.elements import Found, find
from sandbox.entries import wrong
from sandbox.model import ActRefusedError, Json, User, View
from sandbox.normalise import elements_of
from sandbox.payloads import common
from sandbox.shapes import view_object
from sandbox.stacks import clear, close_top


class Forms(Press):
    """What members send and close."""

    def submit(self, user: str, values: Mapping[str, object] | None = None, *, view_id: str = "") -> Delivery:
        """Send the modal in front, filled in with `values` first.

        Args:
            user: who acts.
            values: what to choose or type, keyed by the input's block_id or action_id.
            view_id: the modal, to be sure it is the one in front.

        Raises:
            ActRefusedError: the client does not let it be sent; `errors` tells why by block.
        """
        with self._acting(user) as member:
            view = self._view(member, view_id)
            if view.kind != "modal" or not view.payload.get("submit"):
                raise ActRefusedError("no_submit", "there is nothing to send it with")
            if view.payload.get("submit_disabled"):
                raise ActRefusedError("submit_disabled")
            for key, chosen in (values or {}).items():
                found = _meant(view, key)
                self._choose(self._spot(member, "", "", view.id), found, chosen)
            view.errors = wrong(view)
            self._ws.changes.add("modal", user=member.id, view=view.id)
            if view.errors:
                raise ActRefusedError("invalid_form", f"not filled in right: {view.errors}", view.errors)
            view.trouble, view.is_submitting = "", True
            return self._send(
                "interactive",
                view.payload.get("callback_id") or "view_submission",
                self._submission(member, view),
                member,
                accepts=True,
                view_id=view.id,
                context={"type": "view_submission"},
            )

    def close(self, user: str, *, view_id: str = "", everything: bool = False) -> list[Delivery]:
        """Close the modal in front, or the whole stack; the app hears of it where it asked to."""
        with self._acting(user) as member:
            view = self._view(member, view_id)
            if view.kind != "modal":
                raise ActRefusedError("view_not_found", "a home tab cannot be closed")
            is_cleared = everything or bool(view.payload.get("clear_on_close"))
            if is_cleared:
                closed = clear(self._ws, member.id)
            else:
                close_top(self._ws, member.id)
                closed = [view]
            wanted = [each for each in closed if each.payload.get("notify_on_close")]
            return [self._closed(member, each, is_cleared=is_cleared) for each in wanted]

    def _closed(self, member: User, view: View, *, is_cleared: bool) -> Delivery:
        payload = common(self._ws, "view_closed", member)
        payload |= {"view": view_object(self._ws, view), "is_cleared": is_cleared}
        return self._send("interactive", view.payload.get("callback_id") or "view_closed", payload, member)

    def _submission(self, member: User, view: View) -> Json:
        payload = common(self._ws, "view_submission", member)
        payload |= {"trigger_id": self._ws.triggers.give(member.id, view.id), "view": view_object(self._ws, view)}
        payload["response_urls"] = self._response_urls(member, view)
        return payload

    def _response_urls(self, member: User, view: View) -> list[Json]:
        urls: list[Json] = []
        for block in view.blocks:
            for element in elements_of(block):
                if not element.get("response_url_enabled"):
                    continue
                block_id, action_id = block["block_id"], element["action_id"]
                state = view.state[block_id][action_id]
                channel_id = state.get("selected_conversation") or state.get("selected_channel")
                if channel_id in self._ws.channels:
                    url = self._ws.response_urls.give("app", member.id, channel_id)
                    entry = {"block_id": block_id, "action_id": action_id}
                    urls.append({**entry, "channel_id": channel_id, "response_url": url})
        return urls


def _meant(view: View, key: str) -> Found:
    for block in view.blocks:
        if block["block_id"] == key and "element" in block:
            return Found(block, block["element"])
    return find(view.blocks, key)
