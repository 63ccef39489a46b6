"""Dropping a task: what ends with it, who reads of it, and the way back."""

from bot.messages import actions, parts
from bot.messages.cases import KIND_WORDS
from bot.messages.model import Bold, Bullets, Button, Buttons, Message, Note, Paragraph, Quote, Simple, Text
from bot.words.catalogue import Value, Words
from domain.dropping import Dropped, DropTold, Hanging, Reopened
from domain.tasks import TaskState
from domain.views import TaskView


def hanging(of: Hanging, words: Words) -> list[Text]:
    """What ends when the task is dropped: its case, with whom it would have gone to, and what waits for an answer."""
    lines: list[Text] = []
    if of.case is not None:
        lines.append(_case(of, words))
    if of.needs:
        lines.append(words.plural("drop.needs", of.needs))
    return lines


def dropped(of: Dropped, words: Words) -> Message:
    """To whoever dropped it: what ended with it, who reads why, and how to open it again."""
    ended = [Bullets(tuple(hanging(of.before, words)))] if hanging(of.before, words) else []
    told = [Paragraph(words.text("drop.told", people=words.names(of.told)))] if of.told else []
    again = parts.button(actions.TASK_REOPEN, str(of.view.task.id), "button.reopen", words, of.view)
    log = parts.button(actions.TASK_HISTORY, str(of.view.task.id), "button.history", words, of.view)
    blocks: tuple[Simple, ...] = (Quote(words.quoted(of.why)), *ended, *told, Buttons((again, log)))
    return Message(words.text("cases.outcome.dropped", **_named(of.view)), blocks, words.language)


def reopened(of: Reopened, words: Words) -> Message:
    """To whoever opened it again: that it stands as before, and until when nobody is nudged for it."""
    if of.quiet_until is None:
        return Message(words.text("drop.proposed_again", **_named(of.view)), (), words.language)
    quiet = Paragraph(words.text("drop.quiet", moment=words.moment(of.quiet_until)))
    open_it = parts.button(actions.TASK_OPEN, str(of.view.task.id), "button.open", words, of.view)
    return Message(words.text("drop.again", **_named(of.view)), (quiet, Buttons((open_it,))), words.language)


def told(content: DropTold, words: Words) -> Message:
    """To those concerned: who dropped it and why, or that it is in the plan again; and that this is over, if it is."""
    named, by = _named(content.view), content.by or words.line("person.somebody")
    summary = words.text("drop.told.again" if content.again else "drop.told.dropped", by=by, **named)
    why: list[Simple] = [] if content.why is None else [Quote(words.quoted(content.why))]
    over: list[Simple] = []
    if not content.stands:
        over.append(Paragraph(words.text("drop.told.dropped_since" if content.again else "drop.told.again_since")))
    log = parts.button(actions.TASK_HISTORY, str(content.view.task.id), "button.history", words, content.view)
    return Message(summary, (*why, *over, Buttons((log,)), Note(words.text("drop.told.footer"))), words.language)


def button(view: TaskView, words: Words) -> Button:
    """On the card of a task: to drop it, or to open it again."""
    again = view.task.state is TaskState.DROPPED
    action, key = (actions.TASK_REOPEN, "button.reopen") if again else (actions.TASK_DROP, "button.drop")
    return parts.button(action, str(view.task.id), key, words, view)


def _case(of: Hanging, words: Words) -> Text:
    if of.case is None:
        return ()
    kind = words.line(KIND_WORDS[of.case.kind], day=parts.day_of(of.case.opened_at, words))
    if of.next_person is None or of.case.next_at is None:
        return words.text("drop.case", kind=kind)
    return words.text("drop.case.next", kind=kind, person=of.next_person, moment=words.moment(of.case.next_at))


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}
