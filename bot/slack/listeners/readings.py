"""Measures: the list, the reading that was typed, and the form behind its buttons."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.measure_line import read_reading
from bot.messages import actions
from bot.messages.measures import measures, taken
from bot.messages.model import Message
from bot.slack.ids import Meta
from bot.slack.modals import reading
from bot.slack.modals.fields import Values
from bot.slack.request import Request
from domain.measure_errors import UnknownMeasureError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press


def typed(request: Request, rest: str, through: str) -> Message:
    """Show the measures, or take the reading that was typed."""
    known = request.services.readings.all(request.chat_id, request.now)
    if not rest:
        return measures(known, request.words)
    example = verbs.BY_NAME["measure"].shown(request.words.language)
    of = [view.measure for view in known.measures]
    line = read_reading(rest, of, known.today, str(request.words.formats.locale), example)
    return taken(
        request.services.readings.take(
            request.chat_id, line.measure_id, line.value, line.on, request.now, through=through
        ),
        request.words,
    )


def listed(request: Request, start: int) -> Message:
    """A page of the list."""
    return measures(request.services.readings.all(request.chat_id, request.now), request.words, start)


def opened(press: "Press") -> None:
    """Open the form for a measure."""
    request, measure_id = press.request, actions.read_id(press.value)
    known = request.services.readings.all(request.chat_id, request.now)
    of = next((view for view in known.measures if view.measure.id == measure_id), None)
    if of is None:
        raise UnknownMeasureError
    press.window(reading.view(of, known.today, request.words))


def filled(request: Request, about: Meta, values: Values, through: str) -> Message:
    """Take the reading of the form."""
    said, measure_id = reading.read(values), reading.measure_of(about)
    return taken(
        request.services.readings.take(request.chat_id, measure_id, said.value, said.on, request.now, through=through),
        request.words,
    )
