"""Signs that say that a message was seen: whose they count for, and what they acknowledge."""

from domain.checkins import Answer
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.changes import Spot
from domain.tasks import Status, Task
from tests import mothers
from tests.company import WEEK, Company, at

NOW = at("2027-01-11 10:00")
LATER = at("2027-01-11 11:00")


def in_trouble(company: Company) -> tuple[Task, Spot]:
    """A task off track with a need, and where the message about it stands for the head."""
    task = company.task()
    answer = Answer(Status.OFF_TRACK, need=NeedKind.MONEY, need_text="Two vans")
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, NOW, through="test")
    company.deliver(NOW)
    (notice,) = company.outbox(NoticeKind.NEED_RAISED)
    return task, (notice.sent_channel or "", notice.sent_ts or "")


def react(company: Company, who: Person, spot: Spot) -> None:
    """Somebody puts a sign on a message."""
    company.services.reactions.reacted(who.chat_id, spot, LATER)


def seen_by(company: Company, task: Task) -> int | None:
    """Who acknowledged the answer of the week."""
    check_in = company.check_in(task)
    return None if check_in is None else check_in.seen_by


def test_the_head_has_seen_it(company: Company) -> None:
    """The answer that the message tells of is acknowledged, once, and both are written down."""
    task, spot = in_trouble(company)
    for _ in range(2):
        react(company, company.head, spot)
    assert seen_by(company, task) == company.head.id
    check_in = company.check_in(task)
    assert check_in is not None
    assert company.audited(f"check_in:{check_in.id}") == [("answer_seen", None)]
    (notice,) = company.outbox(NoticeKind.NEED_RAISED)
    assert company.audited(f"notice:{notice.id}") == [("message_seen", None)]


def test_it_counts_on_ones_own_messages_only(company: Company) -> None:
    """Neither a colleague, a guest nor a stranger acknowledges what was sent to the head; nobody is told anything."""
    task, spot = in_trouble(company)
    before = len(company.outbox())
    for other in (company.colleague, company.leader, company.guest, mothers.person("Nobody")):
        react(company, other, spot)
    react(company, company.head, ("D0NOWHERE", "1.1"))
    assert seen_by(company, task) is None
    assert len(company.outbox()) == before


def test_what_came_later_was_not_seen(company: Company) -> None:
    """An answer that changed after the message was sent waits for eyes of its own."""
    task, spot = in_trouble(company)
    again = Answer(Status.OFF_TRACK, note="Worse than that")
    company.services.check_ins.answer(company.owner.chat_id, task.id, again, at("2027-01-11 10:30"), through="test")
    react(company, company.head, spot)
    assert seen_by(company, task) is None


def test_an_answer_without_trouble_needs_no_eyes(company: Company) -> None:
    """A need of a task that is on track stays open, and there is nothing to acknowledge but the message."""
    task = company.task()
    answer = Answer(Status.ON_TRACK, need=NeedKind.MONEY)
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, NOW, through="test")
    company.deliver(NOW)
    (notice,) = company.outbox(NoticeKind.NEED_RAISED)
    react(company, company.head, (notice.sent_channel or "", notice.sent_ts or ""))
    assert seen_by(company, task) is None
    assert company.audited(f"notice:{notice.id}") == [("message_seen", None)]


def test_it_is_never_a_status(company: Company) -> None:
    """A sign on the weekly message or a reminder leaves the task as it is, and its case on its way."""
    task = company.task(last_check_in_at=at("2026-12-01 10:00"))
    company.services.asking.ask_due(at("2027-01-11 09:30"))
    company.services.cases.open_new(NOW)
    nudged = at("2027-01-12 10:00")
    company.services.cases.advance_due(nudged)
    company.deliver(nudged)
    case = company.case(task)
    posted = [each for each in company.outbox(to=company.owner) if each.sent_ts]
    assert {each.kind for each in posted} >= {NoticeKind.CHECK_IN_ASKED}
    for each in posted:
        react(company, company.owner, (each.sent_channel or "", each.sent_ts or ""))
    assert company.task_now(task).last_check_in_at == task.last_check_in_at
    assert company.case(task) == case
    check_in = company.check_in(task, WEEK)
    assert check_in is not None
    assert check_in.answered_at is None
