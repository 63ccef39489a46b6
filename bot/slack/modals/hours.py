"""The form for one's own working hours."""

from dataclasses import dataclass
from datetime import time

from bot.slack.ids import HOURS_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.words.catalogue import Words
from domain.errors import BadHoursError, FollowthroughError, NoWorkDayError
from domain.hours import WorkHours


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in."""

    days: frozenset[int]
    hours: tuple[time, time]


def view(of: WorkHours, words: Words) -> Json:
    """The form with the present hours in it."""
    week = sorted(range(1, 8), key=lambda day: (day - of.in_order[0]) % 7)
    options = [Option(words.weekday(day), str(day)) for day in week]
    form = [
        fields.time_field("starts", words.line("form.hours.starts"), initial=of.starts),
        fields.time_field("ends", words.line("form.hours.ends"), initial=of.ends),
        fields.boxes_field(
            "days", words.line("form.hours.days"), options, initial=frozenset(str(day) for day in of.days)
        ),
    ]
    return fields.modal(HOURS_MODAL, words.line("form.hours.title"), form, words, Meta(), words.line("form.save"))


def read(values: Values, example: str) -> Filled:
    """What was filled in; FormFaultsError names every field at fault."""
    starts, ends = fields.read_time(values, "starts"), fields.read_time(values, "ends")
    days = frozenset(day for day in range(1, 8) if str(day) in fields.read_boxes(values, "days"))
    faults: dict[str, FollowthroughError] = {}
    for name, at in (("starts", starts), ("ends", ends)):
        if at is None:
            faults[name] = BadHoursError(field=name, given="", example=example)
    if not days:
        faults["days"] = NoWorkDayError(field="days")
    if faults or starts is None or ends is None:
        raise FormFaultsError(faults)
    return Filled(days, (starts, ends))
