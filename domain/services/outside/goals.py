"""Goals that a file brings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from domain.goals import Goal
from domain.outside import Link, LinkKind, OutsideGoal, Unknown, Unplaced, matched
from domain.plan import USUAL_PERSPECTIVE
from domain.services.importing.ledger import Kind
from domain.services.outside.book import Book, Pending, Plain, only, same
from domain.services.outside.places import department_id, member


def compare_goals(book: Book) -> None:
    """Find each goal again, give codes to new ones, and tell what differs; a parent stands before its children."""
    things = list(_from_the_top(book.plan.goals))
    found = matched(things, book.links_of(LinkKind.GOAL))
    book.by_name += found.by_name
    taken = {same(code) for code in book.goal_ids}
    for thing, link in zip(things, found.links, strict=True):
        known = _known(book, thing, link)
        code = known.code if known else _free(thing.code, taken)
        taken.add(same(code))
        book.codes[thing.name] = code
        pending = Pending(thing, link, known.id if known else None, dict(link.seen) if link else {}, code=code)
        wanted = _wanted(book, thing)
        _unknown(book, thing)
        if known is None:
            pending.seen |= wanted
        else:
            book.settle(pending, wanted, _present(book, known), code, thing.mark)
        book.pending_goals.append(pending)
        book.counted(Kind.GOALS, pending)


def take_goals(book: Book) -> None:
    """Make and change them."""
    for pending in book.pending_goals:
        thing, before = pending.thing, book.goals.get(pending.subject_id or 0)
        if before is None:
            parent_id = book.goal_ids.get(book.codes.get(thing.parent or "", ""))
            perspective = thing.perspective or (book.goals[parent_id].perspective if parent_id else USUAL_PERSPECTIVE)
            whose = department_id(book, thing.department)
            owner = member(book, thing.owner)
            answers = owner.id if owner else None
            new = Goal(0, pending.code, thing.title, perspective, parent_id, whose, answers, thing.due_on)
            goal = book.uow.goals.add(new)
            book.note(f"goal:{goal.id}", None, goal)
        else:
            goal = before
            if pending.changes:
                goal = _changed(book, goal, pending)
            if goal != before:
                book.uow.goals.save(goal)
                book.note(f"goal:{goal.id}", before, goal)
        book.goals[goal.id] = goal
        book.goal_ids[goal.code] = goal.id
        book.remember(LinkKind.GOAL, pending, goal.id)


def _wanted(book: Book, thing: OutsideGoal) -> Plain:
    """What the file says, of the fields it speaks of."""
    owner, department = member(book, thing.owner), book.departments.get(department_id(book, thing.department) or 0)
    said: Plain = {
        "perspective": thing.perspective,
        "department": department and department.key,
        "owner": owner and owner.name,
        "due_on": thing.due_on and thing.due_on.isoformat(),
    }
    words = {"perspective": thing.perspective, "department": thing.department, "owner": thing.owner}
    unread = {name for name, text in (words | {"due_on": thing.due_words}).items() if text and said[name] is None}
    told = {name: value for name, value in said.items() if name in book.plan.told_of_goals - unread}
    return {"title": thing.title, "parent": book.codes.get(thing.parent or ""), **told}


def _unknown(book: Book, thing: OutsideGoal) -> None:
    """Note what the file names and the plan does not have."""
    if thing.department and department_id(book, thing.department) is None:
        book.unknown.append(Unknown(Unplaced.GOALS_DEPARTMENT, thing.department, thing.mark))
    if thing.owner and member(book, thing.owner) is None:
        book.unknown.append(Unknown(Unplaced.GOALS_OWNER, thing.owner, thing.mark))


def _present(book: Book, goal: Goal) -> Plain:
    """The same fields as the plan has them."""
    above, owner = book.goals.get(goal.parent_id or 0), book.people.get(goal.owner_id or 0)
    department = book.departments.get(goal.department_id or 0)
    return {
        "title": goal.title,
        "parent": above and above.code,
        "perspective": goal.perspective,
        "department": department and department.key,
        "owner": owner and owner.name,
        "due_on": goal.due_on and goal.due_on.isoformat(),
    }


def _changed(book: Book, goal: Goal, pending: Pending[OutsideGoal]) -> Goal:
    """The goal with what is to be taken."""
    thing, owner = pending.thing, member(book, pending.thing.owner)
    fields: Mapping[str, Mapping[str, Any]] = {
        "title": {"title": thing.title},
        "parent": {"parent_id": book.goal_ids.get(book.codes.get(thing.parent or "", ""))},
        "perspective": {"perspective": thing.perspective or goal.perspective},
        "department": {"department_id": department_id(book, thing.department)},
        "owner": {"owner_id": owner.id if owner else None},
        "due_on": {"due_on": thing.due_on},
    }
    return replace(goal, **{field: value for name in pending.changes for field, value in fields[name].items()})


def goal_code(book: Book, words: str | None) -> str | None:
    """The code of the goal that a file means: of the file itself, by its code, or by its title."""
    if not words:
        return None
    if words in book.codes:
        return book.codes[words]
    if not book.goal_words:
        book.goal_words = _words(book)
    meant, first = same(words), same(words.split()[0])
    return book.goal_words.get(meant) or (book.goal_words.get(first) if first in book.goal_words else None)


def _words(book: Book) -> dict[str, str]:
    words: dict[str, str] = {}
    for pending in book.pending_goals:
        words.setdefault(same(pending.thing.title), pending.code)
        words.setdefault(same(pending.code), pending.code)
    for goal in book.goals.values():
        words.setdefault(same(goal.title), goal.code)
        words[same(goal.code)] = goal.code
    return words


def _known(book: Book, thing: OutsideGoal, link: Link | None) -> Goal | None:
    """The goal: the one that is linked, else one with this code and title, or with this title alone."""
    if link is not None:
        return book.goals.get(link.subject_id)
    alike = [goal for goal in book.goals.values() if same(goal.title) == same(thing.title)]
    if thing.code is not None:
        coded = [goal.id for goal in alike if same(goal.code) == same(thing.code)]
        if coded:
            return book.goals[coded[0]]
        if book.plan.is_ours:
            return next((goal for goal in book.goals.values() if same(goal.code) == same(thing.code)), None)
    one = only([goal.id for goal in alike])
    return None if one is None else book.goals[one]


def _free(code: str | None, taken: set[str]) -> str:
    """The code of the file if nobody has it, else the next that is free."""
    if code and same(code) not in taken:
        return code
    number = 2 if code else 1
    pattern = f"{code}-{{}}" if code else "G{}"
    while same(pattern.format(number)) in taken:
        number += 1
    return pattern.format(number)


def _from_the_top(goals: tuple[OutsideGoal, ...]) -> Iterator[OutsideGoal]:
    """Each after the one above it; a circle is broken where it begins."""
    named = {goal.name: goal for goal in goals}
    done: set[str] = set()
    for goal in goals:
        chain: list[OutsideGoal] = []
        current: OutsideGoal | None = goal
        while current is not None and current.name not in done:
            done.add(current.name)
            chain.append(current)
            current = named.get(current.parent or "")
        yield from reversed(chain)
