"""Elements: which block takes which, and their own limits."""

from collections.abc import Callable

import pytest

from sandbox.checks.blocks import problems
from tests.sandbox.checks.samples import (
    Json,
    actions,
    asked,
    button,
    home,
    mrkdwn,
    option,
    options,
    plain,
    rich,
    section,
    words,
)

URL = "https://example.com/"
ELEMENTS: dict[str, Json] = {
    "button": button(value="v", style="primary", url=URL, accessibility_label="Go there"),
    "overflow": {"type": "overflow", "options": options(5)},
    "workflow_button": {
        "type": "workflow_button",
        "text": plain(),
        "workflow": {"trigger": {"url": URL}},
    },
    "image": {"type": "image", "image_url": URL, "alt_text": "A"},
    "checkboxes": {"type": "checkboxes", "options": options(10)},
    "radio_buttons": {"type": "radio_buttons", "options": options(10)},
    "static_select": {"type": "static_select", "options": options(100), "placeholder": plain()},
    "multi_static_select": {"type": "multi_static_select", "options": options(2), "max_selected_items": 1},
    "external_select": {"type": "external_select", "min_query_length": 0},
    "multi_external_select": {"type": "multi_external_select"},
    "users_select": {"type": "users_select", "initial_user": "U1"},
    "multi_users_select": {"type": "multi_users_select", "initial_users": ["U1"]},
    "channels_select": {"type": "channels_select"},
    "multi_channels_select": {"type": "multi_channels_select"},
    "conversations_select": {"type": "conversations_select", "filter": {"include": ["im"]}},
    "multi_conversations_select": {"type": "multi_conversations_select"},
    "datepicker": {"type": "datepicker", "initial_date": "2027-02-28"},
    "timepicker": {"type": "timepicker", "initial_time": "23:59", "timezone": "Asia/Riyadh"},
    "datetimepicker": {"type": "datetimepicker", "initial_date_time": 1_800_000_000},
    "plain_text_input": {"type": "plain_text_input", "multiline": True, "max_length": 3000},
    "rich_text_input": {"type": "rich_text_input", "initial_value": rich(words("Hello"))},
    "number_input": {"type": "number_input", "is_decimal_allowed": True, "min_value": "-1.5"},
    "email_text_input": {"type": "email_text_input"},
    "url_text_input": {"type": "url_text_input"},
    "file_input": {"type": "file_input", "max_files": 10, "filetypes": ["csv"]},
}
SELECTS = {"static_select", "external_select", "users_select", "channels_select", "conversations_select"}
MULTI = {f"multi_{kind}" for kind in SELECTS}
WRITTEN = {"plain_text_input", "rich_text_input", "number_input", "email_text_input", "url_text_input"}
CHOICES = {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
PRESSED = {"button", "overflow", "workflow_button"}
SECTION = PRESSED | SELECTS | MULTI | CHOICES | {"image"}
ACTIONS = PRESSED | SELECTS | CHOICES | {"datetimepicker"}
INPUT = SELECTS | MULTI | CHOICES | WRITTEN | {"datetimepicker", "file_input"}


def _in_section(element: Json) -> list[str]:
    return [p.reason for p in problems([section(accessory=element)], "message")]


def _in_actions(element: Json) -> list[str]:
    return [p.reason for p in problems([actions(element)], "message")]


def _in_input(element: Json) -> list[str]:
    return [p.reason for p in problems([asked(element)], "modal")]


def _in_context(element: Json) -> list[str]:
    return [p.reason for p in problems([{"type": "context", "elements": [element]}], "message")]


@pytest.mark.parametrize("kind", ELEMENTS)
@pytest.mark.parametrize(
    ("place", "taken"),
    [(_in_section, SECTION), (_in_actions, ACTIONS), (_in_input, INPUT), (_in_context, {"image"})],
)
def test_place(kind: str, place: Callable[[Json], list[str]], taken: set[str]) -> None:
    """Each block takes the elements that Slack lets it have, and refuses the type of any other."""
    assert place(ELEMENTS[kind]) == ([] if kind in taken else [f"unsupported type: {kind}"])


@pytest.mark.parametrize("kind", ELEMENTS)
def test_unknown_key(kind: str) -> None:
    """An element with a key that Slack does not know is refused."""
    place = _in_input if kind in INPUT else _in_section
    assert place({**ELEMENTS[kind], "colour": "red"}) == ["invalid additional property: colour"]


@pytest.mark.parametrize("kind", sorted(set(ELEMENTS) - {"image"}))
def test_action_id_length(kind: str) -> None:
    """An action_id of 255 characters passes and one of 256 does not."""
    place = _in_input if kind in INPUT else _in_section
    assert place({**ELEMENTS[kind], "action_id": "a" * 255}) == []
    assert place({**ELEMENTS[kind], "action_id": "a" * 256}) == ["must be less than 256 characters"]


@pytest.mark.parametrize(
    ("build", "limit"),
    [
        (lambda t: button(text=plain(t)), 75),
        (lambda t: button(value=t), 2000),
        (lambda t: button(accessibility_label=t), 75),
        (lambda t: button(agent_prompt=t), 4000),
        (lambda t: {**ELEMENTS["static_select"], "placeholder": plain(t)}, 150),
        (lambda t: {"type": "static_select", "options": [option("v", t)]}, 75),
        (lambda t: {"type": "static_select", "options": [option(t)]}, 150),
        (lambda t: {"type": "static_select", "options": [{**option(), "description": plain(t)}]}, 75),
        (
            lambda t: {
                "type": "static_select",
                "option_groups": [{"label": plain(t), "options": options(1)}],
            },
            75,
        ),
        (lambda t: button(confirm={**CONFIRM, "title": plain(t)}), 100),
        (lambda t: button(confirm={**CONFIRM, "text": mrkdwn(t)}), 300),
        (lambda t: button(confirm={**CONFIRM, "confirm": plain(t)}), 30),
        (lambda t: button(confirm={**CONFIRM, "deny": plain(t)}), 30),
    ],
)
def test_length(build: Callable[[str], Json], limit: int) -> None:
    """Words of exactly the limit pass, one character more is refused."""
    assert _in_section(build("x" * limit)) == []
    assert _in_section(build("x" * (limit + 1)))[-1] == f"must be less than {limit + 1} characters"


CONFIRM: Json = {
    "title": plain("Sure?"),
    "text": plain("It cannot be undone."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


@pytest.mark.parametrize("key", ["title", "text", "confirm", "deny"])
def test_confirm_is_whole(key: str) -> None:
    """A confirmation needs title, text and both buttons."""
    part = {name: value for name, value in CONFIRM.items() if name != key}
    assert _in_section(button(confirm=part)) == [f"missing required field: {key}"]


@pytest.mark.parametrize(
    ("build", "limit"),
    [
        (lambda n: {"type": "overflow", "options": options(n)}, 5),
        (lambda n: {"type": "checkboxes", "options": options(n)}, 10),
        (lambda n: {"type": "radio_buttons", "options": options(n)}, 10),
        (lambda n: {"type": "static_select", "options": options(n)}, 100),
        (
            lambda n: {
                "type": "static_select",
                "option_groups": [{"label": plain(str(i)), "options": options(1)} for i in range(n)],
            },
            100,
        ),
        (
            lambda n: {
                "type": "multi_static_select",
                "option_groups": [{"label": plain(), "options": options(n)}],
            },
            100,
        ),
    ],
)
def test_option_count(build: Callable[[int], Json], limit: int) -> None:
    """As many options as Slack's limit pass; none, or one more, are refused."""
    assert _in_section(build(limit)) == []
    assert _in_section(build(limit + 1)) == [f"no more than {limit} items allowed"]
    assert _in_section(build(0)) == ["no fewer than 1 items allowed"]


@pytest.mark.parametrize(
    "more", [{}, {"options": options(1), "option_groups": [{"label": plain(), "options": options(1)}]}]
)
def test_options_or_groups(more: Json) -> None:
    """A static select has options or groups: one of them, not both."""
    assert len(_in_section({"type": "static_select", **more})) == 1


def test_initial_option_is_offered() -> None:
    """What is chosen at the start must be among the options, with the same words."""
    menu = {"type": "static_select", "options": options(2), "initial_option": option("0", "Option 0")}
    assert _in_section(menu) == []
    assert _in_section({**menu, "initial_option": option("0", "Other")}) == ["must be one of the provided options"]
    boxes = {"type": "checkboxes", "options": options(2), "initial_options": [option("9")]}
    assert _in_input(boxes) == ["must be one of the provided options"]
    grouped = {
        "type": "static_select",
        "option_groups": [{"label": plain(), "options": options(2)}],
        "initial_option": option("1", "Option 1"),
    }
    assert _in_section(grouped) == []


def test_rich_options() -> None:
    """Checkboxes and radio buttons take mrkdwn in their options; menus do not."""
    rich_option = {"text": mrkdwn(), "value": "v", "description": mrkdwn()}
    assert _in_section({"type": "checkboxes", "options": [rich_option]}) == []
    assert "unsupported type: mrkdwn" in _in_section({"type": "static_select", "options": [rich_option]})


@pytest.mark.parametrize(
    "element",
    [
        {"type": "datepicker", "initial_date": "28/02/2027"},
        {"type": "datepicker", "initial_date": "2027-13-01"},
        {"type": "timepicker", "initial_time": "24:00"},
        {"type": "timepicker", "initial_time": "9:00"},
        {"type": "datetimepicker", "initial_date_time": 999_999_999},
        {"type": "datetimepicker", "initial_date_time": "1800000000"},
        {"type": "number_input"},
        {"type": "number_input", "is_decimal_allowed": True, "initial_value": 5},
        {"type": "number_input", "is_decimal_allowed": True, "min_value": "9", "max_value": "1"},
        {"type": "plain_text_input", "min_length": 9, "max_length": 8},
        {"type": "plain_text_input", "max_length": 3001},
        {"type": "plain_text_input", "max_length": 0},
        {"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": ["always"]}},
        {"type": "rich_text_input", "min_lines": 0},
        {"type": "rich_text_input", "max_lines": 101},
        {"type": "file_input", "max_files": 11},
        {"type": "file_input", "max_files": 0},
        {"type": "multi_users_select", "max_selected_items": 0},
        {"type": "conversations_select", "filter": {"include": []}},
        {"type": "conversations_select", "filter": {"include": ["everything"]}},
    ],
)
def test_bad_input(element: Json) -> None:
    """A wrong format, bound or type of value inside an input element is refused, once."""
    assert len(_in_input(element)) == 1


@pytest.mark.parametrize(
    "more", [{"style": "green"}, {"url": "nowhere"}, {"visible_to_user_ids": []}, {"text": mrkdwn()}]
)
def test_bad_button(more: Json) -> None:
    """A button's style, link, viewers and text type are checked."""
    assert _in_section(button(**more))


def test_elements_bound_to_a_surface() -> None:
    """A workflow button only goes into messages and a file input only into modals."""
    workflow = actions(ELEMENTS["workflow_button"])
    assert [p.path for p in problems([workflow], "home")] == ["/blocks/0/elements/0/type"]
    upload = home(asked(ELEMENTS["file_input"]))["blocks"]
    assert [p.path for p in problems(upload, "home")] == ["/blocks/0/element/type"]
    assert not problems(upload, "modal")


def test_one_focus() -> None:
    """Only one element of a view takes the focus when it opens."""
    field = asked({"type": "plain_text_input", "focus_on_load": True})
    assert not problems([field], "modal")
    assert [p.path for p in problems([field, field], "modal")] == ["/blocks/1/element/focus_on_load"]
