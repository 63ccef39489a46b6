"""Members of the company."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, exists, or_, select, true

from domain.people import Person
from domain.ports import People
from storage import rows
from storage.repositories.calendars import DEFAULT, SqlCalendars
from storage.repositories.calendars import SHAPE as CALENDAR
from storage.repositories.workspaces import SHAPE as WORKSPACE
from storage.repositories.workspaces import SqlWorkspaces
from storage.tables import departments, people, tasks, workspaces
from storage.tables.company import IS_KEEPER
from storage.tables.plan import IS_OPEN, IS_OWNED

_SHAPE = rows.Shape(Person, people)
_SELECT = select(*_SHAPE.columns)
_BY_ID = _SELECT.where(people.c.id == bindparam("wanted"))
_DUE_TO_ASK = (
    _SELECT.where(people.c.is_active, people.c.next_ask_at <= bindparam("now"))
    .order_by(people.c.next_ask_at, people.c.id)
    .limit(bindparam("most"))
)
_OWNERS = _SELECT.where(
    people.c.is_active, ~people.c.is_guest, exists().where(tasks.c.owner_id == people.c.id, IS_OWNED, IS_OPEN)
).order_by(people.c.id)
_DUE_TO_REMIND = (
    _SELECT.where(people.c.next_reminder_at.is_not(None), people.c.next_reminder_at <= bindparam("now"))
    .order_by(people.c.next_reminder_at, people.c.id)
    .limit(bindparam("most"))
)
_PLAN_REMINDER = (
    people.update()
    .where(people.c.id == bindparam("of"))
    .values(next_reminder_at=bindparam("moment", type_=people.c.next_reminder_at.type))
)
_MUTED = _SELECT.where(people.c.muted_until.is_not(None), people.c.muted_until < bindparam("day")).order_by(people.c.id)
_KEEPERS = _SELECT.where(IS_KEEPER, people.c.is_active, ~people.c.is_guest)
_MANAGED = select(people.c.id).where(people.c.manager_id == bindparam("manager")).limit(1)
_LINE_BEGINS = (
    select(people.c.id, people.c.manager_id)
    .where(people.c.id.in_(bindparam("of", expanding=True)), people.c.manager_id.is_not(None))
    .cte("line", recursive=True)
)
_ABOVE = people.alias("above")
_LINE_GOES_ON = select(_ABOVE.c.id, _ABOVE.c.manager_id).where(
    _ABOVE.c.id == _LINE_BEGINS.c.manager_id, _ABOVE.c.manager_id.is_not(None)
)
_LINE = select(_LINE_BEGINS.union(_LINE_GOES_ON))
_HAS_A_PART = or_(
    people.c.id.in_(select(tasks.c.owner_id).where(IS_OPEN, tasks.c.owner_id.is_not(None))),
    people.c.id.in_(select(departments.c.head_id).where(departments.c.head_id.is_not(None))),
    people.c.id.in_(select(workspaces.c.leader_id).where(workspaces.c.leader_id.is_not(None))),
)
_LEAVE_TAKERS = _SELECT.where(people.c.returns_after.is_not(None), people.c.is_active, ~people.c.is_guest, _HAS_A_PART)
_MOVED = _SELECT.where(people.c.is_active, people.c.move_since <= bindparam("moment")).order_by(
    people.c.move_since, people.c.id
)
_RETURNING = _SELECT.where(people.c.is_active, people.c.returns_after < bindparam("day")).order_by(
    people.c.returns_after, people.c.id
)
_COVERED = _SELECT.where(
    people.c.deputy_id == bindparam("deputy"), people.c.is_active, people.c.away_until.is_not(None)
).order_by(people.c.id)
_WITH_SETTINGS = (
    select(*_SHAPE.columns, *WORKSPACE.columns, *CALENDAR.columns)
    .select_from(people)
    .outerjoin(WORKSPACE.source, true())
    .outerjoin(CALENDAR.source, or_(CALENDAR.source.c.key == people.c.calendar, CALENDAR.source.c.key == DEFAULT))
    .where(people.c.chat_id == bindparam("wanted"))
)


class SqlPeople(People):
    """People as rows."""

    def __init__(self, connection: Connection, workspaces: SqlWorkspaces, calendars: SqlCalendars) -> None:
        self._connection = connection
        self._workspaces = workspaces
        self._calendars = calendars

    def get(self, person_id: int) -> Person:
        """The person; KeyError when there is none."""
        row = self._connection.execute(_BY_ID, {"wanted": person_id}).one_or_none()
        if row is None:
            raise KeyError(f"people {person_id}")
        return _SHAPE.read(row)

    def many(self, ids: Sequence[int]) -> dict[int, Person]:
        """The people with these ids, by id."""
        if not ids:
            return {}
        found = self._connection.execute(_SELECT.where(people.c.id.in_(set(ids))))
        return {person.id: person for person in map(_SHAPE.read, found)}

    def by_chat_id(self, chat_id: str) -> Person | None:
        """The person with that chat id.

        That is how somebody who acts is found, whose use case asks for the settings and their calendar next: those
        are read along, for each way to the database costs more than what it brings.
        """
        found = self._connection.execute(_WITH_SETTINGS, {"wanted": chat_id}).all()
        if not found:
            return None
        person: Person
        person, workspace, _ = rows.split(found[0], _SHAPE, WORKSPACE, CALENDAR)
        if workspace is not None:
            self._workspaces.learn(workspace)
        stored = [rows.split(row, _SHAPE, WORKSPACE, CALENDAR)[-1] for row in found]
        self._calendars.learn(person.calendar, [calendar for calendar in stored if calendar is not None])
        return person

    def all(self) -> list[Person]:
        """Everybody, by name."""
        return _by_name(map(_SHAPE.read, self._connection.execute(_SELECT)))

    def keepers(self) -> list[Person]:
        """Plan keepers who can be reached, by name."""
        return _by_name(map(_SHAPE.read, self._connection.execute(_KEEPERS)))

    def manages_anybody(self, person_id: int) -> bool:
        """Whether they are somebody's manager."""
        return self._connection.execute(_MANAGED, {"manager": person_id}).first() is not None

    def managers_above(self, ids: Iterable[int]) -> dict[int, int]:
        """Who is whose manager: of these people, and of everybody above them; a line that leads back ends there."""
        return {row[0]: row[1] for row in self._connection.execute(_LINE, {"of": sorted(set(ids))})}

    def muted_before(self, day: date) -> list[Person]:
        """People whose mute has its last day before that day, by id."""
        return [_SHAPE.read(row) for row in self._connection.execute(_MUTED, {"day": day})]

    def leave_takers(self) -> list[Person]:
        """Members with a leave, present or to come, who own open tasks, head a department or lead; by name."""
        return _by_name(map(_SHAPE.read, self._connection.execute(_LEAVE_TAKERS)))

    def moved_before(self, moment: datetime) -> list[Person]:
        """Active people with a move that was heard of until then and is not answered, the oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_MOVED, {"moment": moment})]

    def returning_before(self, day: date) -> list[Person]:
        """Active people whose leave ends before that day and who were not welcomed back, the oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_RETURNING, {"day": day})]

    def covered_by(self, deputy_id: int) -> list[Person]:
        """Active people with that deputy and a leave, past, present or to come, by id."""
        return [_SHAPE.read(row) for row in self._connection.execute(_COVERED, {"deputy": deputy_id})]

    def add(self, person: Person) -> Person:
        """Insert a new person."""
        return replace(person, id=rows.add_values(self._connection, people, _values(person)))

    def save(self, person: Person) -> None:
        """Update a known person; KeyError when there is none."""
        rows.save(self._connection, people, person.id, _values(person))

    def learn_channel(self, person_id: int, channel: str) -> None:
        """Remember the direct message of a person, and nothing else of them."""
        self._connection.execute(people.update().where(people.c.id == person_id).values(dm_channel=channel))

    def due_to_ask(self, now: datetime, limit: int) -> list[Person]:
        """Active people whose next check-in moment has come, longest waiting first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_DUE_TO_ASK, {"now": now, "most": limit})]

    def owners(self) -> list[Person]:
        """Active members who own open tasks, by id."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OWNERS)]

    def due_to_remind(self, now: datetime, limit: int) -> list[Person]:
        """People whose next reminder has come, longest waiting first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_DUE_TO_REMIND, {"now": now, "most": limit})]

    def plan_reminder(self, person_id: int, moment: datetime | None) -> None:
        """Set the next reminder of a person, and nothing else of them."""
        self._connection.execute(_PLAN_REMINDER, {"of": person_id, "moment": moment})

    def speak(self, language: str | None) -> None:
        """Set the usual language of everybody."""
        self._connection.execute(people.update().values(usual_language=language))

    def move_ask(self, person_id: int, expected: datetime | None, following: datetime) -> bool:
        """Move the next moment, if it still stands at `expected`."""
        still_there = people.c.next_ask_at.is_not_distinct_from(expected)
        moving = people.update().where(people.c.id == person_id, still_there).values(next_ask_at=following)
        return self._connection.execute(moving).rowcount == 1


def _by_name(found: Iterable[Person]) -> list[Person]:
    return sorted(found, key=lambda person: (rows.natural(person.name), person.id))


def _values(person: Person) -> dict[str, Any]:
    """The columns of a person; what is searched for stands in a column of its own."""
    coming, move = person.next_return, person.open_move
    found = {
        "returns_after": None if coming is None else coming.last,
        "move_since": None if move is None else move.since,
    }
    return rows.values_of(person) | found
