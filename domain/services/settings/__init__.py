"""Settings of the company that are changed one at a time: what is set, what a change would come to, and changing it.

A preview makes the change, looks at what came of it, and takes it back: it tells what will happen, and not something
like it.
"""

from dataclasses import replace
from datetime import datetime
from typing import NoReturn

from domain.calendars import Calendar
from domain.company_choices import (
    CalendarCard,
    CalendarGone,
    ChannelFor,
    Choice,
    DaysFree,
    HeadIs,
    House,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewCalendar,
    NewDepartment,
    NewsOf,
    Settled,
    WorksBy,
    WorkTime,
)
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.settings import calendar_users, calendars, departments, house, new_calendars, people
from domain.services.settings.act import Change, Outside
from domain.services.settings.departments import Placed
from domain.services.settings.effects import Moments, effect

__all__ = ["Outside", "SettingService", "settle"]

NOTHING = Outside()


class SettingService:
    """Keeps the settings of the company; for plan keepers and the leader."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str) -> House:
        """Everything that is set. Errors: StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_COMPANY)
            settings = access.workspace(uow)
            known = uow.departments.all()
            heads = uow.people.many([each.head_id for each in known if each.head_id is not None])
            return House(
                settings=settings,
                leader=access.leader(uow, settings),
                keepers=tuple(uow.people.keepers()),
                departments=tuple(known),
                heads=heads,
                calendars=calendars.uses(uow),
            )

    def preview(self, chat_id: str, wanted: Choice, now: datetime, outside: Outside = NOTHING) -> Settled:
        """What would come of a choice; nothing is changed. Errors: those of `change`."""
        try:
            with self._storage.write() as uow:
                _take_back(_settled(uow, chat_id, wanted, now, "preview", outside))
        except _SeenError as seen:
            return seen.settled

    def change(
        self, chat_id: str, wanted: Choice, now: datetime, *, through: str, outside: Outside = NOTHING
    ) -> Settled:
        """Set it. Errors: StrangerError, NotAllowedError, and what is wrong with the choice itself."""
        with self._storage.write() as uow:
            return _settled(uow, chat_id, wanted, now, through, outside)

    def add_department(
        self, chat_id: str, wanted: NewDepartment, now: datetime, *, through: str, outside: Outside = NOTHING
    ) -> Placed:
        """Make a department. Errors: StrangerError, NotAllowedError, and those of `departments.add`."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            return departments.add(Change(uow, person, now, through, outside), wanted)

    def rename_department(self, chat_id: str, department_id: int, name: str, now: datetime, *, through: str) -> Placed:
        """Call a department something else. Errors: StrangerError, NotAllowedError, those of `departments.rename`."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            return departments.rename(Change(uow, person, now, through, NOTHING), department_id, name)

    def calendar(self, chat_id: str, key: str) -> CalendarCard:
        """A calendar with who works by it. Errors: StrangerError, NotAllowedError, UnknownCalendarError."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_COMPANY)
            return calendar_users.card(uow, key)

    def add_calendar(
        self, chat_id: str, wanted: NewCalendar, now: datetime, *, through: str, outside: Outside = NOTHING
    ) -> Calendar:
        """Make a calendar. Errors: StrangerError, NotAllowedError, and those of `new_calendars.add`."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            return new_calendars.add(Change(uow, person, now, through, outside), wanted)

    def rename_calendar(self, chat_id: str, key: str, name: str, now: datetime, *, through: str) -> Calendar:
        """Call a calendar something else. Errors: StrangerError, NotAllowedError, those of `new_calendars.rename`."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            return new_calendars.rename(Change(uow, person, now, through, NOTHING), key, name)


def settle(act: Change, wanted: Choice) -> Settled:  # noqa: PLR0911  (one for each kind of choice)
    """Make one choice hold."""
    match wanted:
        case WorkTime() | DaysFree() | WorksBy() | CalendarGone():
            return _of_calendar(act, wanted)
        case LeaderIs():
            return people.leader_is(act, wanted)
        case KeeperIs():
            return people.keeper_is(act, wanted)
        case HeadIs():
            return people.head_is(act, wanted)
        case ChannelFor():
            return house.channel_for(act, wanted)
        case NewsOf():
            return house.news_of(act, wanted)
        case LanguageIs():
            return house.language_is(act, wanted)
        case KeptFor():
            return house.kept_for(act, wanted)


def _of_calendar(act: Change, wanted: WorkTime | DaysFree | WorksBy | CalendarGone) -> Settled:
    match wanted:
        case WorkTime():
            return calendars.work_time(act, wanted)
        case DaysFree():
            return calendars.days_free(act, wanted)
        case WorksBy():
            return calendar_users.works_by(act, wanted)
        case CalendarGone():
            return calendar_users.gone(act, wanted)


class _SeenError(Exception):
    """Ends a transaction that was only to be looked at."""

    def __init__(self, settled: Settled) -> None:
        super().__init__()
        self.settled = settled


def _take_back(settled: Settled) -> NoReturn:
    raise _SeenError(settled)


def _settled(uow: UnitOfWork, chat_id: str, wanted: Choice, now: datetime, through: str, outside: Outside) -> Settled:
    person = access.actor(uow, chat_id)
    access.require(uow, person, Right.SET_COMPANY)
    before = Moments.of(uow)
    settled = settle(Change(uow, person, now, through, outside), wanted)
    by_it = len(settled.moved)
    if isinstance(wanted, WorkTime | DaysFree) and settled.calendar is not None:
        by_it = len(calendars.followers(uow, settled.calendar))
    forgotten = house.forget_old(uow, now) if isinstance(wanted, KeptFor) else 0
    found = effect(before, Moments.of(uow), by_it=by_it, forgotten=forgotten)
    return replace(settled, effect=found)
