"""Whoever moved is asked once, and written to by the hours of both zones until they say where they live."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.absences import ZoneAsked
from domain.notices import NoticeKind, NoticeState
from domain.people import UNANSWERED_FOR, Person, ZoneMove
from domain.services.members import Profile
from domain.tasks import Status, Task
from tests import mothers
from tests.company import BERLIN, MONDAY, Company, Post, at, kinds

ASKED = NoticeKind.ZONE_ASKED
CAIRO, NEW_YORK, TOKYO = "Africa/Cairo", "America/New_York", "Asia/Tokyo"


def says(company: Company, zone: str, now: datetime = MONDAY) -> Person:
    """Slack says that Omar is there; what is known of him then."""
    company.services.members.learn(Profile(company.owner.chat_id, zone=zone), now)
    return company.person(company.owner)


def answers(company: Company, now: datetime, *, lives_there: bool) -> Person:
    """Omar presses one of the two buttons."""
    move = company.person(company.owner).move
    assert move is not None
    return company.services.moves.answer(
        company.owner.chat_id, move.since, now, lives_there=lives_there, through="test"
    )


def asked(company: Company) -> list[Post]:
    """The question as it was posted and rewritten."""
    return [post for post in company.chat.posts if isinstance(post.content, ZoneAsked)]


def test_a_move_is_asked_about_in_hours_of_both_zones(company: Company) -> None:
    """Berlin's Monday morning is New York's night: the question comes when both work, once."""
    after = says(company, NEW_YORK)
    says(company, NEW_YORK, MONDAY + timedelta(hours=1))

    assert (after.zone, after.open_move) == (BERLIN, ZoneMove(NEW_YORK, BERLIN, MONDAY))
    assert company.deliver(MONDAY) == []
    assert company.deliver(at("2027-01-11 14:59")) == []
    assert kinds(company.deliver(at("2027-01-11 15:00"))) == [ASKED]
    assert len(company.outbox(ASKED)) == 1


def test_yes_takes_the_new_zone_at_once(company: Company) -> None:
    """The message says so, and the next question comes by the new hours."""
    company.task()
    says(company, NEW_YORK, at("2027-01-08 10:00"))
    company.deliver(at("2027-01-08 15:00"))

    after = answers(company, at("2027-01-08 15:01"), lives_there=True)
    assert (after.zone, after.open_move) == (NEW_YORK, None)
    assert after.next_ask_at == at("2027-01-11 09:30", NEW_YORK)
    company.deliver(at("2027-01-08 15:01"))
    assert ("move_settled", None) in company.audited(f"person:{company.owner.id}")


def test_no_keeps_the_old_zone_until_slack_says_another_one(company: Company) -> None:
    """The same zone is not asked about again; a third one is."""
    says(company, CAIRO)
    company.deliver(MONDAY)
    assert answers(company, MONDAY, lives_there=False).zone == BERLIN
    assert says(company, CAIRO, MONDAY + timedelta(days=3)).open_move is None
    assert len(company.outbox(ASKED)) == 1

    assert says(company, NEW_YORK, MONDAY + timedelta(days=4)).open_move is not None
    assert len(company.outbox(ASKED)) == 2


def test_what_waited_for_both_goes_once_it_is_answered(company: Company) -> None:
    """The weekly question does not wait for hours that do not count any more."""
    company.task()
    says(company, NEW_YORK, at("2027-01-11 09:00"))
    company.tick(MONDAY)
    assert company.deliver(MONDAY) == []
    assert company.person(company.owner).next_ask_at == at("2027-01-11 15:00")

    now = at("2027-01-11 10:00")
    answers(company, now, lives_there=False)
    company.tick(now)
    assert kinds(company.deliver(now)) == [NoticeKind.CHECK_IN_ASKED]


def test_a_week_of_silence_is_a_yes(company: Company) -> None:
    """The new zone is taken, the message that stands says so, and a no still brings the old one back."""
    says(company, CAIRO)
    company.deliver(MONDAY)
    week_later = MONDAY + UNANSWERED_FOR
    assert company.services.moves.settle_due(week_later - timedelta(minutes=1)) == 0
    assert company.services.moves.settle_due(week_later) == 1
    assert company.services.moves.settle_due(week_later) == 0

    assert company.person(company.owner).zone == CAIRO
    company.deliver(week_later)
    last = asked(company)[-1]
    assert last.notice.kind is NoticeKind.MESSAGE_CHANGED
    assert isinstance(last.content, ZoneAsked)
    assert last.content.move is not None
    assert last.content.move.by_itself

    assert answers(company, week_later, lives_there=False).zone == BERLIN


def waiting_task(company: Company) -> Task:
    """A late task of Omar's, who has moved to Tokyo's hours: its nudge waits for hours that both zones do not have."""
    task = company.task(due_on=date(2027, 1, 4), status=Status.ON_TRACK, last_check_in_at=at("2027-01-06 10:00"))
    says(company, TOKYO, at("2027-01-07 10:00"))
    company.tick(at("2027-01-08 10:00"))
    assert company.case(task).rung < 0
    return task


@pytest.mark.parametrize("lives_there", [True, False])
def test_cases_that_waited_for_the_answer_go_on_at_once(company: Company, *, lives_there: bool) -> None:
    """Once Omar has said where he lives, his nudge comes in his next working hour, not when the week has passed."""
    task = waiting_task(company)
    case = company.case(task)
    now = at("2027-01-08 11:00")
    assert case.next_at is not None
    assert case.next_at > now
    answers(company, now, lives_there=lives_there)
    company.tick(now)
    due = company.case(task)
    if lives_there:
        assert due.next_at == at("2027-01-11 09:00", TOKYO)
    else:
        assert (due.rung, due.told_at) == (0, now)


def test_a_case_comes_no_sooner_than_was_announced(company: Company) -> None:
    """A head who has moved hears of it when the owner was told they would, however soon they answer."""
    task = company.task(due_on=date(2027, 1, 4), status=Status.ON_TRACK, last_check_in_at=at("2027-01-06 10:00"))
    company.tick(at("2027-01-08 10:00"))
    announced = company.case(task).next_at
    company.services.members.learn(Profile(company.head.chat_id, zone=NEW_YORK), at("2027-01-08 10:10"))
    move = company.person(company.head).move
    assert move is not None
    company.services.moves.answer(
        company.head.chat_id, move.since, at("2027-01-08 16:00"), lives_there=False, through="test"
    )
    assert company.case(task).next_at == announced


def test_zones_without_common_hours_are_settled_by_the_week(company: Company) -> None:
    """Nothing is written meanwhile, not even the question; then one message says by which hours it goes."""
    company.task()
    says(company, TOKYO, at("2027-01-07 10:00"))
    for hours in range(0, 7 * 24, 6):
        now = at("2027-01-07 10:00") + timedelta(hours=hours)
        company.services.moves.settle_due(now)
        company.tick(now)
        assert company.deliver(now) == []
    settled = at("2027-01-14 10:00")
    company.services.moves.settle_due(settled)
    morning = at("2027-01-15 09:00", TOKYO)
    assert company.deliver(morning - timedelta(minutes=1)) == []
    (post,) = [post for post in company.deliver(morning) if post.notice.kind is ASKED]
    assert isinstance(post.content, ZoneAsked)
    assert post.content.move is not None
    assert post.content.move.by_itself


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Lagos", BERLIN])
def test_the_same_hours_are_no_question(company: Company, zone: str) -> None:
    """Paris and Lagos work when Berlin does: the zone is taken over in silence."""
    after = says(company, zone)
    assert (after.zone, after.move) == (zone, None)
    assert company.outbox(ASKED) == []


def test_back_before_the_answer_ends_the_question(company: Company) -> None:
    """Slack says the old zone again: nothing is to answer, and what was not sent is not sent."""
    says(company, NEW_YORK)
    assert says(company, BERLIN, MONDAY + timedelta(hours=1)).move is None
    assert company.deliver(at("2027-01-11 15:00")) == []
    (question,) = company.outbox(ASKED)
    assert question.state is NoticeState.SUPERSEDED


def test_a_message_that_stands_says_that_the_question_is_over(company: Company) -> None:
    """It loses its buttons when Slack says the old zone again, or a third one."""
    says(company, CAIRO)
    company.deliver(MONDAY)
    says(company, BERLIN, MONDAY + timedelta(hours=1))
    company.deliver(MONDAY + timedelta(hours=1))
    last = asked(company)[-1].content
    assert isinstance(last, ZoneAsked)
    assert last.move is None


def test_coming_home_is_no_question(company: Company) -> None:
    """Whoever said yes and later is back in the zone they had is taken at their Slack's word."""
    says(company, NEW_YORK)
    answers(company, MONDAY, lives_there=True)
    assert says(company, BERLIN, MONDAY + timedelta(days=30)).zone == BERLIN
    assert len(company.outbox(ASKED)) == 1


def test_an_answer_to_an_old_question_changes_nothing(company: Company) -> None:
    """A press on the first of two questions."""
    says(company, CAIRO)
    says(company, NEW_YORK, MONDAY + timedelta(hours=1))
    after = company.services.moves.answer(company.owner.chat_id, MONDAY, MONDAY, lives_there=True, through="test")
    assert (after.zone, after.open_move and after.open_move.zone) == (BERLIN, NEW_YORK)


def test_a_guest_is_not_asked(company: Company) -> None:
    """Nobody writes to them; their zone is taken as it is."""
    company.services.members.learn(Profile(company.guest.chat_id, zone=CAIRO, is_guest=True), MONDAY)
    assert company.person(company.guest).zone == CAIRO
    assert company.outbox(ASKED) == []


def test_a_move_comes_back_from_the_database_as_it_was(company: Company) -> None:
    """Every field of it."""
    move = ZoneMove(NEW_YORK, BERLIN, MONDAY, answer=True, by_itself=True)
    with company.storage.write() as uow:
        person = uow.people.add(replace(mothers.person("Nour"), move=move))
    assert company.person(person).move == move
