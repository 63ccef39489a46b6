"""What is asked of owners beside their word: what their tasks lack, as far as they can say it themselves."""

from dataclasses import replace
from itertools import islice

from domain.edits import Lack, TaskField, unknown
from domain.people import Person
from domain.ports import UnitOfWork
from domain.rights import Matter, Right
from domain.services import access
from domain.services.editing import may_change
from domain.services.routing import grantor
from domain.tasks import Task, TaskState
from domain.weekly import CheckInAsked

ASKED = 3
"""So many tasks of a message are asked about: a question for each of many would be nagging."""

_LOOKED_AT = 20
"""Among so many they are looked for: all that most people have."""


def with_lacks(uow: UnitOfWork, content: CheckInAsked) -> CheckInAsked:
    """The same week with what the reader can add to the first tasks that are not ready."""
    tasks = (view.task for view in content.shown[:_LOOKED_AT])
    found = (_lack(uow, content.to, task) for task in tasks if task.state is TaskState.OPEN and unknown(task))
    return replace(content, lacks=tuple(islice((lack for lack in found if lack.unknown), ASKED)))


def _lack(uow: UnitOfWork, person: Person, task: Task) -> Lack:
    lacking, theirs = unknown(task), may_change(uow, person, task)
    asks = TaskField.DUE in lacking and TaskField.DUE not in theirs
    fields = tuple(field for field in lacking if field in theirs)
    return Lack(task.id, fields, asks and _may_propose_date(uow, person, task))


def _may_propose_date(uow: UnitOfWork, person: Person, task: Task) -> bool:
    """Whether there is somebody to propose a date to, and none waits for them yet."""
    if not access.may(uow, person, Right.PROPOSE_DATE, Matter.of_task(task)):
        return False
    return uow.proposals.open_on(task.id) is None and grantor(uow, person, task) is not None
