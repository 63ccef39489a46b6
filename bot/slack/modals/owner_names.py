"""The form that asks who the names of a file are; a few at a time, those with most tasks first."""

from collections.abc import Sequence

from bot.slack.ids import NAMES_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.words.catalogue import Words
from domain.owner_names import AT_ONCE, OwnerName

_BEFORE = "name-"


def view(names: Sequence[OwnerName], words: Words) -> Json:
    """The form; a name that is left open waits on."""
    form = [_field(each, words) for each in names[:AT_ONCE]]
    title, save = words.line("form.names.title"), words.line("form.save")
    return fields.modal(NAMES_MODAL, title, form, words, Meta(), save)


def read(values: Values) -> dict[str, str]:
    """The chosen members, by the key of the name."""
    chosen = {block_id: fields.read_person(values, block_id) for block_id in values}
    return {block_id.removeprefix(_BEFORE): each for block_id, each in chosen.items() if each is not None}


def _field(name: OwnerName, words: Words) -> Json:
    label = words.line("form.names.who", name=name.words)
    likely = None if name.likely is None else name.likely.chat_id
    whose = fields.person_field(f"{_BEFORE}{name.key}", label, words, initial=likely)
    return fields.hinted(whose, words.plural_line("form.names.tasks", len(name.task_ids), title=name.first_title))
