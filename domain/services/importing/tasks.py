"""The tasks of a plan with the last word on them, and what earlier meetings left to do."""

from dataclasses import replace
from datetime import datetime

from domain import checkins
from domain.cadence import instant, week_of
from domain.checkins import Answer, CheckIn
from domain.meetings import ActionItem
from domain.plan import FromToday, TaskDraft, WordDraft, on_day
from domain.services.importing.ledger import Kind, Ledger
from domain.services.offers import end_offer
from domain.tasks import Task, id_from_code

_OF_RHYTHM = frozenset({"rhythm", "rhythm_set_at"})


def bring_tasks(book: Ledger) -> None:
    """Make or change the tasks."""
    known = book.uow.tasks.by_key()
    for draft in book.draft.tasks:
        found = known.get(draft.key) or _by_code(book, draft.key)
        if found is None:
            _make(book, draft)
        else:
            _change(book, draft, book.uow.tasks.find(found.id) or found)
    book.absent(Kind.TASKS, known, book.tasks)


def _by_code(book: Ledger, key: str) -> Task | None:
    """The task of that code which came from the chat and has no key: an export of this company calls it so."""
    task_id = id_from_code(key) if book.known_company else None
    found = None if task_id is None else book.uow.tasks.find(task_id)
    return found if found is not None and found.key is None else None


def bring_action_items(book: Ledger) -> None:
    """Make the action items that are not there yet; those with the same words are left as they are."""
    known = {item.text for item in book.uow.action_items.all()}
    for draft in book.draft.action_items:
        if draft.text in known:
            book.count(Kind.ACTION_ITEMS, "left")
            continue
        known.add(draft.text)
        item = book.uow.action_items.add(
            ActionItem(
                id=0,
                text=draft.text,
                owner_id=None if draft.owner is None else book.people[draft.owner],
                due_on=book.day(draft.due_on, None),
                task_id=None if draft.task is None else book.tasks[draft.task],
                created_at=book.now,
            )
        )
        book.note(Kind.ACTION_ITEMS, f"action_item:{item.id}", None, item)


def _make(book: Ledger, draft: TaskDraft) -> None:
    blank = Task(id=0, title=draft.title, key=draft.key, created_by=book.by, created_at=book.now)
    task = _timed(_owned(_placed(book, draft, blank), book, draft), book, draft)
    check_in = None
    if draft.word is not None:
        check_in, task = _spoken(book, draft.word, task, None)
    task = book.uow.tasks.add(task)
    if check_in is not None and task.owner_id is not None:
        book.uow.check_ins.add(replace(check_in, task_id=task.id))
    book.tasks[draft.key] = task.id
    book.note(Kind.TASKS, f"task:{task.id}", None, task)


def _change(book: Ledger, draft: TaskDraft, before: Task) -> None:
    book.tasks[draft.key] = before.id
    after = _placed(book, draft, before)
    told = book.changed_in_chat(f"task:{before.id}")
    wanted = _owned(after, book, draft)
    kept = []
    if told - _OF_RHYTHM:
        kept += [name for name in ("owner_id", "due_on") if getattr(before, name) != getattr(wanted, name)]
    else:
        after = _with_newer_word(book, draft, wanted)
    if "rhythm" not in told:
        after = _timed(after, book, draft)
    elif before.rhythm is not draft.rhythm:
        kept.append("rhythm")
    book.keep(Kind.TASKS, f"{before.code} {before.title}", kept)
    if after != before:
        book.uow.tasks.save(after)
    if (after.owner_id, after.state) != (before.owner_id, before.state):
        end_offer(book.uow, before.id, book.now)
    book.note(Kind.TASKS, f"task:{before.id}", before, after)


def _placed(book: Ledger, draft: TaskDraft, base: Task) -> Task:
    """What only the plan says of a task."""
    return replace(
        base,
        title=draft.title,
        goal_id=None if draft.goal is None else book.goals[draft.goal],
        department_id=None if draft.department is None else book.departments[draft.department],
        place=draft.place,
        how=draft.how,
        start_on=book.day(draft.start_on, base.start_on),
    )


def _owned(task: Task, book: Ledger, draft: TaskDraft) -> Task:
    """What the chat may change as well: who answers for a task, and until when."""
    owner_id = None if draft.owner is None else book.people[draft.owner]
    owned_since = task.owned_since if owner_id == task.owner_id else book.now
    return replace(
        task,
        owner_id=owner_id,
        owned_since=None if owner_id is None else owned_since,
        due_on=book.day(draft.due_on, task.due_on),
    )


def _timed(task: Task, book: Ledger, draft: TaskDraft) -> Task:
    """How often it is asked about; its turns are counted from the import that changes that."""
    if draft.rhythm is task.rhythm:
        return task
    return replace(task, rhythm=draft.rhythm, rhythm_set_at=book.now)


def _with_newer_word(book: Ledger, draft: TaskDraft, task: Task) -> Task:
    """The task with the word of the draft, unless it has one of a later day."""
    word, last = draft.word, task.last_check_in_at
    if word is None or (isinstance(word.on, FromToday) and last is not None):
        return task
    day, last_day = on_day(word.on, book.today), last and book.draft.today(last)
    if last_day is not None and day < last_day:
        return task
    found = book.uow.check_ins.find(task.id, week_of(book.draft.check_in, day))
    check_in, spoken = _spoken(book, word, task, found, said_at=last if day == last_day else None)
    if spoken == task and (found is None or check_in == found):
        return task
    if found is not None:
        book.uow.check_ins.save(check_in)
    elif task.owner_id is not None:
        book.uow.check_ins.add(check_in)
    return spoken


def _spoken(
    book: Ledger, word: WordDraft, task: Task, found: CheckIn | None, said_at: datetime | None = None
) -> tuple[CheckIn, Task]:
    """The word as a check-in, and the task after it; the check-in of a task without an owner is not stored.

    Without another moment it was said at the hour of the check-in in the leader's zone, and never later than now.
    """
    day = on_day(word.on, book.today)
    at = said_at or min(instant(book.draft.leader_zone, day, book.draft.check_in.at), book.now)
    week = week_of(book.draft.check_in, day)
    blank = found or CheckIn(id=0, task_id=task.id, person_id=task.owner_id or 0, week=week)
    answer = Answer(status=word.status, progress=word.progress, note=word.note, blocker=word.blocker)
    check_in = checkins.answered(blank, answer, at, late=False)
    return check_in, checkins.applied(task, check_in, at, off_track_before=False)
