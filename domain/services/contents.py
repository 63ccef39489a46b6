"""Contents: what a notice says, gathered at the moment it is sent, and whether it is still true."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.cadence import return_from, week_of
from domain.digest import LateTold
from domain.ladder import Case, Outcome
from domain.notices import (
    CaseAnswered,
    CaseClimbed,
    CheckInAsked,
    Content,
    DecisionTold,
    Notice,
    NoticeKind,
    OwnerNudged,
    TaskGiven,
    TaskProposed,
    WelcomedBack,
)
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, leave_contents, local_time, need_contents, offers
from domain.services.asked_for import with_needs
from domain.services.case_people import closed_by, next_person, was_told
from domain.services.digests import agenda_content, digest_content
from domain.services.meeting import readers_of, welcome
from domain.services.routing import waiting_on
from domain.services.seeing import with_seers
from domain.services.standing_in import tasks_of
from domain.services.turns import resting
from domain.services.undo import undoable
from domain.tasks import TaskState
from domain.urgency import in_their_places
from domain.views import TaskFilter, TaskView


@dataclass(frozen=True, slots=True)
class Superseded:
    """The notice need not be said any more, and why."""

    reason: str


def load(uow: UnitOfWork, notice: Notice, now: datetime) -> Content | Superseded:
    """The content of a notice from what is true now. A message that stands already is always loaded whole."""
    to = None if notice.person_id is None else uow.people.get(notice.person_id)
    if to is not None and not to.reachable:
        return Superseded("left or not allowed")
    return _LOADERS[notice.kind](uow, notice, to, now)


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
        views=tuple(offers.with_offers(uow, with_seers(uow, views))),
        seen_by=readers_of(uow, person, views).all,
        weekday=access.workspace(uow).check_in.weekday,
        welcome=welcome(uow, person, week),
        undoable=undoable(uow, person, {view.task.id: view.check_in for view in views}),
        resting=resting(uow, views, week),
    )


def _standing(notice: Notice) -> bool:
    return notice.sent_ts is not None


def _check_in(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    person = _someone(to)
    week = date.fromisoformat(notice.occasion)
    content = with_needs(uow, check_in_content(uow, person, week, now))
    content = replace(content, is_back=_is_back(uow, person, notice.created_at))
    if _standing(notice):
        return content
    today = local_time.today(uow, person, now)
    if week_of(access.workspace(uow).check_in, today) > week:
        return Superseded("the week is over")
    waiting = [view for view in content.shown if view.task.state is TaskState.OPEN and not view.has_answer]
    return content if waiting else Superseded("answered meanwhile")


def _nudge(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    case = _case(uow, notice.subject_id)
    if not (case.is_open or _standing(notice)):
        return Superseded("answered meanwhile")
    views = uow.tasks.views(TaskFilter(ids=(case.task_id,)), week=local_time.this_week(uow, _someone(to), now))
    view = offers.with_offers(uow, views)[0]
    return OwnerNudged(_someone(to), case, view, next_person(uow, case), case.next_at)


def _climbed(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    case = _case(uow, notice.subject_id)
    if not (case.is_open or _standing(notice)):
        return Superseded("answered meanwhile")
    return CaseClimbed(_someone(to), case, _view(uow, case.task_id), next_person(uow, case), case.next_at)


def _answered(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    person = _someone(to)
    case = _case(uow, notice.subject_id)
    if not was_told(uow, case, person):
        return Superseded("was never told")
    if not _standing(notice) and (case.is_open or uow.notices.sent_to(notice.kind, case.id, person.id)):
        return Superseded("taken back, or told before")
    view = _view(uow, case.task_id)
    by = view.owner if case.outcome is Outcome.REASSIGNED else closed_by(uow, case)
    return CaseAnswered(person, case, view, by, view.task.status)


def _decision(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    decision = uow.decisions.get(notice.subject_id)
    new_owner = None if decision.owner_id is None else uow.people.get(decision.owner_id)
    case = _case(uow, decision.case_id)
    by = uow.people.get(decision.decided_by)
    leader = access.leader(uow, access.workspace(uow))
    return DecisionTold(to, to or leader or by, decision, case, _view(uow, decision.task_id), by, new_owner)


def _task_given(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    person = _someone(to)
    view = _view(uow, notice.subject_id)
    if view.task.owner_id != person.id and not _standing(notice):
        return Superseded("handed on meanwhile")
    if view.task.state in {TaskState.DONE, TaskState.DROPPED} and not _standing(notice):
        return Superseded("closed meanwhile")
    return TaskGiven(person, view, _giver(uow, view.task.id, person))


def _giver(uow: UnitOfWork, task_id: int, to: Person) -> Person | None:
    """Who made the person the owner; None when it was nobody of the company, such as an import."""
    given = [entry for entry in uow.audit.of(f"task:{task_id}") if entry.after and entry.after.get("owner_id") == to.id]
    return None if not given or given[-1].person_id is None else uow.people.get(given[-1].person_id)


def _proposed(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    view = _view(uow, notice.subject_id)
    if view.task.state is not TaskState.PROPOSED and not _standing(notice):
        return Superseded("answered meanwhile")
    by = view.task.created_by
    return TaskProposed(_someone(to), view, uow.people.get(by) if by is not None else _someone(to))


def _digest(uow: UnitOfWork, notice: Notice, _to: Person | None, _now: datetime) -> Content | Superseded:
    return digest_content(uow, notice) or Superseded("no leader")


def _late(uow: UnitOfWork, notice: Notice, _to: Person | None, now: datetime) -> Content | Superseded:
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    by, week = uow.people.get(notice.subject_id), week_of(settings.check_in, date.fromisoformat(notice.occasion))
    views = check_in_content(uow, by, week, now).views
    late = tuple(view for view in views if view.check_in is not None and view.check_in.late)
    if leader is None or not (late or _standing(notice)):
        return Superseded("taken back meanwhile, or no leader")
    return LateTold(by, week, late, leader)


def _agenda(uow: UnitOfWork, notice: Notice, _to: Person | None, now: datetime) -> Content | Superseded:
    return agenda_content(uow, notice, now) or Superseded("no leader")


def _changed(uow: UnitOfWork, notice: Notice, _to: Person | None, now: datetime) -> Content | Superseded:
    original = uow.notices.get(notice.subject_id)
    if not _standing(original):
        return Superseded("the message was never sent")
    return load(uow, original, now)


def _welcome(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    return welcome_content(uow, _someone(to), date.fromisoformat(notice.occasion), now)


def welcome_content(uow: UnitOfWork, person: Person, week: date, now: datetime) -> WelcomedBack:
    """What waits for somebody who comes back from leave."""
    asked = with_needs(uow, check_in_content(uow, person, week, now))
    schedule = local_time.schedule(uow, person)
    coming = person.next_ask_at
    if coming is not None and schedule.today(coming) < asked.week + timedelta(weeks=1):
        asked = replace(asked, views=())  # the week's own moment is still to come
    cases = tuple(case for case in uow.cases.waiting_on(person.id) if case.view.task.owner_id != person.id)
    return WelcomedBack(person, asked, cases, tuple(waiting_on(uow, person, now)))


def _leave_over(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    content = welcome_content(uow, _someone(to), date.fromisoformat(notice.occasion), now)
    return content if content.matters or _standing(notice) else Superseded("nothing waits any more")


def _is_back(uow: UnitOfWork, person: Person, moment: datetime) -> bool:
    """Whether that is their first working day after a leave."""
    schedule = local_time.schedule(uow, person)
    day = schedule.today(moment)
    over = (leave for leave in person.leaves if leave.last < day)
    return any(schedule.today(return_from(schedule, leave)) == day for leave in over)


def _case(uow: UnitOfWork, case_id: int) -> Case:
    case = uow.cases.find(case_id)
    if case is None:
        raise KeyError(case_id)
    return case


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return offers.with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]


def _someone(person: Person | None) -> Person:
    if person is None:
        raise TypeError("this notice goes to a person")
    return person


Loader = Callable[[UnitOfWork, Notice, Person | None, datetime], Content | Superseded]


def _saying_why(gather: Callable[[UnitOfWork, Notice, Person, datetime], Content | str]) -> Loader:
    """For those that say themselves why they need not be said any more."""

    def load_it(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
        found = gather(uow, notice, _someone(to), now)
        return Superseded(found) if isinstance(found, str) else found

    return load_it


_LOADERS: dict[NoticeKind, Loader] = {
    NoticeKind.CHECK_IN_ASKED: _check_in,
    NoticeKind.OWNER_NUDGED: _nudge,
    NoticeKind.CASE_CLIMBED: _climbed,
    NoticeKind.CASE_ANSWERED: _answered,
    NoticeKind.DECISION_TOLD: _decision,
    NoticeKind.DECISION_POSTED: _decision,
    NoticeKind.TASK_GIVEN: _task_given,
    NoticeKind.NEED_RAISED: _saying_why(need_contents.raised),
    NoticeKind.NEED_TOLD: _saying_why(need_contents.told),
    NoticeKind.NEEDS_YOU: _saying_why(need_contents.waiting),
    NoticeKind.TASK_PROPOSED: _proposed,
    NoticeKind.TASK_OFFERED: _saying_why(offers.made),
    NoticeKind.OFFER_TOLD: _saying_why(offers.told),
    NoticeKind.WELCOMED_BACK: _welcome,
    NoticeKind.LEAVE_OVER: _leave_over,
    NoticeKind.LEAVE_NOTED: _saying_why(leave_contents.noted),
    NoticeKind.UNMUTED: _saying_why(leave_contents.unmuted),
    NoticeKind.AWAY_ASKED: _saying_why(leave_contents.asked),
    NoticeKind.ZONE_ASKED: _saying_why(leave_contents.zone_asked),
    NoticeKind.LATE_TOLD: _late,
    NoticeKind.DIGEST: _digest,
    NoticeKind.AGENDA: _agenda,
    NoticeKind.MESSAGE_CHANGED: _changed,
}
