"""What is said of somebody's week: the question, the reminder, and what waits for whoever comes back.

A str says why a notice need not be said any more. A message that stands already is always told whole.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.cadence import return_from
from domain.notices import Notice
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time, offers
from domain.services.asked_for import with_needs
from domain.services.given import with_given
from domain.services.lacks import with_lacks
from domain.services.meeting import readers_of, welcome
from domain.services.routing import waiting_on
from domain.services.seeing import with_seers
from domain.services.standing_in import tasks_of
from domain.services.turns import resting
from domain.services.undo import undoable
from domain.urgency import in_their_places
from domain.views import TaskFilter, TaskView
from domain.weekly import CheckInAsked, Reminded, WelcomedBack


def check_in_content(uow: UnitOfWork, person: Person, week: date, now: datetime) -> CheckInAsked:
    """A week's check-in of a person: the tasks they answer for now, and those they answered in that week."""
    today = local_time.today(uow, person, now)
    asked = uow.check_ins.tasks_asked(person.id, week)
    theirs = tasks_of(uow, person, today, week)
    known = {view.task.id for view in theirs}
    others = uow.tasks.views(TaskFilter(ids=tuple(task_id for task_id in asked if task_id not in known)), week=week)
    views = in_their_places([*theirs, *(view for view in others if view.has_answer)])
    return CheckInAsked(
        to=person,
        week=week,
        views=tuple(with_given(uow, offers.with_offers(uow, with_seers(uow, views)), today)),
        seen_by=readers_of(uow, person, views).all,
        weekday=access.workspace(uow).check_in.weekday,
        welcome=welcome(uow, person, week),
        undoable=undoable(uow, person, {view.task.id: view.check_in for view in views}),
        resting=resting(uow, views, week),
    )


def asked(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> CheckInAsked | str:
    """The week's question."""
    week = date.fromisoformat(notice.occasion)
    content = with_lacks(uow, with_needs(uow, check_in_content(uow, to, week, now)))
    content = replace(content, is_back=_is_back(uow, to, notice.created_at))
    return content if notice.sent_ts is not None else _why_not(uow, content, now) or content


def reminded(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> Reminded | str:
    """What waited when the reminder was made, with what was said since."""
    content = with_needs(uow, check_in_content(uow, to, date.fromisoformat(notice.occasion), now))
    why_not = None if notice.sent_ts is not None else _why_not(uow, content, now)
    if why_not is not None:
        return why_not
    views = tuple(view for view in content.shown if not _said_before(view, notice.created_at))
    strength = to.strength or access.workspace(uow).strength
    return Reminded(to, replace(content, views=views, resting=()), strength)


def _why_not(uow: UnitOfWork, content: CheckInAsked, now: datetime) -> str | None:
    if local_time.this_week(uow, content.to, now) > content.week:
        return "the week is over"
    return None if content.waiting else "answered meanwhile"


def _said_before(view: TaskView, moment: datetime) -> bool:
    said = None if view.check_in is None else view.check_in.answered_at
    return said is not None and said < moment


def welcomed(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> WelcomedBack | str:
    """What waits for somebody who said that they are back."""
    return welcome_content(uow, to, date.fromisoformat(notice.occasion), now)


def leave_over(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> WelcomedBack | str:
    """The same for somebody whose leave has ended by itself, unless nothing waits."""
    content = welcome_content(uow, to, date.fromisoformat(notice.occasion), now)
    return content if content.matters or notice.sent_ts is not None else "nothing waits any more"


def welcome_content(uow: UnitOfWork, person: Person, week: date, now: datetime) -> WelcomedBack:
    """What waits for somebody who comes back from leave."""
    asked = with_needs(uow, check_in_content(uow, person, week, now))
    schedule = local_time.schedule(uow, person)
    coming = person.next_ask_at
    if coming is not None and schedule.today(coming) < asked.week + timedelta(weeks=1):
        asked = replace(asked, views=())  # the week's own moment is still to come
    cases = tuple(case for case in uow.cases.waiting_on(person.id) if case.view.task.owner_id != person.id)
    return WelcomedBack(person, asked, cases, tuple(waiting_on(uow, person, now)))


def _is_back(uow: UnitOfWork, person: Person, moment: datetime) -> bool:
    """Whether that is their first working day after a leave."""
    schedule = local_time.schedule(uow, person)
    day = schedule.today(moment)
    over = (leave for leave in person.leaves if leave.last < day)
    return any(schedule.today(return_from(schedule, leave)) == day for leave in over)
