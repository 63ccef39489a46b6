"""The rules of ladders in the database, and who is above whom."""

from datetime import datetime
from typing import Any

from alembic import command
from sqlalchemy import JSON, Connection, Engine, column, table
from sqlalchemy.dialects.postgresql import JSONB

from domain.ladder import Rung
from domain.ladder_rules import LadderRule
from storage import schema
from storage.engine import make_engine
from storage.types import UtcDateTime
from storage.unit_of_work import SqlStorage
from tests import mothers


def test_a_line_is_followed_to_its_end(engine: Engine) -> None:
    """Everybody above somebody is told by their manager, also where the line leads back to where it began."""
    with SqlStorage(engine).write() as uow:
        top, middle, low, aside = (uow.people.add(mothers.person(name)) for name in ("Top", "Middle", "Low", "Aside"))
        for person, manager in ((low, middle), (middle, top), (top, middle)):
            uow.people.save(mothers.person(person.name, id=person.id, manager_id=manager.id))

        assert uow.people.managers_above([low.id]) == {low.id: middle.id, middle.id: top.id, top.id: middle.id}
        assert uow.people.managers_above([aside.id]) == {}
        assert uow.people.managers_above([]) == {}


def test_only_departments_with_a_rule_of_their_own_are_listed(engine: Engine) -> None:
    """The others follow the company's."""
    with SqlStorage(engine).write() as uow:
        uow.departments.add(mothers.department("it"))
        own = uow.departments.add(mothers.department("ops", ladder=LadderRule(owner_days=1, head_days=None)))

        assert uow.departments.ladders() == {own.id: LadderRule(owner_days=1, head_days=None)}
        assert uow.departments.get(own.id) == own


def test_the_days_of_an_older_program_become_the_rule(database_url: str) -> None:
    """The company's days and cooldown hold on, and cases that climb keep the days that were announced."""
    engine = make_engine(database_url)
    with schema.migrating(engine) as config:
        command.upgrade(config, "0024")
        connection = config.attributes["connection"]
        _insert(connection, "workspaces", id=1, **_SETTINGS)
        _insert(connection, "tasks", id=1, title="Open the line", state="open", off_track_weeks=0)
        _insert(connection, "cases", id=1, **_CASE)
    schema.upgrade(engine)
    with SqlStorage(engine).read() as uow:
        settings, case = uow.workspaces.find(), uow.cases.find(1)
    assert settings is not None
    assert settings.ladder == LadderRule(owner_days=4, head_days=4, cooldown_days=7)
    assert case is not None
    assert case.ladder == tuple(Rung(rung.role, rung.person_id, 4) for rung in mothers.ladder(1, 2))
    engine.dispose()


def _insert(connection: Connection, into: str, **values: Any) -> None:  # noqa: ANN401  (columns by name)
    """A row as the older program wrote it; what is no plain value is JSON."""
    types: dict[type, Any] = {dict: _JSON, list: _JSON, datetime: UtcDateTime()}
    columns = (column(name, types.get(type(value))) for name, value in values.items())
    connection.execute(table(into, *columns).insert(), values)


_JSON = JSON().with_variant(JSONB(), "postgresql")
_RHYTHM = {"weekday": 1, "at": "09:30:00"}
_MEETING = {"nth": 1, "weekday": 2, "at": "10:00:00", "agenda_lead": 3}
_SETTINGS = {
    "company": "Northwind",
    "plan_title": "Plan",
    "check_in": _RHYTHM,
    "digest": _RHYTHM,
    "meeting": _MEETING,
    "rung_days": 4,
    "silent_weeks": 2,
    "cooldown_days": 7,
}
_CASE = {
    "task_id": 1,
    "kind": "overdue",
    "ladder": [{"role": "head", "person_id": 1}, {"role": "leader", "person_id": 2}],
    "opened_at": mothers.NOW,
    "rung": 0,
}
