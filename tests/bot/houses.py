"""The settings of a company, for messages and forms: what is set, tried and changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.messages import calendars, departments, house
from bot.messages.model import Message
from bot.slack.modals import calendars as calendar_forms
from bot.slack.modals import departments as department_forms
from bot.slack.modals import house as forms
from domain.calendars import Calendar, Holiday
from domain.company_choices import (
    CalendarCard,
    CalendarGone,
    CalendarUse,
    ChannelFor,
    Choice,
    DaysFree,
    DepartmentUse,
    Effect,
    HeadIs,
    House,
    KeeperIs,
    KeptFor,
    LanguageIs,
    LeaderIs,
    NewsOf,
    Room,
    Settled,
    WorksBy,
    WorkTime,
)
from domain.services.settings.departments import Placed
from domain.workspace import Workspace
from tests.bot.cast import NEXT, SALES, SUPPLY, TODAY, Cast

GULF = Calendar(
    "gulf",
    frozenset({7, 1, 2, 3, 4}),
    time(8, 0),
    time(16, 0),
    days_off=frozenset({date(2026, 12, 2), date(2026, 1, 1)}),
    country="SA",
    days_on=frozenset({date(2027, 2, 22)}),
    public={
        date(2027, 2, 22): Holiday("Founding Day", "يوم التأسيس"),
        date(2027, 3, 9): Holiday("Eid al-Fitr", "عيد الفطر"),
    },
)
USUAL = Calendar("default")
DAY = date(2027, 3, 9)


def settings(cast: Cast) -> House:
    """What a plan keeper sees."""
    return House(
        settings=Workspace("Palm & Box", "Plan 2027", cast.leader.id, "C0DIGEST", None, language="ar"),
        leader=cast.leader,
        keepers=(cast.member,),
        departments=(replace(SALES, head_id=cast.head.id, tells_head=False), replace(SUPPLY, channel="C0SUPPLY")),
        heads={cast.head.id: cast.head},
        calendars=(CalendarUse(USUAL, 1), CalendarUse(GULF, 38)),
    )


def bare(cast: Cast) -> House:
    """A company of which nothing is set yet."""
    blank = Workspace("Palm & Box", "Plan 2027", None, None, None)
    return replace(settings(cast), settings=blank, leader=None, keepers=(), departments=(), heads={})


def settled(cast: Cast, wanted: Choice, **more: Any) -> Settled:  # noqa: ANN401  (fields by name)
    """A choice that moves three people."""
    effect = Effect(3, NEXT, NEXT, NEXT, date(2026, 12, 1), by_it=38)
    return replace(
        Settled(wanted, wanted, changes=True, effect=effect, person=cast.owner, calendar=GULF, department=SALES),
        **more,
    )


def choices(cast: Cast) -> dict[str, Settled]:
    """One of each kind, both ways where there are two."""
    quiet = Effect()
    return {
        "hours": settled(cast, WorkTime("gulf", GULF.work_days, time(8), time(16), "SA")),
        "day_off": settled(cast, DaysFree("gulf", DAY, DAY)),
        "days_off": settled(cast, DaysFree("gulf", DAY, date(2027, 3, 12))),
        "day_worked": settled(cast, DaysFree("gulf", DAY, DAY, free=False)),
        "days_worked": settled(cast, DaysFree("gulf", DAY, date(2027, 3, 12), free=False)),
        "works_by": settled(cast, WorksBy("gulf", ("U0OMAR",)), moved=(cast.owner, cast.member)),
        "works_by_many": settled(cast, WorksBy("gulf", (), (3,)), moved=(cast.owner,) * 30, before=None),
        "calendar_gone": settled(
            cast, CalendarGone("gulf", "default"), moved=(cast.owner,), instead=USUAL, before=None
        ),
        "calendar_gone_unused": settled(
            cast, CalendarGone("gulf", "default"), instead=USUAL, before=None, effect=quiet
        ),
        "leader": settled(cast, LeaderIs("U0OMAR"), was=cast.leader, effect=quiet),
        "keeper": settled(cast, KeeperIs("U0OMAR"), effect=quiet),
        "no_keeper": settled(cast, KeeperIs("U0OMAR", keeps=False), effect=quiet),
        "head": settled(cast, HeadIs(3, "U0OMAR"), effect=quiet),
        "no_head": settled(cast, HeadIs(3, None), person=None, effect=quiet),
        "digest_channel": settled(cast, ChannelFor(Room.DIGEST, "C0DIGEST"), effect=quiet),
        "no_meeting_channel": settled(cast, ChannelFor(Room.MEETING, None), effect=quiet),
        "department_channel": settled(cast, ChannelFor(3, "C0SALES"), effect=quiet),
        "no_department_channel": settled(cast, ChannelFor(3, None), effect=quiet),
        "news": settled(cast, NewsOf(3, told=True), effect=quiet),
        "no_news": settled(cast, NewsOf(3, told=False), effect=quiet),
        "language": settled(cast, LanguageIs("ar"), effect=Effect(readers=12)),
        "kept": settled(cast, KeptFor(2, 3, 8), effect=Effect(forgotten=1500)),
        "kept_for_ever": settled(cast, KeptFor(1, 3, 0), effect=quiet, before=None),
        "same": settled(cast, KeptFor(1, 3, 0), effect=quiet, changes=False),
    }


def many(cast: Cast) -> House:
    """A company with more calendars than are on a page."""
    uses = tuple(CalendarUse(replace(GULF, key=f"site-{number}"), number) for number in range(1, 12))
    return replace(settings(cast), calendars=uses)


def card(cast: Cast) -> CalendarCard:
    """A calendar with three people, two of them of a department."""
    parts = (DepartmentUse(SALES, 2, 5), DepartmentUse(None, 1, 4))
    return CalendarCard(GULF, (cast.head, cast.owner, cast.member), parts, 1)


def crowd(cast: Cast) -> CalendarCard:
    """One with more departments and people than can be named."""
    parts = tuple(DepartmentUse(replace(SALES, name=f"Sales {number}"), 4, 4) for number in range(1, 11))
    return CalendarCard(replace(GULF, name="Gulf sites"), (cast.owner,) * 40, parts, 1)


def _changed(name: str) -> Callable[[Cast], Message]:
    return lambda cast: house.changed(choices(cast)[name], cast.words, "sales")


def _tried(name: str) -> Callable[[Cast], dict[str, Any]]:
    return lambda cast: forms.confirm_view(choices(cast)[name], cast.words, "sales")


MESSAGES: dict[str, Callable[[Cast], Message]] = {
    "house": lambda cast: house.house(settings(cast), cast.words),
    "house_bare": lambda cast: house.house(bare(cast), cast.words),
    "house_holidays": lambda cast: calendars.holidays(GULF, TODAY, 0, cast.words),
    "house_holidays_none": lambda cast: calendars.holidays(USUAL, TODAY, 0, cast.words),
    "calendars": lambda cast: calendars.calendars(settings(cast), 0, cast.words),
    "calendars_next": lambda cast: calendars.calendars(many(cast), 8, cast.words),
    "house_many_calendars": lambda cast: house.house(many(cast), cast.words),
    "calendar": lambda cast: calendars.card(card(cast), TODAY, cast.words),
    "calendar_of_nobody": lambda cast: calendars.card(CalendarCard(USUAL, (), (), 1), TODAY, cast.words),
    "calendar_of_many": lambda cast: calendars.card(crowd(cast), DAY, cast.words),
    "calendar_added": lambda cast: calendars.made(replace(GULF, name="Gulf sites"), cast.words),
    "calendar_renamed": lambda cast: calendars.renamed(replace(GULF, name="Gulf sites"), cast.words),
    "departments": lambda cast: departments.departments(settings(cast), 0, cast.words),
    "departments_none": lambda cast: departments.departments(bare(cast), 0, cast.words),
    "department_added": lambda cast: departments.placed(Placed(SALES, cast.head), cast.words),
    "department_renamed": lambda cast: departments.placed(Placed(SUPPLY, is_new=False), cast.words),
    **{f"house_changed_{name}": _changed(name) for name in choices(Cast("en")) if name != "same"},
}
VIEWS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "form_new_department": lambda cast: department_forms.view(settings(cast), departments.NEW, "", cast.words),
    "form_rename": lambda cast: department_forms.view(
        settings(cast), departments.RENAME, str(settings(cast).departments[0].id), cast.words
    ),
    "form_new_calendar": lambda cast: calendar_forms.new(cast.words),
    "form_calendar_name": lambda cast: calendar_forms.renamed(GULF, cast.words),
    "form_calendar_users": lambda cast: calendar_forms.users(settings(cast), GULF, cast.words),
    "form_calendar_gone": lambda cast: calendar_forms.gone(settings(cast), GULF, cast.words),
    "form_choice_works_by_already": lambda cast: forms.confirm_view(
        settled(cast, WorksBy("gulf", ("U0OMAR",)), changes=False, effect=Effect()), cast.words
    ),
    "form_days": lambda cast: forms.days_off(GULF, cast.words, TODAY),
    "form_channels": lambda cast: forms.channels(settings(cast), cast.words),
    "form_roles": lambda cast: forms.roles(settings(cast), cast.words),
    "form_news": lambda cast: forms.news(settings(cast), cast.words),
    "form_language": lambda cast: forms.language(settings(cast), cast.words),
    "form_kept": lambda cast: forms.kept(settings(cast), cast.words),
    **{f"form_choice_{name}": _tried(name) for name in ("hours", "works_by", "leader", "kept", "same")},
}
