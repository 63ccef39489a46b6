"""Tables of the company: its settings, calendars, departments and people."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, Table, Text, Time, false, true

from domain.calendars import Holiday
from domain.ladder_rules import LadderRule
from domain.people import USUAL_TIME, Leave, OwnTime, ZoneMove
from domain.set_up import SetUpStep
from domain.strength import Strength
from domain.workspace import MeetingRhythm, Rhythm
from storage.tables.base import id_column, metadata, partial_index
from storage.types import AsJson, Choice, UtcDateTime


def _rhythm_out(rhythm: Rhythm) -> dict[str, object]:
    return {"weekday": rhythm.weekday, "at": rhythm.at.isoformat()}


def _rhythm_in(plain: dict[str, str]) -> Rhythm:
    return Rhythm(weekday=int(plain["weekday"]), at=time.fromisoformat(plain["at"]))


def _meeting_out(rhythm: MeetingRhythm) -> dict[str, object]:
    at = rhythm.at.isoformat()
    return {"nth": rhythm.nth, "weekday": rhythm.weekday, "at": at, "agenda_lead": rhythm.agenda_lead}


def _meeting_in(plain: dict[str, str]) -> MeetingRhythm:
    return MeetingRhythm(
        nth=int(plain["nth"]),
        weekday=int(plain["weekday"]),
        at=time.fromisoformat(plain["at"]),
        agenda_lead=int(plain["agenda_lead"]),
    )


def _days_out(days: frozenset[date]) -> list[str]:
    return sorted(day.isoformat() for day in days)


def _days_in(plain: list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in plain)


def _public_out(public: Mapping[date, Holiday]) -> dict[str, list[str]]:
    return {day.isoformat(): [holiday.english, holiday.arabic] for day, holiday in sorted(public.items())}


def _public_in(plain: dict[str, list[str]]) -> dict[date, Holiday]:
    return {date.fromisoformat(day): Holiday(*names) for day, names in plain.items()}


def _leaves_out(leaves: tuple[Leave, ...]) -> list[list[str | None]]:
    return [[None if leave.first is None else leave.first.isoformat(), leave.last.isoformat()] for leave in leaves]


def _leaves_in(plain: list[tuple[str | None, str]]) -> tuple[Leave, ...]:
    days = [(None if first is None else date.fromisoformat(first), last) for first, last in plain]
    return tuple(Leave(date.fromisoformat(last), first) for first, last in days)


def _own_time_out(own: OwnTime) -> dict[str, object]:
    told = {
        "work_days": None if own.work_days is None else sorted(own.work_days),
        "starts": None if own.starts is None else own.starts.isoformat(),
        "ends": None if own.ends is None else own.ends.isoformat(),
        "every_other_off": None if own.every_other_off is None else own.every_other_off.isoformat(),
    }
    return {name: value for name, value in told.items() if value is not None}


def _own_time_in(plain: dict[str, Any]) -> OwnTime:
    if not plain:
        return USUAL_TIME
    days, starts, ends, off = (plain.get(name) for name in ("work_days", "starts", "ends", "every_other_off"))
    return OwnTime(
        work_days=None if days is None else frozenset(days),
        starts=None if starts is None else time.fromisoformat(starts),
        ends=None if ends is None else time.fromisoformat(ends),
        every_other_off=None if off is None else date.fromisoformat(off),
    )


def _move_out(move: ZoneMove) -> dict[str, object]:
    return asdict(move) | {"since": move.since.isoformat()}


def _move_in(plain: dict[str, Any]) -> ZoneMove:
    return ZoneMove(**plain | {"since": datetime.fromisoformat(plain["since"])})


def _ladder_out(rule: LadderRule) -> dict[str, object]:
    return asdict(rule)


def _ladder_in(plain: dict[str, Any]) -> LadderRule:
    return LadderRule(**plain)


RhythmJson = AsJson(_rhythm_out, _rhythm_in)
LadderJson = AsJson(_ladder_out, _ladder_in)

workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("company", Text, nullable=False),
    Column("plan_title", Text, nullable=False),
    Column("leader_id", ForeignKey("people.id")),
    Column("digest_channel", Text),
    Column("meeting_channel", Text),
    Column("check_in", RhythmJson, nullable=False),
    Column("digest", RhythmJson, nullable=False),
    Column("meeting", AsJson(_meeting_out, _meeting_in), nullable=False),
    Column("silent_weeks", Integer, nullable=False),
    Column("team_id", Text),
    Column("next_digest_at", UtcDateTime),
    Column("next_agenda_at", UtcDateTime),
    Column("next_meeting_on", Date),
    Column("restored_at", UtcDateTime),
    Column("strength", Choice(Strength), nullable=False, server_default=Strength.STANDARD),
    Column("answer_days", Integer, nullable=False, server_default="3"),
    Column("ladder", LadderJson, nullable=False, server_default="{}"),
    Column("still_turns", Integer, nullable=False, server_default="4"),
    Column("person_load", Integer, nullable=False, server_default="20"),
    Column("plan_load", Integer, nullable=False, server_default="60"),
    Column("currency", Text),
    Column("leader_weeks", Integer, nullable=False, server_default="2"),
    Column("next_silence_at", UtcDateTime),
    Column("language", Text),
    Column("inbox_days", Integer, nullable=False, server_default="1"),
    Column("question_weeks", Integer, nullable=False, server_default="3"),
    Column("rewrite_weeks", Integer, nullable=False, server_default="0"),
    Column("set_up_step", Choice(SetUpStep)),
    Column("takes_everybody", Boolean, nullable=False, server_default=false()),
    CheckConstraint("id = 1", name="only_one"),
)

calendars = Table(
    "calendars",
    metadata,
    Column("key", Text, primary_key=True),
    Column("work_days", AsJson[frozenset[int]](sorted, frozenset), nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("days_off", AsJson(_days_out, _days_in), nullable=False),
    Column("country", Text),
    Column("subdivision", Text),
    Column("days_on", AsJson(_days_out, _days_in), nullable=False, server_default="[]"),
    Column("public", AsJson(_public_out, _public_in), nullable=False, server_default="{}"),
    Column("name", Text),
)

departments = Table(
    "departments",
    metadata,
    id_column(),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    # Heads belong to departments and departments to heads: this half of the circle is added afterwards.
    Column("head_id", ForeignKey("people.id", use_alter=True)),
    Column("channel", Text),
    Column("ladder", LadderJson),
    Column("tells_head", Boolean, nullable=False, server_default=true()),
)

people = Table(
    "people",
    metadata,
    id_column(),
    Column("chat_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("calendar", Text, nullable=False),
    Column("department_id", ForeignKey("departments.id")),
    Column("manager_id", ForeignKey("people.id")),
    Column("deputy_id", ForeignKey("people.id")),
    Column("is_active", Boolean, nullable=False),
    Column("is_guest", Boolean, nullable=False),
    Column("is_plan_keeper", Boolean, nullable=False),
    Column("away_from", Date),
    Column("away_until", Date),
    Column("next_ask_at", UtcDateTime, index=True),
    Column("dm_channel", Text),
    Column("later_leaves", AsJson(_leaves_out, _leaves_in), nullable=False, server_default="[]"),
    Column("own_time", AsJson(_own_time_out, _own_time_in), nullable=False, server_default="{}"),
    Column("plan_time", AsJson(_own_time_out, _own_time_in), nullable=False, server_default="{}"),
    Column("muted_until", Date),
    Column("strength", Choice(Strength)),
    Column("own_language", Text),
    Column("next_reminder_at", UtcDateTime),
    Column("returned_from", Date),
    Column("move", AsJson(_move_out, _move_in)),
    Column("move_since", UtcDateTime),  # since when a move waits for an answer
    Column("wants_digest", Boolean, nullable=False, server_default=true()),
    Column("usual_language", Text),
    Column("returns_after", Date),  # the last day of their next return, which is reckoned from the leaves
)
IS_KEEPER = people.c.is_plan_keeper.is_(True)
partial_index("ix_people_keepers", people.c.id, where=IS_KEEPER)
partial_index("ix_people_manager_id", people.c.manager_id, where=people.c.manager_id.is_not(None))
partial_index("ix_people_deputy_id", people.c.deputy_id, where=people.c.deputy_id.is_not(None))
partial_index("ix_people_moving", people.c.move_since, where=people.c.move_since.is_not(None))
partial_index("ix_people_returning", people.c.returns_after, where=people.c.returns_after.is_not(None))
partial_index("ix_people_reminded", people.c.next_reminder_at, where=people.c.next_reminder_at.is_not(None))

# When somebody above is told next what needs them.
rounds = Table(
    "rounds",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("next_at", UtcDateTime, nullable=False),
)
partial_index("ix_people_muted", people.c.muted_until, where=people.c.muted_until.is_not(None))
