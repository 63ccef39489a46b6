"""Blocks: where each may stand, how many and how long."""

from collections.abc import Callable

import pytest

from sandbox.checks.blocks import Surface, problems
from tests.sandbox.checks.block_samples import IMAGE, NOT_IN_MESSAGES, SAMPLES, TASK, refused_on
from tests.sandbox.checks.samples import (
    Json,
    actions,
    asked,
    button,
    card,
    data_table,
    mrkdwn,
    option,
    pie,
    plain,
    plot,
    section,
    table,
)


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_surface(kind: str, surface: Surface) -> None:
    """A well-formed block passes where Slack shows it and is an unsupported type elsewhere."""
    found = [(p.path, p.reason) for p in problems([SAMPLES[kind]], surface)]
    expected = [("/blocks/0/type", f"unsupported type: {kind}")] if kind in refused_on(surface) else []
    assert found == expected


@pytest.mark.parametrize("kind", SAMPLES)
def test_unknown_key(kind: str) -> None:
    """A key that Slack does not know is refused in every block."""
    surface: Surface = "modal" if kind in NOT_IN_MESSAGES else "message"
    found = problems([{**SAMPLES[kind], "colour": "red"}], surface)
    assert [(p.path, p.reason) for p in found] == [("/blocks/0", "invalid additional property: colour")]


@pytest.mark.parametrize("kind", SAMPLES)
def test_block_id_length(kind: str) -> None:
    """A block_id of 255 characters passes and one of 256 does not, in every block."""
    surface: Surface = "modal" if kind in NOT_IN_MESSAGES else "message"
    assert not problems([{**SAMPLES[kind], "block_id": "b" * 255}], surface)
    found = problems([{**SAMPLES[kind], "block_id": "b" * 256}], surface)
    assert [(p.path, p.reason) for p in found] == [("/blocks/0/block_id", "must be less than 256 characters")]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("header", "text"),
        ("context", "elements"),
        ("actions", "elements"),
        ("context_actions", "elements"),
        ("input", "label"),
        ("input", "element"),
        ("image", "alt_text"),
        ("rich_text", "elements"),
        ("markdown", "text"),
        ("table", "rows"),
        ("data_table", "rows"),
        ("data_table", "caption"),
        ("data_visualization", "title"),
        ("data_visualization", "chart"),
        ("carousel", "elements"),
        ("container", "child_blocks"),
        ("alert", "text"),
        ("task_card", "task_id"),
        ("task_card", "title"),
        ("task_card", "status"),
        ("plan", "title"),
        ("file", "external_id"),
        ("video", "alt_text"),
        ("video", "title"),
        ("video", "video_url"),
        ("video", "thumbnail_url"),
    ],
)
def test_required(kind: str, key: str) -> None:
    """A block without a required field is refused, by the field's name."""
    surface: Surface = "modal" if kind in NOT_IN_MESSAGES else "message"
    block = {name: value for name, value in SAMPLES[kind].items() if name != key}
    assert ("/blocks/0", f"missing required field: {key}") in [(p.path, p.reason) for p in problems([block], surface)]


def _fields(count: int) -> Json:
    return {"type": "section", "fields": [mrkdwn()] * count}


def _buttons(count: int) -> Json:
    return actions(*(button(action_id=f"a{n}") for n in range(count)))


def _container(count: int) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": [section()] * count}


def _carousel(count: int) -> Json:
    return {"type": "carousel", "elements": [card()] * count}


def _plan(count: int) -> Json:
    return {"type": "plan", "title": "Plan", "tasks": [TASK] * count}


