"""What an owner's word does to an open case, and where a need goes."""

from datetime import timedelta

import pytest

from domain.checkins import Answer
from domain.ladder import Case, CaseKind, Outcome
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.checkins import Answered
from domain.tasks import Status, Task
from tests import mothers
from tests.company import WEEK, Company, at

TUESDAY = "2027-01-12 10:00"


def say(company: Company, task: Task, answer: Answer, by: Person | None = None) -> Answered:
    """A word on Tuesday."""
    return company.services.check_ins.answer(
        (by or company.owner).chat_id, task.id, answer, at(TUESDAY), through="test"
    )


def case_on(company: Company, task: Task, kind: CaseKind, rung: int = 0) -> Case:
    """An open case, told up to a rung."""
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    opened = at("2027-01-11 09:00")
    with company.storage.write() as uow:
        made = uow.cases.add(
            mothers.case(task.id, rungs, kind=kind, opened_at=opened, rung=rung, told_at=opened, next_at=opened)
        )
    assert made is not None
    return made


@pytest.mark.parametrize("kind", [CaseKind.SILENT, CaseKind.OVERDUE])
def test_any_word_ends_silence_and_lateness(company: Company, kind: CaseKind) -> None:
    """The case is closed as answered and the task rests for the cooldown."""
    task = company.task()
    case_on(company, task, kind)

    after = say(company, task, Answer(Status.AT_RISK))

    assert after.stopped_case
    assert (company.case(task).outcome, company.case(task).next_at) == (Outcome.ANSWERED, None)
    assert company.task_now(task).quiet_until == at("2027-01-19 10:00")


def test_those_who_were_asked_are_told(company: Company) -> None:
    """The head, who had been told, hears of it; the leader, who had not, does not; the owner knows."""
    task = company.task()
    case_on(company, task, CaseKind.SILENT, rung=1)

    say(company, task, Answer(Status.ON_TRACK))

    assert company.told(NoticeKind.CASE_ANSWERED) == ["Hanna"]


def test_off_track_again_does_not_end_an_off_track_case(company: Company) -> None:
    """Trouble repeated is trouble; trouble over is an answer."""
    task = company.task(status=Status.OFF_TRACK, off_track_weeks=2)
    case_on(company, task, CaseKind.OFF_TRACK)

    assert not say(company, task, Answer(Status.OFF_TRACK)).stopped_case
    assert say(company, task, Answer(Status.AT_RISK)).stopped_case


def test_a_remark_does_not_end_an_off_track_case(company: Company) -> None:
    """A note that says nothing of the status does not say that the trouble is over."""
    task = company.task(status=Status.OFF_TRACK, off_track_weeks=2)
    case_on(company, task, CaseKind.OFF_TRACK)

    assert not say(company, task, Answer(None, note="working on it")).stopped_case


def test_a_late_word_on_an_earlier_week_does_not_end_an_off_track_case(company: Company) -> None:
    """What counts is how the task stands now."""
    task = company.task()
    for day in ("2027-01-04 10:00", "2027-01-11 10:00"):
        company.services.check_ins.answer(
            company.owner.chat_id, task.id, Answer(Status.OFF_TRACK), at(day), through="test"
        )
    case_on(company, task, CaseKind.OFF_TRACK)

    late = company.services.check_ins.answer(
        company.owner.chat_id,
        task.id,
        Answer(Status.ON_TRACK),
        at(TUESDAY),
        week=WEEK - timedelta(weeks=1),
        through="test",
    )

    assert not late.stopped_case
    assert company.case(task).is_open


def test_a_blocked_case_ends_when_the_blocker_is_gone(company: Company) -> None:
    """Repeating the blocker keeps the case; clearing it ends the case."""
    task = company.task(blocker="no vans")
    case_on(company, task, CaseKind.BLOCKED)

    assert not say(company, task, Answer(Status.AT_RISK)).stopped_case
    assert not say(company, task, Answer(Status.AT_RISK, blocker="still none")).stopped_case
    assert say(company, task, Answer(Status.AT_RISK, blocker="")).stopped_case


def test_a_word_on_a_task_without_a_case_stops_nothing(company: Company) -> None:
    """No case, no cooldown, nobody told."""
    task = company.task()

    after = say(company, task, Answer(Status.ON_TRACK))

    assert (after.stopped_case, after.task.quiet_until, company.outbox()) == (False, None, [])


def test_a_need_goes_to_the_head(company: Company) -> None:
    """The head of the department can grant what the owner lacks."""
    task = company.task()

    after = say(company, task, Answer(Status.AT_RISK, need=NeedKind.MONEY, need_text="two vans"))

    assert after.need is not None
    assert (after.need.asked_of, after.need.text) == (company.head.id, "two vans")
    assert company.told(NoticeKind.NEED_RAISED) == ["Hanna"]


def test_a_need_of_the_head_goes_to_the_leader(company: Company) -> None:
    """Nobody grants their own request."""
    task = company.task(owner_id=company.head.id)

    say(company, task, Answer(Status.AT_RISK, need=NeedKind.AUTHORITY), by=company.head)

    assert company.told(NoticeKind.NEED_RAISED) == ["Layla"]


def test_a_need_never_goes_to_somebody_who_left(company: Company) -> None:
    """With the head gone, the request goes on to the leader instead of getting lost."""
    company.change(company.head, is_active=False)

    say(company, company.task(), Answer(Status.AT_RISK, need=NeedKind.TIME))

    assert company.told(NoticeKind.NEED_RAISED) == ["Layla"]


def test_the_same_need_is_raised_once(company: Company) -> None:
    """A second word on the same need changes its text and tells nobody again; another need is another request."""
    task = company.task()
    first = say(company, task, Answer(Status.AT_RISK, need=NeedKind.MONEY, need_text="two vans"))

    second = say(company, task, Answer(Status.AT_RISK, need=NeedKind.MONEY, need_text="three vans"))
    other = say(company, task, Answer(Status.AT_RISK, need=NeedKind.PEOPLE))

    assert first.need is not None
    assert second.need is not None
    assert other.need is not None
    assert (second.need.id, second.need.text) == (first.need.id, "three vans")
    assert other.need.id != first.need.id
    assert company.told(NoticeKind.NEED_RAISED) == ["Hanna", "Hanna"]
