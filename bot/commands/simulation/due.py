"""The next moment at which the program has something to do, so that idle hours are passed over.

The real ticks come each minute and look at rows; between two moments named here no row comes due, so that the ticks
left out would have found nothing. What a day's date decides comes due at midnight of the leader, which is one.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.commands.simulation.world import World
from domain.cadence import Schedule, instant, workdays_later
from domain.ports import Thresholds
from domain.services import access
from domain.services.cases import thresholds
from storage.witness import Next, View

TICK = timedelta(minutes=1)
NAP = timedelta(seconds=30)
"""How long the pump rests when something waits that may not go yet."""

LONGEST_NAP = timedelta(minutes=10)
"""The real pump goes on looking twice a minute at what Slack makes wait; here it looks less often after a while."""

LONG_AGO = timedelta(days=60)


class Due:
    """Knows when to look next; asks the database only when something was written since it asked last."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._writes = -1
        self._tick: datetime = world.clock.now()
        self._post: datetime | None = None
        self._nap = NAP

    def stir(self, now: datetime) -> None:
        """People did something: the tick of the next minute may find more than rows that come due."""
        self._ask(now)
        self._tick = min(self._tick, _minute(now + timedelta(microseconds=1)))

    def next_tick(self, now: datetime) -> datetime:
        """The next whole minute at which a tick finds something."""
        self._ask(now)
        return self._tick if self._tick > now else _minute(now + TICK)

    def next_post(self, now: datetime) -> datetime | None:
        """When the pump has something to do next; None when nothing waits."""
        self._ask(now)
        if self._post is None:
            return None
        if self._post > now:
            self._nap = NAP
            return self._post
        self._nap = min(2 * self._nap, LONGEST_NAP)
        return now + self._nap / 2

    def _ask(self, now: datetime) -> None:
        if self._writes == self._world.fate.writes and self._tick > now:
            return
        self._writes = self._world.fate.writes
        with self._world.database.witness.view() as view:
            limits = thresholds(view.uow, now)
            soon = view.next(limits.silent_since)
            self._post = soon.post
            self._tick = _minute(min([*_looks(view, now, soon, limits), *_silences(view, now, limits)]))


def _looks(view: View, now: datetime, soon: Next, limits: Thresholds) -> list[datetime]:
    uow = view.uow
    settings = access.workspace(uow)
    leader = None if settings.leader_id is None else uow.people.get(settings.leader_id)
    zone = "UTC" if leader is None else leader.zone
    looks = [instant(zone, limits.today + timedelta(days=1), time(0))]
    others = (
        soon.ask,
        soon.remind,
        soon.climb,
        soon.search,
        soon.wake,
        settings.next_digest_at,
        settings.next_agenda_at,
    )
    looks += [moment for moment in (*others, view.need_due(now)) if moment is not None]
    if leader is not None:
        schedule = Schedule(leader.zone, uow.calendars.get(leader.calendar))
        for told in view.blocked_since(now - LONG_AGO):
            due = workdays_later(schedule, told, settings.ladder.owner_days) + timedelta(seconds=1)
            if due > now:
                looks.append(due)
    return looks


def _silences(view: View, now: datetime, limits: Thresholds) -> Iterator[datetime]:
    """When the next task may count as silent or stalled, in each rhythm; some of these looks find nothing."""
    for since in (limits.silent_since, limits.fortnightly_since, limits.monthly_since):
        heard = view.next(since).heard
        if heard is not None:
            yield heard + (now - since) + timedelta(seconds=1)
    for since in (limits.still_since, limits.fortnightly_still_since, limits.monthly_still_since):
        still = view.next(since).still
        if still is not None:
            yield still + (now - since) + timedelta(seconds=1)


def _minute(moment: datetime) -> datetime:
    """The first whole minute from a moment on."""
    down = moment.replace(second=0, microsecond=0)
    return down if down == moment else down + TICK
