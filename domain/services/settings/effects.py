"""What a change of settings comes to: the moments of everybody before it, and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.company_choices import Effect
from domain.ports import UnitOfWork
from domain.services import access


@dataclass(frozen=True, slots=True)
class Moments:
    """When owners are asked next, who reads which language, and when digest and meeting come."""

    asked: Mapping[int, datetime | None]
    languages: Mapping[int, str]
    digest_at: datetime | None
    meeting_on: date | None

    @classmethod
    def of(cls, uow: UnitOfWork) -> "Moments":
        """As they are now."""
        settings = access.workspace(uow)
        return cls(
            {person.id: person.next_ask_at for person in uow.people.owners()},
            {person.id: person.language for person in uow.people.all() if person.reachable},
            settings.next_digest_at if settings.digest_channel else None,
            settings.next_meeting_on,
        )


def effect(before: Moments, after: Moments, *, by_it: int, forgotten: int) -> Effect:
    """What differs."""
    moved = [
        (moment, before.asked.get(person_id))
        for person_id, moment in after.asked.items()
        if moment is not None and moment != before.asked.get(person_id)
    ]
    first = min(moved, key=lambda each: each[0], default=(None, None))
    changed = [each for each in after.languages if after.languages[each] != before.languages.get(each)]
    return Effect(
        asked=len(moved),
        first_ask_at=first[0],
        was_ask_at=first[1],
        next_digest_at=after.digest_at if after.digest_at != before.digest_at else None,
        next_meeting_on=after.meeting_on if after.meeting_on != before.meeting_on else None,
        readers=len(changed),
        by_it=by_it,
        forgotten=forgotten,
    )
