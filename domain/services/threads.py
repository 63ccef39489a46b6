"""Threads in which words are carried to tasks: below digests, and below the leader's cards."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.remarks import Thread
from domain.services import access
from domain.services.digest_contents import build_digest
from domain.services.head_digests import headed_by
from domain.services.needs_you import weekly
from domain.views import TaskView


def thread_of(uow: UnitOfWork, notice: Notice, person: Person, now: datetime) -> Thread | None:
    """The thread below a notice, if words are carried there and this person's are."""
    settings = uow.workspaces.find()
    if settings is None or not person.reachable:
        return None
    if notice.kind is NoticeKind.NEEDS_YOU:
        views = _of_head(uow, notice, person, now)
        return None if views is None else Thread(person, views, is_private=True)
    leads = person.id == settings.leader_id
    if notice.kind not in _SEEN_BY_ALL or not (leads or headed_by(uow, person)):
        return None
    views = _SEEN_BY_ALL[notice.kind](uow, notice)
    is_card = notice.kind is NoticeKind.DECISION_CARDS
    likely = views[0].task.id if is_card and leads and len(views) == 1 else None
    return Thread(person, views, is_private=notice.person_id == person.id, likely=likely)


def _of_digest(uow: UnitOfWork, notice: Notice) -> tuple[TaskView, ...]:
    """The tasks that a digest shows, in its order."""
    digest = build_digest(uow, access.workspace(uow), date.fromisoformat(notice.occasion), notice.created_at)
    views = [case.view for case in digest.cases] + [need.view for need in digest.needs]
    views += [move.view for move in digest.moved] + [*digest.stuck, *digest.new, *digest.finished]
    return _once([*views, *(cue.view for cue in digest.cues)])


def _of_cards(uow: UnitOfWork, notice: Notice) -> tuple[TaskView, ...]:
    """The tasks whose cases a message brought to the leader."""
    return _once([case.view for case in uow.cases.on_card(datetime.fromisoformat(notice.occasion))])


def _of_head(uow: UnitOfWork, notice: Notice, person: Person, now: datetime) -> tuple[TaskView, ...] | None:
    """The tasks that the digest of a head shows; None where it is somebody else's, or of no department."""
    if notice.person_id != person.id:
        return None
    content = weekly(uow, person, date.fromisoformat(notice.occasion), notice.created_at, now)
    digest = content.digest
    if digest is None:
        return None
    views: list[TaskView | None] = [case.view for case in digest.cases]
    views += [of.view for of in content.needs] + [of.view for of in content.proposals]
    views += content.answers
    for news in digest.news:
        views += [move.view for move in news.moved] + [*news.stuck, *news.new, *(cue.view for cue in news.cues)]
    return _once([*views, *digest.finished])


def _once(views: Sequence[TaskView | None]) -> tuple[TaskView, ...]:
    return tuple({view.task.id: view for view in views if view is not None}.values())


_SEEN_BY_ALL = {NoticeKind.DIGEST: _of_digest, NoticeKind.DECISION_CARDS: _of_cards}
"""What stands in a channel, or goes to the leader alone where there is none."""
