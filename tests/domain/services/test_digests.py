"""The leader's digest."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.digest import AllWell, DigestMore, DigestReady
from domain.notices import NoticeKind
from domain.services.digest_contents import MOST_LISTED, build_agenda, build_digest
from domain.tasks import Status, TaskState
from tests import mothers
from tests.company import FOUNDED, MONDAY, RIYADH, Company, at

THURSDAY = at("2027-01-14 09:00", RIYADH)
MEETING = date(2027, 2, 2)


def riyadh(moment: str) -> datetime:
    """An instant by the leader's clock."""
    return at(moment, RIYADH)


@pytest.fixture
def company(company: Company) -> Company:
    """The company with a digest due on Thursday."""
    company.settings(next_digest_at=THURSDAY)
    return company


def finished(company: Company, when: datetime) -> None:
    """Something to say: a task done."""
    task = company.task()
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), when, through="test")


def digests(company: Company) -> list[str]:
    """The weeks whose digest was written."""
    return [notice.occasion for notice in company.outbox(NoticeKind.DIGEST)]


def next_digest(company: Company) -> datetime | None:
    """When the next digest is due."""
    return company.settings().next_digest_at


def test_the_digest_is_posted_when_due(company: Company) -> None:
    """Once, to its channel, and the next one a week later."""
    finished(company, THURSDAY - timedelta(days=1))

    assert not company.services.digests.digest_due(THURSDAY - timedelta(minutes=1))
    assert company.services.digests.digest_due(THURSDAY)
    assert not company.services.digests.digest_due(THURSDAY)

    (post,) = company.deliver(THURSDAY)
    assert post.place.channel == "C0DIGEST"
    assert isinstance(post.content, DigestReady)
    assert [view.task.title for view in post.content.digest.finished] == ["Open the second line"]
    assert (post.content.leader.name, post.content.digest.today) == ("Layla", date(2027, 1, 14))
    assert next_digest(company) == riyadh("2027-01-21 09:00")


def test_an_empty_digest_is_skipped(company: Company) -> None:
    """Nothing to say, nothing posted; the trail says so, and the next week comes."""
    assert not company.services.digests.digest_due(THURSDAY)

    assert digests(company) == []
    assert company.audited("digest:2027-01-14") == [("digest_skipped", "nothing to say")]
    assert next_digest(company) == riyadh("2027-01-21 09:00")


def test_a_digest_without_a_channel_is_skipped(company: Company) -> None:
    """With the reason."""
    company.settings(digest_channel=None)

    assert not company.services.digests.digest_due(THURSDAY)
    assert company.audited("digest:2027-01-14") == [("digest_skipped", "no digest channel")]


@pytest.mark.parametrize("now", ["2027-01-14 22:00", "2027-01-15 12:00", "2027-01-16 08:00"])
def test_a_digest_found_at_night_or_on_a_weekend_waits(company: Company, now: str) -> None:
    """A program that comes back then posts on Sunday morning, when work begins in Riyadh, for the same week."""
    finished(company, THURSDAY - timedelta(days=1))

    assert not company.services.digests.digest_due(riyadh(now))
    assert next_digest(company) == riyadh("2027-01-17 08:00")
    assert company.services.digests.digest_due(riyadh("2027-01-17 08:00"))
    assert digests(company) == ["2027-01-14"]
    assert next_digest(company) == riyadh("2027-01-21 09:00")


def test_a_digest_that_is_too_late_is_left_out(company: Company) -> None:
    """Three days later the next one is closer."""
    finished(company, THURSDAY - timedelta(days=1))

    assert not company.services.digests.digest_due(riyadh("2027-01-18 10:00"))
    assert company.audited("digest:2027-01-14") == [("digest_skipped", "too late")]
    assert next_digest(company) == riyadh("2027-01-21 09:00")


def test_after_an_outage_the_present_weeks_digest_is_posted(company: Company) -> None:
    """Back on the Thursday after, at noon: last week's is left out, this week's is within its grace."""
    noon = riyadh("2027-01-21 12:00")
    finished(company, noon - timedelta(days=1))

    company.services.digests.digest_due(noon)
    company.services.digests.digest_due(noon)

    assert digests(company) == ["2027-01-21"]


def test_the_leaders_leave_does_not_silence_the_digest(company: Company) -> None:
    """The channel is read by others too."""
    company.change(company.leader, away_from=date(2027, 1, 13), away_until=date(2027, 1, 20))
    finished(company, THURSDAY - timedelta(days=1))

    assert company.services.digests.digest_due(THURSDAY)


