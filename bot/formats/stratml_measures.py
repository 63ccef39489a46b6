"""The performance indicators of a StratML document: each a dated series, often without numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from bot.formats.days import Days
from bot.formats.faults import Odd, OddKey, Place
from bot.formats.numbers import number
from bot.formats.texts import LINE, cut
from bot.formats.xml_trees import children, name_of, said
from domain.measures import Direction
from domain.outside import OutsideMeasure

_FALLS = re.compile(
    r"\b(?:reduc\w*|decreas\w*|lower\w*|fewer|less|declin\w*|minimi[sz]\w*|cut|cuts)\b|خفض|تقليل|تخفيض|الحد من|تقليص",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Result:
    """A target or an actual value: its number, where it has one, its day, and its words."""

    value: Decimal | None
    on: date | None
    words: str
    about: str


def measure_of(indicator: Element, goal: str, place: Place, days: Days) -> tuple[OutsideMeasure | None, list[Odd]]:
    """The measure of an indicator, None where no target of it is a number; and what is odd about it."""
    targets = _results(indicator, "TargetResult", days)
    actuals = _results(indicator, "ActualResult", days)
    title = _title(indicator, targets)
    odd = [
        Odd(OddKey.NO_NUMBER, place, {"text": result.words, "title": title})
        for result in targets + actuals
        if result.value is None and result.words
    ]
    aims = sorted((each for each in targets if each.value is not None), key=lambda each: each.on or date.max)
    if not aims:
        return None, [*odd, Odd(OddKey.NO_TARGET, place, {"text": title})]
    if len(aims) > 1:
        odd.append(Odd(OddKey.OTHER_TARGETS, place, {"count": len(aims) - 1, "text": title}))
    falls = _falls(aims, title)
    if falls:
        odd.append(Odd(OddKey.FALLING, place, {"text": title}))
    readings: dict[date, Decimal] = {}
    for actual in actuals:
        if actual.value is not None and actual.on is None:
            odd.append(Odd(OddKey.NO_DAY, place, {"text": actual.value, "title": title}))
        elif actual.value is not None and actual.on is not None:
            readings[actual.on] = actual.value
    measure = OutsideMeasure(
        name=f"{goal} > {title.casefold()}",
        title=title,
        identifier=said(indicator, "Identifier") or None,
        mark=place.sheet or "",
        goal=goal,
        unit=cut(said(indicator, "UnitOfMeasurement"), LINE),
        direction=Direction.DOWN if falls else Direction.UP,
        target=aims[-1].value or Decimal(0),
        readings=tuple(sorted(readings.items())),
    )
    return measure, odd


def _results(indicator: Element, name: str, days: Days) -> list[_Result]:
    """Every target or actual value of an indicator, wherever it stands in it."""
    return [_result(each, days) for each in indicator.iter() if name_of(each) == name]


def _result(element: Element, days: Days) -> _Result:
    written = said(element, "NumberOfUnits")
    descriptor = " ".join(
        said(each, part) for each in children(element, "Descriptor") for part in ("DescriptorName", "DescriptorValue")
    )
    day = days.read(said(element, "EndDate")).on or days.read(said(element, "StartDate")).on
    value = number(written) if written else number(descriptor.strip())
    return _Result(value, day, written or descriptor.strip(), said(element, "Description"))


def _title(indicator: Element, targets: Sequence[_Result]) -> str:
    """The dimension alone repeats: what the targets say together tells one from the other."""
    dimension = said(indicator, "MeasurementDimension") or said(indicator, "UnitOfMeasurement")
    described = {each.about for each in targets if each.about}
    about = described.pop() if len(described) == 1 else ""
    return cut(": ".join(part for part in (dimension, about) if part) or said(indicator, "OtherInformation"), LINE)


def _falls(aims: Sequence[_Result], title: str) -> bool:
    """Lower is better where the targets fall from date to date, else where the words say so."""
    dated = [each.value for each in aims if each.on is not None and each.value is not None]
    if len(dated) > 1 and dated[0] != dated[-1]:
        return dated[-1] < dated[0]
    return _FALLS.search(title) is not None
