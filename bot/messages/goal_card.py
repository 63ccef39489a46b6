"""A goal by itself: where it belongs, what it lacks and what would fix that, how it stands, and its tasks."""

from dataclasses import replace

from bot.messages import actions, parts
from bot.messages.model import Block, Bold, Bullets, Button, Buttons, Message, Note, Paragraph, Text
from bot.messages.perspectives import perspective
from bot.messages.status_of import status_of
from bot.words.catalogue import Words
from domain.goal_card import GoalCard
from domain.goals import Goal, Lack

_LACKS = {
    Lack.NUMBER: "goal.lack.number",
    Lack.DATE: "goal.lack.date",
    Lack.OWNER: "goal.lack.owner",
    Lack.FIRST_STEP: "goal.lack.first_step",
}


def goal_card(card: GoalCard, words: Words) -> Message:
    """To whoever looks at it: the weakest link first, then what it lacks, then all that `/plan status` says of it."""
    summary = words.text("goal.summary", **_named(card.goal), status=parts.status(card.status.counts.status, words))
    return _message(summary, card, words)


def saved(card: GoalCard, words: Words, *, is_new: bool) -> Message:
    """To whoever wrote it down: it is in the plan, and what it still lacks, with what would fix that."""
    return _message(words.text("goal.added" if is_new else "goal.saved", **_named(card.goal)), card, words)


def lacking(lacks: tuple[Lack, ...], words: Words) -> list[Text]:
    """A line for each thing it lacks, with what would fix it."""
    return [words.text(_LACKS[lack]) for lack in lacks]


def _message(summary: Text, card: GoalCard, words: Words) -> Message:
    told = status_of(card.status, words)
    blocks: list[Block] = [Paragraph(words.row(*_facts(card, words)))]
    if card.assumed:
        blocks.append(Paragraph(words.text("goal.assumed", row=perspective(card.goal.perspective, words))))
    if card.status.counts.total or card.status.measures:
        blocks += [block for block in told.blocks if not isinstance(block, Buttons | Note)]
    if card.lacks:
        blocks += [Paragraph(words.text("goal.lacks")), Bullets(tuple(lacking(card.lacks, words)))]
    row = Buttons(_buttons(card, words))
    return replace(told, summary=summary, blocks=(*blocks, row, Note(words.text("goal.footer"))))


def _facts(card: GoalCard, words: Words) -> list[Text | str]:
    goal = card.goal
    facts: list[Text | str] = [parts.owner(card.owner, words)]
    facts.append(words.text("task.no_due") if goal.due_on is None else words.text("task.due", day=_day(card, words)))
    facts.append(words.line("goal.of_company") if card.department is None else card.department.name)
    facts.append(words.text("goal.row", row=perspective(goal.perspective, words)))
    if card.parent is not None:
        facts.append(words.text("goal.below", code=card.parent.code, title=card.parent.title))
    if card.children:
        codes = words.formats.listing([each.code for each in card.children])
        facts.append(words.text("goal.above", goals=codes))
    return facts


def _day(card: GoalCard, words: Words) -> str:
    return "" if card.goal.due_on is None else words.day(card.goal.due_on, card.status.today)


def _buttons(card: GoalCard, words: Words) -> tuple[Button, ...]:
    edit = [parts.command_button(f"goal edit {card.goal.code}", "button.edit_goal", words)] if card.may_edit else []
    add = parts.plain_button(actions.PLAN_ADD, "button.add", words)
    return (*edit, add, parts.plain_button(actions.PLAN_STATUS, "button.status", words))


def _named(goal: Goal) -> dict[str, Bold]:
    return {"code": Bold(goal.code), "title": Bold(goal.title)}
