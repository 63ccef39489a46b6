"""What is said of a file before and after it is taken: counts, differences, and what is odd."""

from collections.abc import Mapping, Sequence

from bot.formats import wording
from bot.formats.reading import Outside
from bot.messages.model import Plain, Text, said
from bot.words.catalogue import Value, Words
from domain.outside import Difference, HowDifferent
from domain.previews import Counted, KeptFields, Preview
from domain.services.importing import Count, Imported, Kind
from domain.services.outside import Taken

MOST_LINES = 50
"""Lines of one kind on a terminal; the rest is counted."""

MOST_KEPT = 200
"""Lines of one kind that are kept until somebody decides; the rest is counted."""

PLAN_FILE = "import.tool.plan_file"

_KINDS = {
    Kind.SETTINGS: "import.kind.settings",
    Kind.CALENDARS: "import.kind.calendars",
    Kind.PEOPLE: "import.kind.people",
    Kind.DEPARTMENTS: "import.kind.departments",
    Kind.GOALS: "import.kind.goals",
    Kind.MEASURES: "import.kind.measures",
    Kind.READINGS: "import.kind.readings",
    Kind.TASKS: "import.kind.tasks",
    Kind.ACTION_ITEMS: "import.kind.action_items",
}
_FIELDS = {
    "title": "import.field.title",
    "goal": "import.field.goal",
    "department": "import.field.department",
    "place": "import.field.place",
    "how": "import.field.how",
    "start_on": "import.field.start_on",
    "due_on": "import.field.due_on",
    "status": "import.field.status",
    "progress": "import.field.progress",
    "state": "import.field.state",
    "owner": "import.field.owner",
    "owner_id": "import.field.owner",
    "parent": "import.field.parent",
    "perspective": "import.field.perspective",
    "code": "import.field.code",
    "name": "import.field.name",
    "unit": "import.field.unit",
    "direction": "import.field.direction",
    "baseline": "import.field.baseline",
    "target": "import.field.target",
    "check_in": "import.field.check_in",
    "digest": "import.field.digest",
    "meeting": "import.field.meeting",
    "ladder": "import.field.ladder",
    "still_turns": "import.field.still_turns",
    "silent_weeks": "import.field.silent_weeks",
    "answer_days": "import.field.answer_days",
    "person_load": "import.field.person_load",
    "plan_load": "import.field.plan_load",
    "leader_weeks": "import.field.leader_weeks",
    "strength": "import.field.strength",
    "currency": "import.field.currency",
    "own_time": "import.field.own_time",
    "rhythm": "import.field.rhythm",
    "zone": "import.field.zone",
    "locale": "import.field.locale",
    "away_from": "import.field.away",
    "away_until": "import.field.away",
    "is_guest": "import.field.guest",
    "is_plan_keeper": "import.field.plan_keeper",
    "calendar": "import.field.calendar",
    "work_days": "import.field.work_days",
    "starts": "import.field.hours",
    "ends": "import.field.hours",
    "days_off": "import.field.holidays",
    "days_on": "import.field.holidays",
    "country": "import.field.holidays",
    "subdivision": "import.field.holidays",
    "head_id": "import.field.head",
    "channel": "import.field.channel",
    "leader_id": "import.field.leader",
    "digest_channel": "import.field.digest_channel",
    "meeting_channel": "import.field.meeting_channel",
}
_VALUES = {
    "open": "import.value.open",
    "done": "import.value.done",
    "dropped": "import.value.dropped",
    "split": "import.value.split",
    "proposed": "import.value.proposed",
    "on_track": "import.value.on_track",
    "at_risk": "import.value.at_risk",
    "off_track": "import.value.off_track",
    "up": "import.value.up",
    "down": "import.value.down",
}
_INDENT = Plain("  ")
_OF_VALUES = frozenset({"state", "status", "direction"})
_HOW = {
    HowDifferent.MOVED: "import.how.moved",
    HowDifferent.BACKWARDS: "import.how.backwards",
    HowDifferent.OTHER: "import.how.other",
}


def preview_of(outside: Outside, taken: Taken, *, with_changes: bool) -> Preview:
    """What taking the file of another tool would do."""
    odd = wording.grouped(outside.odd, taken.unknown)
    return Preview(
        outside.tool,
        _counts(taken.counts),
        taken.suggested,
        taken.undated,
        taken.by_name,
        (("", taken.absent),) if taken.absent else (),
        differences=taken.differences[:MOST_KEPT],
        odd=tuple(odd[:MOST_KEPT]),
        more_differences=max(0, len(taken.differences) - MOST_KEPT),
        more_odd=max(0, len(odd) - MOST_KEPT),
        has_company=taken.has_company,
        with_changes=with_changes,
    )


