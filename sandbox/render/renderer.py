"""Draws blocks and text for one reader."""

import json
from functools import cache, partial
from typing import Any, Literal

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from sandbox.render import charts, values
from sandbox.render.emoji import picture
from sandbox.render.markdown import markdown
from sandbox.render.mrkdwn import mrkdwn, plain, safe_link, text_object
from sandbox.render.reader import Reader
from sandbox.render.rich_text import rich_text, rich_text_words

Json = dict[str, Any]
Surface = Literal["message", "modal", "home"]


@cache
def environment() -> Environment:
    """The templates of blocks and elements; everything is escaped unless a filter made it safe."""
    env = Environment(loader=PackageLoader("sandbox.render"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters |= {"plain": plain, "safe_link": safe_link, "number": charts.number, "json": _json}
    env.globals |= {"charts": charts, "picture": picture, "markdown": markdown}
    return env


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class Renderer:
    """Draws what apps and members write, for one reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.words = reader.words

    def mrkdwn(self, text: str) -> Markup:
        """Slack's markup as HTML."""
        return mrkdwn(text, self.reader)

    def blocks(
        self,
        blocks: list[Json],
        surface: Surface,
        scope: str,
        state: dict[str, Json] | None = None,
        errors: dict[str, str] | None = None,
    ) -> Markup:
        """Blocks as HTML.

        Args:
            blocks: Blocks that Slack would take, every block_id and action_id filled in.
            surface: Where they are shown.
            scope: A name unique on the page, put in front of every element id.
            state: What is chosen or typed, by block_id and action_id, as Slack sends it.
            errors: Words under inputs, by block_id.
        """
        template = environment().get_template("blocks.html")
        reader = self.reader
        module = template.make_module(
            {
                "w": self.words,
                "reader": reader,
                "surface": surface,
                "scope": scope,
                "errors": errors or {},
                "state": state or {},
                "text": partial(text_object, reader=reader),
                "rich_text": partial(rich_text, reader=reader),
                "rich_words": partial(rich_text_words, reader=reader),
                "chosen": values.chosen,
                "chosen_options": values.chosen_options,
                "typed": partial(values.typed, reader=reader),
                "local_moment": partial(values.local_moment, reader=reader),
            }
        )
        drawn: Markup = module.draw(blocks)  # type: ignore[attr-defined] # a macro of the template
        return drawn
