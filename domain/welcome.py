"""The first meeting: what somebody reads who has never heard of this."""

from dataclasses import dataclass

from domain.people import Person


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first meeting with somebody: the company and its plan, and who set this up.

    Owners are asked each week on the ISO weekday `asked_on`, and those above are told on `told_on` what waits on them.
    """

    company: str
    plan: str
    set_up_by: tuple[Person, ...]
    asked_on: int = 1
    told_on: int = 4