def preview_of_ours(result: Imported) -> Preview:
    """What importing a plan file does, or would do."""
    return Preview(
        PLAN_FILE,
        _counts(result.counts),
        absent=tuple((kind.value, number) for kind, number in result.absent.items()),
        kept=tuple(KeptFields(kept.name, kept.fields) for kept in result.kept[:MOST_KEPT]),
    )


def summary(preview: Preview, words: Words) -> str:
    """What would become of the file of another tool, as lines for a terminal."""
    lines: list[Text] = [words.text("import.read_as", tool=wording.tool_name(preview.tool, words)), ()]
    lines += [*counted(preview, words), *notes(preview, words)]
    differences = [difference(each, words, with_changes=preview.with_changes) for each in preview.differences]
    lines += _section("import.differences", differences, preview.more_differences, words)
    lines += _section("import.odd", [wording.line(each, words) for each in preview.odd], preview.more_odd, words)
    if preview.is_open:
        number = sum(not each.kept for each in preview.differences) + preview.more_differences
        lines += [(), words.text("import.left", count=number)]
    if preview.changes_nothing and not preview.differences:
        lines += [(), words.text("import.all_there")]
    return "\n".join(said(line) for line in lines)


def summary_of_ours(preview: Preview, words: Words) -> str:
    """What became of a plan file, or would, as lines for a terminal."""
    lines = [*counted(preview, words), *notes(preview, words)]
    if preview.changes_nothing:
        lines.append(words.text("import.unchanged"))
    return "\n".join(said(line) for line in lines)


def counted(preview: Preview, words: Words) -> list[Text]:
    """How many of each kind are made, changed and left."""
    return [
        words.text(
            "import.counted",
            kind=words.text(_KINDS[Kind(each.kind)]),
            created=each.created,
            changed=each.changed,
            left=each.left,
        )
        for each in preview.counts
    ]


def notes(preview: Preview, words: Words) -> list[Text]:
    """What people will have to be asked, and what the file does not touch."""
    lines = []
    if preview.suggested:
        lines.append(words.text("import.suggested", count=preview.suggested))
    if preview.undated:
        lines.append(words.text("import.undated", count=preview.undated))
    if preview.by_name:
        lines.append(words.text("import.by_name", count=preview.by_name))
    lines += [_kept(kept, words) for kept in preview.kept]
    lines += [_absent(kind, number, words) for kind, number in preview.absent]
    if not preview.has_company:
        lines.append(words.text("import.no_company"))
    return lines


def difference(one: Difference, words: Words, *, with_changes: bool) -> Text:
    """One field on which the file and the plan differ."""
    how = "import.how.kept" if one.kept else "import.how.taken" if with_changes else _HOW[one.how]
    before, after = (_value(one.field, value, words) for value in (one.before, one.after))
    about: dict[str, Value] = {
        "what": wording.shown(one.what),
        "field": _field(one.field, words),
        "how": words.text(how),
    }
    if not one.mark:
        return words.text("import.difference", before=before, after=after, **about)
    return words.text("import.difference_at", before=before, after=after, place=wording.place(one.mark, words), **about)


def _counts(counts: Mapping[Kind, Count]) -> tuple[Counted, ...]:
    return tuple(
        Counted(kind.value, each.created, each.changed, each.left) for kind, each in counts.items() if each != Count()
    )


def _section(title: str, told: Sequence[Text], more: int, words: Words) -> list[Text]:
    if not told:
        return []
    beyond = len(told) - MOST_LINES
    hidden = max(0, beyond) + more
    indented = [(_INDENT, *line) for line in told[:MOST_LINES]]
    return [(), words.text(title), *indented, *([words.text("import.more", count=hidden)] if hidden else [])]


def _field(name: str, words: Words) -> Text:
    if name.startswith("reading "):
        return words.text("import.field.reading", day=name.removeprefix("reading "))
    return words.text(_FIELDS[name])


def _value(field: str, value: object, words: Words) -> Value:
    if value is None or value == "":
        return words.text("import.value.none")
    if field in _OF_VALUES and str(value) in _VALUES:
        return words.text(_VALUES[str(value)])
    return wording.shown(value)


def _kept(kept: KeptFields, words: Words) -> Text:
    names = [said(words.text(key)) for key in dict.fromkeys(_FIELDS[name] for name in kept.fields)]
    return words.text("import.kept", fields=words.listed(names), name=kept.name)


def _absent(kind: str, number: int, words: Words) -> Text:
    if not kind:
        return words.text("import.absent", count=number)
    return words.text("import.not_named", count=number, kind=words.text(_KINDS[Kind(kind)]))
