"""Opening cases and carrying them up the ladder."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.checkins import Answer
from domain.ladder import CaseKind, Outcome, Role, Rung
from domain.needs import Need, NeedKind
from domain.notices import NoticeKind
from domain.people import Leave
from domain.services.cases import CaseService
from domain.tasks import Status, Task, TaskState
from storage.unit_of_work import SqlStorage
from tests.company import MONDAY, Company, at

LONG_AGO = at("2026-12-01 10:00")
OVERDUE = {"due_on": date(2027, 1, 8), "last_check_in_at": at("2027-01-08 10:00")}
NUDGED, CLIMBED = NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED


@pytest.fixture
def company(unasked: Company) -> Company:
    """Nothing holds a nudge back."""
    return unasked


def overdue(company: Company, **changes: Any) -> Task:  # noqa: ANN401  (fields by name)
    """A task that should have been done on Friday."""
    return company.task(**(OVERDUE | changes))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"owner_id": None}, CaseKind.UNOWNED),
        ({"due_on": date(2027, 1, 10)}, CaseKind.OVERDUE),
        ({"blocker": "no vans", "last_check_in_at": at("2027-01-06 09:00")}, CaseKind.BLOCKED),
        ({"status": Status.OFF_TRACK, "off_track_weeks": 2, "last_check_in_at": MONDAY}, CaseKind.OFF_TRACK),
        ({"owned_since": LONG_AGO}, CaseKind.UNHEARD),
        ({"last_check_in_at": LONG_AGO}, CaseKind.SILENT),
        ({"last_check_in_at": MONDAY, "still_since": at("2026-12-12 09:29")}, CaseKind.STALLED),
    ],
)
def test_each_reason_opens_its_case(company: Company, changes: dict[str, Any], kind: CaseKind) -> None:
    """One case for the task, of its kind, once."""
    task = company.task(**changes)

    assert company.services.cases.open_new(MONDAY) == 1
    assert company.services.cases.open_new(MONDAY) == 0
    assert company.case(task).kind is kind
    assert company.audited(f"case:{company.case(task).id}") == [("case_opened", kind.value)]


def test_an_unanswered_need_opens_a_case(company: Company) -> None:
    """What nobody granted for two working days is a blocker."""
    task = company.task()
    with company.storage.write() as uow:
        raised = at("2027-01-06 09:00")
        uow.needs.add(Need(0, task.id, NeedKind.MONEY, None, company.owner.id, raised, asked_of=company.head.id))

    company.services.cases.open_new(MONDAY)

    assert company.case(task).kind is CaseKind.NEED


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"due_on": date(2027, 1, 11)},
        {"blocker": "no vans", "last_check_in_at": at("2027-01-08 09:00")},
        {"status": Status.OFF_TRACK, "off_track_weeks": 1},
        {"owned_since": LONG_AGO, "start_on": date(2027, 2, 1)},
        OVERDUE | {"state": TaskState.DONE},
        OVERDUE | {"state": TaskState.DROPPED},
        OVERDUE | {"state": TaskState.PROPOSED},
        OVERDUE | {"quiet_until": MONDAY + timedelta(minutes=1)},
    ],
)
def test_no_reason_opens_no_case(company: Company, changes: dict[str, Any]) -> None:
    """Due today, blocked for a working day, off track once, not begun, closed, or resting after a case."""
    company.task(**changes)

    assert company.services.cases.open_new(MONDAY) == 0


def test_nothing_happens_without_a_plan(sqlite_engine: Engine) -> None:
    """An empty database has no cases."""
    cases = CaseService(SqlStorage(sqlite_engine))

    assert (cases.open_new(MONDAY), cases.advance_due(MONDAY)) == (0, 0)


def test_a_case_climbs_from_owner_to_head_to_leader(company: Company) -> None:
    """Two working days on each rung, over the weekend of whoever was told; the leader's rung has no date."""
    task = overdue(company)

    company.live("2027-01-13 10:00")
    assert company.told(NUDGED, CLIMBED) == ["Omar"]
    company.live("2027-01-15 09:59")
    assert company.told(NUDGED, CLIMBED) == ["Omar"]
    company.live("2027-01-15 10:00")
    assert company.told(NUDGED, CLIMBED) == ["Omar", "Hanna"]
    company.live("2027-01-18 10:00", "2027-01-19 09:59")
    assert not company.case(task).on_last_rung
    company.live("2027-01-19 10:00")

    case = company.case(task)
    assert case.on_last_rung
    assert (case.told_at, case.next_at) == (at("2027-01-19 10:00"), None)
    assert company.told(NUDGED, CLIMBED) == ["Omar", "Hanna"]
    whys = [why for what, why in company.audited(f"case:{case.id}") if what == "case_climbed"]
    assert whys == ["owner", "head", "leader"]