def test_the_digest_leads_with_what_waits_on_the_leader(company: Company) -> None:
    """Cases on the last rung first; those below are counted, as are answers and tasks nobody owns."""
    top = company.task("Top")
    low = company.task("Low", due_on=date(2027, 1, 4), last_check_in_at=THURSDAY - timedelta(days=1))
    company.task("Nobody's", owner_id=None, department_id=None)
    with company.storage.write() as uow:
        uow.cases.add(mothers.case(top.id, mothers.ladder(company.owner.id, company.leader.id), rung=1))
        uow.cases.add(mothers.case(low.id, mothers.ladder(company.owner.id, company.leader.id), rung=0))
        uow.check_ins.ask([top.id, low.id], company.owner.id, date(2027, 1, 11), at("2027-01-11 09:30"))
    company.services.digests.digest_due(THURSDAY)

    post, _ = company.deliver(THURSDAY)

    assert isinstance(post.content, DigestReady)
    digest = post.content.digest
    assert [view.view.task.title for view in digest.cases] == ["Top"]
    assert (digest.climbing, digest.unowned) == (1, 1)
    assert (digest.participation.asked, digest.participation.answered) == (2, 0)


def test_long_lists_are_cut_and_counted(company: Company) -> None:
    """One more than a message has room for: the list holds the first, the number tells of the rest."""
    settings, rungs = company.settings(), mothers.ladder(company.leader.id)
    with company.storage.write() as uow:
        for _ in range(MOST_LISTED + 1):
            top = uow.tasks.add(mothers.task(status=Status.ON_TRACK, last_check_in_at=FOUNDED))
            uow.cases.add(mothers.case(top.id, rungs, rung=0))
            uow.tasks.save(replace(top, status=Status.AT_RISK, last_check_in_at=MONDAY))
            uow.tasks.add(mothers.task(state=TaskState.DONE, status=Status.DONE, closed_at=MONDAY))
            uow.tasks.add(mothers.task(state=TaskState.PROPOSED))
            uow.needs.add(mothers.need(top.id, company.owner.id, asked_of=company.leader.id))
        digest = build_digest(uow, settings, date(2027, 1, 14), THURSDAY)
        agenda = build_agenda(uow, settings, MEETING, THURSDAY)

    assert {len(found) for found in (digest.cases, digest.moved, digest.finished, digest.needs)} == {MOST_LISTED}
    assert (digest.more_cases, digest.more_moved, digest.more_finished, digest.more_needs) == (1, 1, 1, 1)
    assert {len(found) for found in (agenda.cases, agenda.proposals, agenda.recognition)} == {MOST_LISTED}
    assert (agenda.more_cases, agenda.more_proposals, agenda.more_recognition) == (1, 1, 1)


@pytest.mark.parametrize("what", ["decided", "moved", "asked"])
def test_one_thing_is_enough_for_a_digest(company: Company, what: str) -> None:
    """A case that was decided, a task that moved, or somebody who was asked."""
    with company.storage.write() as uow:
        task = uow.tasks.add(mothers.task(owner_id=company.owner.id, status=Status.ON_TRACK, last_check_in_at=FOUNDED))
        if what == "decided":
            case = uow.cases.add(mothers.case(task.id, closed_at=MONDAY))
            assert case is not None
            uow.decisions.add(mothers.decision(case.id, task.id, company.leader.id, decided_at=MONDAY))
        elif what == "moved":
            uow.tasks.save(replace(task, status=Status.AT_RISK, last_check_in_at=MONDAY))
        else:
            uow.check_ins.ask([task.id], company.owner.id, date(2027, 1, 11), MONDAY)

    assert company.services.digests.digest_due(THURSDAY)


