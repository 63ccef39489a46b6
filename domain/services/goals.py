"""Goals: looked at, written down and changed in the chat, each with what it lacks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.errors import MissingTitleError, TooLongError, UnknownDepartmentError, UnknownGoalError
from domain.goal_card import GoalCard, GoalForm, GoalWords, NewMeasure
from domain.goal_errors import GoalBelowItselfError
from domain.goals import GOAL_ADDED, GOAL_EDITED, Goal, Lack, lacks
from domain.matters import Matter
from domain.measures import Direction, Measure
from domain.part_given import GivenPart
from domain.people import Person
from domain.plan import PERSPECTIVES, USUAL_PERSPECTIVE
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, naming
from domain.services.changes import Act, plain
from domain.services.importing.ledger import differences
from domain.services.part_told import tell_part
from domain.services.status_of import status_at
from domain.services.tasks import LONGEST_TITLE, department_named, goal_named
from domain.views import TaskFilter

MEASURE_ADDED = "measure_added"
"""What the trail calls it when the chat gives a goal its number."""


class GoalService:
    """Shows and changes goals."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def show(self, chat_id: str, called: str, now: datetime) -> GoalCard:
        """A goal by its code or title, for any member. Errors: StrangerError, UnknownGoalError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _card(uow, reader, _called(uow, called), now)

    def form(self, chat_id: str, called: str | None = None) -> GoalForm:
        """What the form for a goal offers, or for a new one. Errors: StrangerError, UnknownGoalError, NotAllowedError.

        Who may make a goal depends on its department: that of a new one is asked when the form is sent.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            goals, departments = tuple(uow.goals.all()), tuple(uow.departments.all())
            if called is None:
                return GoalForm(None, None, goals, departments, PERSPECTIVES)
            goal = _called(uow, called)
            access.require(uow, person, Right.SET_GOAL, Matter.of_goal(goal))
            owner = None if goal.owner_id is None else uow.people.get(goal.owner_id)
            others = tuple(each for each in goals if each.id != goal.id)
            measured = _is_measured(uow, goal)
            return GoalForm(goal, owner, others, departments, PERSPECTIVES, _lacks(uow, goal), measured)

    def add(self, chat_id: str, wanted: GoalWords, now: datetime, *, through: str) -> GoalCard:
        """Make a goal, with its measure if there is one. Who leads its department may; one of the company the leader.

        Errors: StrangerError, MissingTitleError, TooLongError, UnknownGoalError, UnknownDepartmentError,
        UnknownPersonError, UnreachablePersonError, NotAllowedError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            goal = _made(uow, wanted)
            access.require(uow, act.by, Right.SET_GOAL, Matter.of_department(goal.department_id))
            goal = uow.goals.add(goal)
            _write(uow, act, GOAL_ADDED, f"goal:{goal.id}", None, goal)
            _tell_owner(uow, act, None, goal)
            _measure(uow, act, goal, wanted.measure)
            assumed = goal.parent_id is None and goal.perspective != _perspective(wanted)
            return replace(_card(uow, act.by, goal, now), assumed=assumed)

    def change(self, chat_id: str, goal_id: int, wanted: GoalWords, now: datetime, *, through: str) -> GoalCard:
        """Make a goal what a form says, and give it its measure. For those who lead where it was and where it goes.

        Errors: those of `add`, GoalBelowItselfError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            known = {each.id: each for each in uow.goals.all()}
            before = known.get(goal_id)
            if before is None:
                raise UnknownGoalError(field="goal", name=str(goal_id), known=())
            after = replace(_made(uow, wanted), id=before.id, code=before.code)
            for each in (before, after):
                access.require(uow, act.by, Right.SET_GOAL, Matter.of_goal(each))
            _check_parent(known, after)
            if after != before:
                uow.goals.save(after)
                _write(uow, act, GOAL_EDITED, f"goal:{after.id}", before, after)
                _tell_owner(uow, act, before, after)
            _measure(uow, act, after, wanted.measure)
            return _card(uow, act.by, after, now)


def _called(uow: UnitOfWork, called: str) -> Goal:
    wanted = " ".join(called.casefold().split())
    titled = next((each for each in uow.goals.all() if " ".join(each.title.casefold().split()) == wanted), None)
    return titled or naming.goal(uow, called)


