"""The book on one file: what it found, what it will write, and the differences it shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypedDict, TypeVar

from domain.audit import AuditEntry
from domain.departments import Department
from domain.goals import Goal
from domain.outside import (
    Difference,
    Link,
    LinkKind,
    OutsideGoal,
    OutsideMeasure,
    OutsidePlan,
    OutsideTask,
    Unknown,
    how_different,
)
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.importing.ledger import IMPORTED, Count, Kind, Thing, differences
from domain.tasks import Task

OneThing = TypeVar("OneThing", OutsideGoal, OutsideMeasure, OutsideTask)

Plain = dict[str, object]
"""Fields of a thing as JSON has them, with codes and names instead of ids."""


@dataclass(slots=True)
class Pending(Generic[OneThing]):
    """A thing of the file: the link it was found by, what is there (None for nothing), and the fields to be taken.

    `seen` is what the file has said of it, `code` that of a goal.
    """

    thing: OneThing
    link: Link | None
    subject_id: int | None
    seen: Plain = field(default_factory=dict)
    changes: Plain = field(default_factory=dict)
    code: str = ""


AnyPending = Pending[OutsideGoal] | Pending[OutsideMeasure] | Pending[OutsideTask]


class Found(TypedDict):
    """What a comparison found."""

    counts: Mapping[Kind, Count]
    differences: tuple[Difference, ...]
    by_name: int
    suggested: int
    undated: int
    absent: int
    unknown: tuple[Unknown, ...]


class Book:
    """What is known of the plan while a file is compared with it and taken."""

    def __init__(
        self,
        uow: UnitOfWork,
        plan: OutsidePlan,
        now: datetime,
        *,
        by: int | None = None,
        through: str = "",
        with_changes: bool = False,
    ) -> None:
        self.uow = uow
        self.plan = plan
        self.now = now
        self.by = by
        self.through = through
        self.with_changes = with_changes
        self.links = uow.links.of(plan.source)
        self.departments: Mapping[int, Department] = {each.id: each for each in uow.departments.all()}
        self.goals: dict[int, Goal] = {each.id: each for each in uow.goals.all()}
        self.people: Mapping[int, Person] = {each.id: each for each in uow.people.all()}
        self.pending_goals: list[Pending[OutsideGoal]] = []
        self.pending_measures: list[Pending[OutsideMeasure]] = []
        self.pending_tasks: list[Pending[OutsideTask]] = []
        self.codes: dict[str, str] = {}
        """The code of each goal of the file, by its name in the file."""

        self.goal_ids: dict[str, int] = {goal.code: goal.id for goal in self.goals.values()}
        self.goal_words: dict[str, str] = {}
        self.members: dict[str, list[int]] = {}
        self.by_name = 0
        self.suggested = 0
        self.undated = 0
        self.unknown: list[Unknown] = []
        self._counts: Counter[tuple[Kind, str]] = Counter()
        self._differences: list[Difference] = []
        self._entries: list[AuditEntry] = []
        self._new_links: list[Link] = []
        self._found_links: set[int] = set()
        self._changed_links = 0

    def links_of(self, kind: LinkKind) -> list[Link]:
        """The links of this source to things of a kind."""
        return [link for link in self.links if link.kind is kind]

    def settle(self, pending: AnyPending, wanted: Plain, present: Plain, what: str, mark: str) -> None:
        """Compare what the file says of a known thing with what the plan has, field by field.

        What the file says as it did last time is left, whatever became of it here. What it says anew is a difference:
        taken where that is wanted and the plan still has what the file said last time.
        """
        if pending.link is not None:
            self._found_links.add(pending.link.id)
        for name, value in wanted.items():
            if value == present[name]:
                pending.seen[name] = value
                continue
            base = pending.seen.get(name, present[name])
            if value == base:
                continue
            kept = base != present[name]
            shown = Difference(what, name, present[name], value, how_different(name, present[name], value), kept, mark)
            self._differences.append(shown)
            if self.with_changes and not kept:
                pending.changes[name] = value
                pending.seen[name] = value

    def count(self, kind: Kind, how: str) -> None:
        """Count a thing as created, changed or left."""
        self._counts[kind, how] += 1

    def counted(self, kind: Kind, pending: AnyPending) -> None:
        """Count a compared thing."""
        self.count(kind, "created" if pending.subject_id is None else "changed" if pending.changes else "left")

    @property
    def makes_only_tasks(self) -> bool:
        """Whether nothing but new tasks comes of it: no goal, no measure, and no change of what is there."""
        others = bool(self.pending_goals or self.pending_measures)
        return not others and all(each.subject_id is None or self._stays(each) for each in self.pending_tasks)

    def note(self, subject: str, before: Thing | None, after: Thing) -> None:
        """Write into the audit trail what was made or changed."""
        old, new = differences(before, after)
        self.write_down(subject, old or None, new)

    def write_down(self, subject: str, before: Plain | None, after: Plain) -> None:
        """The same of what is known already."""
        self._entries.append(AuditEntry(self.now, IMPORTED, subject, self.by, before, after, through=self.through))

    def remember(self, kind: LinkKind, pending: AnyPending, subject_id: int) -> None:
        """Keep which thing of ours this is, and what the file says of it now."""
        link, thing = pending.link, pending.thing
        if link is None:
            new = Link(
                *(0, self.plan.source, kind, thing.identifier, thing.name, subject_id, pending.seen, self.now),
            )
            self._new_links.append(new)
            return
        after = _seen(link, pending)
        if after != link:
            self.uow.links.save(replace(after, seen_at=self.now))
            self._changed_links += 1

    def _stays(self, pending: AnyPending) -> bool:
        link = pending.link
        return not pending.changes and link is not None and _seen(link, pending) == link

    def write(self) -> None:
        """Store what is stored at the end, at once."""
        links = {"new": len(self._new_links), "changed": self._changed_links}
        if any(links.values()):
            what, subject = "source_remembered", f"source:{self.plan.source}"
            self._entries.append(AuditEntry(self.now, what, subject, self.by, None, links, through=self.through))
        self.uow.audit.add_all(self._entries)
        self.uow.links.add_all(self._new_links)

    def result(self) -> Found:
        """What was found."""
        kinds = dict.fromkeys(kind for kind in Kind if any(counted is kind for counted, _ in self._counts))
        return Found(
            counts={
                kind: Count(*(self._counts[kind, how] for how in ("created", "changed", "left"))) for kind in kinds
            },
            differences=tuple(self._differences),
            by_name=self.by_name,
            suggested=self.suggested,
            undated=self.undated,
            unknown=tuple(self.unknown),
            absent=sum(link.id not in self._found_links for link in self.links),
        )


def _seen(link: Link, pending: AnyPending) -> Link:
    """The link with what the file says now."""
    thing = pending.thing
    return replace(link, identifier=thing.identifier or link.identifier, name=thing.name, seen=pending.seen)


def only(found: Sequence[int]) -> int | None:
    """The one id that was found; None for none or several."""
    return found[0] if len(found) == 1 else None


def same(text: str) -> str:
    """A name to compare with."""
    return " ".join(text.casefold().split())


def tasks_by_id(book: Book, ids: Sequence[int]) -> dict[int, Task]:
    """The tasks with these ids."""
    return book.uow.tasks.some(sorted(set(ids)))
