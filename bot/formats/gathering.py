"""From records to tasks: which are the same, which is above which, and by what they are known again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.formats.faults import Odd, OddKey, Place
from bot.formats.fields import Field
from bot.formats.records import Record
from bot.formats.texts import LINE, cut
from domain.outside import OutsideTask

_TOLD = {
    Field.GOAL: ("goal",),
    Field.DEPARTMENT: ("department",),
    Field.PLACE: ("place",),
    Field.HOW: ("how",),
    Field.START: ("start_on",),
    Field.DUE: ("due_on",),
    Field.STATUS: ("status", "state"),
    Field.DONE: ("state",),
    Field.ENDED_ON: ("state",),
    Field.PROGRESS: ("progress",),
    Field.OWNER: ("owner",),
}
_DEEPEST = 20
_REFERENCE = re.compile(r"\s*[(\[<].*$|\s*https?://.*$")
_DOTTED = re.compile(r"\d+(?:\.\d+)+")


def told_by(fields: Iterable[Field]) -> frozenset[str]:
    """The fields of tasks of which a table with such columns speaks."""
    return frozenset(name for field in fields for name in _TOLD.get(field, ()))


class Gathering:
    """Gathers the records of a file into tasks."""

    def __init__(self) -> None:
        self.odd: list[Odd] = []
        self._names: Counter[str] = Counter()

    def tasks(self, records: Sequence[Record]) -> list[OutsideTask]:
        """The tasks; what is listed twice once."""
        single = list(self._once(records))
        shared = self._shared(single)
        above = _Parents(single)
        tasks = []
        for record in single:
            chain = above.chain(record)
            if record.parent and not chain:
                self._tell(OddKey.NO_PARENT, record, parent=record.parent)
            name = self._name(record, chain)
            identifier = None if record.identifier in shared else record.identifier
            title = cut(f"{chain[-1].title}: {record.title}" if chain else record.title, LINE)
            tasks.append(_task(record, name, title, identifier))
        return tasks

    def _once(self, records: Iterable[Record]) -> Iterable[Record]:
        """Each record once: the same cells again are the same task, under whatever number of the row."""
        seen: dict[tuple[object, ...], Record] = {}
        for record in records:
            first = seen.setdefault(_said(record), record)
            if first is record:
                yield record
            else:
                self._tell(OddKey.TWICE, record, text=record.title, first=first.place.line)

    def _shared(self, records: Sequence[Record]) -> set[str | None]:
        """Identifiers that several tasks have: nobody is known by them."""
        counted = Counter(record.identifier for record in records if record.identifier)
        shared: set[str | None] = {identifier for identifier, count in counted.items() if count > 1}
        for record in records:
            if record.identifier in shared:
                self._tell(OddKey.SHARED_ID, record, text=record.identifier)
        return shared

    def _name(self, record: Record, chain: Sequence[Record]) -> str:
        """The path, with a number where another task has the same."""
        parts = [record.container, *(each.title for each in chain), record.title]
        path = " > ".join(" ".join(part.casefold().split()) for part in parts if part)
        self._names[path] += 1
        if self._names[path] == 1:
            return path
        if record.identifier is None and record.code is None:
            self._tell(OddKey.SAME_NAME, record, text=record.title)
        return f"{path} #{self._names[path]}"

    def _tell(self, key: OddKey, record: Record, **values: object) -> None:
        self.odd.append(Odd(key, record.place, {**values, "title": record.title}))


class _Parents:
    """Finds parents by id, by key, and by name where only one has it."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._by: dict[str, Record] = {}
        titles: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            for key in (record.identifier, record.key):
                if key:
                    self._by.setdefault(key, record)
            titles[record.title].append(record)
        for title, found in titles.items():
            # Of several with the same name, the one that has no parent itself is the likelier parent.
            tops = found if len(found) == 1 else [record for record in found if not record.parent]
            if len(tops) == 1:
                self._by.setdefault(title, tops[0])

    def chain(self, record: Record) -> list[Record]:
        """Those above, the topmost first."""
        chain: list[Record] = []
        current: Record | None = record
        while current is not None and len(chain) < _DEEPEST:
            current = self._find(current.parent) if current.parent else self._dotted(current)
            if current is None or current is record or current in chain:
                break
            chain.append(current)
        return chain[::-1]

    def _find(self, words: str) -> Record | None:
        """By its words, without a reference in brackets behind them, or by the first or the other ones."""
        if words in self._by:
            return self._by[words]
        first, _, others = words.partition(" ")
        ways = (_REFERENCE.sub("", words), first, others)
        return next((self._by[way] for way in ways if way in self._by), None)

    def _dotted(self, record: Record) -> Record | None:
        """The one with the number before the last dot: 1.2 is above 1.2.3."""
        number = record.identifier or ""
        return self._by.get(number.rpartition(".")[0]) if "." in number and _DOTTED.fullmatch(number) else None


def _said(record: Record) -> tuple[object, ...]:
    return (
        *(record.identifier, record.code, record.title, record.parent, record.owner, record.container, record.at),
        *(record.start.on, record.start.words, record.due.on, record.due.words, record.status, record.ended),
        *(record.goal, record.department, record.how, record.progress),
    )


def _task(record: Record, name: str, title: str, identifier: str | None) -> OutsideTask:
    return OutsideTask(
        name=name,
        title=title,
        identifier=identifier,
        mark=spot(record.place),
        code=record.code,
        goal=record.goal,
        department=record.department,
        owner=record.owner,
        place=record.at,
        how=record.how,
        start_on=record.start.on,
        due_on=record.due.on,
        start_words=record.start.words or None,
        due_words=record.due.words or None,
        status=record.status,
        progress=record.progress,
        ended=record.ended,
        ended_on=record.ended_on,
    )


def spot(place: Place) -> str:
    """A place in signs of no language: `12` for a line, `Tasks, C7` for a cell, `Tasks, #12` for a row."""
    if place.sheet is None:
        return "" if place.line is None else str(place.line)
    where = place.cell or (None if place.line is None else f"#{place.line}")
    return place.sheet if where is None else f"{place.sheet}, {where}"
