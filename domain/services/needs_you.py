"""Needs you: once a week, on the morning of the digest, whoever is above learns what waits on them.

Heads read below it what happened in their departments: one message for both.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.cadence import next_slot, next_week_slot, week_of
from domain.needs import Need
from domain.needs_you import ASKED, LINES_ON_A_PAGE, OTHERS, WAITING, NeedsYou, Register
from domain.notices import NoticeKind, lasting_token
from domain.paging import FIRST, ON_A_PAGE, Page, Turned, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, head_digests, local_time, owner_names, proposals, seeing
from domain.services.changes import rewrite, tell
from domain.services.routing import views, waiting_on
from domain.services.standing_in import stands_in_for
from domain.views import NeedView, TaskFilter

GRACE = timedelta(days=2)
"""What waits is not told later than this: the leader's digest of the week is old by then, and Home has it."""


Listed = Callable[[int, int, int], tuple[list[Need], int]]
"""Needs by the id of a person: at most so many from an entry on, and how many there are."""


class NeedsYouService:
    """Tells heads, the leader and whoever is asked for something, and shows it when they look."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def tell_due(self, now: datetime, *, limit: int = 200) -> int:
        """Tell everybody whose weekly moment has come and on whom something waits; how many were told."""
        with self._storage.read() as uow:
            due = uow.rounds.due(now, limit)
        return sum(self._tell(person, slot, now) for person, slot in due)

    def of(self, chat_id: str, now: datetime, turned: Turned = FIRST) -> NeedsYou:
        """What waits on a member now, and on others, with the list that was turned. Errors: StrangerError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            start = turned.start if turned.part in {"", WAITING} else 0
            content = gather(uow, person, now, start=start)
            return replace(content, turned=turned, register=register(uow, person, turned))

    def _tell(self, above: Person, slot: datetime | None, now: datetime) -> bool:
        found: head_digests.Found = {}
        if slot is not None:
            with self._storage.read() as uow:  # looking for early signs reads much, and nobody has to wait for it
                found = head_digests.early_signs(uow, above, now)
        with self._storage.write() as uow:
            settings, person = access.workspace(uow), uow.people.get(above.id)
            # The moment is that of the office: whoever is on leave then has a deputy, who is told in their place.
            schedule = local_time.office(local_time.schedule(uow, person))
            if slot is None:
                uow.rounds.move(person.id, None, next_slot(schedule, settings.digest, now))
                return False
            week = week_of(settings.digest, schedule.today(slot))
            last_week = week_of(settings.digest, schedule.today(now)) - timedelta(weeks=1)
            following = next_week_slot(schedule, settings.digest, max(week, last_week))
            if not uow.rounds.move(person.id, slot, following):
                return False
            to = _recipient(uow, person, now)
            late = now - max(slot, settings.restored_at or slot) > GRACE
            if to is None or late:
                return False
            head_digests.tell_signs(uow, person, found, week, now)
            return not weekly(uow, to, week, now, now).is_empty and _put(uow, to, week, now)


def _put(uow: UnitOfWork, to: Person, week: date, now: datetime) -> bool:
    """Have the message sent; whoever got it before, for themselves or as a deputy, has it written anew."""
    kind, occasion = NoticeKind.NEEDS_YOU, week.isoformat()
    if tell(uow, kind, to.id, to.id, now, occasion=occasion, token=lasting_token(kind, to.chat_id, occasion)):
        return True
    standing = uow.notices.latest(kind, to.id, occasion)
    rewrite(uow, [] if standing is None else [standing], now)
    return False


def weekly(uow: UnitOfWork, to: Person, week: date, as_of: datetime, now: datetime) -> NeedsYou:
    """The message of a week that was first told at `as_of`: what waits now, and the digest of their departments."""
    content = gather(uow, to, now, since=as_of)
    digest = head_digests.build(uow, to, content.stands_in_for, week, as_of)
    if digest is None:
        return content
    told = {view.view.task.id for view in digest.cases if view.case.is_open}
    answers = tuple(view for view in content.answers if view.task.id not in told)
    return replace(content, answers=answers, digest=digest)


def gather(
    uow: UnitOfWork, person: Person, now: datetime, *, since: datetime | None = None, start: int = 0
) -> NeedsYou:
    """What waits on somebody; with `since` also what was answered or seen since then, in its place."""
    today = local_time.today(uow, person, now)
    others = stands_in_for(uow, person, today)
    content = NeedsYou(
        to=person,
        today=today,
        weekday=access.workspace(uow).digest.weekday,
        needs=tuple(waiting_on(uow, person, now, answered_since=since)),
        proposals=tuple(proposals.waiting_on(uow, person, now, ended_since=since)),
        answers=tuple(seeing.waiting_for(uow, person, now, seen_since=since)),
        unowned=(),
        stands_in_for=tuple(others),
        names=owner_names.waiting_on(uow, person),
    )
    which = _unowned(uow, [person, *others])
    return content if which is None else _with_unowned(uow, content, which, start)


def register(uow: UnitOfWork, person: Person, turned: Turned = FIRST) -> Register:
    """What somebody asked of others and waits for; whoever keeps the plan sees what everybody waits for."""
    asked = _page(uow, person, turned, ASKED, uow.needs.raised_by)
    if not access.may(uow, person, Right.SEE_NEEDS_OF_OTHERS):
        return Register(asked)
    return Register(asked, _page(uow, person, turned, OTHERS, uow.needs.of_others))


def _page(uow: UnitOfWork, person: Person, turned: Turned, part: str, listed: Listed) -> Page[NeedView]:
    """A page of a list of needs; one that became shorter shows its end."""
    start = turned.start if turned.part == part else 0
    found, total = listed(person.id, LINES_ON_A_PAGE, start)
    return Page(tuple(views(uow, found)), begin(start, total, LINES_ON_A_PAGE), total)


def _with_unowned(uow: UnitOfWork, content: NeedsYou, which: TaskFilter, start: int) -> NeedsYou:
    """With the tasks without an owner, which come after all else, as far as they are in sight."""
    before, count = content.before_unowned, uow.tasks.count(which)
    start = begin(start, before + count)
    views = uow.tasks.views(which, most=ON_A_PAGE, skip=max(0, start - before)) if count else []
    return replace(content, unowned=tuple(views), more_unowned=count - len(views), start=start)


def _recipient(uow: UnitOfWork, person: Person, now: datetime) -> Person | None:
    """Who is told: their deputy while they are away; nobody who wants to be left alone, has left, or is a guest."""
    today = local_time.today(uow, person, now)
    to = access.stand_in(uow, person, today) if person.away_on(today) else person
    if to is None or not to.reachable:
        return None
    muted = to.muted_until is not None and to.muted_until >= local_time.today(uow, to, now)
    return None if muted else to


def _unowned(uow: UnitOfWork, readers: list[Person]) -> TaskFilter | None:
    """Tasks without an owner in the departments they head; for the leader those that nobody else would assign."""
    leader_id, ids = access.workspace(uow).leader_id, {reader.id for reader in readers}
    departments = uow.departments.all()
    theirs = {each.id for each in departments if each.head_id in ids}
    if leader_id not in ids:
        return TaskFilter(unowned=True, within=tuple(sorted(theirs))) if theirs else None
    heads = uow.people.many([each.head_id for each in departments if each.head_id is not None])
    headed = {each.id for each in departments if each.head_id is not None and heads[each.head_id].reachable}
    return TaskFilter(unowned=True, outside=tuple(sorted(headed - theirs)))
