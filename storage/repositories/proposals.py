"""Proposals of other dates."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select

from domain.pausing import Proposal
from domain.ports import Proposals
from storage import rows
from storage.tables import proposals
from storage.tables.answers import IS_OPEN_PROPOSAL

_SHAPE = rows.Shape(Proposal, proposals)
_SELECT = select(*_SHAPE.columns)
_MANY = _SELECT.where(proposals.c.id.in_(bindparam("wanted", expanding=True)))
_SETTLE = proposals.update().where(proposals.c.id == bindparam("wanted"), IS_OPEN_PROPOSAL)
_OPEN_ON = _SELECT.where(proposals.c.task_id == bindparam("task"), IS_OPEN_PROPOSAL)
_OPEN_AMONG = select(proposals.c.task_id).where(
    proposals.c.task_id.in_(bindparam("wanted", expanding=True)), IS_OPEN_PROPOSAL
)
_OF_ASKED = _SELECT.where(proposals.c.asked_of == bindparam("person")).order_by(proposals.c.due_at, proposals.c.id)
_ASKED_OF = _OF_ASKED.where(IS_OPEN_PROPOSAL)
_ASKED_OF_SINCE = _OF_ASKED.where(or_(IS_OPEN_PROPOSAL, proposals.c.ended_at >= bindparam("since")))
_OF_TASK = _SELECT.where(proposals.c.task_id == bindparam("task")).order_by(proposals.c.id)


class SqlProposals(Proposals):
    """Proposals as rows; a task has at most one open one, by a unique index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposal: Proposal) -> Proposal:
        """Insert a new one."""
        return rows.add(self._connection, proposals, proposal)

    def find(self, proposal_id: int) -> Proposal | None:
        """The proposal, or None."""
        return self.many([proposal_id]).get(proposal_id)

    def many(self, proposal_ids: Sequence[int]) -> dict[int, Proposal]:
        """Proposals by id."""
        if not proposal_ids:
            return {}
        found = self._connection.execute(_MANY, {"wanted": list(proposal_ids)})
        return {each.id: each for each in (_SHAPE.read(row) for row in found)}

    def settle(self, proposal: Proposal) -> bool:
        """Store a proposal with its end; False when it had ended before."""
        return rows.settle(self._connection, _SETTLE, proposals, proposal.id, rows.values_of(proposal))

    def open_on(self, task_id: int) -> Proposal | None:
        """The open proposal on a task."""
        row = self._connection.execute(_OPEN_ON, {"task": task_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def open_among(self, task_ids: Sequence[int]) -> set[int]:
        """Those of the tasks, by id, on which a proposal is open."""
        return set(self._connection.scalars(_OPEN_AMONG, {"wanted": list(task_ids)})) if task_ids else set()

    def asked_of(self, person_id: int, ended_since: datetime | None = None) -> list[Proposal]:
        """Open proposals that wait for a person, the earliest due first; with `ended_since` those that ended since."""
        if ended_since is None:
            found = self._connection.execute(_ASKED_OF, {"person": person_id})
        else:
            found = self._connection.execute(_ASKED_OF_SINCE, {"person": person_id, "since": ended_since})
        return [_SHAPE.read(row) for row in found]

    def of_task(self, task_id: int) -> list[Proposal]:
        """Every proposal on a task, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_TASK, {"task": task_id})]
