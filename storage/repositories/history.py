"""The past of a task: each kind of thing by one statement."""

from sqlalchemy import Connection, bindparam, select

from domain.checkins import CheckIn
from domain.decisions import Decision
from domain.ladder import Case
from domain.needs import Need
from domain.ports import History
from storage import rows
from storage.tables import cases, check_ins, decisions, needs

_CHECK_IN = rows.Shape(CheckIn, check_ins)
_NEED = rows.Shape(Need, needs)
_CASE = rows.Shape(Case, cases)
_DECISION = rows.Shape(Decision, decisions)
_CHECK_INS = (
    select(*_CHECK_IN.columns)
    .where(check_ins.c.task_id == bindparam("task"), check_ins.c.answered_at.is_not(None))
    .order_by(check_ins.c.week.desc())
    .limit(bindparam("most"))
)
_NEEDS = select(*_NEED.columns).where(needs.c.task_id == bindparam("task")).order_by(needs.c.id)
_CASES = select(*_CASE.columns).where(cases.c.task_id == bindparam("task")).order_by(cases.c.id)
_DECISIONS = select(*_DECISION.columns).where(decisions.c.task_id == bindparam("task")).order_by(decisions.c.id)


class SqlHistory(History):
    """What happened to one task, from the rows that hold it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def check_ins(self, task_id: int, most: int) -> list[CheckIn]:
        """The newest answered check-ins, oldest first."""
        found = self._connection.execute(_CHECK_INS, {"task": task_id, "most": most})
        return [_CHECK_IN.read(row) for row in found][::-1]

    def needs(self, task_id: int) -> list[Need]:
        """Everything that was asked for, oldest first."""
        return [_NEED.read(row) for row in self._connection.execute(_NEEDS, {"task": task_id})]

    def cases(self, task_id: int) -> list[Case]:
        """Every case, oldest first."""
        return [_CASE.read(row) for row in self._connection.execute(_CASES, {"task": task_id})]

    def decisions(self, task_id: int) -> list[Decision]:
        """Every decision, oldest first."""
        return [_DECISION.read(row) for row in self._connection.execute(_DECISIONS, {"task": task_id})]
