"""What is said of a file of another tool before and after it is taken: counts, differences, and what is odd."""

from collections.abc import Sequence

from bot.formats import wording
from bot.formats.reading import Outside
from bot.formats.wording import shown
from bot.planfile.outcome import counted
from domain.outside import Difference, HowDifferent
from domain.services.importing import Count
from domain.services.outside import Taken

MOST_LINES = 50
"""Lines of one kind; the rest is counted."""

_FIELDS = {
    "start_on": "start",
    "due_on": "due date",
    "how": "done when",
    "parent": "goal above",
    "state": "state",
}
_KINDS = {
    HowDifferent.MOVED: "date moved",
    HowDifferent.BACKWARDS: "goes backwards",
    HowDifferent.OTHER: "differs",
}


def summary(outside: Outside, taken: Taken, *, with_changes: bool) -> str:
    """The preview of an import as lines for a terminal."""
    lines = [f"Read as {outside.tool}.", ""]
    lines += [counted(kind, count) for kind, count in taken.counts.items() if count != Count()]
    lines += _asked(taken)
    lines += _section("Differences", [_difference(each, with_changes=with_changes) for each in taken.differences])
    lines += _section("Odd", [*wording.told(outside.odd), *wording.unknown(taken.unknown)])
    open_ones = [each for each in taken.differences if not each.kept]
    if open_ones and not with_changes:
        lines += [
            "",
            f"{len(open_ones)} differences are left as the plan has them; --changes takes what the file says.",
        ]
    if taken.changes_nothing and not taken.differences:
        lines += ["", "Everything was there already."]
    return "\n".join(lines)


def _asked(taken: Taken) -> list[str]:
    """What people will have to be asked."""
    lines = []
    if taken.suggested:
        lines.append(f"Tasks whose owner the file names, which is not taken for granted: {taken.suggested}.")
    if taken.undated:
        lines.append(f"Without a due date: {taken.undated} new tasks.")
    if taken.by_name:
        lines.append(f"Known again by name, not by id: {taken.by_name}.")
    if taken.absent:
        lines.append(f"Not in the file any more, left alone: {taken.absent}.")
    if not taken.has_company:
        lines.append("There is no company yet: import a plan file with its people, so that somebody can be asked.")
    return lines


def _section(title: str, told: Sequence[str]) -> list[str]:
    if not told:
        return []
    more = [f"  ... and {len(told) - MOST_LINES} more."] if len(told) > MOST_LINES else []
    return ["", f"{title}:", *(f"  {line}" for line in told[:MOST_LINES]), *more]


def _difference(one: Difference, *, with_changes: bool) -> str:
    name = _FIELDS.get(one.field, one.field)
    end = "kept, changed here since" if one.kept else "taken" if with_changes else _KINDS[one.how]
    before, after = (_value(value) for value in (one.before, one.after))
    place = f" [{one.mark}]" if one.mark else ""
    return f"{shown(one.what)}: {name} {before} -> {after} ({end}){place}"


def _value(value: object) -> str:
    return "none" if value in {None, ""} else shown(str(value).replace("_", " "))
