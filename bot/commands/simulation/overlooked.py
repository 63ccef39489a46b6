"""Which tasks give a reason for a case and have none, told from the rows alone: the sweep for cases is not asked."""

from collections.abc import Collection, Iterator
from datetime import datetime

from domain.people import Person
from domain.ports import Thresholds
from domain.rhythm import TaskRhythm
from domain.services import access
from domain.services.cases import thresholds
from domain.tasks import Task, TaskState
from storage.witness import View

LONG_OFF_TRACK = 2
"""So many weeks off track are a reason."""


def overlooked(view: View, now: datetime) -> frozenset[int]:
    """Ids of open tasks that give a reason now, rest after no decision, and have no open case.

    Left out are owners with a leave: how long they are given after it, only the program knows.
    """
    if access.workspace(view.uow).leader_id is None:
        return frozenset()  # nobody to climb to
    limits = thresholds(view.uow, now)
    followed = view.followed()
    asking = view.asking_since(limits.blocked_since)
    people = {person.id: person for person in view.people()}
    return frozenset(
        task.id
        for task in view.tasks()
        if task.id not in followed and (task.quiet_until is None or task.quiet_until <= now)
        if any(_reasons(task, limits, asking, people))
    )


def _reasons(task: Task, limits: Thresholds, asking: Collection[int], people: dict[int, Person]) -> Iterator[bool]:
    if task.state is not TaskState.OPEN:
        return
    heard = task.last_check_in_at
    yield task.owner_id is None
    yield task.due_on is not None and task.due_on < limits.today
    yield bool(task.blocker) and heard is not None and heard < limits.blocked_since
    yield task.id in asking
    yield task.off_track_weeks >= LONG_OFF_TRACK
    if task.owner_id is not None and people[task.owner_id].away_until is None:
        still = {TaskRhythm.FORTNIGHTLY: limits.fortnightly_still_since, TaskRhythm.MONTHLY: limits.monthly_still_since}
        since = task.still_since
        yield heard is not None and since is not None and since < still.get(task.rhythm, limits.still_since)
        since = heard or task.owned_since or task.created_at
        silent = {TaskRhythm.FORTNIGHTLY: limits.fortnightly_since, TaskRhythm.MONTHLY: limits.monthly_since}
        bound = silent.get(task.rhythm, limits.silent_since)
        days = {TaskRhythm.FORTNIGHTLY: limits.fortnightly_from, TaskRhythm.MONTHLY: limits.monthly_from}
        has_begun = task.start_on is None or task.start_on <= days.get(task.rhythm, limits.silent_from)
        settled = task.rhythm_set_at is None or task.rhythm_set_at < bound
        yield has_begun and settled and since is not None and since < bound
