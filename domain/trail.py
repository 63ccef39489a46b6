"""The audit trail as people read it: what changed on something, by whom, from what to what, why and through what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.audit import AuditEntry

ENTRIES = 8
"""Entries on a page; with what changed they stay within what a message or a window may hold."""

MOST_CHANGES = 8
"""Values of one entry that are told; of more, such as of a plan that was imported, the rest is counted."""


class About(StrEnum):
    """What a trail may be asked for; the value is its word in the names of lists."""

    ALL = "all"
    SETTINGS = "settings"
    TASK = "task"
    GOAL = "goal"
    PERSON = "person"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Sight:
    """What those may read who may not read everything: their tasks and departments, and what concerns them."""

    person_id: int
    departments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: everything, or what concerns one thing; `sight` narrows it, None for all."""

    about: About = About.ALL
    subject_id: int = 0
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that was made, changed or removed, as JSON has it; `after` holds the columns that changed.

    `before` is None for a new one, and where nobody had read what was there; `after` for one that is gone.
    """

    table: str
    key: tuple[object, ...]
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Written:
    """An entry with the rows that it made; those of long ago have none. `task_id` is whose task it concerns."""

    entry: AuditEntry
    rows: tuple[RowChange, ...]
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value as it was and as it is, as JSON has them; `column` says what it is, `day` of which day a reading is."""

    column: str
    before: object
    after: object
    day: str | None = None


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """An entry to be read. `kind` is what it is about, such as `task`, and `name` what that is called, "" for none.

    `more` counts the values that are not told.
    """

    at: datetime
    what: str
    kind: str
    name: str
    by: str | None
    changes: tuple[ValueChange, ...]
    why: str | None
    through: str | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of the trail, newest first. `name` is what it is of; `names` are those of the ids in it, by kind."""

    about: About
    subject_id: int
    name: str
    entries: tuple[TrailEntry, ...]
    start: int
    goes_on: bool
    narrowed: bool = False
    names: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @property
    def list_name(self) -> str:
        """Its name as a list, for turning its pages."""
        return f"audit{self.about}-{self.subject_id}" if self.subject_id else f"audit{self.about}"


SHOWN: Mapping[str, Sequence[str]] = {
    "tasks": (
        *("title", "owner_id", "state", "status", "progress", "due_on", "start_on", "goal_id", "department_id"),
        *("place", "how", "blocker", "rhythm", "measure_id"),
    ),
    "check_ins": ("status", "progress", "note", "blocker", "seen_by"),
    "needs": ("need_kind", "text", "asked_of", "answer", "answer_text"),
    "cases": ("outcome", "rung"),
    "pauses": ("until", "end", "reason"),
    "decisions": ("decision_kind", "owner_id", "due_on", "amount", "currency", "until", "note"),
    "proposals": ("due_on", "reason", "asked_of", "end", "answer_text"),
    "offers": ("offered_to", "note", "end", "reason"),
    "action_items": ("text", "owner_id", "due_on"),
    "recognitions": ("to_id", "text"),
    "remarks": ("text",),
    "leader_words": ("text",),
    "goals": ("code", "title", "perspective", "parent_id", "department_id", "owner_id", "due_on"),
    "measures": ("name", "goal_id", "unit", "direction", "baseline", "target"),
    "readings": ("value",),
    "departments": ("name", "head_id", "channel", "ladder", "tells_head"),
    "people": (
        *("name", "is_active", "is_guest", "is_plan_keeper", "department_id", "manager_id", "deputy_id", "zone"),
        *("locale", "calendar", "away_from", "away_until", "later_leaves", "own_time", "muted_until", "strength"),
        *("own_language", "wants_digest"),
    ),
    "workspaces": (
        *("company", "plan_title", "leader_id", "digest_channel", "meeting_channel", "check_in", "digest", "meeting"),
        *("ladder", "silent_weeks", "still_turns", "answer_days", "strength", "person_load", "plan_load", "currency"),
        *("leader_weeks", "language", "takes_everybody", "inbox_days", "question_weeks", "rewrite_weeks"),
    ),
    "calendars": ("name", "work_days", "starts", "ends", "days_off", "days_on", "country"),
}
"""What of each table people are told; the rest says when, for whom or in which order, as the entry itself does."""

RENAMED = {("needs", "kind"): "need_kind", ("decisions", "kind"): "decision_kind"}
"""Columns that are called alike in several tables and hold different things."""

NAMED = {
    **dict.fromkeys(("owner_id", "head_id", "manager_id", "deputy_id", "leader_id"), "person"),
    **dict.fromkeys(("asked_of", "offered_to", "to_id", "seen_by"), "person"),
    **dict.fromkeys(("goal_id", "parent_id"), "goal"),
    "department_id": "department",
    "measure_id": "measure",
}
"""What the id in a column is of."""
