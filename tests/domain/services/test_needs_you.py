"""What needs somebody above: who is told, when, once, and what stands in it, by the use case alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.needs import NeedKind
from domain.needs_you import NeedsYou
from domain.notices import NoticeKind
from domain.outside import OutsidePlan, OutsideTask
from domain.people import Person
from domain.ports import Clock
from domain.services.outside import OutsideImporting
from domain.tasks import Status, Task
from tests.company import FOUNDED, MONDAY, RIYADH, Company, Post, at

THURSDAY = at("2027-01-14 09:00")
"""The morning of the digest in Berlin."""

NEXT_THURSDAY = THURSDAY + timedelta(weeks=1)
TROUBLE = Answer(Status.OFF_TRACK, blocker="Customs")


FILE = OutsidePlan("asana", tuple(OutsideTask(name, name, owner=name) for name in ("o.malik", "Ops team")))


class Stopped(Clock):
    """A clock that stands still."""

    def now(self) -> datetime:
        return FOUNDED


def say(company: Company, task: Task, answer: Answer = TROUBLE, at_: datetime = MONDAY) -> None:
    """The owner's word."""
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, at_, through="test")


def rounds(company: Company, *moments: datetime) -> list[int]:
    """How many were told at each of these moments, after everybody got their first one."""
    company.services.needs_you.tell_due(FOUNDED)
    return [company.services.needs_you.tell_due(moment) for moment in moments]


def told(company: Company) -> list[str]:
    """The names of those who were told."""
    return company.told(NoticeKind.NEEDS_YOU)


def shown(company: Company, by: Person, now: datetime = THURSDAY) -> NeedsYou:
    """What waits on somebody."""
    return company.services.needs_you.of(by.chat_id, now)


def sent(company: Company, now: datetime) -> list[Post]:
    """What goes out now of it, new or written anew."""
    return [post for post in company.deliver(now) if isinstance(post.content, NeedsYou)]


def test_once_a_week_on_the_morning_of_the_digest(company_anywhere: Company) -> None:
    """Not before, once then, and once in the week after while it still waits."""
    company = company_anywhere
    say(company, company.task())
    early = THURSDAY - timedelta(minutes=1)
    later = THURSDAY + timedelta(hours=3)
    assert rounds(company, early, THURSDAY, THURSDAY, later, NEXT_THURSDAY) == [0, 1, 0, 0, 1]
    assert told(company) == ["Hanna", "Hanna"]
    assert [notice.occasion for notice in company.outbox(NoticeKind.NEEDS_YOU)] == ["2027-01-14", "2027-01-21"]


def test_nothing_when_nothing_waits(company: Company) -> None:
    """A week without trouble brings no message, and one that is settled before it goes out is not sent.

    So it is for a head who wants no news of the department.
    """
    company.change(company.head, wants_digest=False)
    task = company.task()
    say(company, task, Answer(Status.ON_TRACK))
    assert rounds(company, THURSDAY) == [0]
    say(company, task, at_=THURSDAY + timedelta(days=1))
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 1
    say(company, task, Answer(Status.DONE), at_=NEXT_THURSDAY)
    assert sent(company, NEXT_THURSDAY) == []


def test_everything_that_waits_stands_in_it(company_anywhere: Company) -> None:
    """Requests, answers nobody has seen, and tasks without an owner in the department they head."""
    company = company_anywhere
    task, lonely = company.task(), company.task("Paint the gate", owner_id=None, owned_since=None)
    say(company, task, Answer(Status.OFF_TRACK, need=NeedKind.MONEY, need_text="Two vans"))
    found = shown(company, company.head)
    assert [of.need.text for of in found.needs] == ["Two vans"]
    assert [view.task.id for view in found.answers] == [task.id]
    assert [view.task.id for view in found.unowned] == [lonely.id]
    assert found.waiting == found.total == 3
    assert shown(company, company.leader).total == shown(company, company.keeper).total == 0


def test_what_nobody_heads_waits_on_the_leader(company: Company) -> None:
    """A task of no department, and one of a department whose head has left, are the leader's to assign."""
    nowhere = company.task("Nobody's", owner_id=None, owned_since=None, department_id=None)
    headed = company.task("Hanna's", owner_id=None, owned_since=None)
    assert [view.task.id for view in shown(company, company.leader).unowned] == [nowhere.id]
    company.change(company.head, is_active=False)
    assert [view.task.id for view in shown(company, company.leader).unowned] == [nowhere.id, headed.id]
    assert rounds(company, at("2027-01-14 09:00", RIYADH)) == [1]
    assert told(company) == ["Layla"]


def test_a_keeper_only_when_something_was_routed_to_them(company: Company) -> None:
    """Whoever keeps the plan is told of a request that was passed on to them, and of nothing else."""
    task = company.task()
    say(company, task, Answer(Status.ON_TRACK, need=NeedKind.MONEY))
    (of,) = shown(company, company.head).needs
    assert rounds(company, THURSDAY) == [1]
    assert told(company) == ["Hanna"]
    when = NEXT_THURSDAY - timedelta(days=1)
    company.services.needs.pass_on(company.head.chat_id, of.need.id, company.keeper.chat_id, None, when, through="test")
    company.services.needs_you.tell_due(when)
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 1
    assert told(company) == ["Hanna", "Kim"]


