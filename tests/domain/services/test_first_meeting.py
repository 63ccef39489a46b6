"""The first meeting: introduced once, ever, and never because a database was put back."""

from dataclasses import replace
from datetime import timedelta

from domain.audit import AuditEntry
from domain.checkins import Answer
from domain.notices import Introduced, NoticeKind
from domain.people import Person
from domain.readers import Readers
from domain.weekly import CheckInAsked
from domain.welcome import Welcome
from tests import mothers
from tests.company import FOUNDED, MONDAY, Company, Post

WEEK_LATER = MONDAY + timedelta(weeks=1)


def welcomed(posts: list[Post]) -> list[Welcome | None]:
    """What the weekly messages among these posts say by way of introduction."""
    return [post.content.welcome for post in posts if isinstance(post.content, CheckInAsked)]


def test_only_the_first_weekly_message_introduces(company: Company) -> None:
    """It names the company, the plan and the plan keeper; the message of the week after does not."""
    company.task()
    company.services.asking.ask_due(MONDAY)
    (first,) = welcomed(list(company.deliver(MONDAY)))
    assert first == Welcome("Northwind", "Plan 2027", (company.keeper,))
    company.services.asking.ask_due(WEEK_LATER)
    assert welcomed(list(company.deliver(WEEK_LATER))) == [None]


def test_the_leader_is_named_where_nobody_keeps_the_plan(company: Company) -> None:
    """Somebody has set this up; without a plan keeper it is the leader."""
    company.change(company.keeper, is_plan_keeper=False)
    company.task()
    company.services.asking.ask_due(MONDAY)
    (first,) = welcomed(list(company.deliver(MONDAY)))
    assert first is not None
    assert first.set_up_by == (company.leader,)


def test_a_restore_brings_no_second_introduction(company: Company) -> None:
    """Whoever was in the plan when a backup was put back may have read it in what was lost."""
    with company.storage.write() as uow:
        uow.audit.add(AuditEntry(FOUNDED, "imported", f"person:{company.owner.id}"))
    company.settings(restored_at=MONDAY - timedelta(minutes=5))
    company.task()
    company.services.asking.ask_due(MONDAY)
    assert welcomed(list(company.deliver(MONDAY))) == [None]


def test_a_newcomer_after_a_restore_is_introduced(company: Company) -> None:
    """Somebody who came into the plan afterwards cannot have read it."""
    company.settings(restored_at=FOUNDED)
    with company.storage.write() as uow:
        newcomer = uow.people.add(mothers.person("Nora", next_ask_at=MONDAY))
        uow.audit.add(AuditEntry(MONDAY - timedelta(hours=1), "imported", f"person:{newcomer.id}"))
    company.task(owner_id=newcomer.id)
    company.services.asking.ask_due(MONDAY)
    (first,) = welcomed(list(company.deliver(MONDAY)))
    assert first is not None


def test_the_message_keeps_its_introduction_while_it_is_rewritten(company: Company) -> None:
    """A task that comes on the same day writes the first message anew, and the introduction stays in it."""
    company.task()
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    (asked,) = company.outbox(NoticeKind.CHECK_IN_ASKED)
    assert asked.sent_channel is not None
    assert asked.sent_ts is not None
    spot = (asked.sent_channel, asked.sent_ts)
    content = company.services.standing.content_at(spot, MONDAY)
    assert isinstance(content, CheckInAsked)
    assert content.welcome is not None


def test_readers_name_everybody_once(company: Company) -> None:
    """Head, leader, deputy and plan keepers, each once, and nobody reads their own answers."""
    found = company.services.meeting.readers(company.owner.chat_id)
    assert found == Readers((company.head,), company.leader, company.deputy, (company.keeper,))
    assert found.all == (company.head, company.leader, company.deputy, company.keeper)
    assert company.services.meeting.readers(company.leader.chat_id).leader is None
    assert company.services.meeting.readers(company.keeper.chat_id).keepers == ()


def test_whoever_reads_the_notes_of_a_task_is_named_before(company: Company) -> None:
    """The head of another department to which a task belongs reads its notes, and stands among the readers."""
    with company.storage.write() as uow:
        other = uow.departments.add(mothers.department("Sales", head_id=company.colleague.id))
    task = company.task(department_id=other.id)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(None, note="fine"), MONDAY, through="test")

    named = set(company.services.meeting.readers(company.owner.chat_id).all)

    everybody = {company.head, company.leader, company.deputy, company.keeper, company.colleague}
    reading = {each for each in everybody if not company.services.history.of(each.chat_id, task.id).words_hidden}
    assert company.colleague in reading
    assert reading <= named


def met_by(company: Company, person: Person) -> list[bool]:
    """Which of the messages that went to somebody introduced the bot, in their order; rewritings apart."""
    posts = [post for post in company.chat.posts if post.notice.person_id == person.id and not post.place.replaces_ts]
    asked = [isinstance(post.content, CheckInAsked) and post.content.welcome is not None for post in posts]
    return [post.introduction is not None or met for post, met in zip(posts, asked, strict=True)]


def offer_to_the_head(company: Company) -> None:
    """A task without an owner comes to the head, for the department has no channel."""
    with company.storage.write() as uow:
        uow.departments.save(replace(company.operations, channel=None))
    company.task("Paint the gate", owner_id=None, owned_since=None)
    company.services.cases.open_new(FOUNDED)
    company.services.cases.advance_due(FOUNDED)


def test_a_head_is_met_by_a_card(company: Company) -> None:
    """Whose first message is no weekly question reads in it who writes; the weekly one after does not say it again."""
    offer_to_the_head(company)
    company.deliver(FOUNDED)
    assert met_by(company, company.head) == [True]
    company.change(company.head, next_ask_at=MONDAY)
    company.task(owner_id=company.head.id)
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    assert met_by(company, company.head) == [True, False]


def test_a_card_keeps_its_introduction_while_it_is_rewritten(company: Company) -> None:
    """What was said at the first meeting stands there, whatever becomes of the card below."""
    offer_to_the_head(company)
    (post,) = company.deliver(FOUNDED)
    notice = next(each for each in company.outbox() if each.id == post.notice.id)
    assert notice.sent_channel is not None
    assert notice.sent_ts is not None
    content = company.services.standing.content_at((notice.sent_channel, notice.sent_ts), MONDAY)
    assert isinstance(content, Introduced)


def test_a_restore_brings_no_second_introduction_in_a_card(company: Company) -> None:
    """Whoever was in the plan when a backup was put back may have read it in what was lost."""
    with company.storage.write() as uow:
        uow.audit.add(AuditEntry(FOUNDED - timedelta(days=9), "imported", f"person:{company.head.id}"))
    company.settings(restored_at=FOUNDED - timedelta(minutes=5))
    offer_to_the_head(company)
    company.deliver(FOUNDED)
    assert met_by(company, company.head) == [False]
