"""Settings of the company from the chat."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.checkins import Answer
from domain.errors import NotAllowedError
from domain.needs import NeedKind
from domain.plan import PersonDraft, PlanDraft
from domain.ports import Clock
from domain.services.company_settings import CompanyWanted
from domain.services.importing import Importing, Kept, Kind
from domain.strength import Strength
from domain.workspace import MeetingRhythm, Rhythm
from tests.company import FOUNDED, MONDAY, Company, at

SUNDAY = Rhythm(7, time(9, 0))
WEDNESDAY = Rhythm(3, time(10, 0))


class At(Clock):
    """A clock that stands still."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Always the same moment."""
        return self._moment


def wanted(company: Company, **changes: object) -> CompanyWanted:
    """What holds now, with changes."""
    return replace(company.services.company.of(company.keeper.chat_id), **changes)  # type: ignore[arg-type]  # by name


def test_nothing_is_changed_before_it_is_confirmed(company: Company) -> None:
    """The outlook tells the next moments and how many people are asked, and leaves everything as it was."""
    company.task()
    company.task("Of a guest", owner_id=company.guest.id)
    new = wanted(company, check_in=WEDNESDAY)
    seen = company.services.company.outlook(company.keeper.chat_id, new, FOUNDED)
    assert (seen.changes, seen.people, seen.next_ask_at) == (True, 1, at("2027-01-13 10:00"))
    assert company.person(company.owner).next_ask_at == MONDAY
    assert not company.services.company.outlook(company.keeper.chat_id, wanted(company), FOUNDED).changes
    assert company.services.company.outlook(company.keeper.chat_id, wanted(company), FOUNDED).next_ask_at == MONDAY


def test_everything_is_changed_and_written_down(company: Company) -> None:
    """Days, times, strength and thresholds hold from then on; the trail has who changed what; twice is once."""
    company.task()
    new = wanted(
        company,
        check_in=WEDNESDAY,
        digest=SUNDAY,
        meeting=MeetingRhythm(2, 1, time(11, 0)),
        strength=Strength.LIGHT,
        silent_weeks=4,
        answer_days=5,
    )
    told = company.services.company.change(company.keeper.chat_id, new, FOUNDED, through="test")
    settings = company.settings()
    assert CompanyWanted.of(settings) == new == wanted(company)
    assert company.person(company.owner).next_ask_at == told.next_ask_at == at("2027-01-13 10:00")
    assert (told.next_digest_at, told.next_meeting_on) == (settings.next_digest_at, date(2027, 1, 11))
    assert settings.next_digest_at == at("2027-01-10 09:00", "Asia/Riyadh")
    company.services.company.change(company.keeper.chat_id, new, FOUNDED, through="test")
    assert company.audited("workspace") == [("settings_changed", None)]


@pytest.mark.parametrize("who", ["owner", "head", "colleague"])
def test_only_keepers_and_the_leader_may(company: Company, who: str) -> None:
    """Others neither see nor change them, and read who may."""
    person, new = getattr(company, who), wanted(company, silent_weeks=9)
    services = company.services.company
    with pytest.raises(NotAllowedError):
        services.of(person.chat_id)
    with pytest.raises(NotAllowedError):
        services.outlook(person.chat_id, new, FOUNDED)
    with pytest.raises(NotAllowedError):
        services.change(person.chat_id, new, FOUNDED, through="test")
    assert not services.keeps(person.chat_id)
    assert services.keeps(company.leader.chat_id)
    assert services.keeps(company.keeper.chat_id)


