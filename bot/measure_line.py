"""Reading a number for a measure from one typed line: `Gross margin 27.4`, `margin 27,4 % on 31 oct`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.numbers import NumberFormatError, parse_decimal

from bot.dates import read_date
from bot.folding import folded
from bot.planfile.nearest import nearest
from bot.task_line import as_typed
from domain.errors import BadDateError
from domain.measure_errors import BadReadingError, UnknownMeasureError
from domain.measures import Measure

_ON = re.compile(r"^(?P<rest>.+?)\s+(?:on|as of|at|في|يوم|بتاريخ)\s+(?P<day>\D*\d.*|[^\d]+)$", re.IGNORECASE)
_NUMBER = r"[-−+]?\d(?:[\d.,٬٫']*\d)?"  # noqa: RUF001  (a minus sign, as some keyboards have it)
_VALUE = re.compile(rf"^(?P<name>.*?)\s*[:=]?\s+(?P<value>{_NUMBER})\s*(?P<unit>[^\d\s].*)?$")
_QUOTES = "\"'“”„«»"
_SIGNS = str.maketrans({"٫": ".", "٬": None, "−": "-", "'": None})  # noqa: RUF001  (as above)
_LEAP_DAY = (2, 29)
_SOME_NUMBER = "27.4"
_PLAIN = re.compile(r"^[-+]?\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """What was typed: the id of the measure, its value, and the day, None for today."""

    measure_id: int
    value: Decimal
    on: date | None = None


def read_reading(text: str, known: Sequence[Measure], today: date, locale: str, example: str) -> ReadingLine:
    """Read a name or key of a measure, a number as the locale or a machine writes it, and perhaps a day.

    Errors: UnknownMeasureError with the line as it was probably meant, or with `example`; BadReadingError when the
    number is none; BadDateError when the day is none.
    """
    line, day = _day(as_typed(" ".join(text.split())), today, example)
    found = _VALUE.match(line)
    name = (found["name"] if found else line).strip(_QUOTES + " ")
    measure = _named(name, known)
    if measure is None:
        raise UnknownMeasureError(name=name, example=_meant(name, found and found["value"], known, example))
    value = _number(found["value"], locale) if found else None
    if value is None:
        raise BadReadingError(field="value", name=measure.name, example=example)
    return ReadingLine(measure.id, value, day)


def _day(line: str, today: date, example: str) -> tuple[str, date | None]:
    found = _ON.match(line)
    if found is None or not _VALUE.match(found["rest"]):
        return line, None
    day = read_date(found["day"], today)
    if day is None:
        raise BadDateError(field="on", given=found["day"], example=example)
    return found["rest"], _past(day, today)


def _past(day: date, today: date) -> date:
    """What is read off has been: where the next such day was found, the last one is meant."""
    if day <= today or (day.month, day.day) == _LEAP_DAY:
        return day
    before = day.replace(year=day.year - 1)
    return before if before <= today else day


def _named(name: str, known: Sequence[Measure]) -> Measure | None:
    """The measure of that name or key; the beginning of only one name is enough."""
    wanted = folded(name)
    exact = [each for each in known if wanted in {folded(each.key), folded(each.name)}]
    begun = [each for each in known if wanted and folded(each.name).startswith(wanted)]
    return next(iter(exact), begun[0] if len(begun) == 1 else None)


def _meant(name: str, value: str | None, known: Sequence[Measure], example: str) -> str:
    near = nearest(name, {way: each.name for each in known for way in (each.key, each.name)}) if name else None
    return example if near is None else f"/plan measure {near} {value or _SOME_NUMBER}"


def _number(text: str, locale: str) -> Decimal | None:
    plain = text.translate(_SIGNS)
    reader = "en" if locale.startswith("ar") else locale.replace("-", "_")
    try:
        return Decimal(str(parse_decimal(plain, locale=reader, strict=True)))
    except NumberFormatError:
        return Decimal(plain) if _PLAIN.match(plain) else None
