"""Leave: taken, changed, cancelled and ended, by oneself and by those who may; nothing is asked meanwhile."""

from datetime import date

import pytest

from domain.absences import AwayAsked
from domain.checkins import Answer
from domain.errors import (
    LeaveBackwardsError,
    LeaveOverError,
    LeaveTooLongError,
    NotAllowedError,
    NotAwayError,
    UnknownPersonError,
)
from domain.ladder import Role
from domain.notices import NoticeKind
from domain.people import Leave
from domain.rhythm import TaskRhythm
from domain.services.members import Profile
from domain.tasks import Status
from domain.weekly import CheckInAsked, WelcomedBack
from tests.company import MONDAY, WEEK, Company, at, kinds

WEDNESDAY = at("2027-01-13 10:00")


def day(number: int, month: int = 1) -> date:
    """A day of 2027."""
    return date(2027, month, number)


def test_leave_without_a_first_day_begins_today(company: Company) -> None:
    """It is written down with who noted it, field by field."""
    absence = company.services.leave.take(company.owner.chat_id, None, day(14), MONDAY, through="command")

    assert absence.present == Leave(day(14), WEEK)
    assert (absence.deputy and absence.deputy.name) == "Dana"
    assert company.person(company.owner).away_until == day(14)
    assert company.audited(f"person:{company.owner.id}") == [("leave_taken", None)]


def test_a_leave_replaces_those_it_meets_and_leaves_the_others(company: Company) -> None:
    """Several leaves stand side by side; one that shares a day with a new one gives way to it."""
    leave, who = company.services.leave, company.owner.chat_id
    leave.take(who, day(20), day(22), MONDAY, through="test")
    leave.take(who, day(1, 3), day(5, 3), MONDAY, through="test")

    absence = leave.take(who, day(22), day(29), MONDAY, through="test")

    assert absence.leaves == (Leave(day(29), day(22)), Leave(day(5, 3), day(1, 3)))
    after = company.person(company.owner)
    assert [after.away_on(each) for each in (day(21), day(22), day(29), day(30), day(3, 3))] == [
        *(False, True, True, False, True)
    ]


def test_a_leave_that_cannot_be_is_refused(company: Company) -> None:
    """Backwards, over, or longer than a year; nothing is stored."""
    take, who = company.services.leave.take, company.owner.chat_id
    with pytest.raises(LeaveBackwardsError):
        take(who, day(20), day(19), MONDAY, through="test")
    with pytest.raises(LeaveOverError):
        take(who, day(4), day(10), MONDAY, through="test")
    with pytest.raises(LeaveTooLongError):
        take(who, WEEK, date(2028, 1, 12), MONDAY, through="test")

    assert company.person(company.owner) == company.owner


@pytest.mark.parametrize(("who", "may"), [("head", True), ("leader", True), ("keeper", True), ("colleague", False)])
def test_leave_of_somebody_else_is_noted_by_those_who_may(company: Company, who: str, may: bool) -> None:
    """Their manager, the head, a plan keeper and the leader; the one who is away is told by whom."""
    by = getattr(company, who).chat_id
    if not may:
        with pytest.raises(NotAllowedError) as fault:
            company.services.leave.take(by, None, day(14), MONDAY, through="test", whom=company.owner.chat_id)
        assert [each.name for each in fault.value.who] == ["Hanna"]
        return
    company.services.leave.take(by, day(12), day(14), MONDAY, through="test", whom=company.owner.chat_id)

    assert company.person(company.owner).away_from == day(12)
    assert kinds(company.deliver(MONDAY)) == [NoticeKind.LEAVE_NOTED]


def test_leave_of_a_stranger_is_refused(company: Company) -> None:
    """Somebody who is not in the plan has none."""
    with pytest.raises(UnknownPersonError):
        company.services.leave.take(company.head.chat_id, None, day(14), MONDAY, through="test", whom="U0NOBODY")


