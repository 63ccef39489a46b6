"""What decisions gave a task: money, authority, and less to do. It stands on the task wherever the task is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.decisions import GRANTS, Decision, DecisionKind
from domain.needs import NeedAnswer, NeedKind
from domain.ports import UnitOfWork
from domain.services.changes import rewrite_need
from domain.views import Given, TaskView


def with_given(uow: UnitOfWork, views: Sequence[TaskView], today: date) -> list[TaskView]:
    """The same tasks, with what they were given and still have on that day."""
    found = uow.decisions.giving([view.task.id for view in views])
    if not found:
        return list(views)
    people = uow.people.many([each.decided_by for each in found])
    given = [Given(each, people[each.decided_by]) for each in found]
    lasting = [each for each in given if each.lasts(today)]
    return [
        replace(view, given=tuple(one for one in lasting if one.decision.task_id == view.task.id)) for view in views
    ]


def answer_needs(uow: UnitOfWork, decision: Decision) -> None:
    """Settle what was asked for the task: the decision is the answer, and grants what it gives.

    Money answers who lacks money, and authority who lacks that; what else was asked for is still to be answered.
    """
    gives = GRANTS.get(decision.kind)
    for need in uow.needs.open_on(decision.task_id):
        if need.kind is gives:
            answer = NeedAnswer.GRANTED
        elif decision.kind in _ANSWER_ONE and need.kind is not NeedKind.DECISION:
            continue
        else:
            answer = NeedAnswer.DECIDED
        text = decision.note if answer is NeedAnswer.GRANTED else None
        at, by = decision.decided_at, decision.decided_by
        uow.needs.save(replace(need, answered_at=at, answer=answer, answered_by=by, answer_text=text))
        rewrite_need(uow, need, decision.decided_at)


_ANSWER_ONE = frozenset({DecisionKind.FUND, DecisionKind.AUTHORITY})
