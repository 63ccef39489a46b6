"""Claims: tasks that nobody answers for, offered to a department and rewritten as they are taken; who is told of it."""

from bot.messages import actions, parts
from bot.messages.model import Bold, Buttons, Mention, Message, Note, Paragraph, Simple, Text
from bot.words.catalogue import Value, Words
from domain.claims import Claimable, TaskClaimed, TasksUnowned
from domain.handing import OfferView
from domain.ladder import CaseKind, Outcome
from domain.views import TaskView

_FOR_ALL = (
    (actions.CLAIM, "button.claim"),
    (actions.CLAIM_PROPOSE, "button.propose"),
    (actions.CLAIM_SPLIT, "button.split"),
    (actions.CLAIM_DROP, "button.drop"),
)
_FOR_THE_HEAD = (
    (actions.CLAIM, "button.claim"),
    (actions.TASK_ASSIGN, "button.assign"),
    *_FOR_ALL[1:],
)


def offered(content: TasksUnowned, words: Words) -> Message:
    """In the channel of a department, or to its head: what needs an owner, where it goes next, and the buttons."""
    waiting = sum(each.waits for each in content.tasks)
    name = content.department.name
    in_channel = content.to is None
    groups = [_group(each, words, in_channel=in_channel) for each in content.tasks]
    lines: list[Simple] = []
    if waiting and in_channel and content.department.head_id == content.reader.id:
        head = Mention.of(content.reader)
        lines.append(Paragraph(words.text("claims.head", head=head)))
    footer = "claims.footer.channel" if in_channel else "claims.footer.head"
    summary = words.plural("claims.summary", waiting, department=name)
    if not waiting:
        summary = words.text("claims.summary_none", department=name)
    return Message(summary, (*lines, parts.items(groups, words, "more.list"), Note(words.text(footer))), words.language)


def claimed(content: TaskClaimed, words: Words) -> Message:
    """To the head, and to whoever had it before: whose it is now."""
    summary = words.text("claims.told", by=content.by, **_named(content.view))
    return Message(summary, (Note(words.text("claims.told.footer")),), words.language)


def taken(view: TaskView, words: Words) -> Message:
    """To whoever just took a task; the task itself comes in a message of its own."""
    return Message(words.text("claims.taken", **_named(view)), (), words.language)


def proposed(of: OfferView, words: Words) -> Message:
    """To whoever proposed somebody: who is asked, until when, and that the task stays open to all."""
    moment = Bold(words.moment(of.offer.due_at))
    summary = words.text("claims.proposed", person=of.taker, moment=moment, **_named(of.view))
    return Message(summary, (Paragraph(words.text("claims.proposed.meanwhile")),), words.language)


def was_split(view: TaskView, into: list[TaskView], words: Words) -> Message:
    """To whoever split a task: what stands in its place."""
    codes = words.formats.listing([each.task.code for each in into])
    return Message(words.text("claims.was_split", tasks=codes, **_named(view)), (), words.language)


def dropped(view: TaskView, words: Words) -> Message:
    """To whoever dropped a task."""
    return Message(words.text("cases.outcome.dropped", **_named(view)), (), words.language)


def _group(of: Claimable, words: Words, *, in_channel: bool) -> list[Simple]:
    view, case = of.view, of.case
    title = parts.title(view, words)
    if not of.waits:
        return [title, Paragraph(_became(of, words))]
    facts = Paragraph(words.row(parts.due(view, words, words.formats.local_day(case.opened_at))))
    silent = [Paragraph(words.text("claims.silent"))] if case.kind is CaseKind.UNHEARD else []
    group: list[Simple] = [title, facts, *silent, *parts.offered(view, words)]
    if of.next_person is not None and of.next_at is not None:
        moment = Bold(words.moment(of.next_at))
        group.append(Paragraph(words.text("claims.next", moment=moment, person=of.next_person)))
    row = _FOR_ALL if in_channel else _FOR_THE_HEAD
    value = str(view.task.id)
    return [*group, Buttons(tuple(parts.button(action, value, key, words, view) for action, key in row))]


def _became(of: Claimable, words: Words) -> Text:
    """What became of it, in the place of its buttons; whoever never answered is not named, whoever took it is."""
    keeps_owner = of.case.kind is CaseKind.UNHEARD and of.case.outcome is not Outcome.REASSIGNED
    match of.case.outcome:
        case Outcome.SPLIT:
            codes = words.formats.listing([f"T-{number}" for number in of.parts])
            return words.text("claims.became.split", tasks=codes)
        case Outcome.DROPPED:
            return words.text("claims.became.dropped")
        case Outcome.ANSWERED | None:
            return words.text("claims.became.answered")
        case _ if of.view.owner is not None and not keeps_owner:
            return words.text("claims.became.owned", person=of.view.owner)
        case _:
            return words.text("claims.became.settled")


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}
