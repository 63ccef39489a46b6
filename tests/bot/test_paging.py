"""Long lists a page at a time: nothing is lost between two pages, whatever fits on one."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.messages import actions, replies
from bot.messages.actions import BadValueError, read_list
from bot.messages.model import Paragraph, Plain
from bot.messages.paging import Pager, items
from bot.slack import home, ids
from bot.slack.ids import Meta
from bot.slack.modals import needs, window
from bot.slack.render import render
from domain.home import TASKS, UNOWNED, WAITING, HomeContent
from domain.paging import ON_A_PAGE, Page, Turned, begin
from domain.tasks import Status
from domain.views import TaskView
from sandbox.checks import views as view_checks
from tests.bot.cast import TODAY, Cast, numbered
from tests.bot.needs import nothing_waits
from tests.bot.screens import head_home

Json = dict[str, Any]


def codes(view: Json, button: str) -> list[str]:
    """The tasks in a view that have a button of that kind, in order."""
    rows = [each["elements"] for each in view["blocks"] if each["type"] == "actions"]
    found = [each for row in rows for each in row if each["action_id"].startswith(button)]
    return list(dict.fromkeys(match[0] for each in found if (match := re.search("T-[0-9]+", str(each)))))


def turns(view: Json, part: str, label: str) -> list[int]:
    """Where the buttons with that label on a list lead."""
    rows = [each["elements"] for each in view["blocks"] if each["type"] == "actions"]
    values = [each["value"] for row in rows for each in row if each.get("text", {}).get("text") == label]
    return [read_list(value)[1] for value in values if read_list(value)[0] == part]


def through(show: Callable[[int], Json], part: str, button: str) -> list[str]:
    """Every task that somebody sees who turns a list from its begin to its end."""
    seen: list[str] = []
    start = 0
    while True:
        view = show(start)
        assert view_checks.problems(view) == []
        seen += codes(view, button)
        following = turns(view, part, "Next")
        if not following:
            return seen
        assert following[0] > start
        start = following[0]


def wordy(cast: Cast, count: int) -> tuple[TaskView, ...]:
    """Tasks with so much said about them that few fit."""
    said = cast.answered(status=Status.AT_RISK, note="word " * 400, blocker="wall " * 400)
    return tuple(replace(said, task=view.task) for view in numbered(cast, count))


@pytest.mark.parametrize("views", [numbered, wordy], ids=["short", "wordy"])
@pytest.mark.parametrize("count", [1, ON_A_PAGE, ON_A_PAGE + 1, 47])
def test_every_task_is_reached_by_turning(count: int, views: Callable[[Cast, int], tuple[TaskView, ...]]) -> None:
    """Home shows each of one's tasks once, page by page, however much is said about them."""
    cast = Cast("en")
    theirs = tuple(replace(view, check_in=view.check_in or cast.answered().check_in) for view in views(cast, count))
    content = replace(head_home(cast), views=theirs)
    seen = through(lambda start: home.view(replace(content, turned=Turned(TASKS, start))), TASKS, "check_in.more")
    assert seen == [view.task.code for view in theirs]


def test_every_task_without_an_owner_is_reached_in_a_window_too() -> None:
    """Whatever the database holds beyond the page is counted, and a button leads there."""
    cast = Cast("en")
    everything = tuple(replace(view, owner=None) for view in numbered(cast, 33))

    def show(start: int) -> Json:
        page = Page(everything[start : start + ON_A_PAGE], start, len(everything))
        view = window.view(replies.unowned(page, cast.words, TODAY), cast.words)
        assert f"of {len(everything)}" in str(view)
        return view

    assert through(show, replies.UNOWNED, "task.assign") == [view.task.code for view in everything]


def test_what_waits_is_one_list() -> None:
    """Cases come first and the questions of the week last, and turning goes through all of them."""
    cast = Cast("en")
    everything = tuple(
        replace(cast.case_view(), view=view, case=replace(cast.case(), id=view.task.id)) for view in numbered(cast, 13)
    )
    own = tuple(replace(view, task=replace(view.task, id=100 + view.task.id)) for view in numbered(cast, 8))
    content = replace(head_home(cast), views=own, offers=(), needs=(), unseen=(), undoable=())

    def shown(start: int) -> HomeContent:
        cases = everything[start : start + ON_A_PAGE]
        return replace(content, cases=cases, more_cases=len(everything) - len(cases), turned=Turned(WAITING, start))

    seen = through(lambda start: home.view(shown(start)), WAITING, "case.assign")
    assert seen == [case.view.task.code for case in everything]
    seen = through(lambda start: home.view(shown(start)), WAITING, "check_in.status")
    assert seen == [view.task.code for view in own]


def test_turning_one_list_leaves_the_others_where_they_begin() -> None:
    """The way back and forth stands below the list that was turned, and the others show their first page."""
    cast = Cast("en")
    theirs = tuple(replace(cast.answered(), task=view.task) for view in numbered(cast, 25))
    content = replace(head_home(cast), views=theirs, more_unowned=40, turned=Turned(TASKS, 10))
    view = home.view(content)
    assert (turns(view, TASKS, "Previous"), turns(view, TASKS, "Next")) == ([0], [20])
    assert (turns(view, UNOWNED, "Previous"), turns(view, UNOWNED, "Next")) == ([], [1])
    assert Meta.decode(view["private_metadata"]).turned == Turned(TASKS, 10)


@pytest.mark.parametrize(("start", "total", "first"), [(20, 25, 20), (20, 20, 10), (20, 4, 0), (20, 0, 0), (0, 9, 0)])
def test_a_list_that_became_shorter_shows_its_end(start: int, total: int, first: int) -> None:
    """Whoever turns to a page that does not exist any more sees the last one."""
    assert begin(start, total) == first


def test_the_window_of_needs_has_pages() -> None:
    """Beyond the first ten there are more, and none is cut without a word."""
    cast = Cast("en")
    content = replace(nothing_waits(cast), unowned=numbered(cast, ON_A_PAGE), more_unowned=5)
    view = needs.view(content, cast.words)
    rows = [each["elements"] for each in view["blocks"] if each["type"] == "actions"]
    assert [each["value"] for row in rows for each in row if each.get("text", {}).get("text") == "Next"] == [
        "waiting:10"
    ]
    assert "1 to 10 of 15" in str(view)
    assert view["callback_id"] == ids.NEEDS_MODAL


def test_a_page_keeps_one_entry_whatever_happens() -> None:
    """Where nothing fits, the page is not emptied, or its Next would lead to itself."""
    cast = Cast("en")
    pager = Pager("home.turn", str, (Plain("Tasks"),), 0, 3)
    long = [[Paragraph((Plain(f"{number} " + "x" * 9_000),))] for number in range(3)]
    message = replace(replies.try_again(cast.words), blocks=(items(long, pager, cast.words),))
    shown = str(render(message)["blocks"])
    assert "0 xxx" in shown
    assert "1 xxx" not in shown
    assert "1 to 1 of 3" in shown


@pytest.mark.parametrize("value", ["", "tasks", "tasks:", "tasks:-1", "tasks:12345678", "Tasks:1", "a:b:c", "team-:3"])
def test_a_forged_page_is_refused(value: str) -> None:
    """Only a list and an entry are read."""
    with pytest.raises(BadValueError):
        actions.read_list(value)
