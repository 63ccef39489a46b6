"""Settings of the company that are changed one at a time."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.public_holidays import KnownHolidays
from domain.company_choices import (
    ChannelFor,
    Choice,
    DaysFree,
    HeadIs,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewsOf,
    Room,
    Settled,
    WorkTime,
)
from domain.errors import (
    HoursTooShortError,
    NotAllowedError,
    NoWorkDayError,
    UnknownDepartmentError,
    UnknownPersonError,
    UnreachablePersonError,
)
from domain.services.members import Profile
from domain.services.settings import Outside
from domain.settings_errors import DaysBackwardsError, LastKeeperError, UnknownCalendarError
from tests.company import FOUNDED, MONDAY, Company, at

SUNDAY_TO_THURSDAY = frozenset({7, 1, 2, 3, 4})
NEWCOMER = Profile("U0NEW", "Asia/Riyadh", "ar-SA", name="Nora")
KNOWN = Outside({"U0NEW": NEWCOMER}, KnownHolidays())


def change(company: Company, wanted: Choice, outside: Outside = KNOWN) -> Settled:
    """Kim, who keeps the plan, sets something."""
    return company.services.settings.change(company.keeper.chat_id, wanted, FOUNDED, through="test", outside=outside)


def every_choice(company: Company) -> list[Choice]:
    """One of each kind, each of which changes something."""
    here = company.operations.id
    return [
        WorkTime("default", SUNDAY_TO_THURSDAY, time(10, 0), time(18, 0), "DE"),
        DaysFree("default", date(2027, 1, 11), date(2027, 1, 12)),
        LeaderIs(company.head.chat_id),
        KeeperIs(company.owner.chat_id),
        HeadIs(here, company.colleague.chat_id),
        HeadIs(here, None),
        ChannelFor(Room.DIGEST, "C0OTHER"),
        ChannelFor(Room.MEETING, None),
        ChannelFor(here, "C0OTHER"),
        NewsOf(here, told=False),
        LanguageIs("ar"),
        KeptFor(2, 1, 4),
    ]


def rows(company: Company) -> list[object]:
    """Everything that is set, and when everybody is asked."""
    with company.storage.read() as uow:
        return [uow.workspaces.find(), uow.calendars.all(), uow.departments.all(), uow.people.all()]


def test_a_preview_changes_nothing_and_tells_what_a_change_does(company: Company) -> None:
    """Whatever is chosen: the preview leaves everything as it was, and says what the change says afterwards."""
    company.task()
    keeper = company.keeper.chat_id
    for wanted in every_choice(company):
        before = rows(company)
        seen = company.services.settings.preview(keeper, wanted, FOUNDED, KNOWN)
        assert rows(company) == before
        assert seen.changes
        assert change(company, wanted) == seen
        assert not change(company, wanted).changes


def test_what_was_there_comes_back(company: Company) -> None:
    """Each change names what puts it back, and doing that leaves everything as it was."""
    company.task()
    for person in (company.keeper, company.leader):  # so that digest and meeting have a moment
        change(company, LeaderIs(person.chat_id))
    for wanted in every_choice(company):
        before = rows(company)
        done = change(company, wanted)
        assert done.before is not None, wanted
        change(company, done.before)
        assert rows(company) == before, wanted


def test_every_change_is_in_the_trail(company: Company) -> None:
    """Who set what, as it was and as it is, and through what; what changes nothing is not written down."""
    for wanted in every_choice(company):
        trail = _trail(company)
        change(company, wanted)
        change(company, wanted)
        added = _trail(company)[len(trail) :]
        assert len(added) == 1, wanted
        before, after, by, through = added[0]
        assert set(before) == set(after), wanted
        assert (by, through) == (company.keeper.id, "test")


def _trail(company: Company) -> list[tuple[dict[str, object], dict[str, object], int | None, str | None]]:
    subjects = [
        "workspace",
        "calendar:default",
        f"department:{company.operations.id}",
        f"person:{company.owner.id}",
    ]
    with company.storage.read() as uow:
        found = [entry for subject in subjects for entry in uow.audit.of(subject)]
    return [(dict(each.before or {}), dict(each.after or {}), each.person_id, each.through) for each in found]


@pytest.mark.parametrize("who", ["owner", "head", "colleague"])
def test_only_keepers_and_the_leader_may(company: Company, who: str) -> None:
    """Others neither see what is set, nor change it, nor look what would come of it."""
    person, services = getattr(company, who), company.services.settings
    with pytest.raises(NotAllowedError):
        services.of(person.chat_id)
    for wanted in every_choice(company):
        before = rows(company)
        with pytest.raises(NotAllowedError):
            services.preview(person.chat_id, wanted, FOUNDED, KNOWN)
        with pytest.raises(NotAllowedError):
            services.change(person.chat_id, wanted, FOUNDED, through="test", outside=KNOWN)
        assert rows(company) == before
    assert company.services.settings.of(company.leader.chat_id).keepers == (company.keeper,)


def test_other_working_days_move_the_question(company: Company) -> None:
    """The question of the week comes on the first day that is worked, to those of that calendar, and to no one else."""
    company.task()
    told = change(company, WorkTime("default", frozenset({2, 3, 4, 5}), time(10, 0), time(18, 0)))
    assert company.person(company.owner).next_ask_at == at("2027-01-12 10:00")
    assert (told.effect.asked, told.effect.was_ask_at) == (1, MONDAY)
    assert told.effect.first_ask_at == at("2027-01-12 10:00")
    assert told.effect.by_it == 4


def test_a_day_off_moves_the_question(company: Company) -> None:
    """Nobody is asked on a company holiday, and taking it back has them asked on their day again."""
    company.task()
    off = DaysFree("default", date(2027, 1, 11), date(2027, 1, 11))
    assert change(company, off).effect.first_ask_at == at("2027-01-12 09:30")
    assert change(company, replace(off, free=False)).effect.first_ask_at == MONDAY


def test_public_holidays_of_a_country(company: Company) -> None:
    """A country brings its public holidays at once; one of them can be worked, and be made free again."""
    found = change(company, WorkTime("default", frozenset({1, 2, 3, 4, 5}), time(9), time(17), "DE")).calendar
    day = date(2027, 5, 17)
    assert found is not None
    assert not found.works_on(day)
    worked = change(company, DaysFree("default", day, day, free=False)).calendar
    assert worked is not None
    assert worked.works_on(day)
    free = change(company, DaysFree("default", day, day)).calendar
    assert free == found


def test_the_leaders_calendar_moves_digest_and_meeting(company: Company) -> None:
    """Where the leader does not work on the day of the digest, it comes on another one."""
    change(company, LeaderIs(company.leader.chat_id))
    change(company, LeaderIs(company.keeper.chat_id))
    before = company.settings().next_digest_at
    told = change(company, WorkTime("default", frozenset({1, 2, 5}), time(9), time(17)))
    assert told.effect.next_digest_at == company.settings().next_digest_at != before


def test_the_last_keeper_stays(company: Company) -> None:
    """A keeper names another one and may go then; nobody is left without a keeper."""
    kim = KeeperIs(company.keeper.chat_id, keeps=False)
    with pytest.raises(LastKeeperError):
        change(company, kim)
    change(company, KeeperIs(company.owner.chat_id))
    assert change(company, kim).changes
    with company.storage.read() as uow:
        assert [each.name for each in uow.people.keepers()] == ["Omar"]


def test_a_member_of_the_chat_becomes_one_of_the_plan(company: Company) -> None:
    """Whoever gets a part without being in the plan is in it from then on; a guest, or somebody unknown, gets none."""
    assert change(company, HeadIs(company.operations.id, "U0NEW")).person is not None
    with company.storage.read() as uow:
        nora = uow.people.by_chat_id("U0NEW")
    assert nora is not None
    assert (nora.name, nora.zone, nora.language) == ("Nora", "Asia/Riyadh", "ar")
    assert nora.next_ask_at is not None
    guest = Outside({"U0EXT": Profile("U0EXT", is_guest=True, name="Ext")})
    with pytest.raises(UnknownPersonError):
        change(company, KeeperIs("U0EXT"), guest)
    with pytest.raises(UnreachablePersonError):
        change(company, KeeperIs(company.guest.chat_id))


def test_language_of_everybody_who_did_not_choose(company: Company) -> None:
    """The company's language is that of everybody but those who chose one, newcomers too; without it Slack's holds."""
    company.change(company.owner, own_language="en")
    told = change(company, LanguageIs("ar"))
    assert told.effect.readers == 4  # Hanna, Dana, Rana and Kim; Layla reads Arabic already
    assert company.person(company.owner).language == "en"
    assert company.person(company.head).language == "ar"
    change(company, HeadIs(company.operations.id, "U0NEW"))
    change(company, LanguageIs(None))
    assert company.person(company.head).language == "en"


def test_the_digest_of_one_department_is_turned_off(company: Company) -> None:
    """Its head is not offered it any more, and is again when it is turned on."""
    here = company.operations.id
    change(company, NewsOf(here, told=False))
    assert company.services.preferences.of(company.head.chat_id, FOUNDED).heads == ()
    change(company, NewsOf(here, told=True))
    assert [each.id for each in company.services.preferences.of(company.head.chat_id, FOUNDED).heads] == [here]


def test_what_is_too_old_is_counted_before_it_is_forgotten(company: Company) -> None:
    """The preview of a shorter time says how many records go, and leaves them."""
    with company.storage.write() as uow:
        uow.inbox.record("event_id:old", at("2027-01-01 12:00"))
    keeper, services = company.keeper.chat_id, company.services.settings
    assert services.preview(keeper, KeptFor(30, 3, 0), FOUNDED).effect.forgotten == 0
    assert services.preview(keeper, KeptFor(1, 3, 0), FOUNDED).effect.forgotten == 1
    assert services.preview(keeper, KeptFor(1, 3, 0), FOUNDED).effect.forgotten == 1


def test_what_cannot_be_is_refused(company: Company) -> None:
    """Hours too short, no day at all, a calendar or department that is gone, days that end before they begin."""
    days = frozenset({1})
    with pytest.raises(NoWorkDayError):
        change(company, WorkTime("default", frozenset(), time(9), time(17)))
    with pytest.raises(HoursTooShortError):
        change(company, WorkTime("default", days, time(9), time(10)))
    with pytest.raises(UnknownCalendarError):
        change(company, WorkTime("mars", days, time(9), time(17)))
    with pytest.raises(UnknownDepartmentError):
        change(company, NewsOf(99, told=False))
    for last in (date(2027, 1, 10), date(2027, 2, 11)):
        with pytest.raises(DaysBackwardsError):
            change(company, DaysFree("default", date(2027, 1, 11), last))
