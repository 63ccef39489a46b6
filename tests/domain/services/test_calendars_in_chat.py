"""Calendars that are made, named, used and removed in the settings."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.company_choices import CalendarGone, DaysFree, HeadIs, LeaderIs, NewCalendar, Settled, WorksBy
from domain.errors import (
    HoursTooShortError,
    MissingOwnerError,
    NotAllowedError,
    NoWorkDayError,
    TooLongError,
    UnknownDepartmentError,
    UnknownPersonError,
    UnreachablePersonError,
)
from domain.people import Person
from domain.services.settings import SettingService
from domain.settings_errors import CalendarExistsError, CalendarStaysError, MissingNameError, UnknownCalendarError
from tests.company import FOUNDED, MONDAY, Company, at
from tests.domain.services.test_settings import KNOWN, change, rows

LATE = NewCalendar("Late  starters", frozenset({2, 3, 4}), time(10), time(18))
TUESDAY = at("2027-01-12 10:00")


@pytest.fixture
def company(company_anywhere: Company) -> Company:
    """A company with two calendars, on either database."""
    return company_anywhere


@pytest.fixture
def settings(company: Company) -> SettingService:
    """Its settings."""
    return company.services.settings


def made(company: Company, wanted: NewCalendar = LATE) -> str:
    """The key of a calendar that the keeper of the plan makes."""
    return company.services.settings.add_calendar(
        company.keeper.chat_id, wanted, FOUNDED, through="test", outside=KNOWN
    ).key


def preview_and_change(company: Company, wanted: WorksBy | CalendarGone) -> Settled:
    """Set it, after a preview that left everything as it was and told the same."""
    before = rows(company)
    seen = company.services.settings.preview(company.keeper.chat_id, wanted, FOUNDED, KNOWN)
    assert rows(company) == before
    assert change(company, wanted) == seen
    return seen


def by(company: Company, key: str) -> list[str]:
    """Who works by a calendar."""
    return [each.name for each in company.services.settings.calendar(company.keeper.chat_id, key).people]


def trail(company: Company, subject: str) -> list[tuple[str, object, object, int | None]]:
    """What is written down of it."""
    with company.storage.read() as uow:
        return [(each.what, each.before, each.after, each.person_id) for each in uow.audit.of(subject)]


def test_it_is_there_and_nobody_is_moved(company: Company, settings: SettingService) -> None:
    """With its days, hours and public holidays, and in the trail; who works by what is as it was."""
    before = company.person(company.owner)
    key = made(company, replace(LATE, country="DE"))
    found = {use.calendar.key: use for use in settings.of(company.keeper.chat_id).calendars}[key]
    assert (found.calendar.key, found.calendar.name, found.people) == ("late-starters", "Late starters", 0)
    assert not found.calendar.works_on(date(2027, 5, 6))
    assert company.person(company.owner) == before
    told = {"name": "Late starters", "work_days": [2, 3, 4], "starts": "10:00:00", "ends": "18:00:00", "country": "DE"}
    assert trail(company, f"calendar:{key}") == [("calendar_added", None, told, company.keeper.id)]


def test_what_cannot_be_made(company: Company, settings: SettingService) -> None:
    """No name, one that is taken, no day, too few hours; the usual short name is nobody else's."""
    for wanted, error in (
        (replace(LATE, name=" "), MissingNameError),
        (replace(LATE, name="x" * 81), TooLongError),
        (replace(LATE, name="GULF"), CalendarExistsError),
        (replace(LATE, work_days=frozenset()), NoWorkDayError),
        (replace(LATE, ends=time(11)), HoursTooShortError),
    ):
        with pytest.raises(error):
            made(company, wanted)
    assert made(company, replace(LATE, name="Default!")) == "default-2"
    head = company.head.chat_id
    with pytest.raises(NotAllowedError):
        settings.add_calendar(head, LATE, FOUNDED, through="test")
    with pytest.raises(NotAllowedError):
        settings.preview(head, WorksBy("gulf", (head,)), FOUNDED)


def test_another_name(company: Company, settings: SettingService) -> None:
    """Its short name stays, and who works by it; the same name again changes nothing, one that is taken is refused."""
    keeper = company.keeper.chat_id
    for _ in range(2):
        named = settings.rename_calendar(keeper, "gulf", "Riyadh", FOUNDED, through="test")
    assert (named.key, named.name, by(company, "gulf")) == ("gulf", "Riyadh", ["Layla", "Rana"])
    assert len(trail(company, "calendar:gulf")) == 1
    change(company, DaysFree("gulf", date(2027, 2, 1), date(2027, 2, 1)))
    assert settings.calendar(keeper, "gulf").calendar.name == "Riyadh"
    with pytest.raises(CalendarExistsError):
        settings.rename_calendar(keeper, "default", "riyadh", FOUNDED, through="test")
    with pytest.raises(UnknownCalendarError):
        settings.rename_calendar(keeper, "mars", "Mars", FOUNDED, through="test")


