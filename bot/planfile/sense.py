"""Whether a plan file makes sense: dates in order, somebody to lead, nobody with work who cannot be reached."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import public_holidays
from bot.planfile import days, names, texts
from bot.planfile.faults import BadValueError, Fault, FaultKey
from bot.planfile.nearest import nearest
from bot.planfile.nodes import Located, Path, Plain
from bot.planfile.references import by_key, entries
from domain.measures import Direction
from domain.plan import on_day

Value = TypeVar("Value")


def check(found: Located, now: datetime) -> Iterator[Fault]:
    """Every fault of this kind; `now` says what lies ahead."""
    yield from _leader(found)
    yield from _guests(found)
    yield from _people(found)
    yield from _perspectives(found)
    today = _today(found, now)
    yield from _days(found, today)
    yield from _countries(found)
    for path, measure in entries(found, "measures"):
        yield from _readings(found, path, measure.get("readings"), today)
        yield from _direction(found, path, measure)


def leader_of(found: Located) -> str | None:
    """The key of the leader: as the file says, else the only person without a manager."""
    named = found.data.get("leader")
    if isinstance(named, str):
        return named.strip()
    on_top = [
        key
        for key, (_, person) in by_key(found, "people").items()
        if person.get("manager") is None and not _is_guest(person)
    ]
    return on_top[0] if len(on_top) == 1 else None


def _leader(found: Located) -> Iterator[Fault]:
    people = by_key(found, "people")
    if not any(entries(found, "people")):
        if not found.data.get("people"):  # of a text or a list of texts, the shape speaks
            yield Fault(FaultKey.NO_PEOPLE, found.mark(("people",)), {}, _PEOPLE)
    elif leader_of(found) is None and people:
        yield Fault(FaultKey.NO_LEADER, found.mark(("leader",)), {}, f"leader: {next(iter(people))}")


_PEOPLE = "people:\n  - {key: sara, slack: U024BE7LH, name: Sara Haddad}"


def _countries(found: Located) -> Iterator[Fault]:
    """A subdivision must be one of the country's."""
    for path, calendar in entries(found, "calendars"):
        given, country = calendar.get("subdivision"), str(calendar.get("country") or "").strip().upper()
        known = public_holidays.countries().get(country)
        if isinstance(given, str) and known is not None and given.strip() not in known:
            values = {"country": country, "given": given, "allowed": ", ".join(known) or "none"}
            near = nearest(given, {each: each for each in known})
            example = f"subdivision: {near}" if near else None
            yield Fault(FaultKey.BAD_SUBDIVISION, found.mark((*path, "subdivision")), values, example, near)


def _guests(found: Located) -> Iterator[Fault]:
    guests = {key for key, (_, person) in by_key(found, "people").items() if _is_guest(person)}
    roles: list[tuple[Path, Plain]] = [(("leader",), found.data.get("leader"))]
    for section, fields in _WORK.items():
        roles += [((*path, field), entry.get(field)) for path, entry in entries(found, section) for field in fields]
    for path, value in roles:
        if isinstance(value, str) and value.strip() in guests:
            values = {"given": value, "role": str(path[-1])}
            yield Fault(FaultKey.GUEST_AT_WORK, found.mark(path), values)


_WORK = {
    "departments": ("head",),
    "people": ("manager", "deputy"),
    "goals": ("owner",),
    "tasks": ("owner",),
    "action_items": ("owner",),
}


def _people(found: Located) -> Iterator[Fault]:
    for path, person in entries(found, "people"):
        if person.get("deputy") is not None and person.get("deputy") == person.get("key"):
            yield Fault(FaultKey.OWN_DEPUTY, found.mark((*path, "deputy")), {"given": person["deputy"]})


def _perspectives(found: Located) -> Iterator[Fault]:
    for path, goal in entries(found, "goals"):
        if goal.get("perspective") is None and goal.get("parent") is None:
            yield Fault(FaultKey.NO_PERSPECTIVE, found.mark(path), {}, "perspective: operations")


def _days(found: Located, today: date) -> Iterator[Fault]:
    for path, task in entries(found, "tasks"):
        starts, due = (_day(task.get(field), today) for field in ("start", "due"))
        if starts and due and starts > due:
            values = {"start": task["start"], "due": task["due"]}
            yield Fault(FaultKey.START_AFTER_DUE, found.mark((*path, "start")), values)
        word = task.get("last_word")
        said = _day(word.get("on"), today) if isinstance(word, dict) else None
        if isinstance(word, dict) and said and said > today:
            yield Fault(FaultKey.AHEAD, found.mark((*path, "last_word", "on")), {"given": word["on"]})
    for path, person in entries(found, "people"):
        away = person.get("away")
        if isinstance(away, dict):
            since, until = (_day(away.get(field), today) for field in ("from", "until"))
            if since and until and since > until:
                values = {"since": away["from"], "until": away["until"]}
                yield Fault(FaultKey.AWAY_BACKWARDS, found.mark((*path, "away", "from")), values)


def _readings(found: Located, path: Path, readings: Plain, today: date) -> Iterator[Fault]:
    seen: dict[date, str] = {}
    for written in readings if isinstance(readings, dict) else {}:
        day = _day(written, today)
        mark = found.keys.get((*path, "readings", written))
        if day and day > today:
            yield Fault(FaultKey.AHEAD, mark, {"given": written})
        if day and seen.setdefault(day, written) != written:
            yield Fault(FaultKey.SAME_DAY_TWICE, mark, {"given": written, "first": seen[day]})


def _direction(found: Located, path: Path, measure: dict[str, Plain]) -> Iterator[Fault]:
    said = _read(names.direction, measure.get("direction"))
    baseline, target = (_read(texts.number, measure.get(field)) for field in ("baseline", "target"))
    if said is None or baseline is None or target is None or baseline == target:
        return
    goes = Direction.DOWN if target < baseline else Direction.UP
    if goes is not said:
        values = {"said": said.value, "goes": goes.value, "baseline": baseline, "target": target}
        yield Fault(FaultKey.DIRECTION, found.mark((*path, "direction")), values, f"direction: {goes.value}")


def _today(found: Located, now: datetime) -> date:
    leader = by_key(found, "people").get(leader_of(found) or "", ((), {}))[1]
    zone = _read(names.zone, leader.get("zone")) or _read(names.zone, found.data.get("zone")) or "UTC"
    return now.astimezone(ZoneInfo(zone)).date()


def _day(raw: Plain, today: date) -> date | None:
    when = _read(days.plan_date, raw)
    return None if when is None else on_day(when, today)


def _is_guest(person: dict[str, Plain]) -> bool:
    return _read(texts.yes_no, person.get("guest")) is True


def _read(reader: Callable[[object], Value], raw: Plain) -> Value | None:
    """The value, or None where there is none or it is wrong; the shape tells what is wrong with it."""
    if raw is None:
        return None
    try:
        return reader(raw)
    except BadValueError:
        return None
