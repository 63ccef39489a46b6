"""The leader's own silence: when it is said, to whom, how often, and what ends it."""

from datetime import date, datetime, timedelta

import pytest

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT, Answer
from domain.errors import NotAllowedError, StrangerError, TooLongError
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.services.changes import Spot
from domain.silence import LeaderSaid, LeaderSilent
from domain.silence_errors import NoChannelError, NoWordsError
from domain.tasks import Status
from tests import mothers
from tests.company import RIYADH, Company, at
from tests.mothers import UNKNOWN

BEGUN = at("2027-01-10 09:00", RIYADH)
"""A Sunday, on which Layla became the leader."""

DUE = BEGUN + timedelta(weeks=2)


@pytest.fixture
def company(company_anywhere: Company) -> Company:
    """The company whose leader was named that Sunday."""
    with company_anywhere.storage.write() as uow:
        uow.audit.add(AuditEntry(BEGUN, "imported", "workspace", after={"leader_id": company_anywhere.leader.id}))
    return company_anywhere


def look(company: Company, *moments: datetime) -> list[bool]:
    """Whether the leader was told at each of these moments."""
    return [company.services.silences.tell_due(moment) for moment in moments]


def read(company: Company, now: datetime) -> list[LeaderSilent]:
    """What goes out of it then, new or written anew."""
    return [post.content for post in company.deliver(now) if isinstance(post.content, LeaderSilent)]


def said(company: Company, now: datetime = DUE) -> LeaderSilent:
    """The message that the leader reads."""
    assert look(company, now) == [True]
    (content,) = read(company, now)
    return content


def test_it_is_said_once_in_a_silence(company: Company) -> None:
    """After two weeks, to the leader alone, and not again however long it lasts."""
    later = [DUE + timedelta(days=days) for days in range(1, 60)]
    assert look(company, BEGUN, DUE - timedelta(minutes=1), DUE, DUE) == [False, False, True, False]
    assert look(company, *later) == [False] * len(later)
    assert company.told(NoticeKind.LEADER_SILENT) == ["Layla"]


@pytest.mark.parametrize("how", ["decision", "thanks", "words below a digest", "words to all", "answer to a request"])
def test_whatever_is_heard_begins_it_anew(company: Company, how: str) -> None:
    """Each act of the leader counts; what the leader's people do does not."""
    heard = DUE - timedelta(days=3)
    task = company.task(due_on=date(2027, 6, 1))
    services, leader, owner = company.services, company.leader.chat_id, company.owner.chat_id
    services.check_ins.answer(
        owner, task.id, Answer(Status.AT_RISK, need=NeedKind.MONEY), BEGUN + timedelta(days=1), through="test"
    )
    with company.storage.read() as uow:
        (need,) = uow.needs.open_on(task.id)
    if how == "decision":
        with company.storage.write() as uow:
            case = uow.cases.add(mothers.case(task.id))
            assert case is not None
            uow.decisions.add(mothers.decision(case.id, task.id, company.leader.id, decided_at=heard))
    elif how == "answer to a request":
        services.needs.grant(leader, need.id, heard, through="test")
    elif how == "thanks":
        services.check_ins.answer(owner, task.id, Answer(Status.DONE), heard, through="test")
        services.thanks.send(leader, task.id, heard, through="test")
    elif how == "words below a digest":
        services.remarks.hear(leader, ("C0DIGEST", "1.1"), "Go on", [task.id], heard, through="test")
    else:
        services.silences.say(leader, "Go on, all of you", heard, through="test")
    assert look(company, DUE, heard + timedelta(weeks=2, minutes=-1)) == [False, False]
    assert look(company, heard + timedelta(weeks=2, hours=1)) == [True]


def test_never_at_night_on_leave_or_while_muted(company: Company) -> None:
    """It waits for the first moment at which the leader works and wants to be written to."""
    night = at("2027-01-24 22:00", RIYADH)
    company.change(company.leader, away_from=date(2027, 1, 24), away_until=date(2027, 1, 26))
    assert look(company, DUE, night, at("2027-01-26 12:00", RIYADH)) == [False, False, False]
    company.change(company.leader, away_from=None, away_until=None, muted_until=date(2027, 1, 27))
    assert look(company, at("2027-01-27 12:00", RIYADH)) == [False]
    assert look(company, at("2027-01-28 07:59", RIYADH), at("2027-01-28 08:00", RIYADH)) == [False, True]


def test_the_company_sets_the_weeks_or_none(company: Company) -> None:
    """None at all where they are 0, and sooner or later as is chosen, also while one is running."""
    assert look(company, BEGUN) == [False]
    company.settings(leader_weeks=0)
    assert look(company, DUE, DUE + timedelta(weeks=9)) == [False, False]
    company.settings(leader_weeks=1, next_silence_at=None)
    assert look(company, BEGUN + timedelta(days=6), BEGUN + timedelta(days=7)) == [False, True]


