"""Working hours as people type them, in both languages."""

from datetime import date, time, timedelta

import pytest

from bot.hours_line import HoursLine, read_hours
from domain.errors import BadHoursError, IncompleteCommandError

TODAY = date(2027, 1, 13)
GULF = frozenset({7, 1, 2, 3, 4})
EARLY = (time(8, 30), time(16, 30))


@pytest.mark.parametrize(
    "text",
    [
        "8:30-16:30 sun-thu",
        "08.30 – 16.30, Sunday to Thursday",  # noqa: RUF001  (phones turn a hyphen into a dash)
        "sun - thu 8:30 to 16:30",
        "from 8:30 to 16:30 on sun, mon, tue, wed and thurs",
        "8:30am-4:30pm sun-thu",
        "من 8:30 إلى 16:30 الأحد-الخميس",
        "٨:٣٠-١٦:٣٠ الأحد إلى الخميس",
        "8:30ص-4:30م الأحد والاثنين والثلاثاء والأربعاء والخميس",
    ],
)
def test_days_and_hours(text: str) -> None:
    """In any order, with spans or one by one, with the digits of either keyboard."""
    assert read_hours(text, "", TODAY) == HoursLine(GULF, EARLY)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("9-17", HoursLine(None, (time(9), time(17)))),
        ("9-5", HoursLine(None, (time(9), time(17)))),
        ("8:30 to 4.30", HoursLine(None, EARLY)),
        ("8-2:30", HoursLine(None, (time(8), time(14, 30)))),
        ("9-5am", HoursLine(None, (time(9), time(5)))),
        ("wed thu", HoursLine(frozenset({3, 4}), None)),
        ("fri-mon", HoursLine(frozenset({5, 6, 7, 1}), None)),
        ("12am-12pm", HoursLine(None, (time(0), time(12)))),
        ("friday", HoursLine(frozenset({5}), None)),
    ],
)
def test_what_is_left_out_stays_as_it_is(text: str, line: HoursLine) -> None:
    """Hours alone, days alone, a span over the end of the week."""
    assert read_hours(text, "", TODAY) == line


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("every other friday off", date(2027, 1, 15)),
        ("Every second Monday", TODAY + timedelta(days=5)),
        ("friday every two weeks", date(2027, 1, 15)),
        ("every other friday off from 22 jan", date(2027, 1, 22)),
        ("every other wednesday from 2027-01-20", date(2027, 1, 20)),
        ("كل ثاني خميس عطلة", date(2027, 1, 14)),
        ("كل خميس ثانٍ إجازة", date(2027, 1, 14)),
        ("الخميس كل أسبوعين", date(2027, 1, 14)),
        ("كل ثاني خميس إجازة بدءًا من 21 يناير", date(2027, 1, 21)),
        ("every week", None),
        ("كل أسبوع", None),
    ],
)
def test_a_day_off_of_every_second_week(text: str, off: date | None) -> None:
    """The next one is off unless a date says which; `every week` takes it back; days and hours stay as they are."""
    assert read_hours(text, "", TODAY) == HoursLine(None, None, off)


def test_a_day_off_beside_days_and_hours() -> None:
    """All of it in one line."""
    line = read_hours("8:30-16:30 sun-thu, every other thursday off", "", TODAY)
    assert line == HoursLine(GULF, EARLY, date(2027, 1, 14))


@pytest.mark.parametrize("text", ["every other day", "every other friday from 14 jan", "every other friday from then"])
def test_a_day_off_that_is_none_is_refused(text: str) -> None:
    """A word that is no weekday, and a date that is another day."""
    with pytest.raises(BadHoursError):
        read_hours(text, "", TODAY)


@pytest.mark.parametrize("text", ["whenever", "8:30-16:30 someday", "25-26 mon", "8:70-9:00", "mon-someday", "8", "on"])
def test_what_is_neither_is_refused_with_an_example(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadHoursError) as fault:
        read_hours(text, "/plan hours 8:30-16:30 sun-thu", TODAY)
    assert fault.value.example == "/plan hours 8:30-16:30 sun-thu"


def test_an_empty_line_lacks_something() -> None:
    """It says so."""
    with pytest.raises(IncompleteCommandError):
        read_hours(" ", "", TODAY)
