"""Which message offers which case."""

from datetime import date

from sqlalchemy import Connection, bindparam, select

from domain.claims import Offering
from domain.ports import Claims
from storage import rows
from storage.tables import offerings

_SHAPE = rows.Shape(Offering, offerings)
_OF_CASE = select(*_SHAPE.columns).where(offerings.c.case_id == bindparam("case"))
_CASES_OF = (
    select(offerings.c.case_id)
    .where(offerings.c.department_id == bindparam("department"), offerings.c.day == bindparam("on"))
    .order_by(offerings.c.case_id)
)


class SqlClaims(Claims):
    """Offerings as rows, one for each case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def offer(self, offering: Offering) -> bool:
        """Store one; False when the case was offered before."""
        values = rows.values_of(offering)
        return rows.add_once(self._connection, offerings, values, ("case_id",)) is not None

    def of_case(self, case_id: int) -> Offering | None:
        """How a case was offered, if it was."""
        row = self._connection.execute(_OF_CASE, {"case": case_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def cases_of(self, department_id: int, day: date) -> list[int]:
        """The ids of the cases that the message of that day offers to a department, in their order."""
        return list(self._connection.scalars(_CASES_OF, {"department": department_id, "on": day}))
