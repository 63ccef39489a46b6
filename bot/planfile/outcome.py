"""What is said after an import: what was made, changed and left."""

from domain.services.importing import Count, Imported, Kept, Kind

_NAMES = {
    Kind.SETTINGS: "settings",
    Kind.CALENDARS: "calendars",
    Kind.PEOPLE: "people",
    Kind.DEPARTMENTS: "departments",
    Kind.GOALS: "goals",
    Kind.MEASURES: "measures",
    Kind.READINGS: "readings",
    Kind.TASKS: "tasks",
    Kind.ACTION_ITEMS: "action items",
}
_FIELDS = {
    "owner_id": "owner",
    "due_on": "due date",
    "check_in": "check-in",
    "digest": "digest",
    "meeting": "meeting",
    "ladder": "ladder",
    "still_turns": "turns without movement",
    "silent_weeks": "weeks of silence",
    "answer_days": "days to answer a request",
    "person_load": "heavy load of a person",
    "plan_load": "heavy load of a plan",
    "leader_weeks": "weeks of the leader's silence",
    "strength": "reminders",
    "currency": "currency",
    "own_time": "working hours",
    "rhythm": "rhythm",
    "zone": "time zone",
    "locale": "language",
    "away_from": "leave",
    "away_until": "leave",
    "is_guest": "guest",
}


def summary(result: Imported) -> str:
    """The result of an import as lines for a terminal."""
    lines = [counted(kind, count) for kind, count in result.counts.items() if count != Count()]
    lines += [_kept(kept) for kept in result.kept]
    lines += [f"Not in the file, left alone: {number} {_NAMES[kind]}." for kind, number in result.absent.items()]
    if result.changed_nothing:
        lines.append("Everything was there already; nothing was changed.")
    return "\n".join(lines)


def counted(kind: Kind, count: Count) -> str:
    """How many of a kind were made, changed and left, as a line."""
    return f"{_NAMES[kind]:13}{count.created:5} new {count.changed:5} changed {count.left:5} left"


def _kept(kept: Kept) -> str:
    names = " and ".join(dict.fromkeys(_FIELDS[name] for name in kept.fields))
    return f"Left as it was changed in chat: {names} of {kept.name}."
