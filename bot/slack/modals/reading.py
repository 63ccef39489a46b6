"""The form that takes a reading of a measure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.messages import actions
from bot.messages.measures import measure_line
from bot.messages.model import Message
from bot.slack.ids import INPUT, READING_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.measure_errors import BadReadingError
from domain.views import MeasureView


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; without a day it is today's."""

    value: Decimal
    on: date | None


def view(of: MeasureView, today: date, words: Words) -> Json:
    """The form, below what is known of the measure."""
    known = Message(measure_line(of, words), (), words.language)
    number: Json = {"type": "number_input", "action_id": INPUT, "is_decimal_allowed": True}
    label = words.line("form.reading.value", unit=of.measure.unit)
    form = [
        *blocks(known, MOST_BLOCKS_IN_VIEW),
        fields.field("value", label, number, optional=False),
        fields.date_field("on", words.line("form.reading.on"), initial=today, optional=False),
    ]
    meta = Meta(choice=str(of.measure.id))
    return fields.modal(READING_MODAL, words.line("form.reading.title"), form, words, meta, words.line("form.save"))


def read(values: Values) -> Filled:
    """What was filled in. Errors: BadReadingError."""
    try:
        value = Decimal(fields.read_text(values, "value"))
    except InvalidOperation:
        raise BadReadingError(field="value") from None
    return Filled(value, fields.read_date(values, "on"))


def measure_of(about: Meta) -> int:
    """The measure that the form is about; BadValueError when it names none."""
    return actions.read_id(about.choice or "")
