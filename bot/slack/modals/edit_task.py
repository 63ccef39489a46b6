"""The form that changes a task: the fields that the reader may change, as they are now.

It remembers a short print of what it showed in each field. What was not touched is not sent on, so that two people who
change different things at the same time do not take each other's changes back.
"""

from collections.abc import Sequence
from hashlib import blake2s

from bot.messages.parts import RHYTHM_WORDS
from bot.messages.replies import task_line
from bot.slack.ids import EDIT_TASK_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.edits import TaskField, Value
from domain.errors import FollowthroughError, MissingTitleError
from domain.rhythm import TaskRhythm
from domain.services.editing import Editable
from domain.services.tasks import LONGEST_PLACE, LONGEST_TITLE

_DATES = frozenset({TaskField.START, TaskField.DUE})
_CHOICES = frozenset({TaskField.GOAL, TaskField.DEPARTMENT, TaskField.RHYTHM})
_ABSENT = "0"


def view(of: Editable, words: Words) -> Json:
    """The form."""
    form = [block for field in TaskField if field in of.fields for block in _field(field, of, words)]
    meta = Meta(task_id=of.view.task.id, choice=_prints(form))
    title = words.line("form.edit.title", code=of.view.task.code)
    shown = [*blocks(task_line(of.view, words), MOST_BLOCKS_IN_VIEW), *form]
    return fields.modal(EDIT_TASK_MODAL, title, shown, words, meta, words.line("form.save"))


def read(values: Values, shown: str) -> dict[TaskField, Value]:
    """The fields that were touched since the form was `shown`; FormFaultsError without a title."""
    wanted: dict[TaskField, Value] = {}
    faults: dict[str, FollowthroughError] = {}
    for field, known in zip(TaskField, shown.split("-"), strict=False):
        if known == _ABSENT or _print(_typed(values, field)) == known:
            continue
        wanted[field] = _value(values, field)
        if field is TaskField.TITLE and not wanted[field]:
            faults[field] = MissingTitleError(field=field)
    if faults:
        raise FormFaultsError(faults)
    return wanted


def _field(field: TaskField, of: Editable, words: Words) -> Sequence[Json]:
    task, line = of.view.task, words.line
    match field:
        case TaskField.TITLE:
            made = fields.text_field(
                field, line("form.add.name"), initial=task.title, most=LONGEST_TITLE, optional=False
            )
        case TaskField.HOW:
            made = fields.text_field(field, line("form.add.how"), initial=task.how, most=LONGEST_TEXT, lines=True)
        case TaskField.PLACE:
            made = fields.text_field(field, line("form.add.where"), initial=task.place, most=LONGEST_PLACE)
        case TaskField.START:
            made = fields.date_field(field, line("form.add.start"), initial=task.start_on)
        case TaskField.DUE:
            made = fields.date_field(field, line("form.add.due"), initial=task.due_on)
        case _:
            return _choice(field, of, words)
    return [made]


def _choice(field: TaskField, of: Editable, words: Words) -> list[Json]:
    line, known = words.line, of.choices
    if field is TaskField.GOAL:
        goals = [Option(line("task.title", code=goal.code, title=goal.title), goal.code) for goal in known.goals]
        own = None if of.view.goal is None else of.view.goal.code
        return fields.select_field(field, line("form.add.goal"), goals, words, initial=own)
    if field is TaskField.DEPARTMENT:
        options = [Option(words.cell(each.name), each.key) for each in known.departments]
        own = None if of.view.department is None else of.view.department.key
        return fields.select_field(field, line("form.add.department"), options, words, initial=own)
    rhythms = [Option(line(key), each.value) for each, key in RHYTHM_WORDS.items()]
    return fields.select_field(field, line("form.add.rhythm"), rhythms, words, initial=of.view.task.rhythm)


def _prints(form: Sequence[Json]) -> str:
    """What each field shows, as a few signs; another sign for a field that is not there."""
    shown = {block["block_id"]: _print(_initial(block["element"])) for block in form}
    return "-".join(shown.get(field, _ABSENT) for field in TaskField)


def _print(text: str) -> str:
    return blake2s(text.encode(), digest_size=4).hexdigest()


def _initial(element: Json) -> str:
    chosen = element.get("initial_option") or {}
    return str(element.get("initial_value") or element.get("initial_date") or chosen.get("value") or "").strip()


def _typed(values: Values, field: TaskField) -> str:
    """What is in a field when the form is sent."""
    if field in _DATES:
        day = fields.read_date(values, field)
        return "" if day is None else day.isoformat()
    return (fields.read_choice(values, field) or "") if field in _CHOICES else fields.read_text(values, field)


def _value(values: Values, field: TaskField) -> Value:
    if field in _DATES:
        return fields.read_date(values, field)
    typed = _typed(values, field)
    if field is TaskField.RHYTHM:
        return TaskRhythm(typed) if typed in set(TaskRhythm) else TaskRhythm.WEEKLY
    return typed or None
