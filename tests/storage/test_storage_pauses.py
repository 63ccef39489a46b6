"""Pauses and proposals as rows: one pause of each kind in a case, one open proposal on a task, each ended once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.ladder import Case, CaseKind, Role, Rung
from domain.pausing import Pause, PauseEnd, PauseKind, Proposal, ProposalEnd
from domain.ports import UnitOfWork
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW

LATER = NOW + timedelta(days=2)


def paused(uow: UnitOfWork, kind: PauseKind = PauseKind.NEED) -> Pause:
    """A stored pause of a case of its own."""
    owner = uow.people.add(mothers.person("Omar"))
    task = uow.tasks.add(mothers.task(owner_id=owner.id))
    case = uow.cases.add(Case(0, task.id, CaseKind.OVERDUE, (Rung(Role.OWNER, owner.id),), NOW, next_at=NOW))
    assert case is not None
    pause = uow.pauses.add(Pause(0, case.id, task.id, kind, owner.id, NOW, LATER, NOW, 7, "Later."))
    assert pause is not None
    return pause


def proposed(uow: UnitOfWork) -> Proposal:
    """A stored proposal for a task of its own."""
    owner, head = uow.people.add(mothers.person("Omar")), uow.people.add(mothers.person("Hanna"))
    task = uow.tasks.add(mothers.task(owner_id=owner.id))
    day = date(2027, 2, 1)
    return uow.proposals.add(Proposal(0, task.id, owner.id, NOW, day, None, "Rain.", head.id, LATER))


def test_a_pause_is_found_from_every_side(uow: UnitOfWork) -> None:
    """By its case, its task, and what it waits for, as long as it did not end early."""
    pause = paused(uow)
    assert uow.pauses.of_cases([pause.case_id, mothers.UNKNOWN]) == [pause]
    assert uow.pauses.of_cases([]) == []
    assert uow.pauses.of_task(pause.task_id) == [pause]
    assert uow.pauses.waiting_for(PauseKind.NEED, 7) == pause
    assert uow.pauses.waiting_for(PauseKind.DATE, 7) is None


def test_a_pause_ends_once(uow: UnitOfWork) -> None:
    """The first answer counts."""
    pause = paused(uow)
    ended = replace(pause, ended_at=LATER, end=PauseEnd.DECLINED)
    assert uow.pauses.end(ended)
    assert not uow.pauses.end(replace(ended, end=PauseEnd.GRANTED))
    assert uow.pauses.of_task(pause.task_id) == [ended]
    assert uow.pauses.waiting_for(PauseKind.NEED, 7) is None


def test_a_case_pauses_once_for_each_kind(uow: UnitOfWork) -> None:
    """The second one is not stored, even after the first one has ended."""
    pause = paused(uow)
    uow.pauses.end(replace(pause, ended_at=LATER, end=PauseEnd.GRANTED))
    assert uow.pauses.add(replace(pause, id=0)) is None
    assert uow.pauses.add(replace(pause, id=0, kind=PauseKind.SNOOZE)) is not None


def test_a_proposal_is_found_from_every_side(uow: UnitOfWork) -> None:
    """By its id, its task, and whoever is asked."""
    proposal = proposed(uow)
    assert uow.proposals.find(proposal.id) == proposal
    assert uow.proposals.find(mothers.UNKNOWN) is None
    assert uow.proposals.many([]) == {}
    assert uow.proposals.open_on(proposal.task_id) == proposal
    assert uow.proposals.open_among([proposal.task_id, mothers.UNKNOWN]) == {proposal.task_id}
    assert uow.proposals.open_among([]) == set()
    assert uow.proposals.asked_of(proposal.asked_of) == [proposal]
    assert uow.proposals.asked_of(proposal.proposed_by) == []


def test_a_proposal_ends_once(uow: UnitOfWork) -> None:
    """It is no open one any more, and stays in what happened to the task."""
    proposal = proposed(uow)
    ended = replace(proposal, ended_at=LATER, end=ProposalEnd.DECLINED, answered_by=proposal.asked_of, answer_text="No")
    assert uow.proposals.settle(ended)
    assert not uow.proposals.settle(replace(ended, end=ProposalEnd.APPROVED))
    assert uow.proposals.open_on(proposal.task_id) is None
    assert uow.proposals.open_among([proposal.task_id]) == set()
    assert uow.proposals.asked_of(proposal.asked_of) == []
    assert uow.proposals.of_task(proposal.task_id) == [ended]


def test_a_task_has_one_open_proposal(storage: SqlStorage) -> None:
    """A second one is refused by the database."""
    with storage.write() as uow:
        proposal = proposed(uow)
    with pytest.raises(IntegrityError), storage.write() as uow:
        uow.proposals.add(replace(proposal, id=0))
