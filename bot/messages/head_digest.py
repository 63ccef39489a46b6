"""The digest of a head: the cases that wait on them, then each of their departments in the form of the leader's."""

from bot.messages import actions, commands, cues, decisions, parts, pauses, thanks
from bot.messages.cards import over_line
from bot.messages.cases import KIND_WORDS
from bot.messages.digest import participation
from bot.messages.digest_more import lines, move_line, new_line, stuck_line
from bot.messages.goals import department_chart, department_line
from bot.messages.model import Block, Bold, Button, Buttons, Heading, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.head_digest import DepartmentNews, HeadDigest
from domain.views import CaseView

MOST_CASES = 5
"""So many cases stand here; each has a card of its own, and Home has them all."""


def cases(told: HeadDigest, words: Words) -> list[Block]:
    """What was brought to the head and waits for a decision of theirs, with its buttons."""
    if not told.cases:
        return []
    groups = [_case(view, words) for view in told.cases[:MOST_CASES]]
    return [Heading(words.text("digest.decisions")), parts.items(groups, words, beyond=len(told.cases) - len(groups))]


def news(told: HeadDigest, words: Words) -> list[Block]:
    """Each department: how it stands, what moved, stands still and is new, early signs; then thanks."""
    views = [each.of for each in told.news]
    blocks: list[Block] = [Heading(words.text("head_digest.heading", departments=names(told, words)))]
    if any(view.counts.total for view in views):
        blocks.append(department_chart(views, words))
    blocks += [block for each in told.news for block in _department(each, words)]
    return [*blocks, *thanks.of_head(told, words)]


def names(told: HeadDigest, words: Words) -> Text:
    """The departments it is about."""
    return words.listed([each.of.department.name for each in told.news])


def _case(view: CaseView, words: Words) -> list[Simple]:
    """A case whose card stands above: what is the matter, what its owner said, and what can still be decided."""
    head: list[Simple] = [parts.title(view.view, words)]
    if view.decision is not None:
        return [*head, *decisions.line(view.decision, view.decided_by, view.new_owner, words)]
    if not view.case.is_open:
        return [*head, Paragraph(over_line(view.case, words))]
    kind = words.text(KIND_WORDS[view.case.kind], day=parts.day_of(view.case.opened_at, words))
    facts = Paragraph(words.row(kind, parts.owner(view.view.owner, words)))
    story = pauses.story(view.pauses, view.view, words)
    return [*head, facts, *story, decisions.buttons(view.case, view.view, words, decisions.BELOW)]


def _department(of: DepartmentNews, words: Words) -> list[Block]:
    blocks: list[Block] = [Paragraph(department_line(of.of, words))]
    facts: list[Text] = [participation(of.participation, words)]
    if of.came_late:
        facts.append(words.plural("head_digest.came_late", of.came_late))
    if of.overdue:
        facts.append(words.plural("head_digest.overdue", of.overdue))
    if of.unready:
        facts.append(words.plural("status.unready", of.unready))
    if of.climbing:
        facts.append(words.plural("head_digest.open_cases", of.climbing))
    blocks += [Paragraph(words.row(*facts)), *_completing(of, words)]
    return [*blocks, *_lists(of, words), *cues.cues(of.cues, words)]


def _completing(of: DepartmentNews, words: Words) -> list[Block]:
    """The way to the tasks of which the head can say what their owners may not, such as when they start."""
    if not of.unready:
        return []
    department = of.of.department
    label = words.line("button.complete")
    value = commands.value(f"unready {department.key}")
    about = words.line("button.complete.of", label=label, department=department.name)
    return [Buttons((Button(actions.COMMAND_RUN, value, label, about),))]


def _lists(of: DepartmentNews, words: Words) -> list[Block]:
    """What moved, what stands still, and what is new."""
    told = (
        ("digest.moved", [move_line(move, words) for move in of.moved], of.more_moved),
        ("digest.stuck", [stuck_line(view, words) for view in of.stuck], of.more_stuck),
        ("digest.new", [new_line(view, words) for view in of.new], of.more_new),
    )
    blocks: list[Block] = []
    for key, rows, more in told:
        if rows:
            title = Paragraph((Bold(words.line(key)),))
            blocks += [title, lines(rows, words, "head_digest.more", beyond=more)]
    return blocks
