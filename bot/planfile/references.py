"""How the things of a plan file hang together: every reference leads somewhere, no key twice, nothing in a circle.

These checks read the plain data, not the checked sections, so that they speak even when single values are wrong.
"""

from collections.abc import Iterator

from bot.planfile.examples import example_of
from bot.planfile.faults import Fault, FaultKey
from bot.planfile.nearest import nearest
from bot.planfile.nodes import Located, Path, Plain
from bot.planfile.shape import with_name

Entry = tuple[Path, dict[str, Plain]]

_NAMED_BY = {
    "channels": "id",
    "calendars": "key",
    "people": "key",
    "departments": "key",
    "goals": "code",
    "measures": "key",
    "tasks": "key",
}
_ALSO_UNIQUE = (("channels", "name"), ("people", "slack"))
_ALSO_CALLED = {"people": "name", "departments": "name", "goals": "title", "tasks": "title"}
_WORDS = {
    "calendars": "planfile.what.calendar",
    "people": "planfile.what.person",
    "departments": "planfile.what.department",
    "goals": "planfile.what.goal",
    "tasks": "planfile.what.task",
}
_REFERENCES = (
    ("channels", "members", "people"),
    ("people", "calendar", "calendars"),
    ("people", "department", "departments"),
    ("people", "manager", "people"),
    ("people", "deputy", "people"),
    ("departments", "head", "people"),
    ("goals", "parent", "goals"),
    ("goals", "department", "departments"),
    ("measures", "goal", "goals"),
    ("tasks", "goal", "goals"),
    ("tasks", "department", "departments"),
    ("goals", "owner", "people"),
    ("tasks", "owner", "people"),
    ("action_items", "owner", "people"),
    ("action_items", "task", "tasks"),
)
_SOME = 10
_UPWARD = (("people", "manager"), ("goals", "parent"))


def entries(found: Located, section: str) -> Iterator[Entry]:
    """The entries of a section with their paths; whatever is not an entry is told by the shape."""
    listed = found.data.get(section)
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(entry, dict):
            yield (section, index), entry


def by_key(found: Located, section: str) -> dict[str, Entry]:
    """The entries of a section by their keys; of two with the same key, the first."""
    listed: dict[str, Entry] = {}
    for path, entry in entries(found, section):
        key = entry.get(_NAMED_BY[section])
        if isinstance(key, str):
            listed.setdefault(key.strip(), (path, entry))
    return listed


def check(found: Located) -> Iterator[Fault]:
    """Every fault of this kind."""
    yield from _unknown(found)
    for section, field in (*_NAMED_BY.items(), *_ALSO_UNIQUE):
        yield from _twice(found, section, field)
    for section, field in _UPWARD:
        yield from _circles(found, section, field)


def _unknown(found: Located) -> Iterator[Fault]:
    known = {section: by_key(found, section) for section in _NAMED_BY}
    yield from _look_up(found, known, "people", ("leader",), found.data.get("leader"))
    for section, field, target in _REFERENCES:
        for path, entry in entries(found, section):
            value = entry.get(field)
            if isinstance(value, list):
                for index, item in enumerate(value):
                    yield from _look_up(found, known, target, (*path, field, index), item)
            else:
                yield from _look_up(found, known, target, (*path, field), value)


def _look_up(
    found: Located, listed: dict[str, dict[str, Entry]], target: str, path: Path, value: Plain
) -> Iterator[Fault]:
    known = listed[target]
    if not isinstance(value, str) or value.strip() in known:
        return
    near = _meant(value, target, known)
    some = ", ".join([*list(known)[:_SOME], *(["..."] if len(known) > _SOME else [])])
    example = example_of((target,)) if not known else with_name(path, near) if near else None
    values = {"given": value, "what": _WORDS[target], "section": target, "known": some}
    yield Fault(FaultKey.UNKNOWN_REFERENCE, found.mark(path), values, example, near)


def _meant(value: str, target: str, known: dict[str, Entry]) -> str | None:
    """The key that was meant, found by the key, by the name of the thing, or by the first word of the name."""
    ways: dict[str, str] = {}
    for key, (_, entry) in known.items():
        name = entry.get(_ALSO_CALLED.get(target, ""))
        if isinstance(name, str):
            ways |= {name.split()[0]: key, name: key}
    return nearest(value, ways | {key: key for key in known})


def _twice(found: Located, section: str, field: str) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, entry in entries(found, section):
        value = entry.get(field)
        if not isinstance(value, str):
            continue
        here = (*path, field)
        before = first.setdefault(value.strip().removeprefix("#").casefold(), here)
        mark = found.mark(before)
        if before != here and mark is not None:
            values = {"given": value, "name": field, "section": section, "first": mark.line}
            yield Fault(FaultKey.DUPLICATE, found.mark(here), values)


def _circles(found: Located, section: str, field: str) -> Iterator[Fault]:
    known = by_key(found, section)
    up = {key: str(entry.get(field, "")).strip() for key, (_, entry) in known.items()}
    told: set[str] = set()
    for start in up:
        chain = [start]
        while up.get(chain[-1], "") in up and up[chain[-1]] not in chain:
            chain.append(up[chain[-1]])
        closes = up.get(chain[-1], "")
        circle = chain[chain.index(closes) :] if closes in chain else []
        if circle and told.isdisjoint(circle):
            told.update(circle)
            path = (*known[circle[0]][0], field)
            values = {"name": field, "chain": " -> ".join([*circle, circle[0]])}
            yield Fault(FaultKey.CYCLE, found.mark(path), values)
