"""Who is concerned by a case: whom it goes to next, who answered it, who was told."""

from domain.claims import is_offered_at
from domain.ladder import Case
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access


def next_person(uow: UnitOfWork, case: Case) -> Person | None:
    """Whom the case goes to next, as it stands now: the first one above those told who has not left."""
    above = [rung.person_id for rung in case.ladder[case.rung + 1 :]]
    known = uow.people.many(above)
    return next((known[person_id] for person_id in above if known[person_id].reachable), None)


def closed_by(uow: UnitOfWork, case: Case) -> Person | None:
    """Who answered the case: the owner, or the deputy for them; None when its reason went away by itself."""
    closers = [entry.person_id for entry in uow.audit.of(f"case:{case.id}") if entry.what == "case_closed"]
    return None if not closers or closers[-1] is None else uow.people.get(closers[-1])


def was_told(uow: UnitOfWork, case: Case, person: Person) -> bool:
    """Whether the person has seen the case.

    By a card of their own, where it was offered to their department, or, the leader, in a digest since it came.
    """
    if uow.notices.sent_to(NoticeKind.CASE_CLIMBED, case.id, person.id):
        return True
    if any(is_offered_at(case, rung.role) and rung.person_id == person.id for rung in case.told):
        return _was_offered(uow, case)
    if person.id != access.workspace(uow).leader_id or case.told_at is None:
        return False
    shown = [uow.notices.latest(NoticeKind.DIGEST, 0)]
    if case.card_at is not None:
        shown.append(uow.notices.latest(NoticeKind.DECISION_CARDS, 0, case.card_at.isoformat()))
    moments = [each.sent_at for each in shown if each is not None and each.sent_at is not None]
    return any(moment >= case.told_at for moment in moments)


def _was_offered(uow: UnitOfWork, case: Case) -> bool:
    """Whether the message that offers the case to its department was sent."""
    offering = uow.claims.of_case(case.id)
    if offering is None:
        return False
    sent = uow.notices.sent_about([NoticeKind.UNOWNED_OFFERED], offering.department_id)
    return any(each.occasion == offering.day.isoformat() for each in sent)
