"""What members choose and type: the state of inputs, and one action as Slack reports it."""

from dataclasses import dataclass

from sandbox.model import ActRefusedError, Json
from sandbox.normalise import elements_of, every_block


@dataclass(frozen=True)
class Stateful:
    """Where the state of an element type stands, and where its beginning does."""

    key: str
    initial: str
    is_list: bool = False

    @property
    def empty(self) -> object:
        """What an untouched element reports."""
        return [] if self.is_list else None


STATEFUL = {
    "plain_text_input": Stateful("value", "initial_value"),
    "number_input": Stateful("value", "initial_value"),
    "email_text_input": Stateful("value", "initial_value"),
    "url_text_input": Stateful("value", "initial_value"),
    "rich_text_input": Stateful("rich_text_value", "initial_value"),
    "static_select": Stateful("selected_option", "initial_option"),
    "external_select": Stateful("selected_option", "initial_option"),
    "radio_buttons": Stateful("selected_option", "initial_option"),
    "multi_static_select": Stateful("selected_options", "initial_options", is_list=True),
    "multi_external_select": Stateful("selected_options", "initial_options", is_list=True),
    "checkboxes": Stateful("selected_options", "initial_options", is_list=True),
    "users_select": Stateful("selected_user", "initial_user"),
    "multi_users_select": Stateful("selected_users", "initial_users", is_list=True),
    "conversations_select": Stateful("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Stateful("selected_conversations", "initial_conversations", is_list=True),
    "channels_select": Stateful("selected_channel", "initial_channel"),
    "multi_channels_select": Stateful("selected_channels", "initial_channels", is_list=True),
    "datepicker": Stateful("selected_date", "initial_date"),
    "timepicker": Stateful("selected_time", "initial_time"),
    "datetimepicker": Stateful("selected_date_time", "initial_date_time"),
    "file_input": Stateful("files", "", is_list=True),
}
WITH_OPTIONS = {"static_select", "multi_static_select", "checkboxes", "radio_buttons", "overflow"}
EXTERNAL = {"external_select", "multi_external_select"}


@dataclass(frozen=True)
class Found:
    """An element and the block it stands in."""

    block: Json
    element: Json


def find(blocks: list[Json], action_id: str, block_id: str | None = None) -> Found:
    """The element with this action_id, in this block if one is named.

    Raises:
        ActRefusedError: there is no such element, or more than one when no block is named.
    """
    found = [
        Found(block, element)
        for block in every_block(blocks)
        if block_id in {None, block["block_id"]}
        for element in elements_of(block)
        if element.get("action_id") == action_id
    ]
    if not found:
        raise ActRefusedError("no_such_element", f"nothing with the action_id {action_id!r} is shown there")
    if len(found) > 1:
        raise ActRefusedError("ambiguous_element", f"{action_id!r} stands in several blocks: name the block_id")
    return found[0]


def options_of(element: Json) -> list[Json]:
    """The options of a menu, those in groups included."""
    options: list[Json] = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        options += group["options"]
    return options


def chosen_value(element: Json, chosen: object, offered: list[Json]) -> Json:
    """The state of an element once a member chose or typed something.

    Args:
        element: the element of the block.
        chosen: an option's value (or a list of them), an id or ids, a text, a date, a time, seconds since 1970.
        offered: options the app offered for an external menu.

    Raises:
        ActRefusedError: what was chosen is not to be had there.
    """
    kind = element["type"]
    stateful = STATEFUL[kind] if kind in STATEFUL else Stateful("selected_option", "")
    options = offered if kind in EXTERNAL else options_of(element)
    if kind in WITH_OPTIONS or kind in EXTERNAL:
        wanted: object = _pick(options, chosen, is_list=stateful.is_list)
    elif stateful.is_list:
        wanted = [str(each) for each in _as_list(chosen)]
    elif kind == "datetimepicker":
        wanted = _seconds(chosen)
    elif kind == "rich_text_input":
        wanted = _rich(chosen)
    else:
        wanted = None if chosen in {None, ""} else str(chosen)
    return {"type": kind, stateful.key: wanted}


def empty_value(element: Json) -> Json:
    """The state of an element nobody has touched."""
    stateful = STATEFUL[element["type"]]
    initial = element.get(stateful.initial) if stateful.initial else None
    return {"type": element["type"], stateful.key: stateful.empty if initial is None else initial}


def is_empty(value: Json) -> bool:
    """Whether an element's state says that nothing is chosen or typed."""
    return value.get(STATEFUL[value["type"]].key) in (None, "", [])


def state_of(blocks: list[Json], before: dict[str, Json]) -> dict[str, Json]:
    """The state of all inputs and menus in blocks; what was chosen before in the same place is kept."""
    state: dict[str, Json] = {}
    for block in every_block(blocks):
        for element in elements_of(block):
            if element.get("type") not in STATEFUL:
                continue
            block_id, action_id = block["block_id"], element["action_id"]
            held = before.get(block_id, {}).get(action_id)
            keep = held is not None and held["type"] == element["type"]
            state.setdefault(block_id, {})[action_id] = held if keep else empty_value(element)
    return state


def action_of(found: Found, value: Json | None, action_ts: str) -> Json:
    """One entry of `actions` in a `block_actions` payload."""
    element = found.element
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": found.block["block_id"],
        "action_ts": action_ts,
    }
    for key in ("text", "value", "url", "style", "placeholder", "initial_option"):
        if key in element:
            action[key] = element[key]
    return action | (value or {})


def _pick(options: list[Json], chosen: object, *, is_list: bool) -> object:
    if is_list:
        return [_option(options, each) for each in _as_list(chosen)]
    return None if chosen in (None, "") else _option(options, chosen)


def _option(options: list[Json], chosen: object) -> Json:
    for option in options:
        if chosen in (option.get("value"), option):
            return {key: option[key] for key in ("text", "value", "description", "url") if key in option}
    raise ActRefusedError("no_such_option", f"{chosen!r} is not among the options")


def _as_list(chosen: object) -> list[object]:
    if chosen in (None, ""):
        return []
    return list(chosen) if isinstance(chosen, list | tuple) else [chosen]


def _seconds(chosen: object) -> int | None:
    if chosen in (None, ""):
        return None
    if not isinstance(chosen, int | str):
        raise ActRefusedError("bad_value", "a date and time is chosen as whole seconds since 1970")
    return int(chosen)


def _rich(chosen: object) -> Json | None:
    if chosen in (None, ""):
        return None
    if isinstance(chosen, dict):
        return chosen
    leaf = {"type": "text", "text": str(chosen)}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [leaf]}]}
