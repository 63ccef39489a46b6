"""Whole messages and whole views."""

import pytest

from sandbox.checks import messages, views
from tests.sandbox.checks.samples import Json, asked, button, home, modal, mrkdwn, plain, section, table

FIELD = asked({"type": "plain_text_input"})


def errors(payload: Json) -> list[str]:
    """Error codes of a message."""
    return [p.error for p in messages.problems(payload)]


@pytest.mark.parametrize(
    "payload",
    [
        {"text": "Hello"},
        {"blocks": [section()]},
        {"attachments": [{"fallback": "old", "blocks": [section()]}]},
        {"text": "", "blocks": [section()], "channel": "C1", "thread_ts": "1.2"},
    ],
)
def test_message_with_content(payload: Json) -> None:
    """Text, blocks or attachments make a message, and other arguments are not looked at."""
    assert errors(payload) == []


@pytest.mark.parametrize("payload", [{}, {"text": ""}, {"text": None, "blocks": []}])
def test_message_without_content(payload: Json) -> None:
    """A message that says nothing is refused with no_text."""
    assert errors(payload) == ["no_text"]


def test_text_length() -> None:
    """Text may have 40,000 characters and no more."""
    assert errors({"text": "a" * 40_000}) == []
    assert errors({"text": "a" * 40_001}) == ["msg_too_long"]
    assert errors({"text": 5}) == ["invalid_arguments"]


def test_all_blocks_together() -> None:
    """Blocks that pass one by one are refused together above 13,200 characters; tables are not counted."""
    blocks = [section(text=mrkdwn("a" * 3000))] * 4 + [section(text=mrkdwn("a" * 1200))]
    assert errors({"blocks": [*blocks, table()]}) == []
    assert errors({"blocks": [*blocks, section(text=mrkdwn("a"))]}) == ["msg_blocks_too_long"]


def test_menus_do_not_count() -> None:
    """The words of buttons and menus are not part of a message's length."""
    blocks = [section(text=mrkdwn("a" * 3000), accessory=button())] * 4
    assert errors({"blocks": [*blocks, section(text=mrkdwn("a" * 1200))]}) == []


def test_bad_blocks_in_a_message() -> None:
    """A block problem makes the call fail as invalid_blocks, or inside attachments as that."""
    assert errors({"blocks": [FIELD]}) == ["invalid_blocks"]
    found = messages.problems({"attachments": [{"blocks": [FIELD]}]})
    assert [(p.error, p.path) for p in found] == [("invalid_attachments", "/attachments/0/blocks/0/type")]
    assert errors({"attachments": "none"}) == ["invalid_attachments"]
    assert errors({"attachments": [{"text": "a"}] * 101}) == ["too_many_attachments"]


def test_metadata() -> None:
    """Metadata is an event type and an object; anything else has its own error."""
    good = {"event_type": "notice.sent", "event_payload": {"id": "n1"}}
    assert errors({"text": "a", "metadata": good}) == []
    bad: list[tuple[object, str]] = [
        ("{}", "invalid_metadata_format"),
        ({**good, "event_type": "with space"}, "invalid_metadata_format"),
        ({**good, "event_type": None}, "invalid_metadata_format"),
        ({**good, "event_payload": []}, "invalid_metadata_format"),
        ({**good, "more": 1}, "invalid_metadata_schema"),
    ]
    for metadata, error in bad:
        assert errors({"text": "a", "metadata": metadata}) == [error]


def reasons(view: object) -> list[str]:
    """What is wrong with a view, after the first general line."""
    return [p.reason for p in views.problems(view)][1:]


def test_good_views() -> None:
    """A modal with all its fields and a home tab pass."""
    whole = modal(
        FIELD,
        submit=plain("Send"),
        close=plain("Cancel"),
        private_metadata="m" * 3000,
        callback_id="c" * 255,
        external_id="e" * 255,
        clear_on_close=True,
        notify_on_close=True,
    )
    assert views.problems(whole) == []
    assert views.problems(home(section(), callback_id="home")) == []


@pytest.mark.parametrize("key", ["title", "submit", "close"])
def test_title_and_buttons(key: str) -> None:
    """Title and buttons have at most 24 characters of plain text."""
    assert reasons(modal(section(), **{key: plain("a" * 24)})) == []
    assert reasons(modal(section(), **{key: plain("a" * 25)}))[-1] == "must be less than 25 characters"
    assert reasons(modal(section(), **{key: mrkdwn()}))[-1] == "unsupported type: mrkdwn"


@pytest.mark.parametrize(("key", "limit"), [("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)])
def test_view_strings(key: str, limit: int) -> None:
    """What a view carries along is limited, in modals and in home tabs."""
    for build in (modal, home):
        assert reasons(build(section(), **{key: "a" * limit})) == []
        assert reasons(build(section(), **{key: "a" * (limit + 1)})) == [f"must be less than {limit + 1} characters"]


def test_submit_for_inputs() -> None:
    """A modal that asks for input must have a submit button; one that does not may go without."""
    assert reasons(modal(FIELD)) == ["`submit` is required when an `input` block is present"]
    assert reasons(modal(section())) == []
    assert reasons(home(FIELD)) == []


@pytest.mark.parametrize("key", ["title", "blocks", "type"])
def test_required(key: str) -> None:
    """A modal without title, blocks or type is refused by the field's name."""
    view = {name: value for name, value in modal(section()).items() if name != key}
    assert reasons(view) == [f"missing required field: {key}"]


def test_home_has_no_buttons() -> None:
    """A home tab takes no title, submit or close."""
    assert reasons(home(section(), submit=plain())) == ["invalid additional property: submit"]


def test_what_slack_returns_is_not_what_it_takes() -> None:
    """A view sent back with the fields that Slack added is refused."""
    assert reasons(modal(section(), id="V1", hash="1.2")) == [
        "invalid additional property: id",
        "invalid additional property: hash",
    ]


def test_view_messages() -> None:
    """Slack names the view first, then the parts, and the call fails as invalid_arguments."""
    found = views.problems(modal(section(text=mrkdwn("a" * 3001))))
    assert [p.message for p in found] == [
        "[ERROR] failed to match all allowed schemas [json-pointer:/view]",
        "[ERROR] failed to match all allowed schemas [json-pointer:/view/blocks/0/text]",
        "[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]",
    ]
    assert {p.error for p in found} == {"invalid_arguments"}


@pytest.mark.parametrize("view", [None, "view", [], {"type": "workflow_step"}, {"type": 3}])
def test_not_a_view(view: object) -> None:
    """What is not a modal or a home tab is refused without an exception."""
    assert views.problems(view)
