"""What is asked of an owner below a task: what is not known of it yet, and the way to say it."""

from bot.messages import actions, elses, parts
from bot.messages.model import Button, Buttons, Paragraph, Simple
from bot.words.catalogue import Words
from domain.edits import TaskField
from domain.views import TaskView
from domain.weekly import CheckInAsked

_UNKNOWN_WORDS = {
    TaskField.PLACE: "lacks.where",
    TaskField.START: "lacks.start",
    TaskField.DUE: "lacks.due",
    TaskField.HOW: "lacks.how",
}


def lack_lines(view: TaskView, content: CheckInAsked, words: Words) -> list[Simple]:
    """What the reader can add to a task, with the form for it, and that for a date, which others have to approve."""
    lack = next((each for each in content.lacks if each.task_id == view.task.id), None)
    if lack is None:
        return []
    names = [words.line(key) for field, key in _UNKNOWN_WORDS.items() if field in lack.unknown]
    row = parts.completing(view, words) if lack.fields else []
    if lack.may_propose_date:
        row.append(proposing(view, words))
    return [Paragraph(words.text("lacks.unknown", what=words.formats.listing(names))), Buttons(tuple(row))]


def proposing(view: TaskView, words: Words) -> Button:
    """The form for a due date, which others have to approve."""
    value = elses.value(view.task.id, elses.NEW_DATE)
    return parts.button(actions.NUDGE_ELSE, value, "button.propose_date", words, view)
