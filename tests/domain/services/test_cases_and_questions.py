"""A case and the weekly question about the same task: one message a day, not two."""

from datetime import date

from domain.checkins import Answer
from domain.notices import NoticeKind
from domain.people import OwnTime
from tests.company import MONDAY, Company, at

NUDGED, ASKED, CLIMBED = NoticeKind.OWNER_NUDGED, NoticeKind.CHECK_IN_ASKED, NoticeKind.CASE_CLIMBED


def live(company: Company, *moments: str) -> None:
    """Every tick, and what it sends, at each of some moments in Berlin."""
    for moment in moments:
        company.tick(at(moment))
        company.deliver(at(moment))


def test_no_nudge_comes_on_the_day_of_the_question(company: Company) -> None:
    """Neither before the question nor after it; the next morning it does, and the trail says why it waited."""
    task = company.task(due_on=date(2027, 1, 8))

    live(company, "2027-01-11 09:00", "2027-01-11 09:30", "2027-01-11 16:00")
    assert company.told(ASKED, NUDGED) == ["Omar"]
    assert ("case_waits", "the weekly question comes first") in company.audited(f"case:{company.case(task).id}")

    live(company, "2027-01-12 09:00")
    assert [notice.kind for notice in company.outbox()] == [ASKED, NUDGED]


def test_an_answer_to_the_question_spares_the_nudge(company: Company) -> None:
    """Whoever answers on the day hears nothing more of the case."""
    task = company.task(due_on=date(2027, 1, 8))
    live(company, "2027-01-11 09:00", "2027-01-11 09:30")

    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(None, note="on it"), at("2027-01-11 11:00"), through="test"
    )
    live(company, "2027-01-11 12:00", "2027-01-12 09:00", "2027-01-13 09:00")

    assert company.told(NUDGED, CLIMBED) == []


def test_a_case_for_somebody_else_does_not_wait_for_the_question(company: Company) -> None:
    """The head of an unowned task is told on the day, whomever else is asked then."""
    company.change(company.head, next_ask_at=MONDAY)
    task = company.task(owner_id=None)

    live(company, "2027-01-11 10:00")

    assert [rung.person_id for rung in company.case(task).told] == [company.head.id]


def test_whoever_works_on_one_day_of_the_week_is_nudged_on_it(company: Company) -> None:
    """Every working day is one of a question, so that waiting for another one would be for ever."""
    company.change(company.owner, own_time=OwnTime(work_days=frozenset({1})))
    company.task(due_on=date(2027, 1, 8))

    live(company, "2027-01-11 09:30", "2027-01-11 09:31")

    assert company.told(ASKED, NUDGED) == ["Omar", "Omar"]
