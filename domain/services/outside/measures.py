"""Measures that a file brings, with their dated values."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.measures import Direction, Measure, Reading
from domain.outside import LinkKind, OutsideMeasure, matched
from domain.services.changes import plain
from domain.services.importing.ledger import Kind
from domain.services.measuring import take_reading
from domain.services.outside.book import Book, Pending, Plain
from domain.services.outside.goals import goal_code

_LONGEST_KEY = 60


def compare_measures(book: Book) -> None:
    """Find each measure again and tell what differs."""
    things = book.plan.measures
    found = matched(things, book.links_of(LinkKind.MEASURE))
    known = {measure.id: measure for measure in book.uow.measures.all()}
    book.by_name += found.by_name
    for thing, link in zip(things, found.links, strict=True):
        before = known.get(link.subject_id) if link else None
        before = before or _of_ours(book, thing, known)
        pending = Pending(thing, link, before.id if before else None, dict(link.seen) if link else {})
        wanted = _plain_of_thing(thing)
        if before is None:
            pending.seen |= wanted
        else:
            book.settle(pending, wanted, _plain_of(before), before.key, thing.mark)
        _compare_readings(book, pending)
        book.pending_measures.append(pending)
        book.counted(Kind.MEASURES, pending)


def take_measures(book: Book) -> None:
    """Make and change them, and record their values; a known one that slips is followed up."""
    known = {measure.id: measure for measure in book.uow.measures.all()}
    keys = {measure.key for measure in known.values()}
    for pending in book.pending_measures:
        thing, before = pending.thing, known.get(pending.subject_id or 0)
        if before is None:
            key = _key(thing, keys)
            keys.add(key)
            goal_id = book.goal_ids[goal_code(book, thing.goal) or ""]
            numbers = thing.direction, thing.baseline, thing.target
            measure = book.uow.measures.add(Measure(0, key, goal_id, thing.title, thing.unit, *numbers))
            book.note(f"measure:{measure.id}", None, measure)
        else:
            measure = _changed(before, pending.changes)
            if measure != before:
                book.uow.measures.save(measure)
                book.note(f"measure:{measure.id}", before, measure)
        _record(book, pending, measure, is_new=before is None)
        book.remember(LinkKind.MEASURE, pending, measure.id)


def _of_ours(book: Book, thing: OutsideMeasure, known: dict[int, Measure]) -> Measure | None:
    if not book.plan.is_ours:
        return None
    return next((measure for measure in known.values() if measure.key == thing.identifier), None)


def _compare_readings(book: Book, pending: Pending[OutsideMeasure]) -> None:
    """A value of a new day is new; another value of a known day is a difference."""
    earlier = pending.seen.get("readings")
    before = dict(earlier) if isinstance(earlier, dict) else _readings_of(book, pending.subject_id)
    told = {on.isoformat(): _written(value) for on, value in pending.thing.readings}
    for on in told.keys() - before.keys():
        before[on] = told[on]
        pending.changes[f"reading {on}"] = told[on]
        book.count(Kind.READINGS, "created")
    held = {f"reading {on}": value for on, value in before.items() if on in told}
    wanted: Plain = {f"reading {on}": value for on, value in told.items()}
    seen, pending.seen = pending.seen, dict(held)
    book.settle(pending, wanted, dict(held), pending.thing.title, pending.thing.mark)
    after = {name.removeprefix("reading "): value for name, value in pending.seen.items()}
    pending.seen = seen | {"readings": dict(sorted((before | after).items()))}


def _readings_of(book: Book, measure_id: int | None) -> dict[str, str]:
    """What the plan has of a measure of which this source has told nothing yet."""
    held = book.uow.measures.readings(measure_id) if measure_id is not None else []
    return {each.on.isoformat(): _written(each.value) for each in held}


def _written(value: Decimal) -> str:
    """A number as it is compared: `12.50` is `12.5`."""
    return format(value.normalize(), "f")


def _record(book: Book, pending: Pending[OutsideMeasure], measure: Measure, *, is_new: bool) -> None:
    days = [name.removeprefix("reading ") for name in pending.changes if name.startswith("reading ")]
    for day in days:
        value = Decimal(str(pending.changes[f"reading {day}"]))
        book.uow.measures.record(Reading(measure.id, date.fromisoformat(day), value))
    if days:
        told: Plain = {day: pending.changes[f"reading {day}"] for day in days}
        book.write_down(f"measure:{measure.id}", None, {"readings": told})
    if days and not is_new:
        newest = book.uow.cues.readings().get(measure.id, [])
        if newest and newest[0].on.isoformat() in days:
            take_reading(book.uow, measure, newest, book.now, book.now.date(), through=book.through)


def _plain_of_thing(thing: OutsideMeasure) -> Plain:
    return {
        "name": thing.title,
        "unit": thing.unit,
        "direction": plain(thing.direction),
        "baseline": None if thing.baseline is None else _written(thing.baseline),
        "target": _written(thing.target),
    }


def _plain_of(measure: Measure) -> Plain:
    return {
        "name": measure.name,
        "unit": measure.unit,
        "direction": plain(measure.direction),
        "baseline": None if measure.baseline is None else _written(measure.baseline),
        "target": _written(measure.target),
    }


def _changed(measure: Measure, changes: Plain) -> Measure:
    """The measure with what is to be taken."""
    if "name" in changes:
        measure = replace(measure, name=str(changes["name"]))
    if "unit" in changes:
        measure = replace(measure, unit=str(changes["unit"]))
    if "direction" in changes:
        measure = replace(measure, direction=Direction(str(changes["direction"])))
    if "baseline" in changes:
        baseline = changes["baseline"]
        measure = replace(measure, baseline=None if baseline is None else Decimal(str(baseline)))
    if "target" in changes:
        measure = replace(measure, target=Decimal(str(changes["target"])))
    return measure


def _key(thing: OutsideMeasure, taken: set[str]) -> str:
    """A short name for the plan file, made from the words."""
    words = re.sub(r"[^\w.]+", "-", thing.title.casefold()).strip("-")[: _LONGEST_KEY - 6] or "measure"
    key, number = words, 1
    while key in taken:
        number += 1
        key = f"{words}-{number}"
    return key
