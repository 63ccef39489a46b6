"""Form fields in which several things are chosen, and how they are read back."""

from collections.abc import Sequence

from bot.slack.ids import INPUT
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Option, Values
from bot.words.catalogue import Words

MOST = 20
"""So many can be chosen at once."""


def people_field(block_id: str, label: str, words: Words) -> Json:
    """Members of the workspace; the field may be left empty."""
    return _several(fields.person_field(block_id, label, words), "multi_users_select")


def choices_field(block_id: str, label: str, options: Sequence[Option], words: Words) -> list[Json]:
    """Some of many choices; it may be left empty, and there is no field where there are none."""
    found = fields.select_field(block_id, label, options, words)
    return [_several({**each, "optional": True}, "multi_static_select") for each in found]


def read_people(values: Values, block_id: str) -> list[str]:
    """The chat ids of the chosen members."""
    chosen = values.get(block_id, {}).get(INPUT, {}).get("selected_users")
    return [each for each in chosen if isinstance(each, str)] if isinstance(chosen, list) else []


def _several(block: Json, kind: str) -> Json:
    return {**block, "element": {**block["element"], "type": kind, "max_selected_items": MOST}}
