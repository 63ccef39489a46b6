"""Composition objects: text, options, confirmations and what else blocks and elements share.

Limits: https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Iterator

from sandbox.checks.problem import Problem
from sandbox.checks.shape import Check, boolean, by_type, many, one_of, string, thing, url

ID = string(255, 1)


def text(at_most: int, *, kinds: tuple[str, ...] = ("plain_text", "mrkdwn"), at_least: int = 1) -> Check:
    """A text object; Slack first says that nothing matched, then what exactly was wrong."""
    words = string(at_most, at_least)
    plain = thing({"type": one_of("plain_text"), "text": words}, {"emoji": boolean})
    mrkdwn = thing({"type": one_of("mrkdwn"), "text": words}, {"verbatim": boolean})
    allowed = {"plain_text": plain, "mrkdwn": mrkdwn}
    inside = by_type({kind: allowed[kind] for kind in kinds})

    def check(value: object, path: str) -> Iterator[Problem]:
        problems = list(inside(value, path))
        if problems:
            yield Problem(path, "failed to match all allowed schemas")
        yield from problems

    return check


def plain(at_most: int) -> Check:
    """A plain_text object."""
    return text(at_most, kinds=("plain_text",))


CONFIRM = thing(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)

_OPTION_VALUE = string(150, 1)
OPTION = thing({"text": plain(75), "value": _OPTION_VALUE}, {"description": plain(75)})
RICH_OPTION = thing({"text": text(75), "value": _OPTION_VALUE}, {"description": text(75)})
OVERFLOW_OPTION = thing({"text": plain(75), "value": _OPTION_VALUE}, {"description": plain(75), "url": url})
OPTION_GROUP = thing({"label": plain(75), "options": many(OPTION, 1, 100)})

DISPATCH_CONFIG = thing({"trigger_actions_on": many(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})

CONVERSATION_FILTER = thing(
    {},
    {
        "include": many(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
)


def exactly_one(*keys: str) -> Check:
    """Of these keys of an object, one and only one is given."""
    names = " or ".join(f"`{key}`" for key in keys)

    def check(value: object, path: str) -> Iterator[Problem]:
        given = [key for key in keys if isinstance(value, dict) and value.get(key) is not None]
        if not given:
            yield Problem(path, f"must define either {names}")
        elif len(given) > 1:
            yield Problem(path, f"cannot define more than one of {names}")

    return check


def at_least_one(*keys: str) -> Check:
    """Of these keys of an object, one or more are given."""
    names = " or ".join(f"`{key}`" for key in keys)

    def check(value: object, path: str) -> Iterator[Problem]:
        if not (isinstance(value, dict) and any(value.get(key) is not None for key in keys)):
            yield Problem(path, f"must define either {names}")

    return check


_FILE_BY_ID, _FILE_BY_URL = {"id": ID}, {"url": url}
_IMAGE_KEYS: dict[str, Check] = {
    "image_url": url,
    "slack_file": thing({}, {**_FILE_BY_ID, **_FILE_BY_URL}),
}


def image(*, block: bool) -> Check:
    """An image with its alternative text: the block (which may have a title) or the element."""
    extra: dict[str, Check] = {"title": plain(2000), "block_id": ID} if block else {}
    shape = thing({"type": one_of("image"), "alt_text": string(2000, 1)}, {**_IMAGE_KEYS, **extra})
    source = exactly_one("image_url", "slack_file")

    def check(value: object, path: str) -> Iterator[Problem]:
        yield from shape(value, path)
        yield from source(value, path)
        if isinstance(value, dict) and isinstance(value.get("slack_file"), dict):
            yield from exactly_one("id", "url")(value["slack_file"], f"{path}/slack_file")

    return check


IMAGE = image(block=False)
