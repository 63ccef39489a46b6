"""Tasks that a file brings."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.outside import Link, LinkKind, OutsideTask, Unknown, Unplaced, matched
from domain.services.importing.ledger import Kind
from domain.services.offers import end_offer
from domain.services.outside.book import Book, Pending, Plain, tasks_by_id
from domain.services.outside.goals import goal_code
from domain.services.outside.places import department_id, member
from domain.tasks import Status, Task, TaskState

_WORDS = ("owner", "start_words", "due_words")
"""What a file says that the plan does not hold: kept with the link, so that people can be asked about it."""

_NEW_STATES = frozenset({TaskState.DONE, TaskState.DROPPED})
_NOON = time(12)


def compare_tasks(book: Book) -> None:
    """Find each task again and tell what differs."""
    things = book.plan.tasks
    found = matched(things, book.links_of(LinkKind.TASK))
    book.by_name += found.by_name
    ids = [link.subject_id for link in found.links if link] + [thing.code for thing in things if thing.code]
    known = tasks_by_id(book, ids)
    for thing, link in zip(things, found.links, strict=True):
        before = known.get(link.subject_id if link else thing.code or 0)
        pending = Pending(thing, link, before.id if before else None, dict(link.seen) if link else {})
        wanted = _wanted(book, thing)
        if before is None:
            pending.seen |= wanted
            book.undated += thing.due_on is None and thing.ended is None
        else:
            _settle(book, pending, wanted, before)
        _words(book, pending, before)
        _unknown(book, thing, before)
        book.pending_tasks.append(pending)
        book.counted(Kind.TASKS, pending)


def take_tasks(book: Book) -> None:
    """Make and change them."""
    new = [pending for pending in book.pending_tasks if pending.subject_id is None]
    for pending, task in zip(new, book.uow.tasks.add_all([_made(book, each) for each in new]), strict=True):
        book.note(f"task:{task.id}", None, task)
        book.remember(LinkKind.TASK, pending, task.id)
    for pending in book.pending_tasks:
        if pending.subject_id is not None:
            if pending.changes:
                _change(book, pending, pending.subject_id)
            if not book.plan.is_ours:
                book.remember(LinkKind.TASK, pending, pending.subject_id)


def _settle(book: Book, pending: Pending[OutsideTask], wanted: Plain, before: Task) -> None:
    present = _present(book, before)
    if book.plan.is_ours and pending.thing.ended is None and before.state is not TaskState.DONE:
        wanted = {name: value for name, value in wanted.items() if name != "state"}  # our tables do not tell it
    if wanted.get("state", present["state"]) != present["state"]:
        wanted = {name: value for name, value in wanted.items() if name not in {"status", "progress"}}
    book.settle(pending, wanted, present, f"{before.code} {before.title}", pending.thing.mark)


def _words(book: Book, pending: Pending[OutsideTask], before: Task | None) -> None:
    """Keep the words about owner and dates; an owner who is only named is a suggestion as long as nobody owns it."""
    thing = pending.thing
    for name in _WORDS:
        said = getattr(thing, name)
        if said or name in pending.seen:
            pending.seen[name] = said
    owned = before.owner_id is not None if before else book.plan.is_ours and member(book, thing.owner) is not None
    if thing.owner and not owned and thing.ended is None:
        book.suggested += 1


def _unknown(book: Book, thing: OutsideTask, before: Task | None) -> None:
    """Note what the file names and the plan does not have."""
    if thing.code and before is None:
        book.unknown.append(Unknown(Unplaced.CODE, f"T-{thing.code}", thing.mark))
    if thing.department and department_id(book, thing.department) is None:
        book.unknown.append(Unknown(Unplaced.DEPARTMENT, thing.department, thing.mark))
    if thing.goal and goal_code(book, thing.goal) is None:
        book.unknown.append(Unknown(Unplaced.GOAL, thing.goal, thing.mark))


def _wanted(book: Book, thing: OutsideTask) -> Plain:
    """What the file says, of the fields it speaks of."""
    department = book.departments.get(department_id(book, thing.department) or 0)
    place = thing.place if department or not thing.department else thing.place or thing.department
    said: Plain = {
        "title": thing.title,
        "goal": goal_code(book, thing.goal),
        "department": department and department.key,
        "place": place,
        "how": thing.how,
        "start_on": thing.start_on and thing.start_on.isoformat(),
        "due_on": thing.due_on and thing.due_on.isoformat(),
        "status": Status.DONE.value if thing.ended is TaskState.DONE else thing.status and thing.status.value,
        "progress": thing.progress,
        "state": (thing.ended or TaskState.OPEN).value,
    }
    if book.plan.is_ours:
        owner = member(book, thing.owner)
        said["owner"] = owner.name if owner else None
    told = book.plan.told | ({"place"} if "department" in book.plan.told else set())
    return {name: value for name, value in said.items() if name == "title" or name in told}


def _present(book: Book, task: Task) -> Plain:
    """The same fields as the plan has them."""
    goal, department = book.goals.get(task.goal_id or 0), book.departments.get(task.department_id or 0)
    owner = book.people.get(task.owner_id or 0)
    return {
        "title": task.title,
        "goal": goal and goal.code,
        "department": department and department.key,
        "place": task.place,
        "how": task.how,
        "start_on": task.start_on and task.start_on.isoformat(),
        "due_on": task.due_on and task.due_on.isoformat(),
        "status": task.status and task.status.value,
        "progress": task.progress,
        "state": task.state.value,
        "owner": owner and owner.name,
    }


def _made(book: Book, pending: Pending[OutsideTask]) -> Task:
    thing, said = pending.thing, pending.seen
    owner = member(book, thing.owner) if book.plan.is_ours else None
    state = thing.ended if thing.ended in _NEW_STATES else TaskState.OPEN
    return Task(
        id=0,
        title=thing.title,
        goal_id=book.goal_ids.get(str(said.get("goal"))),
        department_id=department_id(book, thing.department),
        owner_id=owner.id if owner else None,
        place=_text(said.get("place")),
        how=thing.how,
        start_on=thing.start_on,
        due_on=thing.due_on,
        state=state or TaskState.OPEN,
        status=Status.DONE if state is TaskState.DONE else thing.status,
        progress=thing.progress,
        owned_since=book.now if owner else None,
        created_by=book.by,
        created_at=book.now,
        closed_at=_ended_at(thing.ended_on, book.now) if state in _NEW_STATES else None,
    )


def _change(book: Book, pending: Pending[OutsideTask], task_id: int) -> None:
    before = book.uow.tasks.find(task_id)
    if before is None:
        return
    after = _changed(book, before, pending)
    if after == before:
        return
    book.uow.tasks.save(after)
    if (after.owner_id, after.state) != (before.owner_id, before.state):
        end_offer(book.uow, task_id, book.now)
    book.note(f"task:{task_id}", before, after)


def _changed(book: Book, task: Task, pending: Pending[OutsideTask]) -> Task:
    """The task with what is to be taken."""
    thing, changes = pending.thing, pending.changes
    owner = member(book, thing.owner)
    fields: Mapping[str, Mapping[str, Any]] = {
        "title": {"title": thing.title},
        "goal": {"goal_id": book.goal_ids.get(str(changes.get("goal")))},
        "department": {"department_id": department_id(book, thing.department)},
        "place": {"place": _text(changes.get("place"))},
        "how": {"how": thing.how},
        "start_on": {"start_on": thing.start_on},
        "due_on": {"due_on": thing.due_on},
        "status": {"status": thing.status},
        "progress": {"progress": thing.progress},
        "owner": {"owner_id": owner.id if owner else None, "owned_since": book.now if owner else None},
    }
    values = {field: value for name in changes for field, value in fields.get(name, {}).items()}
    after = replace(task, **values)
    return _ended(after, thing, book.now) if "state" in changes else after


def _ended(task: Task, thing: OutsideTask, now: datetime) -> Task:
    """The task at its end, or open again."""
    if thing.ended is None:
        return replace(task, state=TaskState.OPEN, status=thing.status, progress=thing.progress, closed_at=None)
    status = Status.DONE if thing.ended is TaskState.DONE else task.status
    return replace(task, state=thing.ended, status=status, closed_at=_ended_at(thing.ended_on, now) or now)


def _ended_at(day: date | None, now: datetime) -> datetime | None:
    """Noon of the day on which it ended; None where the file does not say when, so that it is no news of this week."""
    return None if day is None else min(datetime.combine(day, _NOON, ZoneInfo("UTC")), now)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def owner_words(link: Link) -> str | None:
    """Whom the file names as the owner."""
    return _text(link.seen.get("owner"))
