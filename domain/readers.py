"""Readers: who reads what somebody says of their tasks, notes included."""

from dataclasses import dataclass

from domain.people import Person


@dataclass(frozen=True, slots=True)
class Readers:
    """Nobody stands here twice, and nobody for what they say themselves.

    `heads` are those of the departments in which somebody has tasks, their own first.
    """

    heads: tuple[Person, ...] = ()
    leader: Person | None = None
    deputy: Person | None = None
    keepers: tuple[Person, ...] = ()

    @property
    def all(self) -> tuple[Person, ...]:
        """All of them, those who answer for the work first."""
        named = [*self.heads, self.leader, self.deputy, *self.keepers]
        return tuple(person for person in named if person is not None)