@pytest.mark.parametrize(
    ("build", "limit", "path"),
    [
        (_fields, 10, "/fields"),
        (_buttons, 25, "/elements"),
        (lambda n: {"type": "context", "elements": [mrkdwn()] * n}, 10, "/elements"),
        (_container, 10, "/child_blocks"),
        (_carousel, 10, "/elements"),
        (_plan, 50, "/tasks"),
        (lambda n: table(rows=n, columns=1), 100, "/rows"),
        (lambda n: table(columns=n), 20, "/rows/0"),
        (lambda n: table(column_settings=[None] * n), 20, "/column_settings"),
        (lambda n: data_table(rows=n, columns=1), 201, "/rows"),
        (lambda n: data_table(columns=n), 20, "/rows/0"),
        (lambda n: plot(series=n), 12, "/chart/series"),
        (lambda n: plot(categories=n), 20, "/chart/axis_config/categories"),
        (
            lambda n: pie(chart={"type": "pie", "segments": [{"label": str(i), "value": 1} for i in range(n)]}),
            12,
            "/chart/segments",
        ),
        (lambda n: card(actions=[button(action_id=str(i)) for i in range(n)]), 2, "/actions"),
    ],
)
def test_count(build: Callable[[int], Json], limit: int, path: str) -> None:
    """As many items as Slack's limit pass, one more is refused where it is too much."""
    assert not problems([build(limit)], "message")
    found = [(p.path, p.reason) for p in problems([build(limit + 1)], "message")]
    assert (f"/blocks/0{path}", f"no more than {limit} items allowed") in found


@pytest.mark.parametrize(
    ("build", "limit", "path", "surface"),
    [
        (lambda t: section(text=mrkdwn(t)), 3000, "/text/text", "message"),
        (lambda t: {"type": "section", "fields": [plain(t)]}, 2000, "/fields/0/text", "message"),
        (lambda t: {"type": "header", "text": plain(t)}, 150, "/text/text", "message"),
        (lambda t: {**IMAGE, "alt_text": t}, 2000, "/alt_text", "message"),
        (lambda t: {**IMAGE, "title": plain(t)}, 2000, "/title/text", "message"),
        (lambda t: {"type": "markdown", "text": t}, 12_000, "/text", "message"),
        (lambda t: asked({"type": "plain_text_input"}, label=plain(t)), 2000, "/label/text", "modal"),
        (lambda t: asked({"type": "plain_text_input"}, hint=plain(t)), 2000, "/hint/text", "modal"),
        (lambda t: pie(title=t), 50, "/title", "message"),
        (
            lambda t: pie(chart={"type": "pie", "segments": [{"label": t, "value": 1}]}),
            20,
            "/chart/segments/0/label",
            "message",
        ),
        (lambda t: card(title=plain(t)), 150, "/title/text", "message"),
        (lambda t: card(subtitle=plain(t)), 150, "/subtitle/text", "message"),
        (lambda t: card(body=mrkdwn(t)), 200, "/body/text", "message"),
        (
            lambda t: {"type": "container", "title": plain(t), "child_blocks": [section()]},
            150,
            "/title/text",
            "message",
        ),
    ],
)
def test_length(build: Callable[[str], Json], limit: int, path: str, surface: Surface) -> None:
    """Text of exactly the limit passes, one character more is refused at its own pointer."""
    assert not problems([build("م" * limit)], surface)
    found = [(p.path, p.reason) for p in problems([build("م" * (limit + 1))], surface)]
    assert (f"/blocks/0{path}", f"must be less than {limit + 1} characters") in found


@pytest.mark.parametrize(("surface", "limit"), [("message", 50), ("modal", 100), ("home", 100)])
def test_blocks_per_surface(surface: Surface, limit: int) -> None:
    """A message holds 50 blocks, a modal and a home tab 100."""
    assert not problems([{"type": "divider"}] * limit, surface)
    found = problems([{"type": "divider"}] * (limit + 1), surface)
    assert [(p.path, p.reason) for p in found] == [("/blocks", f"no more than {limit} items allowed")]


