"""The form that notes a leave, one's own or that of somebody one answers for."""

from dataclasses import dataclass
from datetime import date

from bot.slack.ids import LEAVE_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Values
from bot.words.catalogue import Words
from domain.absences import Absence
from domain.errors import FollowthroughError, MissingDateError


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; `whom` is the chat id of somebody else, or None."""

    first: date
    last: date
    whom: str | None


def view(absence: Absence, words: Words, *, for_others: bool, whom: str | None = None) -> Json:
    """The form with the present leave in it, or today; others can be chosen by those who may note theirs.

    `whom` is the chat id of the one who is chosen already, whose absence it is.
    """
    present = absence.present
    first = (present.first if present else None) or absence.today
    form = [
        fields.date_field("first", words.line("form.leave.first"), initial=first, optional=False),
        fields.date_field(
            "until", words.line("form.leave.last"), initial=present.last if present else None, optional=False
        ),
    ]
    if for_others:
        whose = fields.person_field("owner", words.line("form.leave.whom"), words, initial=whom)
        form.append(fields.hinted(whose, words.line("form.leave.whom_hint")))
    return fields.modal(LEAVE_MODAL, words.line("form.leave.title"), form, words, Meta(), words.line("form.save"))


def read(values: Values) -> Filled:
    """What was filled in; FormFaultsError names every field at fault."""
    first, last = fields.read_date(values, "first"), fields.read_date(values, "until")
    faults: dict[str, FollowthroughError] = {}
    if first is None:
        faults["first"] = MissingDateError(field="first")
    if last is None:
        faults["until"] = MissingDateError(field="until")
    if first is None or last is None:
        raise FormFaultsError(faults)
    return Filled(first, last, fields.read_person(values, "owner"))
