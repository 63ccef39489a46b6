"""Decisions that changed nothing come back to the leader: once, with their story, and only then."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cards import CardsReady
from domain.checkins import Answer
from domain.decisions import Choice, Decision, DecisionKind
from domain.history import What
from domain.ladder import Case, CaseKind, Role
from domain.notices import DecisionTold, NoticeKind
from domain.people import Person
from domain.tasks import Status, Task
from storage.engine import make_engine
from storage.tables import metadata
from tests import mothers
from tests.company import RIYADH, Company, at

DECIDED = at("2027-01-12 10:00", RIYADH)
LOOK = DECIDED + timedelta(weeks=2)
EXTEND = Choice(DecisionKind.EXTEND, due_on=date(2027, 3, 1))
NOTED = Choice(DecisionKind.NOTED)
SHORTER = Choice(DecisionKind.EXTEND, due_on=date(2027, 1, 20))


def decided(
    company: Company,
    choice: Choice = EXTEND,
    kind: CaseKind = CaseKind.OVERDUE,
    *,
    by: Person | None = None,
    rung: int = 2,
) -> tuple[Task, Decision]:
    """A task that is past its due date, whose case was decided on a Tuesday."""
    task = company.task(due_on=date(2027, 1, 4), last_check_in_at=at("2027-01-11 09:00"), blocker="No van")
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    opened = at("2027-01-05 09:00")
    with company.storage.write() as uow:
        case = uow.cases.add(
            mothers.case(task.id, rungs, kind=kind, opened_at=opened, rung=rung, told_at=opened, next_at=None)
        )
    assert case is not None
    who = (by or company.leader).chat_id
    return task, company.services.decisions.decide(who, case.id, choice, DECIDED, through="test").decision


def says(company: Company, task: Task, answer: Answer, when: datetime) -> None:
    """The owner's word."""
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, when, through="test")


def look(company: Company, now: datetime = LOOK) -> int:
    """Look at what is due."""
    return company.services.following_up.look_due(now)


def back(company: Company) -> list[Case]:
    """The cases that a decision brought back."""
    return [case for case in company.cases() if case.follows is not None]


def test_silence_after_more_time_comes_back_to_the_leader(company: Company) -> None:
    """After two weeks, at once on the last rung, as what is the matter now; written down, and not before."""
    task, decision = decided(company)

    assert look(company, LOOK - timedelta(seconds=1)) == 0
    assert look(company) == 1

    (case,) = back(company)
    assert (case.kind, case.follows, case.on_last_rung, case.next_at) == (CaseKind.SILENT, decision.id, True, None)
    assert [rung.role for rung in case.ladder] == [Role.LEADER]
    assert company.audited(f"decision:{decision.id}") == [("decision_followed_up", "the decision changed nothing")]
    assert [what for what, _ in company.audited(f"case:{case.id}")] == ["case_opened", "case_climbed"]
    told = company.services.history.of(company.owner.chat_id, task.id).entries
    assert What.CAME_BACK in {entry.what for entry in told}


def test_the_card_tells_its_story(company: Company) -> None:
    """The leader gets a card that names the decision, and which case it follows."""
    _, decision = decided(company)
    look(company)
    company.services.cards.deal_due(LOOK)

    (post,) = [each for each in company.deliver(LOOK) if each.notice.kind is NoticeKind.DECISION_CARDS]

    assert isinstance(post.content, CardsReady)
    (card,) = post.content.cards
    assert card.earlier is not None
    assert card.of.case.follows == card.earlier.given.decision.id == decision.id


def test_it_comes_back_once(company: Company) -> None:
    """However often it is looked at, and also when the leader decides anew: that decision is followed up itself."""
    _, first = decided(company)
    look(company)
    assert look(company, LOOK + timedelta(days=1)) == 0

    (case,) = back(company)
    company.services.decisions.decide(company.leader.chat_id, case.id, EXTEND, LOOK, through="test")
    assert look(company, LOOK + timedelta(days=1)) == 0
    assert look(company, LOOK + timedelta(weeks=2)) == 1
    assert [each.follows for each in back(company)] == [first.id, first.id + 1]


def test_a_word_and_a_date_ahead_are_a_change(company: Company) -> None:
    """An owner who spoke, on a task that is not late any more, is left alone."""
    task, decision = decided(company)
    says(company, task, Answer(Status.AT_RISK, blocker=""), DECIDED + timedelta(days=3))

    assert look(company) == 0
    assert back(company) == []
    assert company.audited(f"decision:{decision.id}") == [("decision_followed_up", "it is settled, or has changed")]