def test_nothing_is_asked_on_leave(company: Company) -> None:
    """Neither the weekly question nor a case reaches them; the week's question comes on the day they are back."""
    company.task()
    company.services.leave.take(company.owner.chat_id, None, day(14), at("2027-01-11 08:00"), through="test")

    for moment in ("2027-01-11 09:30", "2027-01-13 10:00", "2027-01-14 16:00"):
        company.tick(at(moment))
        assert company.deliver(at(moment)) == []
    company.tick(at("2027-01-15 09:00"))
    assert kinds(company.deliver(at("2027-01-15 09:00"))) == [NoticeKind.CHECK_IN_ASKED]


def test_a_leave_to_come_can_be_cancelled(company: Company) -> None:
    """The one that has begun stays: it is ended, not cancelled."""
    leave, who = company.services.leave, company.owner.chat_id
    leave.take(who, None, day(12), MONDAY, through="test")
    leave.take(who, day(20), day(22), MONDAY, through="test")

    assert leave.cancel(who, day(12), MONDAY, through="test").leaves[0] == Leave(day(12), WEEK)
    assert leave.cancel(who, day(22), MONDAY, through="test").leaves == (Leave(day(12), WEEK),)


def test_back_brings_what_matters_in_one_message(company: Company) -> None:
    """One message with this week's tasks, whatever was missed; the next question is next week's."""
    company.task("One")
    company.task("Two")
    company.services.leave.take(company.owner.chat_id, None, day(5, 3), MONDAY, through="test")
    for moment in ("2027-01-11 09:30", "2027-01-18 09:30", "2027-01-25 09:30", "2027-02-01 09:30"):
        company.tick(at(moment))
    back = at("2027-02-03 10:00")

    absence = company.services.leave.back(company.owner.chat_id, back, through="test")
    company.tick(back)
    (post,) = company.deliver(back)

    assert absence.leaves == ()
    assert isinstance(post.content, WelcomedBack)
    assert [view.task.title for view in post.content.asked.views] == ["One", "Two"]
    assert company.person(company.owner).next_ask_at == at("2027-02-08 09:30")
    company.tick(at("2027-02-08 09:30"))
    assert NoticeKind.CHECK_IN_ASKED in kinds(company.deliver(at("2027-02-08 09:30")))


def test_back_asks_about_nothing_whose_turn_it_is_not(company: Company) -> None:
    """A task that is asked about once a month, and was so this month, is not asked about out of turn."""
    weekly = company.task("Weekly")
    monthly = company.task("Monthly", rhythm=TaskRhythm.MONTHLY, due_on=None)
    company.tick(MONDAY)
    company.services.leave.take(company.owner.chat_id, day(15), day(5, 3), MONDAY, through="test")
    back = at("2027-01-20 10:00")

    company.services.leave.back(company.owner.chat_id, back, through="test")

    with company.storage.read() as uow:
        assert uow.check_ins.find(weekly.id, day(18)) is not None
        assert uow.check_ins.find(monthly.id, day(18)) is None


def test_back_before_the_weeks_moment_is_asked_at_that_moment(company: Company) -> None:
    """The welcome does not ask what is asked an hour later anyway."""
    company.task()
    company.services.leave.take(company.owner.chat_id, day(8), day(20), at("2027-01-08 12:00"), through="test")
    early = at("2027-01-11 09:05")

    company.services.leave.back(company.owner.chat_id, early, through="test")
    (post,) = company.deliver(early)

    assert isinstance(post.content, WelcomedBack)
    assert post.content.asked.views == ()
    assert company.person(company.owner).next_ask_at == MONDAY


def test_nobody_is_back_who_was_not_away(company: Company) -> None:
    """A leave that has not begun stays."""
    company.services.leave.take(company.owner.chat_id, day(20), day(22), MONDAY, through="test")
    with pytest.raises(NotAwayError):
        company.services.leave.back(company.owner.chat_id, MONDAY, through="test")
    assert company.person(company.owner).away_until == day(22)