def _made(uow: UnitOfWork, wanted: GoalWords) -> Goal:
    title = " ".join(wanted.title.split())
    if not title:
        raise MissingTitleError(field="title")
    if len(title) > LONGEST_TITLE:
        raise TooLongError(field="title", most=LONGEST_TITLE)
    parent = goal_named(uow, wanted.parent or "")
    perspective = _perspective(wanted)
    owner = access.member(uow, wanted.owner) if wanted.owner else None
    try:
        department_id = department_named(uow, wanted.department or "")
    except UnknownDepartmentError:
        if perspective is None:
            raise
        department_id = None
    if department_id is None and not wanted.department and parent is not None:
        department_id = parent.department_id
    return Goal(
        id=0,
        code=_code(uow.goals.all(), parent),
        title=title,
        perspective=perspective or (parent.perspective if parent else USUAL_PERSPECTIVE),
        parent_id=parent.id if parent else None,
        department_id=department_id,
        owner_id=owner.id if owner else None,
        due_on=wanted.due_on,
    )


def _perspective(wanted: GoalWords) -> str | None:
    """The row that was named, if it is one."""
    named = (wanted.perspective or wanted.department or "").casefold().replace(" ", "_").replace("-", "_")
    return named if named in PERSPECTIVES else None


def _code(goals: Sequence[Goal], parent: Goal | None) -> str:
    """The next free code: `G7`, or `G2.3` below `G2`."""
    known = {each.code.casefold() for each in goals}
    stem = "G" if parent is None else f"{parent.code}."
    return next(f"{stem}{n}" for n in range(1, len(goals) + 2) if f"{stem}{n}".casefold() not in known)


def _check_parent(known: dict[int, Goal], goal: Goal) -> None:
    above, seen = goal.parent_id, {goal.id}
    while above is not None:
        if above in seen:
            raise GoalBelowItselfError(field="parent", code=goal.code)
        seen.add(above)
        above = known[above].parent_id


def _measure(uow: UnitOfWork, act: Act, goal: Goal, new: NewMeasure | None) -> None:
    """Give a goal its number; the better way is from where it stands to the target."""
    if new is None:
        return
    keys = {each.key.casefold() for each in uow.measures.all()}
    stem = goal.code.casefold()
    key = next(f"{stem}-{n}" for n in range(1, len(keys) + 2) if f"{stem}-{n}" not in keys)
    falls = new.baseline is not None and new.target < new.baseline
    direction = Direction.DOWN if falls else Direction.UP
    measure = uow.measures.add(Measure(0, key, goal.id, new.name, new.unit, direction, new.baseline, new.target))
    after = {"name": measure.name, "goal_id": goal.id, "target": plain(measure.target), "unit": measure.unit}
    entry = AuditEntry(act.at, MEASURE_ADDED, f"measure:{measure.id}", act.by.id, None, after, through=act.through)
    uow.audit.add(entry)


def _write(uow: UnitOfWork, act: Act, what: str, subject: str, before: Goal | None, after: Goal) -> None:
    old, new = differences(before, after)
    uow.audit.add(AuditEntry(act.at, what, subject, act.by.id, old or None, new, through=act.through))


def _tell_owner(uow: UnitOfWork, act: Act, before: Goal | None, after: Goal) -> None:
    if after.owner_id is not None and (before is None or before.owner_id != after.owner_id):
        tell_part(uow, GivenPart.GOAL, after.id, uow.people.get(after.owner_id), act.by, act.at)


def _is_measured(uow: UnitOfWork, goal: Goal) -> bool:
    return any(each.goal_id == goal.id for each in uow.measures.all())


def _lacks(uow: UnitOfWork, goal: Goal) -> tuple[Lack, ...]:
    below = any(each.parent_id == goal.id for each in uow.goals.all())
    begun = below or uow.tasks.tally(TaskFilter(goal_id=goal.id)).total > 0
    return lacks(goal, measured=_is_measured(uow, goal), begun=begun)


def _card(uow: UnitOfWork, reader: Person, goal: Goal, now: datetime) -> GoalCard:
    goals = uow.goals.all()
    return GoalCard(
        status=status_at(uow, reader, goal, now, 0),
        goal=goal,
        owner=None if goal.owner_id is None else uow.people.get(goal.owner_id),
        department=access.department_of(uow, goal.department_id),
        parent=next((each for each in goals if each.id == goal.parent_id), None),
        children=tuple(each for each in goals if each.parent_id == goal.id),
        lacks=_lacks(uow, goal),
        may_edit=access.may(uow, reader, Right.SET_GOAL, Matter.of_goal(goal)),
    )
