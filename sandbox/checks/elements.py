"""Block elements: buttons, menus, pickers and inputs, and which block takes which.

Limits: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterator

from sandbox.checks.parts import (
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    ID,
    IMAGE,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    RICH_OPTION,
    exactly_one,
    plain,
)
from sandbox.checks.problem import Problem
from sandbox.checks.rich_text import RICH_TEXT
from sandbox.checks.shape import Check, also, boolean, many, matching, one_of, string, thing, url, whole

_LABEL = string(75, 1)
_STYLE = one_of("primary", "danger")
_NUMBER = matching(r"-?\d+(\.\d+)?", "1.5")
_MENU: dict[str, Check] = {"placeholder": plain(150), "confirm": CONFIRM, "focus_on_load": boolean}
_INPUT: dict[str, Check] = {
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": DISPATCH_CONFIG,
}
_SEVERAL: dict[str, Check] = {"max_selected_items": whole(1)}


def _element(kind: str, required: dict[str, Check], optional: dict[str, Check]) -> Check:
    return thing({"type": one_of(kind), **required}, {"action_id": ID, **optional})


def _initial_is_offered(value: object, path: str) -> Iterator[Problem]:
    """What is chosen at the start must be one of the options, whole and unchanged."""
    if not isinstance(value, dict):
        return
    options = list(value.get("options") or [])
    for group in value.get("option_groups") or []:
        options += group["options"]
    chosen = [(f"{path}/initial_option", value["initial_option"])] if value.get("initial_option") else []
    chosen += [(f"{path}/initial_options/{n}", o) for n, o in enumerate(value.get("initial_options") or [])]
    for where, option in chosen:
        if option not in options:
            yield Problem(where, "must be one of the provided options")


def _bounds(low: str, high: str) -> Check:
    def check(value: object, path: str) -> Iterator[Problem]:
        given = value if isinstance(value, dict) else {}
        if low in given and high in given and float(given[low]) > float(given[high]):
            yield Problem(path, f"`{low}` cannot be greater than `{high}`")

    return check


def _static(kind: str, extra: dict[str, Check]) -> Check:
    choices: dict[str, Check] = {
        "options": many(OPTION, 1, 100),
        "option_groups": many(OPTION_GROUP, 1, 100),
    }
    return also(
        _element(kind, {}, {**choices, **extra, **_MENU}),
        exactly_one("options", "option_groups"),
        _initial_is_offered,
    )


def _boxes(kind: str, initial: dict[str, Check]) -> Check:
    shape = _element(
        kind,
        {"options": many(RICH_OPTION, 1, 10)},
        {**initial, "confirm": CONFIRM, "focus_on_load": boolean},
    )
    return also(shape, _initial_is_offered)


_FEEDBACK = thing({"text": plain(75), "value": string(2000)}, {"accessibility_label": _LABEL})

_BUTTONS: dict[str, Check] = {
    "button": _element(
        "button",
        {"text": plain(75)},
        {
            "url": url,
            "value": string(2000),
            "style": _STYLE,
            "confirm": CONFIRM,
            "accessibility_label": _LABEL,
            "visible_to_user_ids": many(ID, 1),
            "agent_prompt": string(4000, 1),
            "agent_prompt_display": string(at_least=1),
        },
    ),
    "icon_button": _element(
        "icon_button",
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": _LABEL,
            "visible_to_user_ids": many(ID, 1, 10),
        },
    ),
    "feedback_buttons": _element("feedback_buttons", {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}),
    "workflow_button": _element(
        "workflow_button",
        {
            "text": plain(75),
            "workflow": thing(
                {
                    "trigger": thing(
                        {"url": url},
                        {"customizable_input_parameters": many(thing({"name": ID, "value": string()}), 0)},
                    )
                }
            ),
        },
        {"style": _STYLE, "accessibility_label": _LABEL},
    ),
    "overflow": _element("overflow", {"options": many(OVERFLOW_OPTION, 1, 5)}, {"confirm": CONFIRM}),
}

_MENUS: dict[str, Check] = {
    "checkboxes": _boxes("checkboxes", {"initial_options": many(RICH_OPTION, 1, 10)}),
    "radio_buttons": _boxes("radio_buttons", {"initial_option": RICH_OPTION}),
    "static_select": _static("static_select", {"initial_option": OPTION}),
    "multi_static_select": _static("multi_static_select", {"initial_options": many(OPTION, 1, 100), **_SEVERAL}),
    "external_select": _element(
        "external_select", {}, {"initial_option": OPTION, "min_query_length": whole(0), **_MENU}
    ),
    "multi_external_select": _element(
        "multi_external_select",
        {},
        {"initial_options": many(OPTION, 1, 100), "min_query_length": whole(0), **_SEVERAL, **_MENU},
    ),
    "users_select": _element("users_select", {}, {"initial_user": ID, **_MENU}),
    "multi_users_select": _element("multi_users_select", {}, {"initial_users": many(ID, 0), **_SEVERAL, **_MENU}),
    "channels_select": _element(
        "channels_select", {}, {"initial_channel": ID, "response_url_enabled": boolean, **_MENU}
    ),
    "multi_channels_select": _element(
        "multi_channels_select", {}, {"initial_channels": many(ID, 0), **_SEVERAL, **_MENU}
    ),
    "conversations_select": _element(
        "conversations_select",
        {},
        {
            "initial_conversation": ID,
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": CONVERSATION_FILTER,
            **_MENU,
        },
    ),
    "multi_conversations_select": _element(
        "multi_conversations_select",
        {},
        {
            "initial_conversations": many(ID, 0),
            "default_to_current_conversation": boolean,
            "filter": CONVERSATION_FILTER,
            **_SEVERAL,
            **_MENU,
        },
    ),
}

_PICKERS: dict[str, Check] = {
    "datepicker": _element(
        "datepicker",
        {},
        {"initial_date": matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "YYYY-MM-DD"), **_MENU},
    ),
    "timepicker": _element(
        "timepicker",
        {},
        {"initial_time": matching(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm"), "timezone": ID, **_MENU},
    ),
    # Slack wants ten digits: https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element
    "datetimepicker": _element(
        "datetimepicker",
        {},
        {
            "initial_date_time": whole(1_000_000_000, 9_999_999_999),
            "confirm": CONFIRM,
            "focus_on_load": boolean,
        },
    ),
}

_WRITTEN: dict[str, Check] = {
    "plain_text_input": also(
        _element(
            "plain_text_input",
            {},
            {
                "initial_value": string(3000),
                "multiline": boolean,
                "min_length": whole(0, 3000),
                "max_length": whole(1, 3000),
                **_INPUT,
            },
        ),
        _bounds("min_length", "max_length"),
    ),
    "rich_text_input": also(
        _element(
            "rich_text_input",
            {},
            {"initial_value": RICH_TEXT, "min_lines": whole(1, 100), "max_lines": whole(1, 100), **_INPUT},
        ),
        _bounds("min_lines", "max_lines"),
    ),
    "number_input": also(
        _element(
            "number_input",
            {"is_decimal_allowed": boolean},
            {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER, **_INPUT},
        ),
        _bounds("min_value", "max_value"),
    ),
    "email_text_input": _element("email_text_input", {}, {"initial_value": string(), **_INPUT}),
    "url_text_input": _element("url_text_input", {}, {"initial_value": string(), **_INPUT}),
    "file_input": _element("file_input", {}, {"filetypes": many(string(50, 1), 1), "max_files": whole(1, 10)}),
}

_MULTI = {kind: check for kind, check in _MENUS.items() if kind.startswith("multi_")}
_SINGLE = {kind: check for kind, check in _MENUS.items() if kind not in _MULTI}
_PRESSED = {kind: _BUTTONS[kind] for kind in ("button", "overflow", "workflow_button")}

CARD_BUTTONS = {"button": _BUTTONS["button"]}
IN_ACTIONS = {**_PRESSED, **_SINGLE, **_PICKERS}
IN_SECTION = {
    **_PRESSED,
    **_MENUS,
    **{kind: _PICKERS[kind] for kind in ("datepicker", "timepicker")},
    "image": IMAGE,
}
IN_INPUT = {**_MENUS, **_PICKERS, **_WRITTEN}
IN_CONTEXT_ACTIONS = {kind: _BUTTONS[kind] for kind in ("feedback_buttons", "icon_button")}
