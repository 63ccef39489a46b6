"""Changes to a task: what was changed, to whoever changed it, to its owner, and in its history."""

from collections.abc import Sequence
from datetime import date

from bot.messages import actions, parts
from bot.messages.model import Bold, Bullets, Button, Buttons, Message, Note, Quote, Text
from bot.words.catalogue import Value, Words
from domain.edits import FieldChange, TaskChanged, TaskField
from domain.edits import Value as Stored
from domain.rhythm import TaskRhythm
from domain.services.editing import Edited
from domain.views import TaskView

FIELD_WORDS = {
    TaskField.TITLE: "edit.field.title",
    TaskField.HOW: "edit.field.how",
    TaskField.PLACE: "edit.field.place",
    TaskField.GOAL: "edit.field.goal",
    TaskField.DEPARTMENT: "edit.field.department",
    TaskField.START: "edit.field.start",
    TaskField.DUE: "edit.field.due",
    TaskField.RHYTHM: "edit.field.rhythm",
}


def changed(content: TaskChanged, words: Words) -> Message:
    """To the owner: who changed their task, and each field as it was and as it is."""
    named = _named(content.view)
    if content.by is None:
        summary = words.text("edit.told", **named)
    else:
        summary = words.text("edit.told.by", by=content.by, **named)
    open_it = parts.button(actions.TASK_OPEN, str(content.view.task.id), "button.open", words, content.view)
    footer = Note(words.text("edit.told.footer", command=parts.command("edit", words)))
    why = () if content.why is None else (Quote(words.quoted(content.why)),)
    return Message(summary, (lines(content.changes, words), *why, Buttons((open_it,)), footer), words.language)


def saved(edited: Edited, words: Words) -> Message:
    """To whoever sent the form."""
    named = _named(edited.view)
    if not edited.changes:
        return Message(words.text("edit.same", **named), (), words.language)
    return Message(words.text("edit.saved", **named), (lines(edited.changes, words),), words.language)


def lines(changes: Sequence[FieldChange], words: Words) -> Bullets:
    """A line for each field that was changed."""
    return Bullets(tuple(_line(change, words) for change in changes))


def fields(changes: Sequence[FieldChange], words: Words) -> str:
    """The names of the fields that were changed."""
    return words.formats.listing([words.line(FIELD_WORDS[change.field]) for change in changes])


def button(view: TaskView, words: Words) -> Button:
    """The way to the form."""
    return parts.button(actions.TASK_EDIT, str(view.task.id), "button.edit", words, view)


def _line(change: FieldChange, words: Words) -> Text:
    field = words.line(FIELD_WORDS[change.field])
    after = _value(change.after, words)
    if change.before is None:
        return words.text("edit.line.new", field=field, after=after)
    return words.text("edit.line", field=field, after=after, before=_value(change.before, words))


def _value(value: Stored, words: Words) -> Value:
    if value is None:
        return words.line("edit.nothing")
    if isinstance(value, TaskRhythm):
        return words.line(parts.RHYTHM_WORDS[value])
    return words.full_day(value) if isinstance(value, date) else value


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}