def test_an_unowned_task_goes_to_the_head_at_once(company: Company) -> None:
    """There is no owner to ask first; it is offered in the channel of the department."""
    task = company.task(owner_id=None)

    company.live("2027-01-11 10:00")

    assert [notice.channel for notice in company.outbox(NoticeKind.UNOWNED_OFFERED)] == ["C0OPS"]
    assert [rung.role for rung in company.case(task).ladder] == [Role.HEAD, Role.LEADER]


def test_a_head_who_owns_the_task_has_the_manager_above(company: Company) -> None:
    """Nobody is asked to press themselves."""
    task = overdue(company, owner_id=company.head.id)

    company.live("2027-01-11 10:00")

    assert company.case(task).ladder == (Rung(Role.OWNER, company.head.id), Rung(Role.LEADER, company.leader.id))


def test_the_ladder_is_frozen(company: Company) -> None:
    """Who is head afterwards does not move a case that is open."""
    task = overdue(company)
    company.live("2027-01-11 10:00")
    with company.storage.write() as uow:
        uow.departments.save(replace(company.operations, head_id=company.keeper.id))

    company.live("2027-01-13 10:00")

    assert company.told(CLIMBED) == ["Hanna"]
    assert [rung.person_id for rung in company.case(task).ladder][1] == company.head.id


def test_a_case_found_at_night_waits_for_the_morning(company: Company) -> None:
    """It says why it waits, and is not looked at again before."""
    task = overdue(company)

    company.live("2027-01-09 03:00", "2027-01-10 12:00")

    case = company.case(task)
    assert (case.rung, case.next_at) == (-1, at("2027-01-11 09:00"))
    assert company.audited(f"case:{case.id}")[1:] == [("case_waits", "outside working time")]
    company.live("2027-01-11 09:00")
    assert company.told(NUDGED) == ["Omar"]


def test_a_case_waits_while_the_next_one_is_on_leave(company: Company) -> None:
    """The head is away until Friday: the case comes on Monday, and is not passed on meanwhile."""
    task = overdue(company)
    company.live("2027-01-11 10:00")
    company.change(company.head, away_from=date(2027, 1, 12), away_until=date(2027, 1, 15))

    company.live("2027-01-13 10:00", "2027-01-15 10:00")
    assert company.told(CLIMBED) == []
    assert company.audited(f"case:{company.case(task).id}")[-1] == ("case_waits", "away")
    company.live("2027-01-18 09:00")
    assert company.told(CLIMBED) == ["Hanna"]


def test_somebody_who_left_is_passed_over(company: Company) -> None:
    """The next look, a minute later, tells the one above; the trail names the gap."""
    task = overdue(company)
    company.change(company.owner, is_active=False)

    company.live("2027-01-11 10:00", "2027-01-11 10:01")

    assert company.told(NUDGED, CLIMBED) == ["Hanna"]
    assert ("case_climbed", "owner has left") in company.audited(f"case:{company.case(task).id}")


