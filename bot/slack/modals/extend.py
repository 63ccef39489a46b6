"""The form that gives a task more time."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.messages.replies import task_line
from bot.slack.ids import EXTEND_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.errors import FollowthroughError, MissingDateError
from domain.views import CaseView

_OFFERED = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Extension:
    """What was filled in."""

    due_on: date
    note: str | None


def view(of: CaseView, words: Words, today: date) -> Json:
    """The form, with a date a week after the later of the old one and `today`."""
    task = of.view.task
    offered = max(task.due_on or today, today) + _OFFERED
    form = [
        *blocks(task_line(of.view, words), MOST_BLOCKS_IN_VIEW),
        fields.date_field("due", words.line("form.extend.due"), initial=offered, optional=False),
        fields.text_field("note", words.line("form.reason"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.extend.title", code=task.code)
    meta = Meta(task_id=task.id, case_id=of.case.id)
    return fields.modal(EXTEND_MODAL, title, form, words, meta, words.line("form.save"))


def read(values: Values) -> Extension:
    """What was filled in; FormFaultsError names every field at fault."""
    faults: dict[str, FollowthroughError] = {}
    due_on, note = fields.read_date(values, "due"), fields.noted(values, faults)
    if due_on is None:
        faults["due"] = MissingDateError(field="due")
    if due_on is None or faults:
        raise FormFaultsError(faults)
    return Extension(due_on, note)
