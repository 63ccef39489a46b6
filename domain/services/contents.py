"""Contents: what a notice says, gathered at the moment it is sent, and whether it is still true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from domain.cadence import week_of
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.digest import LateTold
from domain.handing import TaskGiven, TaskProposed
from domain.ladder import Case, Outcome
from domain.notices import (
    Content,
    DecisionTold,
    Introduced,
    Notice,
    NoticeKind,
)
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import (
    access,
    claimables,
    claims,
    digest_more,
    dropping,
    editing,
    exporting,
    favours,
    leave_contents,
    local_time,
    need_contents,
    offers,
    owner_names,
    part_told,
    pausing,
    proposals,
    remarks,
    silences,
    thanks,
    week_contents,
)
from domain.services.cards import cards
from domain.services.case_people import closed_by, next_person, was_told
from domain.services.digest_contents import agenda_content, digest_content
from domain.services.given import with_given
from domain.services.meeting import introduced
from domain.tasks import TaskState
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
    found = _LOADERS[notice.kind](uow, notice, to, now)
    if to is None or isinstance(found, Superseded):
        return found
    met = introduced(uow, to, notice)
    return found if met is None else Introduced(to, found, met)


def _standing(notice: Notice) -> bool:
    return notice.sent_ts is not None


def _nudge(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    case = _case(uow, notice.subject_id)
    if not (case.is_open or _standing(notice)):
        return Superseded("answered meanwhile")
    views = uow.tasks.views(TaskFilter(ids=(case.task_id,)), week=local_time.this_week(uow, _someone(to), now))
    view = with_given(uow, offers.with_offers(uow, views), local_time.today(uow, _someone(to), now))[0]
    paused = pausing.running(pausing.views_of(uow, [case.id]).get(case.id, ()), case, now)
    offered = claimables.offered_soon(uow, case, view.task, _someone(to))
    return OwnerNudged(_someone(to), case, view, next_person(uow, case), case.next_at, paused, offered)


def _climbed(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    case = _case(uow, notice.subject_id)
    if not (case.is_open or _standing(notice)):
        return Superseded("answered meanwhile")
    view = _given_view(uow, case.task_id, _someone(to), now)
    told, above = pausing.views_of(uow, [case.id]).get(case.id, ()), next_person(uow, case)
    paused = pausing.running(told, case, now)
    offered = claimables.offered_already(uow, case)
    return CaseClimbed(_someone(to), case, view, above, case.next_at, told, paused, offered)


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


def _task_given(uow: UnitOfWork, notice: Notice, to: Person | None, now: datetime) -> Content | Superseded:
    person = _someone(to)
    view = _given_view(uow, notice.subject_id, person, now)
    if view.task.owner_id != person.id and not _standing(notice):
        return Superseded("handed on meanwhile")
    if view.task.is_closed and not _standing(notice):
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


def _unowned(uow: UnitOfWork, notice: Notice, to: Person | None, _now: datetime) -> Content | Superseded:
    found = claimables.content(uow, notice, to)
    return Superseded(found) if isinstance(found, str) else found


def _digest(uow: UnitOfWork, notice: Notice, _to: Person | None, _now: datetime) -> Content | Superseded:
    return digest_content(uow, notice) or Superseded("no leader")


def _cards(uow: UnitOfWork, notice: Notice, _to: Person | None, now: datetime) -> Content | Superseded:
    found = cards(uow, notice, now)
    return Superseded(found) if isinstance(found, str) else found


def _late(uow: UnitOfWork, notice: Notice, _to: Person | None, now: datetime) -> Content | Superseded:
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    by, week = uow.people.get(notice.subject_id), week_of(settings.check_in, date.fromisoformat(notice.occasion))
    views = week_contents.check_in_content(uow, by, week, now).views
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


def _case(uow: UnitOfWork, case_id: int) -> Case:
    case = uow.cases.find(case_id)
    if case is None:
        raise KeyError(case_id)
    return case


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return offers.with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]


def _given_view(uow: UnitOfWork, task_id: int, reader: Person, now: datetime) -> TaskView:
    return with_given(uow, [_view(uow, task_id)], local_time.today(uow, reader, now))[0]


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


def _saying_why_to_all(gather: Callable[[UnitOfWork, Notice], Content | str]) -> Loader:
    """The same for what goes to a channel."""

    def load_it(uow: UnitOfWork, notice: Notice, _to: Person | None, _now: datetime) -> Content | Superseded:
        found = gather(uow, notice)
        return Superseded(found) if isinstance(found, str) else found

    return load_it


_LOADERS: dict[NoticeKind, Loader] = {
    NoticeKind.CHECK_IN_ASKED: _saying_why(week_contents.asked),
    NoticeKind.REMINDED_EARLY: _saying_why(week_contents.reminded),
    NoticeKind.REMINDED: _saying_why(week_contents.reminded),
    NoticeKind.OWNER_NUDGED: _nudge,
    NoticeKind.CASE_CLIMBED: _climbed,
    NoticeKind.CASE_ANSWERED: _answered,
    NoticeKind.DECISION_TOLD: _decision,
    NoticeKind.DECISION_POSTED: _decision,
    NoticeKind.DECISION_CARDS: _cards,
    NoticeKind.CARD_DECIDED: _decision,
    NoticeKind.TASK_GIVEN: _task_given,
    NoticeKind.TASKS_GIVEN: _saying_why(owner_names.given),
    NoticeKind.NEED_RAISED: _saying_why(need_contents.raised),
    NoticeKind.NEED_TOLD: _saying_why(need_contents.told),
    NoticeKind.NEEDS_YOU: _saying_why(need_contents.waiting),
    NoticeKind.TASK_PROPOSED: _proposed,
    NoticeKind.TASK_CHANGED: _saying_why(editing.changed),
    NoticeKind.TASK_DROPPED: _saying_why(dropping.told),
    NoticeKind.TASK_REOPENED: _saying_why(dropping.told),
    NoticeKind.FAVOUR_ASKED: _saying_why(favours.asked),
    NoticeKind.PART_GIVEN: _saying_why(part_told.given),
    NoticeKind.TASK_OFFERED: _saying_why(offers.made),
    NoticeKind.OFFER_TOLD: _saying_why(offers.told),
    NoticeKind.UNOWNED_OFFERED: _unowned,
    NoticeKind.TASK_CLAIMED: _saying_why(claims.told),
    NoticeKind.DATE_PROPOSED: _saying_why(proposals.made),
    NoticeKind.DATE_TOLD: _saying_why(proposals.told),
    NoticeKind.WELCOMED_BACK: _saying_why(week_contents.welcomed),
    NoticeKind.LEAVE_OVER: _saying_why(week_contents.leave_over),
    NoticeKind.LEAVE_NOTED: _saying_why(leave_contents.noted),
    NoticeKind.UNMUTED: _saying_why(leave_contents.unmuted),
    NoticeKind.AWAY_ASKED: _saying_why(leave_contents.asked),
    NoticeKind.ZONE_ASKED: _saying_why(leave_contents.zone_asked),
    NoticeKind.LATE_TOLD: _late,
    NoticeKind.DIGEST: _digest,
    NoticeKind.REMARKED: _saying_why(remarks.remarked),
    NoticeKind.LEADER_SILENT: _saying_why(silences.silent),
    NoticeKind.LEADER_SAID: _saying_why_to_all(silences.said),
    NoticeKind.THANKED: _saying_why(thanks.thanked),
    NoticeKind.DIGEST_MORE: _saying_why_to_all(digest_more.more),
    NoticeKind.ALL_WELL: _saying_why_to_all(digest_more.all_well),
    NoticeKind.AGENDA: _agenda,
    NoticeKind.EXPORT_READY: _saying_why(exporting.ready),
    NoticeKind.MESSAGE_CHANGED: _changed,
}
