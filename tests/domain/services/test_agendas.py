"""The meeting's agenda."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.agenda import Agenda, AgendaReady
from domain.errors import StrangerError
from domain.measures import Reading
from domain.notices import NoticeKind
from domain.tasks import Status, TaskState
from tests import mothers
from tests.company import RIYADH, Company, at

THURSDAY = at("2027-01-14 09:00", RIYADH)
AGENDA_AT = at("2027-01-28 08:00", RIYADH)
MEETING = date(2027, 2, 2)


def riyadh(moment: str) -> datetime:
    """An instant by the leader's clock."""
    return at(moment, RIYADH)


@pytest.fixture
def company(company: Company) -> Company:
    """The company with a meeting on the first Tuesday of February."""
    company.settings(next_agenda_at=AGENDA_AT, next_meeting_on=MEETING)
    return company


def test_the_agenda_is_posted_when_due(company: Company) -> None:
    """Once, to its channel, and the next one a month later."""
    assert not company.services.digests.agenda_due(AGENDA_AT - timedelta(minutes=1))
    assert company.services.digests.agenda_due(AGENDA_AT)
    assert not company.services.digests.agenda_due(AGENDA_AT)

    (post,) = company.deliver(AGENDA_AT)
    assert (post.place.channel, post.notice.occasion) == ("C0MEETING", "2027-02-02")
    assert isinstance(post.content, AgendaReady)
    assert post.content.agenda.meeting_at == riyadh("2027-02-02 10:00")
    after = company.settings()
    assert (after.next_meeting_on, after.next_agenda_at) == (date(2027, 3, 2), riyadh("2027-02-25 08:00"))


def test_an_agenda_found_at_night_waits_for_the_morning(company: Company) -> None:
    """Late is better than never, and no channel is woken up."""
    assert not company.services.digests.agenda_due(riyadh("2027-01-29 03:00"))
    assert not company.services.digests.agenda_due(riyadh("2027-01-30 12:00"))
    assert company.services.digests.agenda_due(riyadh("2027-01-31 08:00"))
    assert [notice.occasion for notice in company.outbox(NoticeKind.AGENDA)] == ["2027-02-02"]


def test_the_agenda_of_a_past_meeting_is_left_out(company: Company) -> None:
    """With the reason; the next meeting's comes in time."""
    assert not company.services.digests.agenda_due(riyadh("2027-02-03 10:00"))

    assert company.audited("meeting:2027-02-02") == [("agenda_skipped", "the meeting is over")]
    assert company.settings().next_meeting_on == date(2027, 3, 2)


def test_an_agenda_without_a_channel_is_left_out(company: Company) -> None:
    """With the reason."""
    company.settings(meeting_channel=None)

    assert not company.services.digests.agenda_due(AGENDA_AT)
    assert company.audited("meeting:2027-02-02") == [("agenda_skipped", "no meeting channel")]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-01-20 10:00", "2027-02-02"),
        ("2027-02-01 10:00", "2027-02-02"),
        ("2027-02-02 12:00", "2027-02-02"),
        ("2027-02-03 10:00", "2027-03-02"),
    ],
)
def test_anybody_can_ask_for_the_agenda_of_the_next_meeting(company: Company, now: str, expected: str) -> None:
    """Before and after it was posted, and on the day itself, it is that meeting's."""
    company.services.digests.agenda_due(AGENDA_AT)

    agenda = company.services.digests.agenda(company.colleague.chat_id, riyadh(now))

    assert agenda.agenda.meeting_on == date.fromisoformat(expected)
    assert agenda.leader.id == company.colleague.id
    with pytest.raises(StrangerError):
        company.services.digests.agenda(company.guest.chat_id, riyadh(now))


def test_the_agenda_holds_what_the_meeting_must_talk_about(company: Company) -> None:
    """Open items, goals in trouble, cases at the top, missed targets, proposals, and thanks; nothing else."""
    with company.storage.write() as uow:
        good, bad = uow.goals.add(mothers.goal("G1")), uow.goals.add(mothers.goal("G2"))
        missed = uow.measures.add(mothers.measure(bad.id, "M1"))
        reached = uow.measures.add(mothers.measure(good.id, "M2"))
        uow.measures.record(Reading(missed.id, date(2027, 1, 10), Decimal(12)))
        uow.measures.record(Reading(reached.id, date(2027, 1, 10), Decimal(25)))
        uow.action_items.add(mothers.action_item())
        uow.action_items.add(mothers.action_item("Done", done_at=THURSDAY))
    company.task("Fine", goal_id=good.id, status=Status.ON_TRACK)
    risky = company.task("Risky", goal_id=bad.id, status=Status.AT_RISK)
    company.task("Idea", state=TaskState.PROPOSED)
    company.task("Won", state=TaskState.DONE, status=Status.DONE, closed_at=THURSDAY)
    company.task("Old", state=TaskState.DONE, status=Status.DONE, closed_at=at("2026-12-01 10:00"))
    with company.storage.write() as uow:
        uow.cases.add(mothers.case(risky.id, mothers.ladder(company.leader.id), rung=0))

    agenda = company.services.digests.agenda(company.leader.chat_id, riyadh("2027-01-20 10:00"))

    assert titles(agenda.agenda) == {
        "items": ["Call the bank"],
        "goals": ["G2"],
        "cases": ["Risky"],
        "measures": ["M1"],
        "proposals": ["Idea"],
        "recognition": ["Won"],
    }


def titles(agenda: Agenda) -> dict[str, list[str]]:
    """What is on an agenda, by name."""
    return {
        "items": [view.item.text for view in agenda.action_items],
        "goals": [view.goal.code for view in agenda.goals],
        "cases": [view.view.task.title for view in agenda.cases],
        "measures": [view.measure.key for view in agenda.measures],
        "proposals": [view.task.title for view in agenda.proposals],
        "recognition": [view.task.title for view in agenda.recognition],
    }
