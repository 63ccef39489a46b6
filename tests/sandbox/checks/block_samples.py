"""A block of every kind, and where each may stand."""

from sandbox.checks.blocks import Surface
from tests.sandbox.checks.samples import (
    Json,
    actions,
    asked,
    button,
    card,
    data_table,
    mrkdwn,
    pie,
    plain,
    rich,
    section,
    table,
    words,
)

IMAGE: Json = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"}
TASK: Json = {"type": "task_card", "task_id": "t1", "title": "Look", "status": "complete"}
SAMPLES: dict[str, Json] = {
    "section": section(accessory=button(), fields=[mrkdwn(), plain()]),
    "header": {"type": "header", "text": plain()},
    "divider": {"type": "divider", "block_id": "line"},
    "context": {"type": "context", "elements": [mrkdwn(), plain(), IMAGE]},
    "actions": actions(button()),
    "context_actions": {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "f",
                "positive_button": {"text": plain("Good"), "value": "1"},
                "negative_button": {"text": plain("Bad"), "value": "0"},
            },
            {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "d"},
        ],
    },
    "input": asked({"type": "plain_text_input"}),
    "image": {**IMAGE, "title": plain()},
    "rich_text": rich(words("Hello")),
    "markdown": {"type": "markdown", "text": "# Hello"},
    "table": table(column_settings=[{"align": "right"}, None]),
    "data_table": data_table(),
    "data_visualization": pie(),
    "card": card(actions=[button()]),
    "carousel": {"type": "carousel", "elements": [card()]},
    "container": {"type": "container", "title": plain(), "child_blocks": [section()]},
    "alert": {"type": "alert", "text": mrkdwn(), "level": "warning"},
    "task_card": TASK,
    "plan": {"type": "plan", "title": "Plan", "tasks": [TASK]},
    "file": {"type": "file", "external_id": "f", "source": "remote"},
    "video": {
        "type": "video",
        "alt_text": "A",
        "title": plain(),
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/t.png",
    },
}


MESSAGE_ONLY = {
    "context_actions",
    "markdown",
    "data_visualization",
    "container",
    "plan",
    "task_card",
    "file",
}


MODAL_ONLY = {"alert"}
NOT_IN_MESSAGES = {"input", "alert"}
NOT_IN_MODALS = MESSAGE_ONLY | {"table", "data_table", "carousel"}


def refused_on(surface: Surface) -> set[str]:
    """Types that a surface does not show."""
    return {
        "message": NOT_IN_MESSAGES,
        "modal": NOT_IN_MODALS,
        "home": MESSAGE_ONLY | MODAL_ONLY,
    }[surface]
