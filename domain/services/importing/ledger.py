"""The ledger of one import: what was made, changed and left, written into the audit trail as it happens."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.departments import Department
from domain.goals import Goal
from domain.measures import Measure
from domain.meetings import ActionItem
from domain.people import Person
from domain.plan import FromToday, PlanDate, PlanDraft, on_day
from domain.ports import UnitOfWork
from domain.services.changes import plain
from domain.tasks import Task
from domain.workspace import Workspace

Thing = Workspace | Calendar | Person | Department | Goal | Measure | Task | ActionItem
"""What an import makes or changes."""

IMPORTED = "imported"
"""The word of the audit trail for whatever an import makes or changes."""


_NOBODYS_WORD = frozenset({IMPORTED, "joined", "set_up_begun"})
"""What a plan file may write over: what came from one, and what was taken for granted as nobody had said anything."""


class Kind(StrEnum):
    """What a plan consists of, in the order in which people think of it."""

    SETTINGS = "settings"
    CALENDARS = "calendars"
    PEOPLE = "people"
    DEPARTMENTS = "departments"
    GOALS = "goals"
    MEASURES = "measures"
    READINGS = "readings"
    TASKS = "tasks"
    ACTION_ITEMS = "action_items"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind were made, changed, or left as they were."""

    created: int = 0
    changed: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing on which the chat has spoken since: these fields stay as they are in the database."""

    kind: Kind
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import. `absent` counts what is in the database and not in the file; it was left alone."""

    counts: Mapping[Kind, Count]
    kept: tuple[Kept, ...] = ()
    absent: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def changed_nothing(self) -> bool:
        """Whether everything was there already."""
        return not any(count.created or count.changed for count in self.counts.values())


class Ledger:
    """What is known while an import runs: the draft, the day, the ids of keys, and the books on what it did."""

    def __init__(self, uow: UnitOfWork, draft: PlanDraft, now: datetime, *, by: int | None, through: str) -> None:
        self.uow = uow
        self.draft = draft
        self.now = now
        self.by = by
        self.today = draft.today(now)
        self.people: dict[str, int] = {}
        self.departments: dict[str, int] = {}
        self.goals: dict[str, int] = {}
        self.tasks: dict[str, int] = {}
        self.through = through
        settings = uow.workspaces.find()
        self.known_company = settings is not None and settings.company == draft.company
        self._counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
        self._kept: list[Kept] = []
        self._absent: Counter[Kind] = Counter()

    def note(self, kind: Kind, subject: str, before: Thing | None, after: Thing) -> None:
        """Count a thing and write into the audit trail what changed on it; `before` is None for a new one."""
        old, new = differences(before, after)
        if before is not None and not new:
            self.count(kind, "left")
            return
        self.count(kind, "changed" if before else "created")
        self.write(subject, old or None, new)

    def write(self, subject: str, before: Mapping[str, object] | None, after: Mapping[str, object]) -> None:
        """Write into the audit trail what changed."""
        self.uow.audit.add(AuditEntry(self.now, IMPORTED, subject, self.by, before, after, through=self.through))

    def count(self, kind: Kind, how: str) -> None:
        """Count a thing as created, changed or left."""
        self._counts[kind][how] += 1

    def keep(self, kind: Kind, name: str, kept: Iterable[str]) -> None:
        """Note that the chat's word on these fields was kept against the draft; nothing is noted for none."""
        names = tuple(kept)
        if names:
            self._kept.append(Kept(kind, name, names))

    def absent(self, kind: Kind, known: Iterable[str], named: Iterable[str]) -> None:
        """Count what the database knows and the draft does not name."""
        self._absent[kind] += len(set(known) - set(named))

    def day(self, when: PlanDate | None, known: date | None) -> date | None:
        """The date that is meant; a relative one counts from the first import and does not move afterwards."""
        if isinstance(when, FromToday) and known is not None:
            return known
        return None if when is None else on_day(when, self.today)

    def changed_in_chat(self, subject: str) -> frozenset[str]:
        """The fields of a thing that anybody but an import has changed."""
        entries = self.uow.audit.of(subject)
        return frozenset(name for entry in entries if entry.what not in _NOBODYS_WORD for name in entry.after or {})

    def result(self) -> Imported:
        """What became of the import."""
        counts = {
            kind: Count(counted["created"], counted["changed"], counted["left"])
            for kind, counted in self._counts.items()
        }
        absent = {kind: number for kind, number in self._absent.items() if number}
        return Imported(counts, tuple(self._kept), absent)


def differences(before: Thing | None, after: Thing) -> tuple[dict[str, object], dict[str, object]]:
    """The fields that changed, as JSON has them; of a new thing, every field that says something."""
    old: dict[str, object] = {}
    new: dict[str, object] = {}
    for one in fields(after):
        now_is = getattr(after, one.name)
        was = None if before is None else getattr(before, one.name)
        if was != now_is:
            new[one.name] = _as_json(now_is)
            if before is not None:
                old[one.name] = _as_json(was)
    return old, new


_PLAIN = frozenset({str, int, bool, type(None)})
"""What JSON holds as it is; asked first, because nearly everything is one of these."""


def _as_json(value: object) -> object:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum | date):
        return plain(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, frozenset):
        return sorted(str(_as_json(item)) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _as_json(part) for name, part in asdict(value).items()}
    return plain(value)
