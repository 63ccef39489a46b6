"""What is asked of owners beside their word: what their tasks lack, as far as they can say it themselves."""

from dataclasses import replace
from itertools import islice

from domain.edits import OWNERS_TELL, Lack, TaskField, unknown
from domain.matters import Matter
from domain.people import Person
from domain.ports import UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.editing import may_change
from domain.services.routing import grantor
from domain.tasks import Task, TaskState
from domain.weekly import CheckInAsked

ASKED = 3
"""So many tasks of a message are asked about: a question for each of many would be nagging."""

_LOOKED_AT = 20
"""Among so many of those that are not ready they are looked for: all that most people have."""


def with_lacks(uow: UnitOfWork, content: CheckInAsked) -> CheckInAsked:
    """The same week with what the reader can add to the first tasks that are not ready, and which others there are."""
    tasks = [view.task for view in content.shown if view.task.state is TaskState.OPEN and unknown(view.task)]
    found = (lack_of(uow, content.to, task) for task in tasks[:_LOOKED_AT])
    lacks = tuple(islice((lack for lack in found if lack.unknown), ASKED))
    asked = {lack.task_id for lack in lacks}
    others = [task for task in tasks if task.owner_id == content.to.id and task.id not in asked]
    return replace(content, lacks=lacks, more_lacking=_lacking(uow, others) if len(lacks) == ASKED else ())


def lack_of(uow: UnitOfWork, person: Person, task: Task) -> Lack:
    """What of a task is not known, as far as that person can say it."""
    lacking, theirs = unknown(task), may_change(uow, person, task)
    asks = TaskField.DUE in lacking and TaskField.DUE not in theirs
    fields = tuple(field for field in lacking if field in theirs)
    return Lack(task.id, fields, asks and _may_propose_date(uow, person, task))


def _lacking(uow: UnitOfWork, tasks: list[Task]) -> tuple[int, ...]:
    """Those of which their owner can say something; a date that waits for approval is said."""
    lacking = {task.id: OWNERS_TELL.intersection(unknown(task)) for task in tasks}
    proposed = uow.proposals.open_among([task_id for task_id, what in lacking.items() if what == {TaskField.DUE}])
    return tuple(task_id for task_id, what in lacking.items() if what and task_id not in proposed)


def _may_propose_date(uow: UnitOfWork, person: Person, task: Task) -> bool:
    """Whether there is somebody to propose a date to, and none waits for them yet."""
    if not access.may(uow, person, Right.PROPOSE_DATE, Matter.of_task(task)):
        return False
    return uow.proposals.open_on(task.id) is None and grantor(uow, person, task) is not None
