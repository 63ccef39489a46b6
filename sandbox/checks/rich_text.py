"""Rich text: sections, lists, quotes, preformatted text, and the leaves inside them.

Shapes: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from sandbox.checks.parts import ID
from sandbox.checks.shape import Check, boolean, by_type, many, one_of, string, thing, url, whole

_TEXT_STYLE = thing({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))
_MENTION_STYLE = thing(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)


def _leaf(kind: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    style = _TEXT_STYLE if kind in {"text", "link"} else _MENTION_STYLE
    return thing({"type": one_of(kind), **required}, {**(optional or {}), "style": style})


_TEXT = _leaf("text", {"text": string(at_least=1)})
_LINK = _leaf("link", {"url": url}, {"text": string(), "unsafe": boolean})

LEAVES: dict[str, Check] = {
    "text": _TEXT,
    "link": _LINK,
    "user": _leaf("user", {"user_id": ID}),
    "usergroup": _leaf("usergroup", {"usergroup_id": ID}),
    "channel": _leaf("channel", {"channel_id": ID}),
    "team": _leaf("team", {"team_id": ID}),
    "emoji": _leaf("emoji", {"name": ID}, {"skin_tone": whole(1, 6), "unicode": string()}),
    "date": _leaf("date", {"timestamp": whole(0), "format": string(at_least=1)}, {"url": url, "fallback": string()}),
    "broadcast": _leaf("broadcast", {"range": one_of("here", "channel", "everyone")}),
    "color": _leaf("color", {"value": string(at_least=1)}),
}

_ANY_LEAVES = many(by_type(LEAVES), 0)
_SECTION = thing({"type": one_of("rich_text_section"), "elements": _ANY_LEAVES})
_BORDER = whole(0, 1)

_PARTS: dict[str, Check] = {
    "rich_text_section": _SECTION,
    "rich_text_list": thing(
        {
            "type": one_of("rich_text_list"),
            "style": one_of("bullet", "ordered"),
            "elements": many(by_type({"rich_text_section": _SECTION}), 1),
        },
        {"indent": whole(0, 8), "offset": whole(0), "border": _BORDER},
    ),
    "rich_text_quote": thing({"type": one_of("rich_text_quote"), "elements": _ANY_LEAVES}, {"border": _BORDER}),
    "rich_text_preformatted": thing(
        {
            "type": one_of("rich_text_preformatted"),
            "elements": many(by_type({"text": _TEXT, "link": _LINK}), 0),
        },
        {"border": _BORDER, "language": string(50, 1)},
    ),
}

RICH_TEXT = thing(
    {"type": one_of("rich_text"), "elements": many(by_type(_PARTS), 0)},
    {"block_id": ID},
)
