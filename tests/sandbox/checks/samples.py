"""Small valid pieces to bend in tests."""

from typing import Any

Json = dict[str, Any]


def plain(text: str = "words") -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "words") -> Json:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def option(value: str = "one", text: str = "One") -> Json:
    """An option."""
    return {"text": plain(text), "value": value}


def options(count: int) -> list[Json]:
    """So many different options."""
    return [option(str(n), f"Option {n}") for n in range(count)]


def button(**more: object) -> Json:
    """A button, with more keys."""
    return {"type": "button", "text": plain("Go"), "action_id": "go", **more}


def section(**more: object) -> Json:
    """A section with text."""
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: Json) -> Json:
    """An actions block around elements."""
    return {"type": "actions", "elements": list(elements)}


def asked(element: Json, **more: object) -> Json:
    """An input block around an element."""
    return {"type": "input", "label": plain("What?"), "element": element, **more}


def rich(*leaves: Json) -> Json:
    """A rich_text block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(leaves)}]}


def words(text: str) -> Json:
    """A rich_text leaf."""
    return {"type": "text", "text": text}


def pie(**more: object) -> Json:
    """A chart with one slice."""
    return {
        "type": "data_visualization",
        "title": "Status",
        "chart": {"type": "pie", "segments": [{"label": "On track", "value": 3}]},
        **more,
    }


def plot(kind: str = "bar", categories: int = 2, series: int = 1) -> Json:
    """A chart with axes."""
    labels = [f"W{n}" for n in range(categories)]
    return {
        "type": "data_visualization",
        "title": "Weeks",
        "chart": {
            "type": kind,
            "series": [
                {"name": f"S{s}", "data": [{"label": label, "value": s - 1.5} for label in labels]}
                for s in range(series)
            ],
            "axis_config": {"categories": labels, "x_label": "Week", "y_label": "Tasks"},
        },
    }


def raw(text: str = "cell") -> Json:
    """A table cell."""
    return {"type": "raw_text", "text": text}


def table(rows: int = 2, columns: int = 2, **more: object) -> Json:
    """A table of equal cells."""
    return {"type": "table", "rows": [[raw() for _ in range(columns)] for _ in range(rows)], **more}


def data_table(rows: int = 2, columns: int = 2, **more: object) -> Json:
    """A data_table of equal cells."""
    return {**table(rows, columns), "type": "data_table", "caption": "All of them", **more}


def card(**more: object) -> Json:
    """A card with a title."""
    return {"type": "card", "title": plain("Card"), **more}


def modal(*blocks: Json, **more: object) -> Json:
    """A modal around blocks."""
    return {"type": "modal", "title": plain("Title"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: object) -> Json:
    """A home tab around blocks."""
    return {"type": "home", "blocks": list(blocks), **more}