def test_a_case_whose_reason_is_gone_stops(company: Company) -> None:
    """A new date makes it end as settled, before anybody else is told."""
    task = overdue(company)
    company.live("2027-01-11 10:00")
    company.save(replace(task, due_on=date(2027, 3, 1)))

    company.live("2027-01-13 10:00")

    assert (company.case(task).outcome, company.told(CLIMBED)) == (Outcome.SETTLED, [])


def test_repeating_a_blocker_does_not_settle_a_blocked_case(company: Company) -> None:
    """Who says once more that nothing moves still waits for help, so the case climbs."""
    task = company.task(blocker="no vans", last_check_in_at=at("2027-01-06 09:00"))
    company.live("2027-01-11 10:00")
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.AT_RISK), at("2027-01-11 11:00"), through="test"
    )

    company.live("2027-01-13 10:00")

    assert company.case(task).is_open
    assert company.told(CLIMBED) == ["Hanna"]


def test_an_answered_case_never_climbs(company: Company) -> None:
    """A word given a minute before the rung is told is in time."""
    task = overdue(company)
    company.live("2027-01-11 10:00")
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.AT_RISK), at("2027-01-13 09:59"), through="test"
    )

    company.live("2027-01-13 10:00")

    assert company.told(CLIMBED) == []


def test_after_the_cooldown_the_reason_counts_again(company: Company) -> None:
    """Five working days of rest, then a new case if the task is still overdue."""
    task = overdue(company)
    company.live("2027-01-11 10:00")
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.AT_RISK), at("2027-01-11 11:00"), through="test"
    )

    company.live("2027-01-18 10:59")
    assert len(company.cases()) == 1
    company.live("2027-01-18 11:00")
    assert [case.kind for case in company.cases()] == [CaseKind.OVERDUE, CaseKind.OVERDUE]


def test_silence_while_on_leave_is_no_reason(company: Company) -> None:
    """Whoever was away is away, not missing: they are asked on their return and have two days to answer."""
    company.task(last_check_in_at=at("2026-12-18 10:00"))
    company.change(company.owner, away_from=date(2026, 12, 19), away_until=date(2027, 1, 10))

    company.live("2027-01-08 10:00", "2027-01-11 09:00", "2027-01-13 08:59")
    assert company.cases() == []
    company.live("2027-01-13 09:00")
    assert [case.kind for case in company.cases()] == [CaseKind.SILENT]


def test_silence_on_a_later_leave_is_no_reason(company: Company) -> None:
    """The second of two leaves excuses like the first: no case on it, nor before two days after the return."""
    company.task(last_check_in_at=at("2026-12-18 10:00"))
    holiday = Leave(date(2027, 1, 10), date(2026, 12, 30))
    later = Leave(date(2027, 6, 5), date(2027, 6, 1))
    company.change(
        company.owner, away_from=date(2026, 12, 21), away_until=date(2026, 12, 24), later_leaves=(holiday, later)
    )

    company.live("2027-01-04 10:00", "2027-01-11 09:00", "2027-01-13 08:59")
    assert company.cases() == []
    company.live("2027-01-13 09:00")
    assert [case.kind for case in company.cases()] == [CaseKind.SILENT]


def test_two_processes_open_and_climb_once(company_anywhere: Company) -> None:
    """Whoever comes second finds the case there, and the rung told."""
    company = company_anywhere
    company.change(company.owner, next_ask_at=None)
    overdue(company)
    both = [CaseService(SqlStorage(company.engine)) for _ in range(2)]

    with ThreadPoolExecutor(2) as pool:
        opened = list(pool.map(lambda cases: cases.open_new(MONDAY), both))
        told = list(pool.map(lambda cases: cases.advance_due(MONDAY), both))

    assert (sorted(opened), sorted(told)) == ([0, 1], [0, 1])
    assert company.told(NUDGED) == ["Omar"]
