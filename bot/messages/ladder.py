"""The ladder in words: who is told when, what another rule would change, and that it was changed."""

from bot.messages import actions, parts
from bot.messages.model import Block, Bold, Bullets, Button, Buttons, Message, Note, Paragraph, Text
from bot.words.catalogue import Words
from domain.ladder import Role
from domain.ladder_outlook import Change, Climb, LadderPreview, LadderShown
from domain.ladder_rules import LadderRule

_STEP_WORDS = {
    Role.OWNER: "ladder.step.owner",
    Role.DEPUTY: "ladder.step.deputy",
    Role.HEAD: "ladder.step.head",
    Role.MANAGER: "ladder.step.manager",
    Role.LEADER: "ladder.step.leader",
}
_RUNG_WORDS = {
    "owner_days": "ladder.rung.owner",
    "deputy_days": "ladder.rung.deputy",
    "head_days": "ladder.rung.head",
    "manager_days": "ladder.rung.manager",
}
LABELS = {
    "owner_days": "form.ladder.owner",
    "deputy_days": "form.ladder.deputy",
    "head_days": "form.ladder.head",
    "manager_days": "form.ladder.manager",
    "cooldown_days": "form.ladder.cooldown",
    "at_once": "form.ladder.at_once",
    "most_cards": "form.ladder.most_cards",
}
"""What each part of a rule is called in the form, and in the list of what changes."""


def ladder_value(department_id: int | None) -> str:
    """The value of a button about the ladder of a department; None for the company's."""
    return actions.NO_VALUE if department_id is None else str(department_id)


def read_ladder(value: str) -> int | None:
    """The department whose ladder a button is about; BadValueError when it is none of ours."""
    return None if value == actions.NO_VALUE else actions.read_id(value)


def shown(of: LadderShown, words: Words) -> Message:
    """Who is told when, for anybody: every silence has a known next step and date."""
    blocks: list[Block] = [Bullets(_rungs(of.rule, words)), Paragraph(_cards(of.rule, words))]
    if of.department is not None:
        blocks.append(Paragraph(words.text("ladder.own" if of.own else "ladder.as_company")))
    if of.example is not None:
        blocks += _climb(of.example, "ladder.example", words)
    if of.others:
        names = words.formats.listing([one.name for one in of.others])
        blocks.append(Paragraph(words.text("ladder.others", departments=names)))
    if of.may_change:
        blocks.append(Buttons((_change_button(of, words),)))
    blocks.append(Note(words.text("ladder.footer", command=parts.command("ladder", words))))
    if of.department is None:
        summary = words.text("ladder.summary.company")
    else:
        summary = words.text("ladder.summary.department", department=Bold(of.department.name))
    return Message(summary, tuple(blocks), words.language)


def preview(of: LadderPreview, words: Words) -> Message:
    """What would change for whom; nothing is changed yet."""
    return _told(of, words, "ladder.preview" if of.changes else "company.same")


def changed(of: LadderPreview, words: Words) -> Message:
    """What holds from now on."""
    return _told(of, words, "company.changed")


def value(name: str, of: int | None, words: Words) -> str:
    """One part of a rule in words."""
    if name == "at_once":
        return words.line("ladder.cards.at_once" if of else "ladder.cards.daily")
    if of is None:
        return words.line("ladder.nobody")
    return words.number(of) if name == "most_cards" else words.plural_line("ladder.days", of)


def section_button(words: Words) -> Button:
    """The way to the ladder from where settings stand."""
    label = words.line("button.ladder")
    return Button(actions.PLAN_LADDER, ladder_value(None), label, label)


def _told(of: LadderPreview, words: Words, key: str) -> Message:
    if of.department is None:
        whose = words.text("ladder.whose.company")
    else:
        own = "ladder.whose.follows" if of.wanted is None else "ladder.whose.department"
        whose = words.text(own, department=Bold(of.department.name))
    blocks: list[Block] = [Paragraph(whose), *_differences(of, words)]
    for each in of.examples:
        blocks += _change(each, words)
    blocks.append(Paragraph(words.plural("ladder.open_cases", of.open_cases)))
    blocks.append(Note(words.text("company.footer")))
    return Message(words.text(key), tuple(blocks), words.language)


def _differences(of: LadderPreview, words: Words) -> list[Block]:
    changed = [name for name in LABELS if getattr(of.before, name) != getattr(of.after, name)]
    if not changed:
        return [Bullets(_rungs(of.after, words)), Paragraph(_cards(of.after, words))]
    return [Bullets(tuple(_difference(name, of, words) for name in changed))]


def _difference(name: str, of: LadderPreview, words: Words) -> Text:
    now, then = (value(name, getattr(rule, name), words) for rule in (of.before, of.after))
    return words.text("ladder.difference", what=words.line(LABELS[name]), now=now, then=then)


def _change(change: Change, words: Words) -> list[Block]:
    if change.now.steps == change.then.steps:
        return _climb(change.now, "ladder.same_for", words)
    return [
        *_climb(change.now, "ladder.now_for", words),
        Paragraph(words.text("ladder.then_for")),
        Bullets(_steps(change.then, words)),
    ]


def _climb(climb: Climb, key: str, words: Words) -> list[Block]:
    task = climb.view.task
    title = words.text(key, code=Bold(task.code), title=Bold(task.title))
    return [Paragraph(title), Bullets(_steps(climb, words))]


def _steps(climb: Climb, words: Words) -> tuple[Text, ...]:
    return tuple(words.text(_STEP_WORDS[step.role], moment=step.at, person=step.person) for step in climb.steps)


def _rungs(rule: LadderRule, words: Words) -> tuple[Text, ...]:
    known = [(name, getattr(rule, name)) for name in _RUNG_WORDS]
    lines = [words.plural(_RUNG_WORDS[name], days) for name, days in known if days is not None]
    return (*lines, words.text("ladder.rung.leader"), words.plural("ladder.cooldown", rule.cooldown_days))


def _cards(rule: LadderRule, words: Words) -> Text:
    return words.plural("ladder.says_at_once" if rule.at_once else "ladder.says_daily", rule.most_cards)


def _change_button(of: LadderShown, words: Words) -> Button:
    label = words.line("button.change_ladder")
    value_of = ladder_value(None if of.department is None else of.department.id)
    return Button(actions.LADDER_OPEN, value_of, label, label)
