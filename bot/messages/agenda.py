"""The agenda of the monthly strategy meeting, in its fixed order; an empty point says so."""

from collections.abc import Sequence
from datetime import date

from bot.messages import parts
from bot.messages.absences import away
from bot.messages.cases import KIND_WORDS
from bot.messages.digest_more import finished_line
from bot.messages.goals import lines
from bot.messages.measures import measure_line
from bot.messages.model import Block, Bold, Bullets, Heading, Items, Message, Note, Paragraph, Text
from bot.words.catalogue import Words
from domain.agenda import AgendaReady
from domain.views import ActionItemView, CaseView, TaskView


def agenda(content: AgendaReady, words: Words) -> Message:
    """What the meeting talks about: open action items first, recognition last."""
    plan = content.agenda
    points: tuple[tuple[str, str, Items | None], ...] = (
        (
            "agenda.actions",
            "agenda.actions.none",
            _list([_action(v, words, plan.today) for v in plan.action_items], words),
        ),
        ("agenda.goals", "agenda.goals.none", lines(plan.goals, words) if plan.goals else None),
        (
            "agenda.cases",
            "agenda.cases.none",
            _list([_case(view, words) for view in plan.cases], words, plan.more_cases),
        ),
        (
            "agenda.measures",
            "agenda.measures.none",
            _list([measure_line(view, words) for view in plan.measures], words),
        ),
        (
            "agenda.proposals",
            "agenda.proposals.none",
            _list([_proposal(view, words) for view in plan.proposals], words, plan.more_proposals),
        ),
        ("agenda.recognition", "agenda.recognition.none", _thanks(plan.recognition, words, plan.more_recognition)),
    )
    blocks: list[Block] = []
    for number, (title, nothing, found) in enumerate(points, start=1):
        blocks.append(Heading(words.text("agenda.point", number=number, title=words.text(title))))
        blocks.append(found if found is not None else Paragraph(words.text(nothing)))
    if plan.away is not None:
        blocks += away(plan.away, "agenda.away", words)
    return Message(
        summary=words.text("agenda.summary", moment=plan.meeting_at),
        blocks=(*blocks, Note(words.text("agenda.footer"))),
        language=words.language,
    )


def _list(texts: Sequence[Text], words: Words, beyond: int = 0) -> Items | None:
    return parts.items([[Bullets((text,))] for text in texts], words, beyond=beyond) if texts else None


def _thanks(views: Sequence[TaskView], words: Words, beyond: int) -> Items | None:
    return _list([finished_line(view, words) for view in views], words, beyond)


def _action(view: ActionItemView, words: Words, today: date) -> Text:
    item = view.item
    if item.due_on is None:
        when = words.text("task.no_due")
    else:
        key = "task.was_due" if item.due_on < today else "task.due"
        when = words.text(key, day=words.day(item.due_on, today))
    return words.row(item.text, parts.owner(view.owner, words), when)


def _case(view: CaseView, words: Words) -> Text:
    kind = words.text(KIND_WORDS[view.case.kind], day=parts.day_of(view.case.opened_at, words))
    task = view.view.task
    named = words.text("task.title", code=Bold(task.code), title=task.title)
    return words.row(named, kind, parts.owner(view.view.owner, words))


def _proposal(view: TaskView, words: Words) -> Text:
    named = words.text("task.title", code=Bold(view.task.code), title=view.task.title)
    where = [view.department.name] if view.department is not None else []
    return words.row(named, *where)
