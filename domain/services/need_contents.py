"""Needs: what the notices about them say, or why they need not be sent any more."""

from datetime import date, datetime

from domain.audit import AuditEntry
from domain.needs import Need
from domain.needs_you import NeedRaised, NeedsYou, NeedTold
from domain.notices import Notice
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.needs_you import weekly
from domain.services.routing import CLIMBED, PASSED_ON, views


def raised(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> NeedRaised | str:
    """What somebody needs of the reader."""
    of = views(uow, [uow.needs.get(notice.subject_id)])[0]
    if not (of.waits or notice.sent_ts is not None):
        return "answered meanwhile"
    passed_by, word = _passed_on(uow, of.need, notice)
    return NeedRaised(to, of, passed_by, word, _climbed_from(uow, of.need, notice))


def told(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> NeedTold | str:
    """What became of a need."""
    of = views(uow, [uow.needs.get(notice.subject_id)])[0]
    if of.need.answer is None and not (of.waits or notice.sent_ts is not None):
        return "nothing is needed any more"
    return NeedTold(to, of, *_passed_on(uow, of.need, notice))


def waiting(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> NeedsYou | str:
    """What waits on the reader, with what was done since they were told."""
    content = weekly(uow, to, date.fromisoformat(notice.occasion), notice.created_at, now)
    return content if notice.sent_ts is not None or not content.is_empty else "nothing waits any more"


def _passed_on(uow: UnitOfWork, need: Need, notice: Notice) -> tuple[Person | None, str | None]:
    """Who passed the need on when this notice was made, with which word; nobody when it was not passed on then."""
    entry = _moved(uow, need, notice, PASSED_ON)
    if entry is None or entry.person_id is None:
        return None, None
    return uow.people.get(entry.person_id), entry.why


def _climbed_from(uow: UnitOfWork, need: Need, notice: Notice) -> Person | None:
    """Who had not answered the need when this notice was made."""
    entry = _moved(uow, need, notice, CLIMBED)
    asked = None if entry is None or entry.before is None else entry.before.get("asked_of")
    return uow.people.get(asked) if isinstance(asked, int) else None


def _moved(uow: UnitOfWork, need: Need, notice: Notice, what: str) -> AuditEntry | None:
    trail = uow.audit.of(f"task:{need.task_id}") if notice.occasion else []
    at = [entry for entry in trail if entry.what == what and entry.at.isoformat() == notice.occasion]
    return next((each for each in at if each.after and each.after.get("need") == need.id), None)
