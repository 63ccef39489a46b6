"""The part of a plan that belongs to one department, and whatever it refers to, so that nothing leads nowhere."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.departments import Department
from domain.people import Person
from domain.whole_plan import WholePlan


def part_of(whole: WholePlan, department: Department) -> WholePlan:
    """The part; the tasks of the plan are those of the department already."""
    tasks = {task.id for task in whole.tasks}
    of_tasks = {task.goal_id for task in whole.tasks if task.goal_id is not None}
    of_it = {goal.id for goal in whole.goals if goal.department_id == department.id}
    kept = _with_all_above({goal.id: goal.parent_id for goal in whole.goals}, of_it | of_tasks)
    goals = tuple(goal for goal in whole.goals if goal.id in kept)
    measures = tuple(measure for measure in whole.measures if measure.goal_id in kept)
    items = tuple(item for item in whole.action_items if item.task_id in tasks)
    owners = [task.owner_id for task in whole.tasks] + [item.owner_id for item in items]
    members = [person.id for person in whole.people if person.department_id == department.id]
    people, departments = _around(
        whole,
        people=(whole.settings.leader_id, *owners, *members),
        departments=(department.id, *(goal.department_id for goal in goals)),
    )
    return replace(
        whole,
        people=tuple(person for person in whole.people if person.id in people),
        departments=tuple(each for each in whole.departments if each.id in departments),
        goals=goals,
        measures=measures,
        readings={measure.id: whole.readings.get(measure.id, ()) for measure in measures},
        action_items=items,
        department=department,
    )


def _with_all_above(parents: Mapping[int, int | None], ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for each in ids:
        above: int | None = each
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found


def _around(
    whole: WholePlan, *, people: Iterable[int | None], departments: Iterable[int | None]
) -> tuple[set[int], set[int]]:
    """These people and departments, with all those whom they name: managers, deputies, heads, departments."""
    by_id: Mapping[int, Person] = {person.id: person for person in whole.people}
    heads = {each.id: each.head_id for each in whole.departments}
    seen_people: set[int] = set()
    seen_departments: set[int] = set()
    people_left, departments_left = [*people], [*departments]
    while people_left or departments_left:
        if departments_left:
            here = departments_left.pop()
            if here is not None and here not in seen_departments:
                seen_departments.add(here)
                people_left.append(heads.get(here))
            continue
        who = people_left.pop()
        if who is not None and who not in seen_people and who in by_id:
            seen_people.add(who)
            person = by_id[who]
            people_left += [person.manager_id, person.deputy_id]
            departments_left.append(person.department_id)
    return seen_people, seen_departments
