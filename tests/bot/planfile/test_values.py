"""Single values: the many ways in which people write a date, a number or a zone."""

from datetime import date, time
from decimal import Decimal

import pytest

from bot.planfile import days, names, texts
from bot.planfile.faults import BadValueError, FaultKey
from bot.planfile.shape import with_name
from domain.plan import FromToday, PlanDate, on_day
from tests.bot.planfile.plans import plan, task_fault

ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}
PERSIAN = {ord("0") + digit: 0x06F0 + digit for digit in range(10)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-2-9", date(2026, 2, 9)),
        ("2026/12/01", date(2026, 12, 1)),
        ("2026-12-01".translate(ARABIC), date(2026, 12, 1)),
        ("2026/12/01".translate(PERSIAN), date(2026, 12, 1)),
        (" 2026-12-01 ", date(2026, 12, 1)),
        ("today", FromToday(0)),
        ("today-3d", FromToday(-3)),
        ("Today + 2w", FromToday(14)),
        ("today+10", FromToday(10)),
        ("today - 2 weeks", FromToday(-14)),
        ("today+٣d", FromToday(3)),
    ],
)
def test_dates(written: str, expected: PlanDate) -> None:
    """A date is read with the year first, in any digits, or counted from the day of the import."""
    assert days.plan_date(written) == expected


@pytest.mark.parametrize(
    ("written", "key", "example"),
    [
        ("31/12/2026", FaultKey.DAY_OR_MONTH_FIRST, "2026-12-31"),
        ("12/31/2026", FaultKey.DAY_OR_MONTH_FIRST, "2026-12-31"),
        ("05/01/2027".translate(ARABIC), FaultKey.DAY_OR_MONTH_FIRST, "2027-01-05"),
        ("2026-02-30", FaultKey.NO_SUCH_DAY, "2026-02-28"),
        ("2026-13-01", FaultKey.NO_SUCH_DAY, "2026-12-31"),
        ("2026-12-01T10:00:00Z", FaultKey.DATE_WITH_TIME, "2026-12-01"),
        ("2026-12-01 00:00:00", FaultKey.DATE_WITH_TIME, "2026-12-01"),
        ("1448-05-01", FaultKey.HIJRI_DATE, "2026-12-31"),
        ("0026-12-01", FaultKey.FAR_DATE, "2026-12-31"),
        ("today+9999w", FaultKey.FAR_DATE, "today+2w"),
        ("today+1m", FaultKey.RELATIVE_UNIT, "today+4w"),
        ("today+1y", FaultKey.RELATIVE_UNIT, "today+2w"),
        ("Ongoing", FaultKey.BAD_DATE, "2026-12-31"),
        ("Q2", FaultKey.BAD_DATE, "2026-12-31"),
        ("46357", FaultKey.BAD_DATE, "2026-12-31"),
        ("yesterday", FaultKey.BAD_DATE, "2026-12-31"),
    ],
)
def test_what_is_no_date(written: str, key: FaultKey, example: str) -> None:
    """Whatever can be read in two ways, or not at all, is told with a date that is right."""
    fault = task_fault(f"due: {written}")
    assert (fault.key, fault.example, fault.values["given"]) == (key, f"due: {example}", written)


def test_quotes_do_not_matter() -> None:
    """A date is the same with and without quotes."""
    draft = plan('tasks: [{key: a, title: A, start: 2026-12-01, due: "2026-12-02"}]\n')
    assert (draft.tasks[0].start_on, draft.tasks[0].due_on) == (date(2026, 12, 1), date(2026, 12, 2))


def test_counting_from_the_day_of_the_import() -> None:
    """A relative date is resolved when the plan is imported, a fixed one stays."""
    today = date(2026, 2, 27)
    assert on_day(FromToday(3), today) == date(2026, 3, 2)
    assert on_day(date(2026, 1, 1), today) == date(2026, 1, 1)


def test_days_off_do_not_move() -> None:
    """A public holiday cannot count from the day of the import."""
    with pytest.raises(BadValueError) as error:
        days.fixed_date("today+1d")
    assert error.value.key is FaultKey.FIXED_DATE_NEEDED


@pytest.mark.parametrize(
    ("written", "expected"),
    [("09:30", time(9, 30)), ("9:30", time(9, 30)), ("09:30".translate(ARABIC), time(9, 30)), ("9.30", time(9, 30))],
)
def test_times(written: str, expected: time) -> None:
    """A time is read from the 24-hour clock."""
    assert days.time_of_day(written) == expected


@pytest.mark.parametrize("written", ["9am", "24:00", "12:60", "570", "9:3", "morning"])
def test_what_is_no_time(written: str) -> None:
    """Anything else is told, minutes counted by YAML included."""
    with pytest.raises(BadValueError) as error:
        days.time_of_day(written)
    assert (error.value.key, error.value.example) == (FaultKey.BAD_TIME, "09:30")


@pytest.mark.parametrize("written", ["08:00-16:00", "8:00 - 16:00", "08:00\u201316:00", "08:00 to 16:00"])
def test_hours(written: str) -> None:
    """Working hours are two times with something between them."""
    assert days.hours(written) == (time(8), time(16))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("16:00-08:00", FaultKey.HOURS_BACKWARDS),
        ("09:00-09:00", FaultKey.HOURS_BACKWARDS),
        ("09:00", FaultKey.BAD_HOURS),
        ("9-17", FaultKey.BAD_TIME),
    ],
)
def test_what_are_no_hours(written: str, key: FaultKey) -> None:
    """A day that ends before it begins is told."""
    with pytest.raises(BadValueError) as error:
        days.hours(written)
    assert error.value.key is key


