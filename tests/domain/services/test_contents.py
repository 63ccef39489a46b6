"""What notices say when they are sent, and when they need not be said any more."""

from datetime import date

import pytest

from domain.checkins import Answer
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.decisions import Choice, DecisionKind
from domain.handing import TaskGiven, TaskProposed
from domain.ladder import Case
from domain.needs import NeedKind
from domain.needs_you import NeedRaised
from domain.notices import Content, DecisionTold, Introduced, Notice, NoticeKind
from domain.people import Person
from domain.services import contents
from domain.services.changes import tell
from domain.services.contents import Superseded
from domain.services.tasks import NewTask
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked
from tests import mothers
from tests.company import MONDAY, Company, at

WEDNESDAY = at("2027-01-13 10:00")


def content(company: Company, notice: Notice, when: str = "2027-01-13 10:00") -> Content | Superseded:
    """What a notice says at a moment."""
    with company.storage.read() as uow:
        found = contents.load(uow, notice, at(when))
        return found.content if isinstance(found, Introduced) else found


def write(company: Company, kind: NoticeKind, subject: int, to: Person, occasion: str = "") -> Notice:
    """A notice in the outbox."""
    with company.storage.write() as uow:
        tell(uow, kind, subject, to.id, MONDAY, occasion=occasion)
    return company.outbox(kind)[-1]


def case_on(company: Company, task: Task, rung: int) -> Case:
    """An overdue case of owner, head and leader, told up to a rung."""
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    with company.storage.write() as uow:
        made = uow.cases.add(mothers.case(task.id, rungs, rung=rung, told_at=MONDAY, next_at=WEDNESDAY))
    assert made is not None
    return made


def answer(company: Company, task: Task, by: Person | None = None, **changes: NeedKind) -> None:
    """A word on a task."""
    word = Answer(Status.AT_RISK, need=changes.get("need"))
    chat_id = (by or company.owner).chat_id
    company.services.check_ins.answer(chat_id, task.id, word, at("2027-01-13 09:00"), through="test")


def test_the_weekly_message_lists_what_is_owned_and_what_was_answered(company: Company) -> None:
    """Tasks that came stay, tasks that went without a word are gone, and it says who sees the answers."""
    kept, gone = company.task("Kept"), company.task("Gone")
    told = company.task("Told and gone")
    company.services.asking.ask_due(MONDAY)
    answer(company, told)
    for task in (gone, told):
        company.services.tasks.assign(
            company.head.chat_id, task.id, company.colleague.chat_id, WEDNESDAY, through="test"
        )

    said = content(company, company.outbox(NoticeKind.CHECK_IN_ASKED)[0])

    assert isinstance(said, CheckInAsked)
    assert {view.task.id for view in said.views} == {kept.id, told.id}
    assert [person.name for person in said.seen_by] == ["Hanna", "Layla", "Dana", "Kim"]


def test_a_question_for_a_week_that_is_over_is_not_asked(company: Company) -> None:
    """It would be out of date before it is read."""
    company.task()
    company.services.asking.ask_due(MONDAY)

    said = content(company, company.outbox()[0], "2027-01-18 09:00")

    assert said == Superseded("the week is over")


def test_a_nudge_names_who_is_next_and_when(company: Company) -> None:
    """The owner sees where the case goes, before it goes there."""
    task = company.task()
    case = case_on(company, task, rung=0)

    said = content(company, write(company, NoticeKind.OWNER_NUDGED, case.id, company.owner, "0"))

    assert isinstance(said, OwnerNudged)
    assert said.next_person is not None
    assert (said.next_person.name, said.next_at) == ("Hanna", WEDNESDAY)


@pytest.mark.parametrize("kind", [NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED])
def test_who_is_next_belongs_to_the_date_that_is_shown(company: Company, kind: NoticeKind) -> None:
    """Once the head was told, the date is the leader's, and so is the name."""
    case = case_on(company, company.task(), rung=1)

    said = content(company, write(company, kind, case.id, company.owner, "0"))

    assert isinstance(said, OwnerNudged | CaseClimbed)
    assert said.next_person is not None
    assert said.next_person.name == "Layla"


def test_nobody_is_announced_who_has_left(company: Company) -> None:
    """The one who will really be told is named."""
    company.change(company.head, is_active=False)
    case = case_on(company, company.task(), rung=0)

    said = content(company, write(company, NoticeKind.OWNER_NUDGED, case.id, company.owner, "0"))

    assert isinstance(said, OwnerNudged)
    assert said.next_person is not None
    assert said.next_person.name == "Layla"


@pytest.mark.parametrize("kind", [NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED])
def test_a_case_answered_before_its_message_went_out_is_not_mentioned(company: Company, kind: NoticeKind) -> None:
    """Whoever answered in time is not nudged, and nobody above hears of it."""
    task = company.task()
    case = case_on(company, task, rung=1)
    notice = write(company, kind, case.id, company.head, "1")
    answer(company, task)

    assert content(company, notice) == Superseded("answered meanwhile")


