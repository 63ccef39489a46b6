"""Values of the audit trail as people read them: names for ids, dates by the reader's locale, words for choices."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from bot.messages import parts
from bot.messages.trail_words import FIELD_WORDS, RUNG_WORDS, VALUE_WORDS
from bot.words.catalogue import Words
from domain.needs import NeedKind
from domain.rhythm import TaskRhythm
from domain.tasks import Status
from domain.trail import NAMED, ValueChange

Names = Mapping[str, Mapping[int, str]]

_CHOSEN = ("state", "answer", "end", "outcome", "decision_kind", "strength", "direction", "own_language", "language")
_DATES = ("due_on", "start_on", "away_from", "away_until", "muted_until")


def label(change: ValueChange, words: Words) -> str:
    """What it is that changed."""
    if change.day is not None:
        return words.line("audit.reading_of", day=_day(change.day, words))
    return words.line(FIELD_WORDS[change.column])


def value(column: str, held: object, names: Names, words: Words) -> str:
    """What it holds."""
    if held is None or held == "" or held in ([], {}):
        return words.line("edit.nothing")
    if isinstance(held, bool):
        return words.line("audit.value.yes" if held else "audit.value.no")
    if isinstance(held, int) and column in NAMED:
        return words.cell(names.get(NAMED[column], {}).get(held, str(held)))
    reading = _READ.get(column) or (_count if isinstance(held, int) else _text)
    return reading(held, words)


def _text(held: Any, words: Words) -> str:  # noqa: ANN401  (JSON)
    return words.cell(str(held))


def _count(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.number(held)


def _choice(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.line(VALUE_WORDS[held]) if held in VALUE_WORDS else _text(held, words)


def _status(held: Any, words: Words) -> str:  # noqa: ANN401  (JSON)
    return words.line(parts.STATUS_WORDS[Status(held)])


def _rhythm(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.line(parts.RHYTHM_WORDS[TaskRhythm(held)])


def _need(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.line(parts.NEED_WORDS[NeedKind(held)])


def _percent(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.percent(held)


def _rung(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.number(int(held) + 1)


def _number(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.number(Decimal(str(held)))


def _until(held: Any, words: Words) -> str:  # noqa: ANN401
    """The last day of an authority, or the moment at which a pause ends."""
    moment = datetime.fromisoformat(held)
    return words.moment(moment) if moment.tzinfo is not None else words.full_day(moment.date())


def _weekly(held: Any, words: Words) -> str:  # noqa: ANN401
    day, at = words.weekday(held["weekday"]), words.formats.time_of_day(time.fromisoformat(held["at"]))
    return words.line("audit.value.weekly", day=day, time=at)


def _monthly(held: Any, words: Words) -> str:  # noqa: ANN401
    lead = words.number(held["agenda_lead"])
    return words.line("audit.value.monthly", nth=words.number(held["nth"]), when=_weekly(held, words), lead=lead)


def _ladder(held: Any, words: Words) -> str:  # noqa: ANN401
    """The rungs that stand, each with its working days; a list is an old entry's."""
    if not isinstance(held, Mapping):
        return words.cell(str(held))
    told = [words.line(key, n=held[name]) for name, key in RUNG_WORDS.items() if held.get(name) is not None]
    return words.formats.listing([*told, *([words.line("audit.rung.at_once")] if held.get("at_once") else [])])


def _time(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.formats.time_of_day(time.fromisoformat(held))


def _weekdays(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.formats.listing([words.weekday(int(day)) for day in held])


def _days(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.formats.listing([words.full_day(date.fromisoformat(day)) for day in held])


def _day(held: Any, words: Words) -> str:  # noqa: ANN401
    return words.full_day(date.fromisoformat(held))


def _leaves(held: Any, words: Words) -> str:  # noqa: ANN401
    """Leaves with their first and last day; an old entry has them with the names of their fields."""
    spans = [(each.get("first"), each["last"]) if isinstance(each, Mapping) else tuple(each) for each in held]
    return words.formats.listing(
        [
            words.line("audit.value.span", first=_days([first or last], words), last=_days([last], words))
            for first, last in spans
        ]
    )


def _own_time(held: Any, words: Words) -> str:  # noqa: ANN401
    told = [] if not held.get("work_days") else [_weekdays(held["work_days"], words)]
    times = [_time(held[name], words) for name in ("starts", "ends") if held.get(name)]
    if times:
        told.append(words.line("audit.value.span", first=times[0], last=times[-1]))
    return words.formats.listing(told) if told else words.line("edit.nothing")


_READ: Mapping[str, Callable[[Any, Words], str]] = {
    "status": _status,
    "rhythm": _rhythm,
    "need_kind": _need,
    "progress": _percent,
    "rung": _rung,
    **dict.fromkeys(("value", "baseline", "target", "amount"), _number),
    "until": _until,
    "check_in": _weekly,
    "digest": _weekly,
    "meeting": _monthly,
    "ladder": _ladder,
    "starts": _time,
    "ends": _time,
    "work_days": _weekdays,
    "days_off": _days,
    "days_on": _days,
    **dict.fromkeys(_CHOSEN, _choice),
    **dict.fromkeys(_DATES, _day),
    "later_leaves": _leaves,
    "own_time": _own_time,
}
