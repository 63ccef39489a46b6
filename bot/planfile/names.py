"""Ids, channels, time zones, languages and words out of a list, as people write them."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TypeVar
from zoneinfo import available_timezones

from babel import Locale
from babel.core import UnknownLocaleError

from bot import currencies, public_holidays
from bot.planfile.faults import BadValueError, FaultKey
from bot.planfile.nearest import nearest
from bot.planfile.texts import written
from bot.rhythm_line import rhythm_in
from domain.measures import Direction
from domain.plan import PERSPECTIVES
from domain.rhythm import TaskRhythm
from domain.strength import Strength
from domain.tasks import Status

Word = TypeVar("Word", bound=StrEnum)

_MEMBER_ID = re.compile(r"[UW][A-Z0-9]{5,}")
_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{5,}")
_CHANNEL_NAME = re.compile(r"[^\s#@,.:;<>]{1,80}")
_LANGUAGES = {"english": "en-US", "arabic": "ar-SA", "العربية": "ar-SA", "german": "de-DE", "french": "fr-FR"}
_PERSPECTIVE_IN_ARABIC = {
    "المالية": "finances",
    "العمليات": "operations",
    "الشركاء": "partners",
    "بيئة العمل": "work_environment",
}


def member_id(raw: object) -> str:
    """The id of a member on the chat platform, such as `U024BE7LH`."""
    given = written(raw)
    if not _MEMBER_ID.fullmatch(given):
        upper = given.strip("<@>").upper()
        near = upper if _MEMBER_ID.fullmatch(upper) else None
        raise BadValueError(FaultKey.BAD_MEMBER_ID, example=near or "U024BE7LH", nearest=near, given=given)
    return given


def country(raw: object) -> str:
    """The two letters of a country whose public holidays are known, such as `SA`."""
    given = written(raw).upper()
    if given not in public_holidays.countries():
        near = nearest(given, {code: code for code in public_holidays.countries()})
        raise BadValueError(FaultKey.BAD_COUNTRY, example=near or "SA", nearest=near, given=written(raw))
    return given


def currency(raw: object) -> str:
    """The three letters of a currency, such as `SAR`."""
    found = currencies.code_of(written(raw))
    if found is None:
        near = nearest(written(raw).upper(), currencies.currencies())
        raise BadValueError(FaultKey.BAD_CURRENCY, example=near or "SAR", nearest=near, given=written(raw))
    return found


def channel_id(raw: object) -> str:
    """The id of a channel, such as `C024BE7LH`."""
    given = written(raw)
    if not _CHANNEL_ID.fullmatch(given):
        raise BadValueError(FaultKey.BAD_CHANNEL_ID, example="C024BE7LH", given=given)
    return given


def channel_name(raw: object) -> str:
    """The name of a channel, with or without the `#`; the name alone is kept."""
    name = written(raw).removeprefix("#")
    if not _CHANNEL_NAME.fullmatch(name):
        raise BadValueError(FaultKey.BAD_CHANNEL, example='"#leadership"', given=written(raw))
    return name


def channel(raw: object) -> str:
    """A channel by its id or as `#name`, kept as written."""
    given = written(raw)
    if _CHANNEL_ID.fullmatch(given) or (given.startswith("#") and _CHANNEL_NAME.fullmatch(given[1:])):
        return given
    example = f'"#{given}"' if _CHANNEL_NAME.fullmatch(given) else '"#leadership"'
    raise BadValueError(FaultKey.BAD_CHANNEL, example=example, given=given)


def zone(raw: object) -> str:
    """An IANA time zone, such as `Asia/Riyadh`."""
    given = written(raw)
    if given not in _zones():
        near = _nearest_zone(given)
        raise BadValueError(FaultKey.BAD_ZONE, example=near or "Asia/Riyadh", nearest=near, given=given)
    return given


def locale(raw: object) -> str:
    """A language and country, such as `ar-SA`; `ar_sa` is understood as well."""
    given = written(raw)
    try:
        return str(Locale.parse(given.replace("_", "-"), sep="-")).replace("_", "-")
    except (UnknownLocaleError, ValueError) as error:
        near = nearest(given, _LANGUAGES)
        raise BadValueError(FaultKey.BAD_LOCALE, example=near or "ar-SA", nearest=near, given=given) from error


def perspective(raw: object) -> str:
    """A row of the strategy map, in English or Arabic."""
    given = written(raw)
    if given in _PERSPECTIVE_IN_ARABIC:
        return _PERSPECTIVE_IN_ARABIC[given]
    return _one_of(given, PERSPECTIVES)


def status(raw: object) -> Status:
    """What an owner says of a task: `on track`, `at risk`, `off track` or `done`."""
    return _word(Status)(raw)


def rhythm(raw: object) -> TaskRhythm:
    """How often a task is asked about: `weekly`, `fortnightly` or `monthly`, or in other words, also in Arabic."""
    given = written(raw)
    return rhythm_in(given) or _word(TaskRhythm)(raw)


def strength(raw: object) -> Strength:
    """How much people are reminded who did not say so themselves: `light`, `standard` or `active`."""
    return _word(Strength)(raw)


def direction(raw: object) -> Direction:
    """Which way is better: `up` or `down`."""
    return _word(Direction)(raw)


def _word(words: type[Word]) -> Callable[[object], Word]:
    return lambda raw: words(_one_of(written(raw), [word.value for word in words]))


def _one_of(given: str, words: tuple[str, ...] | list[str]) -> str:
    text = re.sub(r"[\s_-]+", "_", given.casefold())
    if text not in words:
        said = [word.replace("_", " ") for word in words]
        near = nearest(given, said)
        raise BadValueError(
            FaultKey.NOT_ONE_OF, example=near or said[0], nearest=near, given=given, allowed=", ".join(said)
        )
    return text


@cache
def _nearest_zone(given: str) -> str | None:
    cities = {name.rpartition("/")[2]: name for name in sorted(_zones()) if "/" in name}
    return nearest(given, cities | {name: name for name in sorted(_zones())})


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
