"""What stands beside a digest: the lists it only counts, and the proof of life when there is none for a month.

A str says why a notice need not be said any more. A message that stands already is always told whole.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.digest import AllWell, Digest, DigestMore
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.digest_contents import MOST_LISTED, SPAN, build_digest
from domain.services.digests import QUIET_WEEKS
from domain.views import TaskFilter

MOST_IN_THREAD = 60
"""Entries of one list in the thread; the rest is told as a number, with the command that turns through all of them."""


def more(uow: UnitOfWork, notice: Notice) -> DigestMore | str:
    """What a digest only counts."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    stands = uow.notices.latest(NoticeKind.DIGEST, 0, notice.occasion) is not None
    if leader is None or not stands:
        return "the digest does not stand in the channel"
    week = date.fromisoformat(notice.occasion)
    digest = build_digest(uow, settings, week, notice.created_at)
    if not digest.leaves_out and notice.sent_ts is None:
        return "everything stands in the digest"
    return listed(uow, leader, digest, notice.created_at)


def listed(uow: UnitOfWork, leader: Person, digest: Digest, as_of: datetime) -> DigestMore:
    """The entries after those of a digest, as seen from then."""
    since, many = as_of - SPAN, MOST_LISTED + MOST_IN_THREAD
    shown = tuple(view.view.task.id for view in digest.cases if view.case.is_open)
    on_top = uow.cases.views(last_rung=True, decided_since=since, most=many)
    below = [view for view in uow.cases.views(most=2 * many) if not view.case.on_last_rung]
    found = DigestMore(
        leader=leader,
        week=digest.week,
        today=digest.today,
        cases=tuple(on_top[MOST_LISTED:]),
        climbing=tuple(below[:MOST_IN_THREAD]),
        unowned=tuple(uow.tasks.views(TaskFilter(unowned=True), most=MOST_IN_THREAD)),
        stuck=tuple(uow.tasks.stuck(since, many, shown)[0][MOST_LISTED:]),
        moved=tuple(uow.tasks.moved(since, many)[0][MOST_LISTED:]),
        new=tuple(uow.tasks.added(since, many)[0][MOST_LISTED:]),
        finished=tuple(uow.tasks.views(TaskFilter(closed_since=since), most=many)[MOST_LISTED:]),
    )
    return replace(found, left=_left(digest, found))


def _left(digest: Digest, found: DigestMore) -> int:
    counted = digest.more_cases + digest.climbing + digest.unowned
    counted += digest.more_stuck + digest.more_moved + digest.more_new + digest.more_finished
    listed = (found.climbing, found.unowned, found.stuck, found.moved, found.new, found.finished)
    open_cases = sum(view.case.is_open for view in found.cases)
    return max(0, counted - open_cases - sum(map(len, listed)))


def all_well(uow: UnitOfWork, notice: Notice) -> AllWell | str:
    """What was looked at in a month in which nothing happened."""
    leader = access.leader(uow, access.workspace(uow))
    if leader is None:
        return "no leader"
    return AllWell(
        leader=leader,
        since=date.fromisoformat(notice.occasion) - timedelta(weeks=QUIET_WEEKS),
        tasks=uow.tasks.count(TaskFilter()),
        goals=len(uow.goals.all()),
        owners=len(uow.people.owners()),
    )