def test_what_stands_still_and_what_is_new(company: Company) -> None:
    """Off track for two weeks, or blocked before and now, and not shown as a case; new is what came since."""
    settings, before, since = company.settings(), at("2027-01-05 10:00"), THURSDAY - timedelta(days=2)
    company.task("Old", created_at=at("2026-12-01 10:00"))
    slow = company.task("Slow", status=Status.OFF_TRACK, off_track_weeks=2)
    company.task("First week", status=Status.OFF_TRACK, off_track_weeks=1)
    blocked, just = company.task("Blocked", blocker="No budget"), company.task("Just now", blocker="No budget")
    case = company.task("A case", status=Status.OFF_TRACK, off_track_weeks=3)
    company.task("Young", created_at=since)
    with company.storage.write() as uow:
        for task, week, when in ((blocked, -1, before), (blocked, 0, since), (just, 0, since)):
            said = mothers.check_in(task.id, company.owner.id, week=date(2027, 1, 11) + week * timedelta(days=7))
            uow.check_ins.add(replace(said, answered_at=when, blocker="No budget"))
        uow.cases.add(mothers.case(case.id, mothers.ladder(company.leader.id), rung=0))
        digest = build_digest(uow, settings, date(2027, 1, 14), THURSDAY)
    assert [view.task.title for view in digest.stuck] == [slow.title, blocked.title]
    assert "Young" in {view.task.title for view in digest.new}
    assert "Old" not in {view.task.title for view in digest.new}


def test_the_beginning_of_a_plan_is_not_new(company: Company) -> None:
    """Where every task came in this week nothing is news: it is the plan."""
    company.task("First", created_at=MONDAY)
    with company.storage.read() as uow:
        assert build_digest(uow, company.settings(), date(2027, 1, 14), THURSDAY).new == ()
    assert not company.services.digests.digest_due(THURSDAY)


def test_the_thread_lists_what_is_only_counted(company: Company) -> None:
    """Cases on their way, tasks without an owner, and what stands beyond the first of a list; nothing twice."""
    with company.storage.write() as uow:
        for number in range(MOST_LISTED + 2):
            done = mothers.task(f"Done {number}", state=TaskState.DONE, status=Status.DONE, closed_at=MONDAY)
            uow.tasks.add(done)
        low = uow.tasks.add(mothers.task("Low", owner_id=company.owner.id))
        uow.cases.add(mothers.case(low.id, mothers.ladder(company.owner.id, company.leader.id), rung=0))
        uow.tasks.add(mothers.task("Nobody's"))
    company.services.digests.digest_due(THURSDAY)

    digest, more = company.deliver(THURSDAY)

    assert isinstance(digest.content, DigestReady)
    assert isinstance(more.content, DigestMore)
    assert more.place.thread_ts == company.outbox(NoticeKind.DIGEST)[0].sent_ts
    assert [view.view.task.title for view in more.content.climbing] == ["Low"]
    assert [view.task.title for view in more.content.unowned] == ["Nobody's"]
    assert {view.task.id for view in more.content.finished}.isdisjoint(
        view.task.id for view in digest.content.digest.finished
    )
    assert (len(more.content.finished), more.content.left) == (2, 0)


def test_there_is_no_thread_when_everything_stands_in_the_digest(company: Company) -> None:
    """A short week has one message."""
    finished(company, THURSDAY - timedelta(days=1))
    company.services.digests.digest_due(THURSDAY)
    assert len(company.deliver(THURSDAY)) == 1
    (more,) = company.outbox(NoticeKind.DIGEST_MORE)
    assert more.reason == "everything stands in the digest"


def test_a_quiet_month_has_a_proof_of_life(company: Company) -> None:
    """In the fourth week with nothing to say one line is posted, and then not before another month."""
    moments = [THURSDAY + weeks * timedelta(days=7) for weeks in range(8)]
    posted = [company.services.digests.digest_due(moment) for moment in moments]
    assert posted == [False, False, False, True, False, False, False, True]
    assert digests(company) == []
    (post,) = [each for each in company.deliver(moments[3]) if each.notice.occasion == "2027-02-04"]
    assert isinstance(post.content, AllWell)
    assert (post.content.since, post.content.owners) == (date(2027, 1, 7), 0)
    assert company.audited("digest:2027-02-04") == [("all_well_posted", None)]


def test_a_week_with_something_to_say_breaks_the_silence(company: Company) -> None:
    """After a digest the month begins anew."""
    for weeks in range(3):
        company.services.digests.digest_due(THURSDAY + weeks * timedelta(days=7))
    fourth = THURSDAY + timedelta(days=21)
    finished(company, fourth - timedelta(days=1))
    assert company.services.digests.digest_due(fourth)
    assert not company.services.digests.digest_due(fourth + timedelta(days=7))
    assert [notice.kind for notice in company.outbox(NoticeKind.DIGEST, NoticeKind.ALL_WELL)] == [NoticeKind.DIGEST]