def test_without_a_channel_or_a_leader_nothing_is_said(company: Company) -> None:
    """There would be no place to be heard in, or nobody to be."""
    content = said(company)
    company.settings(digest_channel=None, next_silence_at=None)
    assert look(company, DUE + timedelta(weeks=9)) == [False]
    with pytest.raises(NoChannelError):
        company.services.silences.of(company.leader.chat_id, content.silence.id, DUE)
    with pytest.raises(NoChannelError):
        company.services.silences.say(company.leader.chat_id, "Hello", DUE, through="test")
    company.settings(digest_channel="C0DIGEST", leader_id=None)
    assert look(company, DUE + timedelta(weeks=9)) == [False]


def test_where_nobody_knows_it_is_counted_from_the_first_look(company_anywhere: Company) -> None:
    """A plan that tells nothing of the leader's past gives them the whole time."""
    assert look(company_anywhere, BEGUN, DUE - timedelta(minutes=1), DUE) == [False, False, True]


def test_what_could_be_said_is_true(company: Company) -> None:
    """What moved, who finished, and what stands still since the leader was heard."""
    moved, done, still = (company.task(title, created_at=BEGUN) for title in ("Move", "Finish", "Stand"))
    answers = ((moved, Status.ON_TRACK), (done, Status.DONE), (still, Status.OFF_TRACK))
    for task, status in answers:
        company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(status), BEGUN, through="test")
    for weeks in (1, 2):
        when = BEGUN + timedelta(weeks=weeks, hours=-1)
        company.services.check_ins.answer(
            company.owner.chat_id, still.id, Answer(Status.OFF_TRACK), when, through="test"
        )
    content = said(company)
    assert content.days == 14
    assert [view.task.title for view in content.news.finished] == ["Finish"]
    assert [view.task.title for view in content.news.stuck] == ["Stand"]


def test_the_word_is_posted_once_and_ends_it(company: Company) -> None:
    """In the leader's channel, with their name; the message to the leader shows it, and the trail has it."""
    said(company)
    word = company.services.silences.say(company.leader.chat_id, "  Well done.  ", DUE, through="test")
    posts = company.deliver(DUE + timedelta(minutes=1))
    (post,) = [each for each in posts if isinstance(each.content, LeaderSaid)]
    assert (post.place.channel, post.content) == ("C0DIGEST", LeaderSaid(company.person(company.leader), "Well done."))
    (again,) = [each.content for each in posts if isinstance(each.content, LeaderSilent)]
    assert again.is_over
    assert again.word is not None
    assert again.word.text == "Well done."
    assert company.audited(f"word:{word.id}") == [("leader_said", None)]


def test_put_off_it_comes_again_after_a_week(company: Company) -> None:
    """Once more; heard meanwhile it does not."""
    content = said(company)
    silences, leader = company.services.silences, company.leader.chat_id
    after = silences.put_off(leader, content.silence.id, DUE, through="test")
    assert after.put_off_until == DUE + timedelta(weeks=1)
    (again,) = read(company, DUE + timedelta(minutes=1))
    assert again.rests_until == after.put_off_until
    week_later = DUE + timedelta(weeks=1)
    assert look(company, week_later - timedelta(minutes=1), week_later, week_later) == [False, True, False]
    assert len(read(company, week_later)) == 1
    silences.put_off(leader, content.silence.id, week_later, through="test")
    silences.say(leader, "Here I am", week_later + timedelta(days=1), through="test")
    assert look(company, week_later + timedelta(weeks=1)) == [False]


def test_heard_before_it_goes_out_it_is_not_sent(company: Company) -> None:
    """The leader spoke at the last moment."""
    assert look(company, DUE) == [True]
    company.services.silences.say(company.leader.chat_id, "Here I am", DUE + timedelta(minutes=1), through="test")
    assert read(company, DUE + timedelta(minutes=2)) == []


def test_it_is_the_leaders_alone(company: Company) -> None:
    """Nobody else speaks for them, reads the draft or puts it off; and there must be words, not too many."""
    content = said(company)
    silences = company.services.silences
    spot: Spot = ("C0DIGEST", "1.1")
    for person in (company.head, company.keeper, company.owner):
        with pytest.raises(NotAllowedError):
            silences.say(person.chat_id, "Hello", DUE, through="test")
        with pytest.raises(NotAllowedError):
            silences.of(person.chat_id, content.silence.id, DUE)
        with pytest.raises(NotAllowedError):
            silences.put_off(person.chat_id, content.silence.id, DUE, through="test", spot=spot)
    with pytest.raises(StrangerError):
        silences.say(company.guest.chat_id, "Hello", DUE, through="test")
    with pytest.raises(NotAllowedError):
        silences.of(company.leader.chat_id, UNKNOWN, DUE)
    with pytest.raises(NoWordsError):
        silences.say(company.leader.chat_id, " \n ", DUE, through="test")
    with pytest.raises(TooLongError):
        silences.say(company.leader.chat_id, "x" * (LONGEST_TEXT + 1), DUE, through="test")
    assert company.outbox(NoticeKind.LEADER_SAID) == []
