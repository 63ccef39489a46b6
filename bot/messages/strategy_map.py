"""The strategy map drawn in chat: a row for each perspective, each goal with its status in words, and its measures."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from bot.messages import actions, paging, parts
from bot.messages.goals import chart, goal_line
from bot.messages.measures import measure_line
from bot.messages.model import Block, Bullets, Button, Buttons, Heading, Message, Note, Select, Simple
from bot.messages.paging import Pager
from bot.messages.perspectives import perspective
from bot.words.catalogue import Words
from domain.strategy_map import ROWS, MapGoal, StrategyMap

MAP = "map"
"""The name of the list that can be turned page by page."""


def strategy_map(of: StrategyMap, words: Words) -> Message:
    """The map; rows without a goal are named, and a goal is opened from the list below."""
    footer = Note(words.text("map.footer", command=parts.command("goal", words)))
    if not of.page.total:
        return Message(words.text("map.none"), (Buttons(_buttons(of, words)), footer), words.language)
    summary = words.plural("map.summary", of.page.total, day=words.day(of.today))
    value = partial(actions.list_value, MAP)
    pager = Pager(actions.LIST_TURN, value, words.text("button.map"), of.page.start, of.page.total, ROWS)
    blocks: list[Block] = [*chart([each.view for each in of.page.entries], words)]
    blocks.append(paging.items(_rows(of.page.entries, words), pager, words))
    if of.empty:
        names = words.formats.listing([perspective(each, words) for each in of.empty])
        blocks.append(Bullets((words.text("map.empty", rows=names),)))
    options = tuple((f"goal {each.view.goal.code}", _named(each, words)) for each in of.page.entries)
    blocks += [Select(actions.COMMAND_RUN, words.line("map.open"), options), Buttons(_buttons(of, words))]
    return Message(summary, (*blocks, footer), words.language)


def _rows(goals: Sequence[MapGoal], words: Words) -> list[list[Simple]]:
    """One group for each goal; the first of a row carries its name."""
    groups: list[list[Simple]] = []
    for name, row in groupby(goals, key=lambda each: each.view.goal.perspective):
        title = Heading(words.text("map.row", row=perspective(name, words)))
        for place, each in enumerate(row):
            lines = (goal_line(each.view, words), *(measure_line(view, words) for view in each.measures))
            groups.append([title, Bullets(lines)] if place == 0 else [Bullets(lines)])
    return groups


def _named(of: MapGoal, words: Words) -> str:
    return words.line("task.title", code=of.view.goal.code, title=of.view.goal.title)


def _buttons(of: StrategyMap, words: Words) -> tuple[Button, ...]:
    add = [parts.command_button("goal add", "button.add_goal", words)] if of.may_add else []
    risk = parts.command_button("at-risk", "button.at_risk", words)
    return (*add, risk, parts.plain_button(actions.PLAN_STATUS, "button.status", words))