@pytest.mark.parametrize("is_typed", [True, False])
def test_keepers_are_asked_whom_a_file_means(company: Company, *, is_typed: bool) -> None:
    """Weekly, whichever way the file came in, until somebody has said it; of the leader where nobody keeps the plan."""
    importing = OutsideImporting(company.storage, Stopped())
    importing.preview(FILE)
    assert rounds(company, THURSDAY) == [0]
    importing.take(FILE, by=None if is_typed else company.keeper.id, through="a file")
    assert (shown(company, company.keeper).names, shown(company, company.leader).names) == (2, 0)
    company.services.needs_you.tell_due(NEXT_THURSDAY)
    assert told(company) == ["Layla", "Kim"]  # the leader for the tasks, which are in no department
    assert _keepers(company) == (2, 1)
    who = {each.key: company.owner.chat_id for each in company.services.names.waiting(company.keeper.chat_id)}
    company.services.names.give(company.keeper.chat_id, who, NEXT_THURSDAY, through="test")
    assert _keepers(company) == (0, 0)
    company.change(company.keeper, is_plan_keeper=False)
    importing.take(replace(FILE, tasks=(OutsideTask("pay", "Pay", owner="r.aziz"),)), by=None, through="a file")
    assert shown(company, company.leader).names == 1


def _keepers(company: Company) -> tuple[int, int]:
    """How many names the keeper's message of the week counts now, and how many things."""
    (content,) = (
        post.content
        for post in sent(company, NEXT_THURSDAY)
        if isinstance(post.content, NeedsYou) and post.content.to.id == company.keeper.id
    )
    return content.names, content.waiting


def test_the_deputy_of_a_head_on_leave_is_told(company: Company) -> None:
    """The head's morning comes all the same, and whoever stands in for them gets it; without a deputy nobody does."""
    say(company, company.task())
    company.change(company.head, away_until=THURSDAY.date())
    assert rounds(company, THURSDAY) == [0]
    company.change(company.head, away_until=NEXT_THURSDAY.date(), deputy_id=company.colleague.id)
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 1
    assert told(company) == ["Rana"]
    found = shown(company, company.colleague, NEXT_THURSDAY)
    assert [person.name for person in found.stands_in_for] == ["Hanna"]
    assert found.total == 1


def test_the_deputys_list_is_written_anew_as_others_act(company: Company) -> None:
    """What somebody else has seen or given away shows in the message of whoever stands in for the head."""
    task, lonely = company.task(), company.task("Paint the gate", owner_id=None, owned_since=None)
    company.change(company.head, away_until=NEXT_THURSDAY.date(), deputy_id=company.colleague.id)
    say(company, task)
    rounds(company, THURSDAY)
    assert _waiting(sent(company, THURSDAY)) == [2]
    check_in = company.check_in(task)
    assert check_in is not None
    company.services.seeing.seen(company.leader.chat_id, check_in.id, MONDAY, THURSDAY, through="test")
    assert _waiting(sent(company, THURSDAY + timedelta(minutes=5))) == [1]
    company.services.tasks.assign(company.leader.chat_id, lonely.id, company.owner.chat_id, THURSDAY, through="test")
    assert _waiting(sent(company, THURSDAY + timedelta(minutes=10))) == [0]


def test_whoever_asked_for_quiet_is_left_alone(company: Company) -> None:
    """A mute keeps it away up to its last day."""
    say(company, company.task())
    company.change(company.head, muted_until=THURSDAY.date())
    assert rounds(company, THURSDAY, NEXT_THURSDAY) == [0, 1]


def test_a_long_stop_brings_one_and_not_a_pile(company: Company) -> None:
    """After three weeks off the bot waits for the next morning of a digest, and tells once."""
    say(company, company.task())
    back = THURSDAY + timedelta(weeks=3, days=-1)
    assert rounds(company, back, back, back + timedelta(days=1)) == [0, 0, 1]
    assert told(company) == ["Hanna"]


def test_it_is_written_anew_as_people_act(company: Company) -> None:
    """Granting, seeing and assigning elsewhere show in the message, each in its place, until nothing waits."""
    task, lonely = company.task(), company.task("Paint the gate", owner_id=None, owned_since=None)
    say(company, task, Answer(Status.OFF_TRACK, need=NeedKind.MONEY))
    rounds(company, THURSDAY)
    (post,) = sent(company, THURSDAY)
    (of,), check_in = shown(company, company.head).needs, company.check_in(task)
    assert check_in is not None
    company.services.needs.grant(company.leader.chat_id, of.need.id, THURSDAY, through="test")
    assert _waiting(sent(company, THURSDAY + timedelta(minutes=5))) == [2]
    company.services.seeing.seen(company.leader.chat_id, check_in.id, MONDAY, THURSDAY, through="test")
    company.services.tasks.assign(company.leader.chat_id, lonely.id, company.owner.chat_id, THURSDAY, through="test")
    written = sent(company, THURSDAY + timedelta(minutes=10))
    assert _waiting(written)[-1] == 0
    assert isinstance(written[-1].content, NeedsYou)
    assert written[-1].content.total == 2
    assert written[-1].place.replaces_ts is not None
    assert post.notice.id == written[-1].notice.subject_id


def _waiting(posts: list[Post]) -> list[int]:
    return [post.content.waiting for post in posts if isinstance(post.content, NeedsYou)]


def test_two_processes_tell_once(company_anywhere: Company) -> None:
    """A moment is moved by one process alone; the other one finds it moved."""
    head = company_anywhere.head.id
    with company_anywhere.storage.write() as uow:
        assert uow.rounds.move(head, None, THURSDAY)
        assert not uow.rounds.move(head, None, NEXT_THURSDAY)
        assert not uow.rounds.move(head, NEXT_THURSDAY, THURSDAY)
        assert (head, THURSDAY) in [(person.id, moment) for person, moment in uow.rounds.due(THURSDAY, 9)]
        assert uow.rounds.move(head, THURSDAY, NEXT_THURSDAY)
        assert head not in {person.id for person, _ in uow.rounds.due(THURSDAY, 9)}
