"""The ladder as a setting: what it is, for anybody; what another one would change, and changing it, for keepers."""

from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import workdays_later, working_moment
from domain.departments import Department
from domain.errors import UnknownDepartmentError
from domain.ladder import CaseKind, Role, Rung
from domain.ladder_outlook import Change, Climb, LadderPreview, LadderShown, Step
from domain.ladder_rules import LadderRule
from domain.people import Person
from domain.ports import Candidate, Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time, naming
from domain.services.cases import after_the_question
from domain.services.changes import differences, plain
from domain.services.ladders import Rules, ladders_for
from domain.services.standing_in import deputy_today
from domain.tasks import TaskState
from domain.views import TaskFilter, TaskView

EXAMPLES = 3
_LOOK_AT = 50
"""So many tasks are looked at for examples that follow the rule in question."""


class LadderSettings:
    """Shows ladders, and keeps their rules."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, department: str | int | None, now: datetime) -> LadderShown:
        """The ladder of a department, by its key, name or id, or of the company without one; for any member.

        The example is a task of theirs, if they own one there. Errors: StrangerError, UnknownDepartmentError.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            found = _department(uow, department)
            rules = Rules.of(uow)
            rule = rules.of_department(None if found is None else found.id)
            own_tasks = uow.tasks.views(TaskFilter(owner_id=person.id), most=_LOOK_AT)
            there = [each for each in own_tasks if found is None or each.task.department_id == found.id]
            views = there or _tasks(uow, rules, found)
            climbs = _climbs(uow, views[:1], rules, now)
            return LadderShown(
                department=found,
                rule=rule,
                own=found is not None and found.ladder is not None,
                example=climbs[0] if climbs else None,
                may_change=access.may(uow, person, Right.SET_LADDER),
                others=() if found is not None else tuple(one for one in uow.departments.all() if one.ladder),
            )

    def preview(
        self, chat_id: str, department_id: int | None, wanted: LadderRule | None, now: datetime
    ) -> LadderPreview:
        """What another rule would change; nothing is changed. For plan keepers and the leader.

        `wanted` is None for a department that goes back to the company's ladder. Errors: StrangerError,
        NotAllowedError, UnknownDepartmentError.
        """
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_LADDER)
            return _preview(uow, _department(uow, department_id), wanted, now)

    def change(
        self, chat_id: str, department_id: int | None, wanted: LadderRule | None, now: datetime, *, through: str
    ) -> LadderPreview:
        """Have cases that open from now on climb by another rule. Errors: those of `preview`."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_LADDER)
            found = _department(uow, department_id)
            told = _preview(uow, found, wanted, now)
            if told.changes:
                _save(uow, person, found, wanted, now, through)
            return told


def _department(uow: UnitOfWork, wanted: str | int | None) -> Department | None:
    if isinstance(wanted, str):
        return naming.department(uow, wanted)
    known = uow.departments.all() if wanted is not None else []
    found = next((one for one in known if one.id == wanted), None)
    if wanted is not None and found is None:
        raise UnknownDepartmentError(field="department", name=str(wanted), known=())
    return found


def _tasks(uow: UnitOfWork, rules: Rules, department: Department | None) -> list[TaskView]:
    """Tasks that follow the rule in question, those with an open case first."""
    of = None if department is None else department.id
    ladder = TaskFilter(department_id=of)
    found = uow.tasks.views(replace(ladder, with_open_case=True), most=_LOOK_AT)
    found += uow.tasks.views(ladder, most=_LOOK_AT)
    once = {view.task.id: view for view in found if view.owner is not None and view.task.state is TaskState.OPEN}
    return [view for view in once.values() if of is not None or view.task.department_id not in rules.own][:EXAMPLES]


def _preview(uow: UnitOfWork, department: Department | None, wanted: LadderRule | None, now: datetime) -> LadderPreview:
    rules = Rules.of(uow)
    of = None if department is None else department.id
    before, changed = rules.of_department(of), rules.with_rule(of, wanted)
    views = _tasks(uow, rules, department)
    pairs = zip(_climbs(uow, views, rules, now), _climbs(uow, views, changed, now), strict=True)
    own = None if department is None else department.ladder
    return LadderPreview(
        department=department,
        before=before,
        after=changed.of_department(of),
        wanted=wanted,
        changes=wanted != (before if department is None else own),
        examples=tuple(Change(*pair) for pair in pairs),
        open_cases=uow.tasks.count(TaskFilter(department_id=of, with_open_case=True)),
    )


def _save(
    uow: UnitOfWork,
    person: Person,
    department: Department | None,
    wanted: LadderRule | None,
    now: datetime,
    through: str,
) -> None:
    if department is not None:
        uow.departments.save(replace(department, ladder=wanted))
        was, is_now = {"ladder": plain(department.ladder)}, {"ladder": plain(wanted)}
        subject = f"department:{department.id}"
        uow.audit.add(AuditEntry(now, "ladder_changed", subject, person.id, was, is_now, through=through))
    elif wanted is not None:
        settings = access.workspace(uow)
        after = replace(settings, ladder=wanted)
        uow.workspaces.save(after)
        changed = differences(settings, after)
        uow.audit.add(AuditEntry(now, "settings_changed", "workspace", person.id, *changed, through=through))


def _climbs(uow: UnitOfWork, views: list[TaskView], rules: Rules, now: datetime) -> list[Climb]:
    candidates = [_candidate(view) for view in views]
    ladders = ladders_for(uow, candidates, rules) if candidates else {}
    return [Climb(view, _steps(uow, view, ladders[view.task.id], now)) for view in views]


def _candidate(view: TaskView) -> Candidate:
    """The task as if a case opened on it now."""
    owner, department = view.owner, view.department
    return Candidate(
        task_id=view.task.id,
        kind=CaseKind.UNOWNED if owner is None else CaseKind.OVERDUE,
        owner_id=view.task.owner_id,
        manager_id=None if owner is None else owner.manager_id,
        deputy_id=None if owner is None else owner.deputy_id,
        department_id=view.task.department_id,
        head_id=None if department is None else department.head_id,
        away_until=None,
    )


def _steps(uow: UnitOfWork, view: TaskView, ladder: tuple[Rung, ...], now: datetime) -> tuple[Step, ...]:
    """When each would be told if nobody answered; whoever has left is passed over."""
    steps, moment = [], now
    for rung in ladder:
        person = uow.people.get(rung.person_id)
        if not person.reachable:
            continue
        if rung.role is Role.OWNER:
            person = deputy_today(uow, person, now) or person
            held = after_the_question(uow, view.task.id, person.id, now)
            moment = max(moment, held or moment)
        schedule = local_time.schedule(uow, person)
        moment = working_moment(schedule, moment)
        steps.append(Step(rung.role, person, moment))
        moment = workdays_later(schedule, moment, rung.days)
    return tuple(steps)
