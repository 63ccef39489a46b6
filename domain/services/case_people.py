"""Who is concerned by a case: whom it goes to next, who answered it, who was told."""

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
    """Whether the person has seen the case: by a card of their own, or, the leader, in a digest since it came."""
    if uow.notices.sent_to(NoticeKind.CASE_CLIMBED, case.id, person.id):
        return True
    if person.id != access.workspace(uow).leader_id or case.told_at is None:
        return False
    shown = [uow.notices.latest(NoticeKind.DIGEST, 0)]
    if case.card_at is not None:
        shown.append(uow.notices.latest(NoticeKind.DECISION_CARDS, 0, case.card_at.isoformat()))
    moments = [each.sent_at for each in shown if each is not None and each.sent_at is not None]
    return any(moment >= case.told_at for moment in moments)
