"""What the chat tells us of people, the first start, and everybody's Home."""

from datetime import date

import pytest
from sqlalchemy import Engine

from domain.checkins import Answer
from domain.errors import EmptyPlanError, StrangerError
from domain.services.members import MemberService, Profile
from domain.tasks import Status
from storage.unit_of_work import SqlStorage
from tests.company import MONDAY, RIYADH, WEEK, Company, at


def test_a_member_who_moves_is_known_in_the_new_zone(company: Company) -> None:
    """Zone and language follow the chat where the hours are the same; the next check-in keeps its instant."""
    profile = Profile(company.owner.chat_id, zone="Europe/Paris", locale="ar-EG")

    assert company.services.members.learn(profile, MONDAY)

    after = company.person(company.owner)
    assert (after.zone, after.language, after.next_ask_at) == ("Europe/Paris", "ar", MONDAY)


def test_the_trail_holds_only_what_changed(company: Company) -> None:
    """Before and after, and nothing when nothing changed."""
    company.services.members.learn(Profile(company.owner.chat_id, zone=company.owner.zone), MONDAY)
    company.services.members.learn(Profile(company.owner.chat_id, is_guest=True), MONDAY)

    with company.storage.read() as uow:
        (entry,) = uow.audit.of(f"person:{company.owner.id}")
    assert (entry.what, entry.before, entry.after) == ("member_changed", {"is_guest": False}, {"is_guest": True})


def test_a_zone_nobody_knows_is_not_taken_over(company: Company) -> None:
    """One member with a broken clock must not stop the questions of all others."""
    company.task()

    assert company.services.members.learn(Profile(company.owner.chat_id, zone="Mars/Olympus"), MONDAY)

    assert company.person(company.owner).zone == "Europe/Berlin"
    assert company.services.asking.ask_due(MONDAY) == 1


def test_what_the_chat_does_not_say_stays(company: Company) -> None:
    """An empty profile changes nothing but the standing."""
    company.services.members.learn(Profile(company.owner.chat_id, zone=None, locale=None), MONDAY)

    assert company.person(company.owner) == company.owner


def test_strangers_are_not_learnt(company: Company) -> None:
    """Only people of the plan are kept."""
    assert not company.services.members.learn(Profile("U0NOBODY"), MONDAY)
    assert company.services.members.find("U0NOBODY") is None


def test_a_guest_who_becomes_a_member_is_asked_again(company: Company) -> None:
    """Their weekly moment is reckoned from that day."""
    company.task(owner_id=company.guest.id)

    company.services.members.learn(Profile(company.guest.chat_id), MONDAY)

    assert company.person(company.guest).next_ask_at == at("2027-01-18 09:30")


def test_somebody_who_comes_back_is_not_asked_for_the_past(company: Company) -> None:
    """The next question is the next week's, and nothing is recorded as missed."""
    company.task()
    company.services.members.learn(Profile(company.owner.chat_id, is_active=False), MONDAY)
    back = at("2027-03-03 12:00")

    company.services.members.learn(Profile(company.owner.chat_id), back)
    company.services.asking.ask_due(back)

    assert company.person(company.owner).next_ask_at == at("2027-03-08 09:30")
    assert [what for what, _ in company.audited(f"person:{company.owner.id}")] == ["member_changed"] * 2


def test_a_database_belongs_to_one_workspace(company: Company) -> None:
    """The first one that starts it."""
    members = company.services.members

    assert members.bind("T0ONE")
    assert members.bind("T0ONE")
    assert not members.bind("T0TWO")


def test_nothing_is_bound_without_a_plan(sqlite_engine: Engine) -> None:
    """The plan comes first."""
    with pytest.raises(EmptyPlanError):
        MemberService(SqlStorage(sqlite_engine)).bind("T0ONE")


def test_home_shows_what_waits_on_a_member(company: Company) -> None:
    """Their tasks with this week's word, who sees it, and when they are asked."""
    said, silent = company.task("Said"), company.task("Silent")
    company.task("Another's", owner_id=company.colleague.id)
    company.services.check_ins.answer(company.owner.chat_id, said.id, Answer(None, note="fine"), MONDAY, through="test")

    home = company.services.home.of(company.owner.chat_id, MONDAY)

    assert (home.today, home.week, home.next_ask_at) == (WEEK, WEEK, MONDAY)
    assert {view.task.id for view in home.views} == {said.id, silent.id}
    assert [view.task.id for view in home.waiting_check_ins] == [silent.id]
    assert [person.name for person in home.seen_by] == ["Hanna", "Layla", "Dana", "Kim"]
    assert (home.cases, home.unowned, home.teams, home.is_leader) == ((), (), (), False)


def test_home_of_those_who_lead(company: Company) -> None:
    """Cases that came to them, and the other tasks without an owner where they may give one."""
    ours = company.task("Ours", owner_id=None)
    company.task("Nobody's", owner_id=None, department_id=None)
    company.services.cases.open_new(MONDAY)
    company.services.cases.advance_due(MONDAY)

    head = company.services.home.of(company.head.chat_id, MONDAY)
    leader = company.services.home.of(company.leader.chat_id, MONDAY)

    assert head.unowned == ()
    assert [view.case.task_id for view in head.cases] == [ours.id]
    (team,) = head.teams
    assert (team.view.department.key, team.view.unowned) == ("ops", 1)
    assert leader.is_leader
    assert [view.task.id for view in leader.unowned] == [ours.id]
    assert [view.view.task.title for view in leader.cases] == ["Nobody's"]


def test_an_owners_own_case_is_not_a_case_for_them_to_decide(company: Company) -> None:
    """Home lists their task, not a decision on it."""
    company.task(status=Status.AT_RISK, due_on=date(2027, 1, 4), last_check_in_at=MONDAY)
    company.services.cases.open_new(MONDAY)
    company.services.cases.advance_due(MONDAY)

    home = company.services.home.of(company.owner.chat_id, MONDAY)

    assert home.cases == ()
    assert home.views[0].case is not None


def test_home_is_for_members(company: Company) -> None:
    """Guests have none."""
    with pytest.raises(StrangerError):
        company.services.home.of(company.guest.chat_id, MONDAY)


def test_home_counts_days_as_the_member_does(company: Company) -> None:
    """After midnight in Riyadh it is tomorrow already."""
    late = at("2027-01-12 00:30", RIYADH)

    assert company.services.home.of(company.colleague.chat_id, late).today == date(2027, 1, 12)
    assert company.services.members.today(company.colleague.chat_id, late) == date(2027, 1, 12)
    assert company.services.home.of(company.owner.chat_id, late).today == date(2027, 1, 11)


def test_home_shows_an_unowned_task_once(company: Company) -> None:
    """What waits on the head as a case does not stand below it a second time."""
    task = company.task(owner_id=None)
    assert [view.task.id for view in company.services.home.of(company.head.chat_id, MONDAY).unowned] == [task.id]

    company.tick(at("2027-01-11 10:00"))

    home = company.services.home.of(company.head.chat_id, at("2027-01-11 10:00"))
    assert [case.view.task.id for case in home.cases] == [task.id]
    assert home.unowned == ()
