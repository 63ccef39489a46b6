"""Claims: a task that nobody owns is offered once, and whoever takes it first has it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.claims import Offering
from domain.errors import (
    MissingReasonError,
    MissingTitleError,
    NotAllowedError,
    StrangerError,
    TaskClosedError,
    TaskProposedError,
    TooLongError,
)
from domain.handing import OfferEnd
from domain.history import What
from domain.ladder import CaseKind, Outcome
from domain.notices import NoticeKind
from domain.nudge_errors import AlreadyOwnedError, ClaimInsteadError, OfferWaitsError
from domain.people import Person
from domain.services.tasks import LONGEST_TITLE
from domain.tasks import Task, TaskState
from tests.company import Company, at

NOW = at("2027-01-11 10:00")
CLIMBS = at("2027-01-13 10:00")
OFFERED, CLAIMED = NoticeKind.UNOWNED_OFFERED, NoticeKind.TASK_CLAIMED


def nobodys(company: Company, title: str = "Paint the hall", **changes: object) -> Task:
    """A task of operations without an owner."""
    return company.task(title, owner_id=None, owned_since=None, due_on=date(2027, 3, 1), **changes)


def look(company: Company) -> None:
    """The bot looks around at ten."""
    company.services.cases.open_new(NOW)
    company.services.cases.advance_due(NOW)


def claim(company: Company, task: Task, by: Person) -> None:
    """Somebody takes a task."""
    company.services.claims.claim(by.chat_id, task.id, NOW, through="test")


def without_channel(company: Company) -> None:
    """The plan names no channel of operations."""
    with company.storage.write() as uow:
        uow.departments.save(replace(company.operations, channel=None))


def test_all_of_a_day_stands_in_one_message(company: Company) -> None:
    """In the channel of the department; nobody gets a card of their own, and it climbs after two working days."""
    tasks = [nobodys(company, title) for title in ("Paint", "Sweep")]
    look(company)
    (notice,) = company.outbox(OFFERED)
    assert (notice.channel, notice.subject_id, notice.occasion) == ("C0OPS", company.operations.id, "2027-01-11")
    assert company.told(NoticeKind.CASE_CLIMBED) == []
    assert [company.case(task).next_at for task in tasks] == [CLIMBS, CLIMBS]
    with company.storage.read() as uow:
        ids = [company.case(task).id for task in tasks]
        assert uow.claims.cases_of(company.operations.id, date(2027, 1, 11)) == ids
        assert uow.claims.of_case(ids[0]) == Offering(ids[0], company.operations.id, date(2027, 1, 11))
        assert uow.claims.of_case(99) is None
    company.services.cases.advance_due(CLIMBS)
    assert all(company.case(task).on_last_rung for task in tasks)


def test_what_comes_later_that_day_joins_it(company: Company) -> None:
    """The message that stands is written anew; no second one is posted."""
    nobodys(company, "Paint")
    look(company)
    company.deliver(NOW)
    nobodys(company, "Sweep")
    look(company)
    assert len(company.outbox(OFFERED)) == 1
    (post,) = company.deliver(NOW)
    assert [each.view.task.title for each in post.content.tasks] == ["Paint", "Sweep"]  # type: ignore[union-attr]  # it is that message


def test_without_a_channel_it_goes_to_the_head(company: Company) -> None:
    """By direct message, all of the day in one."""
    without_channel(company)
    nobodys(company)
    look(company)
    assert company.told(OFFERED) == ["Hanna"]


def test_the_first_one_has_it(company: Company) -> None:
    """The second is told who was first; the case ends, the head learns of it, and the claimer gets the task."""
    task = nobodys(company)
    look(company)
    company.deliver(NOW)
    claim(company, task, company.colleague)
    assert company.task_now(task).owner_id == company.colleague.id
    assert company.case(task).outcome is Outcome.REASSIGNED
    assert company.told(NoticeKind.TASK_GIVEN) == ["Rana"]
    assert company.told(NoticeKind.CASE_ANSWERED) == ["Hanna"]
    assert company.told(CLAIMED) == []
    with pytest.raises(AlreadyOwnedError) as fault:
        claim(company, task, company.deputy)
    assert fault.value.values["person"] == "Rana"


def test_before_it_was_offered_the_head_is_told(company: Company) -> None:
    """Whoever finds it in the list may take it at once."""
    task = nobodys(company)
    claim(company, task, company.deputy)
    assert company.told(CLAIMED) == ["Hanna"]
    assert [what for what, _ in company.audited(f"task:{task.id}")] == ["claimed"]
    other = nobodys(company)
    claim(company, other, company.head)
    assert company.told(CLAIMED) == ["Hanna"]


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        (TaskState.DONE, TaskClosedError),
        (TaskState.SPLIT, TaskClosedError),
        (TaskState.PROPOSED, TaskProposedError),
    ],
)
def test_what_is_not_open_cannot_be_claimed(company: Company, state: TaskState, fault: type[Exception]) -> None:
    """Neither what is over nor what is no part of the plan yet."""
    with pytest.raises(fault):
        claim(company, nobodys(company, state=state), company.deputy)


def test_guests_claim_nothing(company: Company) -> None:
    """They are no members."""
    with pytest.raises(StrangerError):
        claim(company, nobodys(company), company.guest)


def test_whoever_is_proposed_accepts_it_or_not(company: Company) -> None:
    """Nobody is made to take it; the proposal ends when somebody claims the task."""
    task = nobodys(company)
    hand = company.services.handing
    made = hand.propose(company.deputy.chat_id, task.id, company.colleague.chat_id, "You can.", NOW, through="test")
    assert made.waits
    assert made.offer.unowned
    with pytest.raises(OfferWaitsError):
        hand.propose(company.owner.chat_id, task.id, company.deputy.chat_id, None, NOW, through="test")
    again = hand.propose(company.owner.chat_id, task.id, company.colleague.chat_id, None, NOW, through="test")
    assert again.offer.id == made.offer.id
    claim(company, task, company.owner)
    with company.storage.read() as uow:
        ended = uow.offers.find(made.offer.id)
    assert ended is not None
    assert ended.end is OfferEnd.OVERTAKEN


def test_accepting_makes_an_owner(company: Company) -> None:
    """The case ends, and who had proposed hears of it; nobody proposes themselves."""
    task = nobodys(company)
    look(company)
    hand = company.services.handing
    with pytest.raises(ClaimInsteadError):
        hand.propose(company.deputy.chat_id, task.id, company.deputy.chat_id, None, NOW, through="test")
    made = hand.propose(company.deputy.chat_id, task.id, company.colleague.chat_id, None, NOW, through="test")
    hand.accept(company.colleague.chat_id, made.offer.id, NOW, through="test")
    assert company.task_now(task).owner_id == company.colleague.id
    assert company.case(task).outcome is Outcome.REASSIGNED
    assert "Dana" in company.told(NoticeKind.OFFER_TOLD)


def test_split_into_parts_that_carry_on(company: Company) -> None:
    """Goal, department, dates; the old one is closed as split, its case with it, and the new ones are offered."""
    task = nobodys(company)
    look(company)
    service = company.services.claims
    with pytest.raises(NotAllowedError):
        service.split(company.colleague.chat_id, task.id, ["A", "B"], NOW, through="test")
    _, made = service.split(company.head.chat_id, task.id, [" Walls ", "", "Floor"], NOW, through="test")
    assert [view.task.title for view in made] == ["Walls", "Floor"]
    assert {(view.task.department_id, view.task.due_on) for view in made} == {(task.department_id, task.due_on)}
    assert company.task_now(task).state is TaskState.SPLIT
    assert company.case(task).outcome is Outcome.SPLIT
    look(company)
    assert [company.case(view.task).kind for view in made] == [CaseKind.UNOWNED, CaseKind.UNOWNED]
    told = company.services.history.of(company.head.chat_id, task.id).entries
    assert [entry.tasks for entry in told if entry.what is What.SPLIT] == [tuple(view.task.id for view in made)]


def test_parts_of_somebodys_task_stay_theirs(company: Company) -> None:
    """Whoever owned the whole owns the parts, and is told."""
    task = company.task()
    _, made = company.services.claims.split(company.head.chat_id, task.id, ["A", "B"], NOW, through="test")
    assert {view.task.owner_id for view in made} == {company.owner.id}
    assert company.told(NoticeKind.TASK_GIVEN) == ["Omar", "Omar"]


def test_a_split_has_two_parts_with_titles(company: Company) -> None:
    """One part is the whole, and a title has its length."""
    task = nobodys(company)
    for titles, fault in ((["A"], MissingTitleError), (["A", "x" * (LONGEST_TITLE + 1)], TooLongError)):
        with pytest.raises(fault):
            company.services.claims.split(company.head.chat_id, task.id, titles, NOW, through="test")


def test_dropped_by_who_leads_and_for_a_reason(company: Company) -> None:
    """The head may, for a task that nobody owns; of one that has an owner the leader decides."""
    task = nobodys(company)
    look(company)
    drop = company.services.claims.drop
    with pytest.raises(MissingReasonError):
        drop(company.head.chat_id, task.id, " ", NOW, through="test")
    with pytest.raises(NotAllowedError):
        drop(company.deputy.chat_id, task.id, "No.", NOW, through="test")
    drop(company.head.chat_id, task.id, "No.", NOW, through="test")
    assert company.task_now(task).state is TaskState.DROPPED
    assert company.case(task).outcome is Outcome.DROPPED
    told = company.services.history.of(company.head.chat_id, task.id).entries
    assert [entry.word for entry in told if entry.what is What.DROPPED] == ["No."]
    with pytest.raises(AlreadyOwnedError):
        drop(company.head.chat_id, company.task().id, "No.", NOW, through="test")
