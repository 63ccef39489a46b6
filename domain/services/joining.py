"""Joining: members of the chat become members of the plan."""

from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import is_zone, next_slot
from domain.people import Person
from domain.ports import UnitOfWork
from domain.profiles import Profile
from domain.services import access, local_time

DEFAULT_CALENDAR = "default"
_SOMEWHERE = "UTC"


def bring(uow: UnitOfWork, profile: Profile, now: datetime, *, by: int | None, through: str) -> Person:
    """The person of a profile, made where nobody has that chat id yet; they are asked as soon as they own something."""
    known = uow.people.by_chat_id(profile.chat_id)
    if known is not None:
        return known
    settings = access.workspace(uow)
    person = Person(
        id=0,
        chat_id=profile.chat_id,
        name=profile.name or profile.chat_id,
        zone=profile.zone if profile.zone is not None and is_zone(profile.zone) else _SOMEWHERE,
        locale=profile.locale or "en-US",
        calendar=DEFAULT_CALENDAR,
        is_active=profile.is_active,
        is_guest=profile.is_guest,
        usual_language=settings.language,
    )
    person = uow.people.add(person)
    if person.reachable:
        moment = next_slot(local_time.schedule(uow, person), settings.check_in, now)
        uow.people.move_ask(person.id, None, moment)
        person = uow.people.get(person.id)
    told = {name: getattr(person, name) for name in ("chat_id", "name", "zone", "locale", "calendar", "is_guest")}
    uow.audit.add(AuditEntry(now, "joined", f"person:{person.id}", by, after=told, through=through))
    return person