@pytest.mark.parametrize(("written", "expected"), [("Sunday", 7), ("mon", 1), ("الخميس", 4), ("الاحد", 7)])
def test_weekdays(written: str, expected: int) -> None:
    """A weekday is read by its name in both languages."""
    assert days.weekday(written) == expected


@pytest.mark.parametrize(("written", "near"), [("sonday", "sunday"), ("Wednsday", "wednesday"), ("1", None)])
def test_what_is_no_weekday(written: str, near: str | None) -> None:
    """A slip is told with the day that was meant; a number means no day."""
    with pytest.raises(BadValueError) as error:
        days.weekday(written)
    assert (error.value.key, error.value.nearest) == (FaultKey.BAD_WEEKDAY, near)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12.5", "12.5"),
        ("-3", "-3"),
        ("1200", "1200"),
        ("12 %", "12"),
        ("4\u066b5".translate(ARABIC), "4.5"),
        ("1\u066c200\u066a".translate(ARABIC), "1200"),
    ],
)
def test_numbers(written: str, expected: str) -> None:
    """A number is read in any digits, with or without a per cent sign."""
    assert texts.number(written) == Decimal(expected)


@pytest.mark.parametrize(
    ("written", "key", "example"),
    [
        ("1,200", FaultKey.COMMA_IN_NUMBER, "1200"),
        ("12,5", FaultKey.COMMA_IN_NUMBER, "12.5"),
        ("1.200,5", FaultKey.COMMA_IN_NUMBER, "1200.5"),
        ("3k", FaultKey.BAD_NUMBER, "12.5"),
        ("nan", FaultKey.BAD_NUMBER, "12.5"),
        ("1e400", FaultKey.BAD_NUMBER, "12.5"),
        ("10-12", FaultKey.BAD_NUMBER, "12.5"),
    ],
)
def test_what_is_no_number(written: str, key: FaultKey, example: str) -> None:
    """A comma can mean two things and is never guessed."""
    with pytest.raises(BadValueError) as error:
        texts.number(written)
    assert (error.value.key, error.value.example) == (key, example)


@pytest.mark.parametrize(
    ("written", "key"), [("101", FaultKey.OUT_OF_RANGE), ("-1", FaultKey.OUT_OF_RANGE), ("40.5", FaultKey.NOT_WHOLE)]
)
def test_progress_out_of_range(written: str, key: FaultKey) -> None:
    """Progress is a whole number from 0 to 100."""
    assert task_fault(f"last_word: {{status: at risk, on: today, progress: {written}}}").key is key


@pytest.mark.parametrize(("written", "expected"), [("yes", True), ("TRUE", True), ("نعم", True), ("off", False)])
def test_yes_and_no(written: str, *, expected: bool) -> None:
    """Yes and no are read in the ways of YAML and in Arabic."""
    assert texts.yes_no(written) is expected


@pytest.mark.parametrize(
    ("written", "near"),
    [("Riyadh", "Asia/Riyadh"), ("asia/riyadh", "Asia/Riyadh"), ("New York", "America/New_York"), ("xyzzy", None)],
)
def test_zones(written: str, near: str | None) -> None:
    """A city or a slip is told with the zone that was meant."""
    with pytest.raises(BadValueError) as error:
        names.zone(written)
    assert (error.value.key, error.value.nearest) == (FaultKey.BAD_ZONE, near)


@pytest.mark.parametrize(
    ("written", "expected"), [("ar-SA", "ar-SA"), ("ar_sa", "ar-SA"), ("en", "en"), ("de-DE", "de-DE")]
)
def test_locales(written: str, expected: str) -> None:
    """A language is read with or without its country, with either line between them."""
    assert names.locale(written) == expected


@pytest.mark.parametrize(("written", "near"), [("Arabic", "ar-SA"), ("xx-YY", None), ("../etc", None)])
def test_what_is_no_locale(written: str, near: str | None) -> None:
    """The name of a language is told with its tag."""
    with pytest.raises(BadValueError) as error:
        names.locale(written)
    assert (error.value.key, error.value.nearest) == (FaultKey.BAD_LOCALE, near)


def test_currencies() -> None:
    """Three letters in any case; a slip is told with the one that was probably meant."""
    assert names.currency(" sar ") == "SAR"
    with pytest.raises(BadValueError) as error:
        names.currency("SARR")
    assert (error.value.key, error.value.nearest) == (FaultKey.BAD_CURRENCY, "SAR")


def test_long_texts() -> None:
    """A text longer than what is kept is told with both lengths."""
    fault = task_fault(f"title: {'x' * 201}")
    assert (fault.key, fault.values["length"], fault.values["most"]) == (FaultKey.TOO_LONG, 201, 200)


def test_texts_are_cleaned() -> None:
    """Line breaks in a title, null characters and broken halves of characters are taken out."""
    draft = plan('tasks: [{key: a, title: "Open\\nthe \\0 line\\uD800", how: "One.\\n\\nTwo.\\0"}]\n')
    assert (draft.tasks[0].title, draft.tasks[0].how) == ("Open the line", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("written", "example"), [("open line", "open-line"), ("خط/ثانٍ", "خط-ثانٍ"), ("!!!", "open-second-line")]
)
def test_keys(written: str, example: str) -> None:
    """A key with blanks or signs is told with one that works, in its own script."""
    with pytest.raises(BadValueError) as error:
        texts.key(written)
    assert (error.value.key, error.value.example) == (FaultKey.BAD_KEY, example)


def test_examples_in_lists() -> None:
    """An example stands as it would in the file."""
    assert with_name(("calendars", 0, "work_days", 1), "sunday") == "- sunday"
    assert with_name(("zone",), "Asia/Riyadh") == "zone: Asia/Riyadh"
