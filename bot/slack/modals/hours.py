"""The form for one's own working hours."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.slack.ids import HOURS_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.words.catalogue import Words
from domain.errors import BadHoursError, FollowthroughError, NoWorkDayError
from domain.hours import KEEP, EveryOtherOff, WorkHours

_TWO_WEEKS = 14
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in."""

    days: frozenset[int]
    hours: tuple[time, time]
    off: EveryOtherOff = KEEP


def view(of: WorkHours, words: Words, today: date) -> Json:
    """The form with the present hours in it, and the working days of two weeks as days off."""
    week = sorted(range(1, 8), key=lambda day: (day - of.in_order[0]) % 7)
    options = [Option(words.weekday(day), str(day)) for day in week]
    form = [
        fields.time_field("starts", words.line("form.hours.starts"), initial=of.starts),
        fields.time_field("ends", words.line("form.hours.ends"), initial=of.ends),
        fields.boxes_field(
            "days", words.line("form.hours.days"), options, initial=frozenset(str(day) for day in of.days)
        ),
        *_off_field(of, words, today),
    ]
    return fields.modal(HOURS_MODAL, words.line("form.hours.title"), form, words, Meta(), words.line("form.save"))


def _off_field(of: WorkHours, words: Words, today: date) -> list[Json]:
    ahead = (today + timedelta(days=days) for days in range(_TWO_WEEKS))
    offered = [day for day in ahead if day.isoweekday() in of.days]
    known = of.every_other_off
    own = next((day for day in offered if known is not None and (day - known).days % _TWO_WEEKS == 0), None)
    options = [Option(words.line("form.hours.no_off"), _NONE)]
    options += [Option(words.line("form.hours.off_day", day=words.day(day)), day.isoformat()) for day in offered]
    initial = _NONE if own is None else own.isoformat()
    return fields.select_field("off", words.line("form.hours.off"), options, words, initial=initial)


def _off(values: Values) -> EveryOtherOff:
    chosen = fields.read_choice(values, "off")
    if chosen is None:
        return KEEP
    try:
        return None if chosen == _NONE else date.fromisoformat(chosen)
    except ValueError:
        return KEEP


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
    return Filled(days, (starts, ends), _off(values))
