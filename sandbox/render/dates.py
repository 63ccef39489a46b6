"""Dates as Slack writes them: the tokens of ``<!date^...>`` and of rich text, in the reader's zone and locale.

Tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from babel.dates import format_date, format_datetime, format_time, format_timedelta

from sandbox.render.reader import Reader

_TOKEN = re.compile(r"\{(\w+)\}")
_LENGTHS = {"date": "long", "date_short": "medium", "date_long": "full"}
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
# Slack takes any UNIX time; beyond the year 9999 a date has no name here and the fallback is shown.
_LATEST = 253_402_300_799


def formatted(timestamp: int, pattern: str, reader: Reader, fallback: str = "") -> str:
    """A moment in words.

    Args:
        timestamp: UNIX time in seconds.
        pattern: Text with tokens such as ``{date_short_pretty} at {time}``; unknown tokens stay as they are.
        reader: In whose zone and language.
        fallback: What to write when the moment cannot be written.
    """
    if not 0 <= timestamp <= _LATEST:
        return fallback or pattern
    moment = reader.here(datetime.fromtimestamp(timestamp, UTC))
    return _TOKEN.sub(lambda found: _token(found[1], moment, reader) or found[0], pattern)


def _token(name: str, moment: datetime, reader: Reader) -> str:
    written = _TOKENS.get(name)
    if written:
        return written(moment, reader)
    length = _LENGTHS.get(name.removesuffix("_pretty"))
    if length is None:
        return ""
    near = _near(moment, reader) if name.endswith("_pretty") else ""
    return near or format_date(moment.date(), length, locale=reader.babel)


def _near(moment: datetime, reader: Reader) -> str:
    """Today, yesterday or tomorrow, or nothing."""
    key = _NEAR.get((reader.here(moment).date() - reader.here(reader.now).date()).days)
    return reader.words(key) if key else ""


def day(moment: datetime, reader: Reader) -> str:
    """The day of a moment as a divider between messages: today, yesterday or the date."""
    return _near(moment, reader) or format_date(reader.here(moment).date(), "full", locale=reader.babel)


def clock_time(moment: datetime, reader: Reader) -> str:
    """The time of day of a moment."""
    return format_time(moment, "short", tzinfo=reader.zone, locale=reader.babel)


def whole(moment: datetime, reader: Reader) -> str:
    """Weekday, date and time of a moment."""
    joined = str(reader.babel.datetime_formats["medium"])
    date = format_date(reader.here(moment).date(), "full", locale=reader.babel)
    return joined.replace("{1}", date).replace("{0}", clock_time(moment, reader))


def exact(moment: datetime, reader: Reader) -> str:
    """Date and time to the second."""
    return format_datetime(moment, "medium", tzinfo=reader.zone, locale=reader.babel)


def _seconds(moment: datetime, reader: Reader) -> str:
    return format_time(moment, "medium", tzinfo=reader.zone, locale=reader.babel)


def _ago(moment: datetime, reader: Reader) -> str:
    return format_timedelta(moment - reader.now, add_direction=True, locale=reader.babel)


_TOKENS: dict[str, Callable[[datetime, Reader], str]] = {
    "time": clock_time,
    "time_secs": _seconds,
    "date_num": lambda moment, _reader: moment.strftime("%Y-%m-%d"),
    "date_slash": lambda moment, reader: format_date(moment.date(), "short", locale=reader.babel),
    "ago": _ago,
    "day_divider_pretty": day,
}
