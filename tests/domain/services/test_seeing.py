"""Seeing an answer, by the use case alone: who may, what stands, and which answers want to be seen."""

from datetime import datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.errors import AnswerChangedError, NotAllowedError
from domain.notices import NoticeKind
from domain.people import Person
from domain.tasks import Status, Task
from tests.company import MONDAY, Company

NEXT = MONDAY + timedelta(minutes=42)
TROUBLE = Answer(Status.OFF_TRACK, note="The belt is late.", blocker="Customs")


def say(company: Company, task: Task, answer: Answer = TROUBLE, at: datetime = MONDAY) -> None:
    """The owner's word."""
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, at, through="test")


def see(company: Company, task: Task, by: Person, at: datetime = NEXT, said_at: datetime = MONDAY) -> None:
    """An acknowledgement of what the owner said then."""
    check_in = company.check_in(task)
    assert check_in is not None
    company.services.seeing.seen(by.chat_id, check_in.id, said_at, at, through="test")


def wanted(company: Company, by: Person) -> list[int]:
    """The tasks whose answers wait for somebody's eyes."""
    return [view.task.id for view in company.services.home.of(by.chat_id, NEXT).unseen]


def seers(company: Company, task: Task) -> tuple[int | None, datetime | None]:
    """Who saw the answer of this week, and when."""
    check_in = company.check_in(task)
    assert check_in is not None
    return check_in.seen_by, check_in.seen_at


def test_the_first_one_stands(company_anywhere: Company) -> None:
    """Pressed twice, or by a second leader, it changes nothing more, and is written down once."""
    company = company_anywhere
    task = company.task()
    say(company, task)
    for by, at in ((company.head, NEXT), (company.head, NEXT), (company.leader, NEXT + timedelta(hours=1))):
        see(company, task, by, at)
    assert seers(company, task) == (company.head.id, NEXT)
    check_in = company.check_in(task)
    assert check_in is not None
    assert company.audited(f"check_in:{check_in.id}") == [("answer_seen", None)]


def test_who_may(company: Company) -> None:
    """Head, leader and keeper may; owner, colleague and the owner's deputy may not."""
    for by in (company.head, company.leader, company.keeper):
        task = company.task()
        say(company, task)
        see(company, task, by)
        assert seers(company, task) == (by.id, NEXT)
    task = company.task()
    say(company, task)
    for by in (company.owner, company.colleague, company.deputy):
        with pytest.raises(NotAllowedError):
            see(company, task, by)
    assert seers(company, task) == (None, None)


def test_the_deputy_of_a_head_who_is_away(company: Company) -> None:
    """While the head is away the answer waits on their deputy, who may acknowledge it; afterwards no more."""
    company.change(company.head, deputy_id=company.colleague.id)
    task = company.task()
    say(company, task)
    with pytest.raises(NotAllowedError):
        see(company, task, company.colleague)
    assert wanted(company, company.colleague) == []
    company.change(company.head, away_until=MONDAY.date())
    assert wanted(company, company.colleague) == [task.id]
    see(company, task, company.colleague)
    assert seers(company, task) == (company.colleague.id, NEXT)


def test_a_later_answer_wants_to_be_seen_anew(company: Company) -> None:
    """Whoever changes what was seen is seen no more; a press on the older answer is refused."""
    task = company.task()
    say(company, task)
    see(company, task, company.head)
    later = NEXT + timedelta(hours=1)
    say(company, task, Answer(None, note="It got worse."), later)
    assert seers(company, task) == (None, None)
    assert wanted(company, company.head) == [task.id]
    with pytest.raises(AnswerChangedError):
        see(company, task, company.head, later, said_at=MONDAY)
    see(company, task, company.head, later, said_at=later)
    assert wanted(company, company.head) == []


def test_an_answer_that_was_seen_can_be_taken_back(company: Company) -> None:
    """Nobody has seen what stood there before; and an answer that is gone cannot be seen."""
    task = company.task()
    company.services.asking.ask_due(MONDAY)
    say(company, task)
    see(company, task, company.head)
    assert company.services.undo.last_answer(company.owner.chat_id, task.id, NEXT, through="test") == []
    assert seers(company, task) == (None, None)
    with pytest.raises(AnswerChangedError):
        see(company, task, company.head)


def test_taking_back_a_second_answer_shows_who_saw_the_first(company: Company) -> None:
    """What was seen before a change was taken back is seen again."""
    task = company.task()
    say(company, task)
    see(company, task, company.head)
    say(company, task, Answer(Status.AT_RISK), NEXT)
    assert company.services.undo.last_answer(company.owner.chat_id, task.id, NEXT, through="test") == []
    assert seers(company, task) == (company.head.id, NEXT)


@pytest.mark.parametrize(
    ("answer", "wants"),
    [
        (TROUBLE, True),
        (Answer(Status.OFF_TRACK), True),
        (Answer(Status.ON_TRACK, blocker="Customs"), True),
        (Answer(Status.AT_RISK, note="Perhaps a week late."), True),
        (Answer(Status.AT_RISK), False),
        (Answer(Status.ON_TRACK, note="All well."), False),
        (Answer(Status.DONE, note="At last."), False),
    ],
)
def test_which_answers_want_to_be_seen(company_anywhere: Company, answer: Answer, *, wants: bool) -> None:
    """Trouble and worries with words do, the rest does not: nobody has to press on good news."""
    company = company_anywhere
    task = company.task()
    say(company, task, answer)
    assert wanted(company, company.head) == ([task.id] if wants else [])
    assert wanted(company, company.leader) == []
    check_in = company.check_in(task)
    assert check_in is not None
    assert check_in.wants_eyes is wants


def test_what_a_head_says_waits_on_the_leader(company_anywhere: Company) -> None:
    """The words of a head, and of those whose department has none, are not left without a reader."""
    company = company_anywhere
    own = company.task(owner_id=company.head.id)
    company.services.check_ins.answer(company.head.chat_id, own.id, TROUBLE, MONDAY, through="test")
    nowhere = company.task(department_id=None)
    say(company, nowhere)
    assert wanted(company, company.leader) == [own.id, nowhere.id]
    assert wanted(company, company.head) == []


def test_the_owners_message_is_written_anew(company: Company) -> None:
    """The owner gets no message: the one they answered shows who saw it."""
    task = company.task()
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    say(company, task)
    company.deliver(NEXT)
    before = len(company.outbox())
    see(company, task, company.head)
    assert [notice.kind for notice in company.outbox()[before:]] == [NoticeKind.MESSAGE_CHANGED]