def test_whoever_was_told_hears_who_answered(company: Company) -> None:
    """The deputy answered, so the deputy is named."""
    task = company.task()
    case = case_on(company, task, rung=1)
    write(company, NoticeKind.CASE_CLIMBED, case.id, company.head, "1")
    company.deliver(MONDAY)
    answer(company, task, company.deputy)

    (notice,) = company.outbox(NoticeKind.CASE_ANSWERED)
    said = content(company, notice)

    assert isinstance(said, CaseAnswered)
    assert (said.to.name, said.by and said.by.name, said.status) == ("Hanna", "Dana", Status.AT_RISK)


def test_whoever_was_never_told_hears_nothing(company: Company) -> None:
    """The card was written but had not gone out yet: one silence instead of two messages."""
    task = company.task()
    case = case_on(company, task, rung=1)
    write(company, NoticeKind.CASE_CLIMBED, case.id, company.head, "1")
    answer(company, task)

    assert content(company, company.outbox(NoticeKind.CASE_ANSWERED)[0]) == Superseded("was never told")


def test_the_leader_hears_of_a_case_that_a_digest_showed(company: Company) -> None:
    """And of none that came after the digest."""
    shown, later = company.task("Shown"), company.task("Later")
    case_on(company, shown, rung=2)
    company.settings(next_digest_at=MONDAY)
    company.services.digests.digest_due(at("2027-01-11 10:00"))
    company.deliver(at("2027-01-11 10:00"))
    with company.storage.write() as uow:
        late = uow.cases.add(
            mothers.case(later.id, mothers.ladder(company.leader.id), rung=0, told_at=at("2027-01-12 10:00"))
        )
    assert late is not None
    answer(company, shown)
    answer(company, later)

    said = [content(company, notice) for notice in company.outbox(NoticeKind.CASE_ANSWERED, to=company.leader)]

    assert isinstance(said[0], CaseAnswered)
    assert said[1] == Superseded("was never told")


def test_a_new_owner_hears_who_gave_the_task(company: Company) -> None:
    """By command, by decision, or as it was added."""
    assigned = company.task("Assigned")
    company.services.tasks.assign(company.head.chat_id, assigned.id, company.colleague.chat_id, MONDAY, through="test")
    decided = company.task("Decided")
    choice = Choice(DecisionKind.ASSIGN, owner_id=company.colleague.id)
    case = case_on(company, decided, rung=2)
    company.services.decisions.decide(company.leader.chat_id, case.id, choice, MONDAY, through="test")
    new = NewTask("Added", owner=company.colleague.chat_id)
    company.services.tasks.add(company.keeper.chat_id, new, MONDAY, through="test")

    said = [content(company, notice) for notice in company.outbox(NoticeKind.TASK_GIVEN)]

    assert [part.by and part.by.name for part in said if isinstance(part, TaskGiven)] == ["Hanna", "Layla", "Kim"]


def test_a_task_handed_on_or_dropped_meanwhile_is_not_given(company: Company) -> None:
    """Nobody is welcomed to what is not theirs any more."""
    task = company.task(owner_id=company.colleague.id)
    notice = write(company, NoticeKind.TASK_GIVEN, task.id, company.owner)
    assert content(company, notice) == Superseded("handed on meanwhile")

    dropped = company.task()
    notice = write(company, NoticeKind.TASK_GIVEN, dropped.id, company.owner)
    case = case_on(company, dropped, rung=0)
    company.services.decisions.decide(
        company.leader.chat_id, case.id, Choice(DecisionKind.DROP), MONDAY, through="test"
    )
    assert content(company, notice) == Superseded("closed meanwhile")


def test_needs_and_proposals_name_who_asks(company: Company) -> None:
    """And a proposal that was accepted meanwhile is not shown."""
    task = company.task()
    answer(company, task, need=NeedKind.MONEY)
    new = NewTask("Idea", due_on=date(2027, 2, 1))
    view = company.services.tasks.add(company.owner.chat_id, new, MONDAY, through="test")
    need, proposal = company.outbox(NoticeKind.NEED_RAISED)[0], company.outbox(NoticeKind.TASK_PROPOSED)[0]

    asked, proposed = content(company, need), content(company, proposal)
    assert isinstance(asked, NeedRaised)
    assert isinstance(proposed, TaskProposed)
    assert (asked.of.by.name, proposed.by.name) == ("Omar", "Omar")

    company.services.tasks.assign(company.head.chat_id, view.task.id, company.owner.chat_id, MONDAY, through="test")
    assert content(company, proposal) == Superseded("answered meanwhile")


def test_a_decision_names_who_took_it(company: Company) -> None:
    """And the new owner, if there is one."""
    task = company.task()
    case = case_on(company, task, rung=2)
    choice = Choice(DecisionKind.ASSIGN, owner_id=company.colleague.id, note="please")
    company.services.decisions.decide(company.leader.chat_id, case.id, choice, MONDAY, through="test")

    said = content(company, company.outbox(NoticeKind.DECISION_TOLD, to=company.owner)[0])

    assert isinstance(said, DecisionTold)
    assert said.new_owner is not None
    assert (said.by.name, said.new_owner.name, said.decision.note) == ("Layla", "Rana", "please")
