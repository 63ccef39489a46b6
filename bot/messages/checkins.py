"""The weekly check-in: one message for all tasks of an owner, rewritten with every answer."""

from bot.messages import parts
from bot.messages.model import Block, Message, Note, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.notices import CheckInAsked
from domain.views import TaskView


def asked(content: CheckInAsked, words: Words) -> Message:
    """The question, or what has become of it: which tasks have their word, and thanks when all have."""
    done = sum(parts.has_word(view.check_in) for view in content.views)
    complete = done == len(content.views)
    groups = [_task(view, content, words) for view in content.views]
    closing = [Paragraph(words.text("checkins.next"))] if complete else []
    return Message(
        summary=_summary(done, len(content.views), words),
        blocks=(
            *([] if complete else _why(content, words)),
            parts.items(groups, words),
            *closing,
            Note(words.text("checkins.footer")),
        ),
        language=words.language,
    )


def week(content: CheckInAsked, words: Words) -> Message:
    """The same for somebody who came by themselves and need not be told why."""
    done = sum(parts.has_word(view.check_in) for view in content.views)
    groups = [_task(view, content, words) for view in content.views]
    blocks = (_seen_by(content, words), parts.items(groups, words))
    return Message(_summary(done, len(content.views), words), blocks, words.language)


def tasks(content: CheckInAsked, words: Words) -> list[Block]:
    """The tasks of a week with their buttons, for a message that asks for more than them."""
    done = sum(parts.has_word(view.check_in) for view in content.views)
    groups = [_task(view, content, words) for view in content.views]
    return [
        Paragraph(_summary(done, len(content.views), words)),
        _seen_by(content, words),
        parts.items(groups, words),
    ]


def _summary(done: int, total: int, words: Words) -> Text:
    if done == 0:
        return words.plural("checkins.summary", total)
    if done < total:
        return words.plural("checkins.progress", total, done=done)
    return words.plural("checkins.thanks", total)


def _why(content: CheckInAsked, words: Words) -> list[Simple]:
    why = words.text("checkins.why", weekday=words.weekday(content.weekday))
    return [Paragraph(why), _seen_by(content, words)]


def _seen_by(content: CheckInAsked, words: Words) -> Paragraph:
    if not content.seen_by:
        return Paragraph(words.text("checkins.seen_by_nobody"))
    return Paragraph(words.text("checkins.seen_by", people=words.names(content.seen_by)))


def _task(view: TaskView, content: CheckInAsked, words: Words) -> list[Simple]:
    facts = [parts.due(view, words, content.week)]
    if not parts.has_word(view.check_in):
        facts.append(parts.last_word(view, words))
    return [parts.title(view, words), Paragraph(words.row(*facts)), *parts.answer_part(view, content.week, words)]
