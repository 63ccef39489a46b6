"""Plans to be written: the sample company in a database, and one with whatever people should not type."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.measures import Reading
from domain.tasks import Status, TaskState
from domain.whole_plan import WholePlan
from tests import mothers

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://evil", "x")'
MARKUP = "<script>alert(1)</script> & \u202eturned"


def plan(**changes: object) -> WholePlan:
    """A small plan: goals two deep, a measure with readings, and tasks in every state that a plan has."""
    leader = mothers.person("Sara", id=1, zone="Asia/Riyadh")
    owner = mothers.person("Omar", id=2, manager_id=1, department_id=1)
    sales = mothers.department("sales", id=1, head_id=1, name="المبيعات")
    top = mothers.goal("G1", id=1, perspective="finances", owner_id=1, due_on=date(2027, 12, 31))
    below = mothers.goal("G1.1", id=2, parent_id=1, department_id=1, perspective="finances")
    measure = mothers.measure(1, "share", id=1, name="Share abroad", baseline=Decimal(8))
    readings = tuple(Reading(1, date(2026, month, 1), Decimal(f"{month}.5")) for month in (9, 10, 11))
    late = {"due_on": date(2026, 11, 20), "status": Status.OFF_TRACK, "progress": 40, "last_check_in_at": AT}
    tasks = (
        mothers.task("Sign the vendor", id=12, owner_id=2, goal_id=2, department_id=1, blocker="No money", **late),
        mothers.task(FORMULA, id=13, due_on=date(2027, 3, 28), how=f"first\n{MARKUP}", place="-1+1"),
        mothers.task(MARKUP, id=14, goal_id=1, status=Status.DONE, state=TaskState.DONE, due_on=date(2026, 10, 1)),
    )
    made = WholePlan(
        at=AT,
        settings=mothers.workspace(leader_id=1, team_id="T0WADI"),
        people=(leader, owner),
        departments=(sales,),
        goals=(top, below),
        measures=(measure,),
        readings={1: readings},
        tasks=tasks,
        action_items=(mothers.action_item("Call the bank", id=3, owner_id=2, due_on=date(2026, 12, 1)),),
        not_in_plan=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name