@pytest.mark.parametrize(
    ("rhythm", "expected"), [(WEDNESDAY, "2027-01-20 10:00"), (Rhythm(5, time(9, 30)), "2027-01-15 09:30")]
)
def test_nobody_is_asked_twice_within_four_days(company: Company, rhythm: Rhythm, expected: str) -> None:
    """Whoever was asked on Monday is not asked on Wednesday of the same week again."""
    company.task()
    company.services.asking.ask_due(MONDAY)
    new = wanted(company, check_in=rhythm)
    company.services.company.change(company.keeper.chat_id, new, MONDAY + timedelta(hours=1), through="test")
    assert company.person(company.owner).next_ask_at == at(expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"check_in": Rhythm(5, time(10, 0))}, "2027-01-14 10:00"),
        ({"check_in": Rhythm(1, time(11, 0))}, "2027-01-15 11:00"),
        ({"strength": Strength.LIGHT}, None),
        ({"strength": Strength.ACTIVE}, "2027-01-13 09:30"),
        ({"silent_weeks": 5}, "2027-01-15 09:30"),
    ],
)
def test_the_reminder_of_the_present_week_follows(
    company: Company, changes: dict[str, object], expected: str | None
) -> None:
    """Where day, hour or strength is changed after the question, the reminder comes as it would have by these."""
    company.task()
    company.tick(MONDAY)
    company.deliver(MONDAY)
    new = wanted(company, **changes)
    company.services.company.change(company.keeper.chat_id, new, MONDAY + timedelta(hours=1), through="test")
    assert company.person(company.owner).next_reminder_at == (None if expected is None else at(expected))


def test_whoever_chose_a_strength_keeps_it(company: Company) -> None:
    """What is usual in the company is for those who did not say."""
    company.task()
    company.change(company.owner, strength=Strength.ACTIVE)
    company.tick(MONDAY)
    company.deliver(MONDAY)
    new = wanted(company, strength=Strength.LIGHT)
    company.services.company.change(company.keeper.chat_id, new, MONDAY + timedelta(hours=1), through="test")
    assert company.person(company.owner).next_reminder_at == at("2027-01-13 09:30")


def test_a_question_that_is_due_stays_due(company: Company) -> None:
    """A change at the very moment of the question takes it from nobody."""
    company.task()
    new = wanted(company, check_in=WEDNESDAY)
    company.services.company.change(company.keeper.chat_id, new, MONDAY, through="test")
    assert company.services.asking.ask_due(MONDAY) == 1


def test_a_need_waits_as_long_as_the_company_says(company: Company) -> None:
    """The days for an answer are counted from the settings."""
    company.services.company.change(company.keeper.chat_id, wanted(company, answer_days=1), MONDAY, through="test")
    task = company.task()
    answer = Answer(None, need=NeedKind.MONEY, need_text="Two vans")
    given = company.services.check_ins.answer(company.owner.chat_id, task.id, answer, MONDAY, through="test")
    assert given.need is not None
    assert given.need.due_at == MONDAY + timedelta(days=1)


def test_the_next_import_leaves_what_was_set_in_the_chat(company: Company) -> None:
    """The plan file's check-in yields to the keeper's, and people are asked by it; the rest of the file holds."""
    now = datetime(2027, 1, 8, 12, tzinfo=UTC)
    company.services.company.change(company.keeper.chat_id, wanted(company, check_in=WEDNESDAY), now, through="test")
    leader = PersonDraft("layla", company.leader.chat_id, "Layla", "Asia/Riyadh", "ar-SA", "gulf")
    new = PersonDraft("nora", "U0NORA", "Nora", "Europe/Berlin", "en-US")
    draft = PlanDraft("Northwind", "Plan 2028", "layla", (leader, new), check_in=SUNDAY, silent_weeks=7)
    result = Importing(company.storage, At(now)).run(draft, None, "test")
    settings = company.settings()
    assert (settings.check_in, settings.silent_weeks, settings.plan_title) == (WEDNESDAY, 7, "Plan 2028")
    assert Kept(Kind.SETTINGS, "Northwind", ("check_in",)) in result.kept
    with company.storage.read() as uow:
        nora = uow.people.by_chat_id("U0NORA")
    assert nora is not None
    assert nora.next_ask_at == at("2027-01-13 10:00")
