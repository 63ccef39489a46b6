"""What a reader of Slack blocks sees: words, numbers of tables and charts, and the labels of buttons."""

from collections.abc import Iterator
from typing import Any

from bot.slack.elements import escaped
from bot.words.tidy import NOTHING

Json = dict[str, Any]


def facts(blocks: list[Json]) -> Iterator[str]:
    """Every word and number shown, as it stands escaped in the text of the message."""
    for block in blocks:
        match block["type"]:
            case "rich_text":
                yield from (escaped(line) for leaf in _leaves(block) for line in leaf.splitlines() if line.strip())
            case "header":
                yield escaped(block["text"]["text"])
            case "context":
                yield from (escaped(element["text"]) for element in block["elements"])
            case "data_table":
                yield escaped(block["caption"])
                yield from (escaped(cell["text"]) for row in block["rows"][1:] for cell in row)
                yield from (escaped(cell["text"]) for cell in block["rows"][0][1:])
            case "data_visualization":
                chart = block["chart"]
                slices = [each["label"] for each in chart.get("segments", [])]
                yield from (escaped(name) for name in slices or chart["axis_config"]["categories"])


def labels(blocks: list[Json]) -> Iterator[str]:
    """The label of every button."""
    for block in blocks:
        if block["type"] == "actions":
            yield from (escaped(words["text"]) for element in block["elements"] for words in _said_on(element))


def _said_on(element: Json) -> list[Json]:
    """The words on a button, or on a list and its choices."""
    if element["type"] == "button":
        return [element["text"]]
    return [element["placeholder"], *(option["text"] for option in element["options"])]


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, dict):
        if value.get("type") in {"text", "link"} and value["text"] != NOTHING:
            yield value["text"]
        for part in value.values():
            if isinstance(part, list):
                yield from _leaves(part)
