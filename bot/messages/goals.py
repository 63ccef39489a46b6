"""Goals by their weakest link: a chart, and the same numbers in words."""

from collections.abc import Sequence

from bot.messages import parts
from bot.messages.model import Bold, Bullets, Chart, Items, Number, Series, Simple, Table, Text
from bot.words.catalogue import Words
from domain.views import DepartmentView, GoalView, WordCounts

_SHOWN_IN_CHART = 20
SERIES = {
    "on_track": "goals.series.on_track",
    "at_risk": "goals.series.at_risk",
    "off_track": "goals.series.off_track",
    "done": "goals.series.done",
    "silent": "goals.series.silent",
}
"""The counts of tasks by their last word, in the order in which they are told, and the words for each."""


def goals(views: Sequence[GoalView], words: Words) -> list[Simple | Items]:
    """A chart of all tasks by goal and last word, then one line for each goal."""
    if not views:
        return []
    lines = [Bullets((goal_line(view, words),)) for view in views]
    return [*chart(views, words), parts.items([[line] for line in lines], words)]


def chart(views: Sequence[GoalView], words: Words) -> list[Simple]:
    """All tasks by goal and last word; nothing when no goal has a task."""
    shown = [view for view in views if view.counts.total][:_SHOWN_IN_CHART]
    if not shown:
        return []
    names = tuple(words.cell(view.goal.code) for view in shown)
    return [Chart("bar", words.line("goals.chart"), names, _series(shown, words))]


def department_chart(views: Sequence[DepartmentView], words: Words) -> Chart:
    """All tasks of these departments by last word."""
    shown = views[:_SHOWN_IN_CHART]
    names = tuple(words.cell(view.department.name) for view in shown)
    return Chart("bar", words.line("departments.chart"), names, _series(shown, words))


def _series(views: Sequence[GoalView | DepartmentView], words: Words) -> tuple[Series, ...]:
    return tuple(
        Series(words.line(key), tuple(float(getattr(view.counts, name)) for view in views))
        for name, key in SERIES.items()
    )


def lines(views: Sequence[GoalView], words: Words) -> Items:
    """One line for each goal."""
    return parts.items([[Bullets((goal_line(view, words),))] for view in views], words)


def goal_table(views: Sequence[GoalView], words: Words) -> Table:
    """The same as a table: one row for each goal."""
    columns = ("column.goal", "column.status", *SERIES.values())
    return Table(
        caption=words.line("goals.caption"),
        header=tuple(words.line(key) for key in columns),
        rows=tuple(_row(view, words) for view in views),
        more=parts.more(len(views), words, "more.list"),
    )


def departments(views: Sequence[DepartmentView], words: Words) -> Items:
    """One line for each department: its head, and its tasks by last word."""
    return parts.items([[Bullets((department_line(view, words),))] for view in views], words)


def department_line(view: DepartmentView, words: Words) -> Text:
    """A department's name, head and counts."""
    head = words.text("goals.no_head") if view.head is None else words.text("goals.head", person=view.head)
    counts = _counts(view.counts, words)
    unowned = words.plural("goals.unowned", view.unowned)
    return words.text("goals.department", name=Bold(view.department.name), head=head, counts=counts, unowned=unowned)


def goal_line(view: GoalView, words: Words) -> Text:
    """A goal with its status in words, and its tasks by last word."""
    return words.text(
        "goals.line",
        code=Bold(view.goal.code),
        title=view.goal.title,
        status=parts.status(view.status, words),
        counts=_counts(view.counts, words),
    )


def _counts(counts: WordCounts, words: Words) -> Text:
    return words.text("goals.counts", **{name: getattr(counts, name) for name in SERIES})


def _row(view: GoalView, words: Words) -> tuple[str | Number, ...]:
    numbers = [getattr(view.counts, name) for name in SERIES]
    goal = words.cell(f"{view.goal.code} {view.goal.title}")
    return (goal, parts.status(view.status, words), *(Number(number, words.number(number)) for number in numbers))