def test_text_object_says_what_slack_says() -> None:
    """A wrong text object yields first that nothing matched, then the reason, as Slack writes it."""
    found = problems([section(text=mrkdwn("a" * 3001))], "message")
    assert [p.message for p in found] == [
        "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]


@pytest.mark.parametrize(
    "text", [mrkdwn(""), {"type": "text", "text": "a"}, "words", {**mrkdwn(), "emoji": True}, {"text": "a"}]
)
def test_bad_text(text: object) -> None:
    """Empty text, an unknown type, a bare string, a key of the other type and no type are refused."""
    assert problems([{"type": "section", "text": text}], "message")


def test_header_is_plain_text() -> None:
    """A header takes plain_text only."""
    found = problems([{"type": "header", "text": mrkdwn()}], "message")
    assert found[-1].reason == "unsupported type: mrkdwn"


@pytest.mark.parametrize("kind", ["section", "card"])
def test_something_to_show(kind: str) -> None:
    """A section without text and fields, or a card without any content, is refused."""
    assert problems([{"type": kind}], "message")[0].reason.startswith("must define either")


def test_unique_block_ids() -> None:
    """Two blocks with one block_id are refused, also when one of them is inside a container."""
    inside = {"type": "container", "title": plain(), "child_blocks": [section(block_id="b")]}
    for blocks in ([section(block_id="b"), section(block_id="b")], [section(block_id="b"), inside]):
        found = problems(blocks, "message")
        assert [p.reason for p in found] == ["`block_id` must be unique: b already exists"]
    assert not problems([section(block_id="a"), section(block_id="b")], "message")


def test_unique_action_ids() -> None:
    """An action_id may come back in another block but not in its own."""
    assert not problems([actions(button()), actions(button()), section(accessory=button())], "message")
    found = problems([actions(button(), button())], "message")
    assert [(p.path, p.reason) for p in found] == [
        ("/blocks/0/elements/1/action_id", "`action_id` must be unique: go already exists")
    ]


@pytest.mark.parametrize(("block", "count"), [(table(columns=1), 1), (pie(), 2), ({"type": "data_table"}, None)])
def test_most_of_a_kind(block: Json, count: int | None) -> None:
    """A message holds one table and two charts; data tables are not counted."""
    if count is None:
        assert not problems([data_table()] * 5, "message")
        return
    assert not problems([block] * count, "message")
    assert len(problems([block] * (count + 1), "message")) == 1


def test_markdown_counts_together() -> None:
    """All markdown blocks of a message share 12,000 characters."""
    assert not problems([{"type": "markdown", "text": "a" * 6000}] * 2, "message")
    over = [{"type": "markdown", "text": "a" * 6000}, {"type": "markdown", "text": "a" * 6001}]
    assert len(problems(over, "message")) == 1


@pytest.mark.parametrize(
    "image",
    [
        {"type": "image", "alt_text": "A"},
        {**IMAGE, "slack_file": {"id": "F1"}},
        {"type": "image", "alt_text": "A", "slack_file": {}},
        {**IMAGE, "image_url": "javascript:alert(1)"},
        {**IMAGE, "image_url": "https://example.com/" + "a" * 3000},
    ],
)
def test_image_source(image: Json) -> None:
    """An image needs exactly one source, and its address must be a link of at most 3,000 characters."""
    assert problems([image], "message")


@pytest.mark.parametrize("blocks", ["[]", {"type": "section"}, 5])
def test_not_a_list(blocks: object) -> None:
    """Something other than a list of blocks is refused as a whole, with its own error."""
    assert [p.error for p in problems(blocks, "message")] == ["invalid_blocks_format"]


@pytest.mark.parametrize("block", [None, "section", {}, {"type": "nonsense"}, {"type": ["section"]}])
def test_not_a_block(block: object) -> None:
    """What is not a block is refused without an exception."""
    assert problems([block, section()], "message")


def test_option_samples_are_independent() -> None:
    """The same option object used twice is no problem for uniqueness, which concerns ids only."""
    menu = {"type": "static_select", "options": [option(), option("two")], "action_id": "m"}
    assert not problems([section(accessory=menu)], "message")