def test_somebody_works_by_it(company: Company) -> None:
    """They are asked in its hours, as the preview says; the trail says who chose it, and it can be put back."""
    company.task()
    key, before = made(company), rows(company)
    told = preview_and_change(company, WorksBy(key, (company.owner.chat_id,)))
    assert (told.effect.asked, told.effect.was_ask_at, told.effect.first_ask_at) == (1, MONDAY, TUESDAY)
    assert [each.name for each in told.moved] == by(company, key) == ["Omar"]
    assert company.person(company.owner).next_ask_at == TUESDAY
    chosen = ("calendar_chosen", {"calendar": "default"}, {"calendar": key}, company.keeper.id)
    assert trail(company, f"person:{company.owner.id}") == [chosen]
    assert not change(company, told.wanted).changes
    assert told.before == WorksBy("default", (company.owner.chat_id,))
    change(company, told.before)
    assert rows(company) == before


def test_a_department_works_by_it(company: Company, settings: SettingService) -> None:
    """Everybody who is in it now, but no guest; its calendar says how many of which department work by it."""
    key = made(company)
    change(company, WorksBy(key, (company.owner.chat_id,)))
    told = preview_and_change(company, WorksBy(key, (company.colleague.chat_id,), (company.operations.id,)))
    assert [each.name for each in told.moved] == ["Dana", "Hanna", "Rana"]
    assert told.before is None  # they came from two calendars
    card = settings.calendar(company.keeper.chat_id, key)
    assert [each.name for each in card.people] == ["Dana", "Hanna", "Omar", "Rana"]
    parts = [(each.department and each.department.key, each.people, each.total) for each in card.departments]
    assert parts == [("ops", 3, 3), (None, 1, 3)]


def test_hours_of_their_own_stay(company: Company) -> None:
    """Whoever set when they work is asked then, whatever calendar they are given."""
    company.services.hours.set(company.owner.chat_id, FOUNDED, days={1, 2}, hours=(time(9), time(13)), through="test")
    own = company.person(company.owner).own_time
    change(company, WorksBy(made(company), (company.owner.chat_id,)))
    assert company.person(company.owner).own_time == own
    assert company.person(company.owner).next_ask_at == MONDAY


def test_the_leader_works_by_another(company: Company) -> None:
    """Digest and meeting go by the leader's calendar, so they come at another time, which the preview says."""
    change(company, LeaderIs(company.keeper.chat_id))
    before = company.settings(digest_channel="C0DIGEST").next_digest_at
    days = replace(LATE, work_days=frozenset({1, 2, 3}))
    told = preview_and_change(company, WorksBy(made(company, days), (company.keeper.chat_id,)))
    assert told.effect.next_digest_at == company.settings().next_digest_at != before


def test_a_member_whom_only_the_chat_knows(company: Company) -> None:
    """They come into the plan with it; nobody, a guest, a department or calendar that is not there is refused."""
    told = change(company, WorksBy("gulf", ("U0NEW",)))
    assert [each.name for each in told.moved] == ["Nora"]
    for wanted, error in (
        (WorksBy("gulf"), MissingOwnerError),
        (WorksBy("gulf", ("U0NOBODY",)), UnknownPersonError),
        (WorksBy("gulf", (company.guest.chat_id,)), UnreachablePersonError),
        (WorksBy("gulf", (), (99,)), UnknownDepartmentError),
        (WorksBy("mars", (company.owner.chat_id,)), UnknownCalendarError),
    ):
        with pytest.raises(error):
            change(company, wanted)


def test_whoever_joins(company: Company) -> None:
    """They work by the usual calendar, also in a department whose people have another one."""
    change(company, WorksBy("gulf", (), (company.operations.id,)))
    joined = change(company, HeadIs(company.operations.id, "U0NEW")).person
    assert joined is not None
    assert joined.calendar == "default"


def test_it_goes_and_nobody_is_left_without(company: Company, settings: SettingService) -> None:
    """Whoever worked by it works by the one that was named, also who has left; it is not there any more."""
    company.task()
    key = made(company)
    gone: Person = company.deputy
    change(company, WorksBy(key, (company.owner.chat_id, gone.chat_id)))
    company.change(gone, is_active=False)
    told = preview_and_change(company, CalendarGone(key, "gulf"))
    assert [each.name for each in told.moved] == ["Omar"]
    assert told.effect.first_ask_at == company.person(company.owner).next_ask_at != TUESDAY
    assert (company.person(company.owner).calendar, company.person(gone).calendar) == ("gulf", "gulf")
    assert key not in {use.calendar.key for use in settings.of(company.keeper.chat_id).calendars}
    assert trail(company, "workspace")[-1] == ("calendar_removed", {"calendar": "Late starters"}, {}, company.keeper.id)
    with pytest.raises(UnknownCalendarError):
        change(company, CalendarGone(key, "gulf"))


def test_what_stays(company: Company) -> None:
    """The usual one holds for whoever has no other, and none goes in favour of itself."""
    for wanted in (CalendarGone("default", "gulf"), CalendarGone("gulf", "gulf")):
        before = rows(company)
        with pytest.raises(CalendarStaysError):
            change(company, wanted)
        assert rows(company) == before