def test_a_case_that_waited_for_the_return_goes_on_when_it_comes_early(company: Company) -> None:
    """It does not sleep until the day on which the leave would have ended, nor nudge on the day of the welcome."""
    task = company.task(due_on=day(8), owner_id=company.colleague.id)
    company.services.leave.take(company.colleague.chat_id, None, day(28, 2), MONDAY, through="test")
    company.tick(MONDAY)
    assert company.case(task).rung == -1

    company.services.leave.back(company.colleague.chat_id, WEDNESDAY, through="test")
    company.tick(WEDNESDAY)
    assert kinds(company.deliver(WEDNESDAY)) == [NoticeKind.WELCOMED_BACK]
    company.tick(at("2027-01-14 12:00"))

    assert company.case(task).told[-1].role is Role.OWNER
    assert kinds(company.deliver(at("2027-01-14 12:00"))) == [NoticeKind.OWNER_NUDGED]


def test_the_deputy_is_asked_and_answers_as_themselves(company: Company) -> None:
    """Their weekly message has the tasks of whoever is away; what they say is theirs, and nobody else is asked."""
    task = company.task()
    company.change(company.deputy, next_ask_at=MONDAY)
    company.services.leave.take(company.owner.chat_id, None, day(22), at("2027-01-11 08:00"), through="test")

    company.tick(MONDAY)
    (post,) = company.deliver(MONDAY)
    content = post.content
    assert isinstance(content, CheckInAsked)
    assert (content.to.name, [each.name for each in content.stands_in_for]) == ("Dana", ["Omar"])
    company.services.check_ins.answer(
        company.deputy.chat_id, task.id, Answer(Status.AT_RISK), MONDAY, week=WEEK, through="test"
    )

    said = company.check_in(task)
    assert said is not None
    assert (said.status, said.person_id) == (Status.AT_RISK, company.deputy.id)


def test_a_deputy_who_is_away_is_not_asked(company: Company) -> None:
    """With both away nobody is asked, and the case waits."""
    task = company.task(due_on=day(8))
    company.change(company.deputy, next_ask_at=MONDAY, away_until=day(22))
    company.services.leave.take(company.owner.chat_id, None, day(22), at("2027-01-11 08:00"), through="test")

    for moment in ("2027-01-11 09:30", "2027-01-12 12:00", "2027-01-20 12:00"):
        company.tick(at(moment))
        assert [post for post in company.deliver(at(moment)) if post.content is not None] == []
    assert company.case(task).rung == -1


def test_a_case_goes_to_the_deputy_meanwhile(company: Company) -> None:
    """The nudge of whoever is away comes to their deputy, not on the day of the deputy's own question."""
    task = company.task(due_on=day(8))
    company.change(company.deputy, next_ask_at=MONDAY)
    company.services.leave.take(company.owner.chat_id, None, day(22), at("2027-01-11 08:00"), through="test")

    company.tick(MONDAY)
    company.deliver(MONDAY)
    company.tick(at("2027-01-12 12:00"))
    (post,) = company.deliver(at("2027-01-12 12:00"))

    assert (post.notice.kind, post.notice.person_id) == (NoticeKind.OWNER_NUDGED, company.deputy.id)
    assert company.case(task).told[-1].person_id == company.owner.id


def test_a_status_is_asked_about_once_and_not_when_the_leave_is_known(company: Company) -> None:
    """A status up to midnight ends with the day before; the same end is one question, over or known is none."""
    learn, who = company.services.members.learn, company.owner.chat_id
    for _ in range(2):
        learn(Profile(who, away_until=at("2027-01-15 00:00")), MONDAY)
    learn(Profile(who, away_until=MONDAY), MONDAY)

    (post,) = company.deliver(MONDAY)
    assert isinstance(post.content, AwayAsked)
    assert (post.content.last, post.content.answer) == (day(14), None)
    assert company.person(company.owner).away_until is None

    company.services.leave.take(who, None, day(20), MONDAY, through="test")
    learn(Profile(who, away_until=at("2027-01-19 00:00")), MONDAY)
    assert company.deliver(MONDAY) == []


def test_a_status_that_was_answered_before_the_question_came(company: Company) -> None:
    """Whoever notes the leave before the working day begins is not asked about it."""
    early = at("2027-01-11 07:00")
    company.services.members.learn(Profile(company.owner.chat_id, away_until=at("2027-01-15 12:00")), early)
    company.services.leave.take(company.owner.chat_id, day(12), day(15), early, through="test")

    assert company.deliver(MONDAY) == []