def test_a_word_is_no_change_where_the_date_has_passed_again(company: Company) -> None:
    """Late is late, whatever was said: the same trouble comes back as what it was."""
    task, _ = decided(company, SHORTER)
    says(company, task, Answer(Status.ON_TRACK, blocker=""), DECIDED + timedelta(days=3))

    assert look(company) == 1
    assert [case.kind for case in back(company)] == [CaseKind.OVERDUE]


def test_what_was_noted_comes_back_only_if_it_is_still_so(company: Company) -> None:
    """Nothing is expected of anybody; a task that is late still is brought back, one that is not is left alone."""
    late, _ = decided(company, NOTED)
    moved, _ = decided(company, NOTED)
    company.save(replace(company.task_now(moved), due_on=date(2027, 3, 1)))

    assert look(company) == 1
    assert [case.task_id for case in back(company)] == [late.id]


@pytest.mark.parametrize("changes", [{"state": "done"}, {"owned_since": DECIDED + timedelta(days=1)}])
def test_what_is_closed_or_was_given_on_stays_away(company: Company, changes: dict[str, object]) -> None:
    """A task that is done, or whose owner is new, has changed."""
    task, _ = decided(company)
    if "state" in changes:
        says(company, task, Answer(Status.DONE), DECIDED + timedelta(days=1))
    else:
        company.services.tasks.assign(
            company.leader.chat_id, task.id, company.colleague.chat_id, DECIDED + timedelta(days=1), through="test"
        )
    assert look(company) == 0


def test_a_case_that_climbs_already_goes_up_to_the_leader(company: Company) -> None:
    """There is never a second case: the one that opened since the decision is brought to the leader."""
    task, decision = decided(company, SHORTER)
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    opened = LOOK - timedelta(days=1)
    with company.storage.write() as uow:
        uow.cases.add(
            mothers.case(task.id, rungs, kind=CaseKind.OVERDUE, opened_at=opened, rung=0, next_at=LOOK + timedelta(2))
        )

    assert look(company) == 1

    (case,) = back(company)
    assert (case.opened_at, case.on_last_rung, case.next_at, case.follows) == (opened, True, None, decision.id)
    assert [what for what, _ in company.audited(f"case:{case.id}")] == ["case_climbed", "case_climbed"]


def test_whoever_is_away_is_not_silent(company: Company) -> None:
    """It is looked at again when the owner is back and had time to answer."""
    decided(company)
    company.change(company.owner, away_from=date(2027, 1, 20), away_until=date(2027, 1, 29))

    assert look(company) == 0
    assert look(company, at("2027-02-02 12:00")) == 0
    assert look(company, at("2027-02-03 12:00")) == 1


def test_what_a_head_decides_is_not_followed_up(company: Company) -> None:
    """It climbs by itself when it changes nothing, on the ladder that everybody knows."""
    _, decision = decided(company, by=company.head, rung=1)

    assert decision.follow_up_at is None
    assert look(company) == 0


def test_those_concerned_know_when_it_comes_back(company: Company) -> None:
    """The decision that they are told names the day."""
    decided(company)

    told = [post.content for post in company.deliver(DECIDED + timedelta(hours=3))]

    moments = {content.decision.follow_up_at for content in told if isinstance(content, DecisionTold)}
    assert moments == {LOOK}


EVENTS = st.lists(st.tuples(st.integers(1, 25), st.sampled_from(["answer", "give", "trouble"])), max_size=4)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([EXTEND, NOTED]), EVENTS)
def test_exactly_one_follow_up_unless_something_changed(choice: Choice, events: list[tuple[int, str]]) -> None:
    """Whatever happens on which day: none after a change, one otherwise, and never another one."""
    engine = make_engine("sqlite://")
    metadata.create_all(engine)
    company = Company(engine)
    task, decision = decided(company, choice, CaseKind.BLOCKED)
    last, given_away = "No van", False
    for day in range(1, 41):
        now = DECIDED + timedelta(days=day, hours=-1)
        for when, event in events:
            if when != day or given_away:
                continue
            given_away = event == "give"
            if given_away:
                company.services.tasks.assign(
                    company.leader.chat_id, task.id, company.colleague.chat_id, now, through="test"
                )
            else:
                says(company, task, Answer(Status.ON_TRACK, blocker="" if event == "answer" else "No van"), now)
        look(company, now)
        look(company, now + timedelta(hours=2))
    before = [(when, event) for when, event in events if when <= 14]
    gives = [when for when, event in before if event == "give"]
    words = [event for when, event in sorted(before, key=lambda each: each[0]) if event != "give"]
    last = words[-1] if words else "none"
    blocked = last != "answer"
    changed = bool(gives) or not blocked
    assert len([case for case in back(company) if case.follows == decision.id]) == (0 if changed else 1)
    engine.dispose()
