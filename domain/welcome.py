"""The first meeting: what somebody reads who has never heard of this."""

from dataclasses import dataclass

from domain.people import Person


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first meeting with somebody: the company and its plan, and who set this up."""

    company: str
    plan: str
    set_up_by: tuple[Person, ...]
