"""Replaying the audit trail: what the tasks and cases must be, if the trail tells all."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from domain.audit import AuditEntry
from domain.ladder import Case
from domain.services.changes import plain
from domain.tasks import Task

TOLD = ("state", "owner_id", "due_on", "status", "progress", "blocker", "start_on", "quiet_until")
"""The fields of a task that the trail must tell."""

USUAL = {one.name: plain(one.default) for one in fields(Task) if one.name in TOLD}


@dataclass(slots=True)
class CaseTold:
    """A case as the trail tells it."""

    rung: int = -1
    outcome: str | None = None


@dataclass(slots=True)
class Replay:
    """The state that the trail tells so far."""

    tasks: dict[int, dict[str, object]] = field(default_factory=dict)
    cases: dict[int, CaseTold] = field(default_factory=dict)

    def hear(self, entry: AuditEntry) -> None:
        """Go one entry further."""
        kind, _, key = entry.subject.partition(":")
        if kind == "task":
            told = self.tasks.setdefault(int(key), dict(USUAL))
            told.update({name: value for name, value in (entry.after or {}).items() if name in TOLD})
        elif kind == "case":
            case = self.cases.setdefault(int(key), CaseTold())
            if entry.what == "case_climbed":
                case.rung += 1
            elif entry.what == "case_closed":
                case.outcome = str((entry.after or {}).get("outcome"))
            elif entry.what == "case_reopened":
                case.outcome = None

    def differs_on_task(self, task: Task) -> Iterator[str]:
        """What the trail tells of a task that is not so."""
        told = self.tasks.get(task.id)
        if told is None:
            yield f"{task.code} is in the tables and not in the trail"
            return
        for name in TOLD:
            is_now = plain(getattr(task, name))
            if told[name] != is_now:
                yield f"{task.code} has {name} {is_now!r}, the trail tells {told[name]!r}"

    def differs_on_case(self, case: Case) -> Iterator[str]:
        """What the trail tells of a case that is not so."""
        told = self.cases.get(case.id)
        outcome = None if case.outcome is None else case.outcome.value
        if told is None:
            yield f"case {case.id} is in the tables and not in the trail"
        elif (told.rung, told.outcome) != (case.rung, outcome):
            yield f"case {case.id} is on rung {case.rung} ({outcome}), the trail tells {told.rung} ({told.outcome})"
