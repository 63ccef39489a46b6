"""Which answers somebody above should see: built once, as it is asked for each head each week."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, select

from domain.checkins import CheckIn
from domain.tasks import Status
from storage import rows
from storage.tables import check_ins, departments, people, tasks
from storage.tables.base import word
from storage.tables.plan import IS_OPEN

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_NOBODY = 0
_HEAD = people.alias("head")
_PERSON: BindParameter[int] = bindparam("person")
_LEADER: BindParameter[int] = bindparam("leader")
_WORRIES = or_(
    check_ins.c.status == word(Status.OFF_TRACK),
    check_ins.c.blocker.is_not(None),
    and_(check_ins.c.status == word(Status.AT_RISK), check_ins.c.note != ""),
)
# Nobody else sees them: no department, or one without a head, whose head has left, or spoke themselves.
_HEADLESS = or_(_HEAD.c.id.is_(None), ~_HEAD.c.is_active, _HEAD.c.is_guest, _HEAD.c.id == check_ins.c.person_id)
UNSEEN = (
    select(*rows.Shape(CheckIn, check_ins).columns)
    .select_from(tasks)
    # The word that stands on the task is the newest one: a late word of an earlier week does not.
    .join(check_ins, and_(check_ins.c.task_id == tasks.c.id, check_ins.c.answered_at == tasks.c.last_check_in_at))
    .outerjoin(departments, departments.c.id == tasks.c.department_id)
    .outerjoin(_HEAD, _HEAD.c.id == departments.c.head_id)
    .where(
        IS_OPEN,
        _WORRIES,
        check_ins.c.person_id != _PERSON,
        or_(check_ins.c.seen_at.is_(None), check_ins.c.seen_at >= bindparam("since")),
        or_(departments.c.head_id == _PERSON, and_(_LEADER == _PERSON, _HEADLESS)),
    )
    .order_by(check_ins.c.answered_at, check_ins.c.id)
)


def bound(person_id: int, leader_id: int | None, seen_since: datetime | None) -> dict[str, Any]:
    """The values of the statement."""
    return {"person": person_id, "leader": leader_id or _NOBODY, "since": seen_since or _NEVER}
