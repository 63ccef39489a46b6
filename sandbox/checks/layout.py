"""Every block by its type, and the surfaces that take it.

Shapes and limits: https://docs.slack.dev/reference/block-kit/blocks. Left out because they need scopes
or products of their own: auth_provider, call and layout.
"""

from collections.abc import Iterator

from sandbox.checks.charts import DATA_VISUALIZATION
from sandbox.checks.elements import CARD_BUTTONS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from sandbox.checks.parts import ID, IMAGE, at_least_one, image, plain, text
from sandbox.checks.problem import Problem
from sandbox.checks.rich_text import RICH_TEXT
from sandbox.checks.shape import Check, also, boolean, by_type, many, one_of, string, thing, url
from sandbox.checks.tables import DATA_TABLE, TABLE

MARKDOWN_CHARACTERS = 12_000


def _block(kind: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return thing({"type": one_of(kind), **required}, {"block_id": ID, **(optional or {})})


_CONTEXT_PARTS = by_type(
    {
        "image": IMAGE,
        "plain_text": text(3000, kinds=("plain_text",)),
        "mrkdwn": text(3000, kinds=("mrkdwn",)),
    }
)

_SOURCE = thing({"type": one_of("url"), "url": url, "text": string(at_least=1)}, {"icon_url": url})
_TASK_CARD = _block(
    "task_card",
    {
        "task_id": ID,
        "title": string(at_least=1),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {"details": RICH_TEXT, "output": RICH_TEXT, "sources": many(_SOURCE, 0)},
)
_CARD = also(
    _block(
        "card",
        {},
        {
            "hero_image": IMAGE,
            "icon": IMAGE,
            "title": text(150),
            "subtitle": text(150),
            "body": text(200),
            "actions": many(by_type(CARD_BUTTONS), 1, 2),
        },
    ),
    at_least_one("hero_image", "title", "actions", "body"),
)


def _container(value: object, path: str) -> Iterator[Problem]:
    yield from _CONTAINER(value, path)


def _collapsing(value: object, path: str) -> Iterator[Problem]:
    given = value if isinstance(value, dict) else {}
    if given.get("default_collapsed") and not given.get("is_collapsible"):
        yield Problem(f"{path}/default_collapsed", "requires `is_collapsible` to be true")
    if given.get("has_header_divider") and given.get("is_collapsible"):
        yield Problem(f"{path}/has_header_divider", "cannot be set when `is_collapsible` is true")


BLOCKS: dict[str, Check] = {
    "section": also(
        _block(
            "section",
            {},
            {
                "text": text(3000),
                "fields": many(text(2000), 1, 10),
                "accessory": by_type(IN_SECTION),
                "expand": boolean,
            },
        ),
        at_least_one("text", "fields"),
    ),
    "header": _block("header", {"text": plain(150)}),
    "divider": _block("divider", {}),
    "context": _block("context", {"elements": many(_CONTEXT_PARTS, 1, 10)}),
    "actions": _block("actions", {"elements": many(by_type(IN_ACTIONS), 1, 25)}),
    "context_actions": _block("context_actions", {"elements": many(by_type(IN_CONTEXT_ACTIONS), 1, 5)}),
    "input": _block(
        "input",
        {"label": plain(2000), "element": by_type(IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": image(block=True),
    "rich_text": RICH_TEXT,
    "markdown": _block("markdown", {"text": string(MARKDOWN_CHARACTERS, 1)}),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "card": _CARD,
    "carousel": _block("carousel", {"elements": many(by_type({"card": _CARD}), 1, 10)}),
    "container": _container,
    "alert": _block(
        "alert",
        {"text": text(3000)},
        {"level": one_of("default", "info", "warning", "error", "success")},
    ),
    "task_card": _TASK_CARD,
    "plan": _block("plan", {"title": string(at_least=1)}, {"tasks": many(by_type({"task_card": _TASK_CARD}), 0, 50)}),
    "file": _block("file", {"external_id": ID, "source": one_of("remote")}),
    "video": _block(
        "video",
        {"alt_text": string(at_least=1), "title": plain(199), "video_url": url, "thumbnail_url": url},
        {
            "title_url": url,
            "description": plain(200),
            "author_name": string(49, 1),
            "provider_name": string(at_least=1),
            "provider_icon_url": url,
        },
    ),
}

_EVERYWHERE = {"section", "header", "divider", "context", "actions", "image", "rich_text", "card", "video"}
_IN_MESSAGES = {
    "context_actions",
    "markdown",
    "table",
    "data_table",
    "data_visualization",
    "container",
    "carousel",
    "plan",
    "task_card",
    "file",
}
ALLOWED: dict[str, frozenset[str]] = {
    "message": frozenset(_EVERYWHERE | _IN_MESSAGES),
    "modal": frozenset(_EVERYWHERE | {"input", "alert"}),
    "home": frozenset(_EVERYWHERE | {"input", "table", "data_table", "carousel"}),
}

_CONTAINER = also(
    _block(
        "container",
        {
            "child_blocks": many(
                by_type({kind: BLOCKS[kind] for kind in ALLOWED["message"] if kind != "container"}), 1, 10
            )
        },
        {
            "title": plain(150),
            "rich_text_title": RICH_TEXT,
            "subtitle": text(150),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": IMAGE,
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
    ),
    at_least_one("title", "rich_text_title"),
    _collapsing,
)
