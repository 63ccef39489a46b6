"""Early signs in the digest: what is found, told once, and told again when it comes back."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.cues import CueKind, CueView
from domain.measures import Reading
from domain.notices import NoticeKind
from domain.services import cues
from domain.services.changes import audit_task
from domain.services.digest_contents import build_digest
from domain.tasks import Status, Task
from tests import mothers
from tests.company import MONDAY, RIYADH, WEEK, Company, at

THURSDAY = at("2027-01-14 09:00", RIYADH)
A_WEEK = timedelta(weeks=1)


@pytest.fixture
def company(company: Company) -> Company:
    """The company with a digest due on Thursday."""
    company.settings(next_digest_at=THURSDAY)
    return company


def told(company: Company, now: datetime) -> list[CueView]:
    """The cues of the digest of a moment, if there is one."""
    company.services.digests.digest_due(now)
    return standing(company, now.date())


def standing(company: Company, week: date) -> list[CueView]:
    """The cues of the digest of a week."""
    with company.storage.read() as uow:
        return list(build_digest(uow, company.settings(), week, THURSDAY).cues)


def said(company: Company, task: Task, *newest_first: str | None) -> None:
    """Answers of the weeks until now, with what is in the way."""
    with company.storage.write() as uow:
        for back, blocker in enumerate(newest_first):
            answer = mothers.check_in(task.id, company.owner.id, week=WEEK - back * A_WEEK, blocker=blocker)
            uow.check_ins.add(replace(answer, asked_at=MONDAY - back * A_WEEK, answered_at=MONDAY - back * A_WEEK))


def test_the_same_blocker_three_times_running(company: Company) -> None:
    """Told with its task in the digest of the third week, not after the second, and not every week anew."""
    task = company.task(blocker="No budget")
    said(company, task, "No budget", "no budget yet")
    assert told(company, THURSDAY) == []
    with company.storage.write() as uow:
        third = mothers.check_in(task.id, company.owner.id, week=WEEK + A_WEEK, blocker="No budget.")
        uow.check_ins.add(replace(third, answered_at=MONDAY + A_WEEK))
    (view,) = told(company, THURSDAY + A_WEEK)
    assert (view.cue.kind, view.cue.count) == (CueKind.SAME_BLOCKER, 3)
    assert view.view is not None
    assert view.view.task.id == task.id
    assert told(company, THURSDAY + 2 * A_WEEK) == []
    assert len(standing(company, date(2027, 1, 21))) == 1, "the message of that week keeps it"


def test_a_sign_that_comes_back_is_told_again(company: Company) -> None:
    """Once the way was free, being stuck again is news."""
    task = company.task(blocker="No budget")
    said(company, task, "No budget", "No budget", "No budget")
    assert len(told(company, THURSDAY)) == 1
    company.save(replace(task, blocker=None))
    company.services.digests.digest_due(THURSDAY + A_WEEK)
    company.save(task)
    assert len(told(company, THURSDAY + 2 * A_WEEK)) == 1


def test_a_date_that_moved_twice(company: Company) -> None:
    """With the date it had at first, as the trail knows it; a third move is told as well."""
    task = company.task(due_on=date(2027, 2, 1))
    for month in (3, 4):
        with company.storage.write() as uow:
            before = uow.tasks.find(task.id)
            assert before is not None
            after = replace(before, due_on=date(2027, month, 1))
            uow.tasks.save(after)
            audit_task(uow, before, after, MONDAY, "decided", by=company.leader.id, through="test")
    (view,) = told(company, THURSDAY)
    assert (view.cue.kind, view.cue.count, view.first_due) == (CueKind.DATE_MOVED, 2, date(2027, 2, 1))
    with company.storage.write() as uow:
        before = uow.tasks.find(task.id)
        assert before is not None
        uow.tasks.save(replace(before, due_on=date(2027, 5, 1)))
    (again,) = told(company, THURSDAY + A_WEEK)
    assert again.cue.count == 3


def test_a_green_word_over_a_falling_measure(company: Company) -> None:
    """Told while every word on the goal is well; once somebody says that it is at risk the words tell it."""
    with company.storage.write() as uow:
        goal = uow.goals.add(mothers.goal())
        measure = uow.measures.add(mothers.measure(goal.id))
        for month, value in ((11, 15), (12, 12)):
            uow.measures.record(Reading(measure.id, date(2026, month, 1), Decimal(value)))
    task = company.task(goal_id=goal.id, status=Status.AT_RISK)
    with company.storage.read() as uow:
        assert cues.signs(uow, THURSDAY.date()) == []
    company.save(replace(task, status=Status.ON_TRACK))
    (view,) = told(company, THURSDAY)
    assert view.cue.kind is CueKind.FALLING_MEASURE
    assert view.measure is not None
    assert view.earlier is not None
    assert (view.measure.value, view.earlier.value) == (Decimal(12), Decimal(15))


def test_answers_that_thin_out(company: Company) -> None:
    """Somebody who answered every week and now rarely does is told of to their head, unless they are away."""
    task, here = company.task(department_id=company.operations.id), company.operations.id
    with company.storage.write() as uow:
        for back in range(1, 9):
            asked = MONDAY - back * A_WEEK
            answer = mothers.check_in(task.id, company.owner.id, week=WEEK - back * A_WEEK, asked_at=asked)
            uow.check_ins.add(replace(answer, answered_at=asked if back >= 4 else None))
    with company.storage.read() as uow:
        (sign,) = cues.signs(uow, THURSDAY.date(), here)
        assert cues.signs(uow, THURSDAY.date()) == [], "how one person answers is not for the company's channel"
    assert (sign.kind, sign.subject_id, sign.before, sign.count) == (
        CueKind.PERSON_QUIETER,
        company.owner.id,
        100,
        25,
    )
    company.change(company.owner, away_from=date(2027, 1, 10), away_until=date(2027, 1, 20))
    with company.storage.read() as uow:
        assert cues.signs(uow, THURSDAY.date(), here) == []


def test_a_department_of_three_that_thins_out(company: Company) -> None:
    """Told as a department where three people or more are asked; of fewer it would be about a person."""
    with company.storage.write() as uow:
        here = {"department_id": company.operations.id}
        people = [uow.people.add(mothers.person(name, **here)) for name in ("Ann", "Ben", "Cas")]
        for person in people:
            task = uow.tasks.add(mothers.task(owner_id=person.id, department_id=company.operations.id))
            for back in range(1, 9):
                asked = MONDAY - back * A_WEEK
                answer = mothers.check_in(task.id, person.id, week=WEEK - back * A_WEEK, asked_at=asked)
                uow.check_ins.add(replace(answer, answered_at=asked if back >= 4 else None))
    with company.storage.read() as uow:
        kinds = [sign.kind for sign in cues.signs(uow, THURSDAY.date())]
    assert kinds == [CueKind.DEPARTMENT_QUIETER]


def test_loads_beyond_what_the_company_set(company: Company) -> None:
    """A person with 20 open tasks, a department or a plan with 60, unless the company set other numbers."""
    for number in range(20):
        company.task(f"Task {number}")
    with company.storage.read() as uow:
        assert [sign.kind for sign in cues.signs(uow, THURSDAY.date())] == [CueKind.PERSON_LOADED]
    company.settings(person_load=25, plan_load=20)
    with company.storage.read() as uow:
        found = [(sign.kind, sign.count) for sign in cues.signs(uow, THURSDAY.date())]
    assert found == [(CueKind.DEPARTMENT_LOADED, 20), (CueKind.PLAN_LOADED, 20)]


def test_a_head_reads_of_their_department(company: Company) -> None:
    """Within a department the signs of others are not looked for, nor the load of the whole plan."""
    company.settings(person_load=1, plan_load=1)
    company.task()
    company.task(owner_id=company.colleague.id, department_id=None)
    with company.storage.read() as uow:
        found = cues.signs(uow, THURSDAY.date(), company.operations.id)
    assert [(sign.kind, sign.subject_id) for sign in found] == [
        (CueKind.PERSON_LOADED, company.owner.id),
        (CueKind.DEPARTMENT_LOADED, company.operations.id),
    ]


def test_a_sign_alone_is_worth_a_digest(company: Company) -> None:
    """A week in which nothing else happened has a digest when there is an early sign; without one it has none."""
    company.settings(person_load=1)
    company.task()
    assert len(told(company, THURSDAY)) == 1
    assert not company.services.digests.digest_due(THURSDAY + A_WEEK)
    assert len(company.outbox(NoticeKind.DIGEST)) == 1


def test_without_a_channel_nothing_is_told(company: Company) -> None:
    """A digest that nobody reads uses up no sign."""
    company.settings(person_load=1, digest_channel=None)
    company.task()
    company.services.digests.digest_due(THURSDAY)
    company.settings(digest_channel="C0DIGEST")
    assert len(told(company, THURSDAY + A_WEEK)) == 1
