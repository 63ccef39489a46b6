"""Repositories of the workspace and its people."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from domain.calendars import Calendar
from domain.departments import Department
from domain.ladder_rules import LadderRule
from domain.people import Person
from domain.views import DepartmentView
from domain.workspace import Workspace


class Workspaces(Protocol):
    """The one row of settings."""

    def find(self) -> Workspace | None:
        """The workspace, or None while no plan has been imported."""
        ...

    def save(self, workspace: Workspace) -> None:
        """Store it, whether or not it was there before."""
        ...

    def move_digest(self, expected: datetime | None, following: datetime) -> bool:
        """Move the next digest, if it still stands at `expected`; False when somebody else moved it."""
        ...

    def move_agenda(self, expected: datetime | None, following: datetime, meeting_on: date) -> bool:
        """Move the next agenda and meeting, if it still stands at `expected`."""
        ...

    def move_silence(self, expected: datetime | None, following: datetime) -> bool:
        """Move the next look at whether the leader is heard, if it still stands at `expected`."""
        ...


class People(Protocol):
    """Members of the company."""

    def get(self, person_id: int) -> Person:
        """The person; KeyError when there is none."""
        ...

    def many(self, ids: Sequence[int]) -> dict[int, Person]:
        """The people with these ids, by id; unknown ids are left out."""
        ...

    def by_chat_id(self, chat_id: str) -> Person | None:
        """The person with that chat id."""
        ...

    def all(self) -> list[Person]:
        """Everybody, by name."""
        ...

    def keepers(self) -> list[Person]:
        """Plan keepers who can be reached, by name."""
        ...

    def manages_anybody(self, person_id: int) -> bool:
        """Whether they are somebody's manager."""
        ...

    def managers_above(self, ids: Iterable[int]) -> dict[int, int]:
        """Who is whose manager: of these people, and of everybody above them; one query."""
        ...

    def muted_before(self, day: date) -> list[Person]:
        """People whose mute has its last day before that day, by id."""
        ...

    def leave_takers(self) -> list[Person]:
        """Members with a leave, present or to come, who own open tasks, head a department or lead; by name."""
        ...

    def moved_before(self, moment: datetime) -> list[Person]:
        """Active people with a move that was heard of until then and is not answered, by id."""
        ...

    def returning_before(self, day: date) -> list[Person]:
        """Active people with a leave that ends before that day, from which they were not welcomed back, by id."""
        ...

    def covered_by(self, deputy_id: int) -> list[Person]:
        """Active people with that deputy and a leave, past, present or to come, by id."""
        ...

    def add(self, person: Person) -> Person:
        """Store a new person; the id is given by the database."""
        ...

    def save(self, person: Person) -> None:
        """Store a known person."""
        ...

    def learn_channel(self, person_id: int, channel: str) -> None:
        """Remember the direct message of a person, and nothing else of them."""
        ...

    def due_to_ask(self, now: datetime, limit: int) -> list[Person]:
        """Active people whose next check-in moment has come, longest waiting first."""
        ...

    def owners(self) -> list[Person]:
        """Active members who own open tasks, by id."""
        ...

    def due_to_remind(self, now: datetime, limit: int) -> list[Person]:
        """People whose next reminder has come, longest waiting first."""
        ...

    def plan_reminder(self, person_id: int, moment: datetime | None) -> None:
        """Set the next reminder of a person, and nothing else of them."""
        ...

    def speak(self, language: str | None) -> None:
        """Set the usual language of everybody."""
        ...

    def move_ask(self, person_id: int, expected: datetime | None, following: datetime) -> bool:
        """Move the next moment, if it still stands at `expected`; False when somebody else moved it."""
        ...


class Calendars(Protocol):
    """Work calendars."""

    def all(self) -> list[Calendar]:
        """All of them, by key."""
        ...

    def get(self, key: str) -> Calendar:
        """The calendar with that key; the default one when the key is unknown."""
        ...

    def save(self, calendar: Calendar) -> None:
        """Store it, whether or not it was there before."""
        ...

    def remove(self, key: str) -> None:
        """Forget it; whoever still works by it works by the default one."""
        ...


class Departments(Protocol):
    """Departments."""

    def get(self, department_id: int) -> Department:
        """The department; KeyError when there is none."""
        ...

    def all(self) -> list[Department]:
        """All of them, by name."""
        ...

    def add(self, department: Department) -> Department:
        """Store a new one."""
        ...

    def save(self, department: Department) -> None:
        """Store a known one."""
        ...

    def ladders(self) -> dict[int, LadderRule]:
        """The rules of those departments that have one of their own, by id."""
        ...

    def views(self) -> list[DepartmentView]:
        """All of them with head and counts, by name; one set-based query."""
        ...
