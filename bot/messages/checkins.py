"""The weekly check-in: one message for all tasks of an owner, rewritten with every answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.messages import actions, parts, welcome
from bot.messages.given import given_lines
from bot.messages.lacks import lack_lines
from bot.messages.model import Block, Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.home import HomeContent
from domain.tasks import Task
from domain.views import TaskView
from domain.weekly import CheckInAsked

ROWS = 6
"""So many tasks have their buttons in the message: what a phone shows in a few turns of the thumb."""

NAMED = 20
"""So many codes are named in one sentence."""

ON_A_PAGE = 5
"""So many have them on a page of the window."""


def asked(content: CheckInAsked, words: Words) -> Message:
    """The question, or what has become of it: which tasks have their word, and thanks when all have."""
    if not content.views:
        return Message(words.text("checkins.nothing_left"), (_footer(words),), words.language)
    quiet = [view for view in content.views if view.task.id in content.resting]
    content = replace(content, views=content.shown)
    done = _done(content)
    complete = done == len(content.views) > 0
    closing: list[Block] = [Paragraph(words.text("checkins.next"))] if complete else []
    first = content.welcome is not None and done == 0
    return Message(
        summary=_first_summary(content, words) if first else _summary(done, len(content.views), words, content),
        blocks=(
            *([] if complete else _why(content, words)),
            *at_once(content, words),
            parts.items([_task(view, content, words) for view in content.views[:ROWS]], words),
            *_others(content, words),
            *_lacking(content, words),
            *_resting(quiet, words),
            *closing,
            _footer(words),
        ),
        language=words.language,
    )


def _footer(words: Words) -> Note:
    """Why it came, that words do as well as buttons, and how to change what comes."""
    example, with_code = words.line("checkins.example"), words.line("checkins.example_with_code")
    command = parts.command("hand", words)
    return Note(words.text("checkins.footer", example=example, example_with_code=with_code, command=command))


def week(content: CheckInAsked, words: Words, page: int = 0) -> Message:
    """A page of the same, for a window; the first page is 0, and one that does not exist any more is the last."""
    last = max(0, len(content.views) - 1) // ON_A_PAGE
    page = min(page, last)
    shown = content.views[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    return Message(
        summary=_summary(_done(content), len(content.views), words),
        blocks=(
            _seen_by(content, words),
            *at_once(content, words),
            *(_where(content, page, words) if last else []),
            parts.items([_task(view, content, words) for view in shown], words),
            *(_turning(content.week, page, last, words) if last else []),
        ),
        language=words.language,
    )


def tasks(content: CheckInAsked, words: Words) -> list[Block]:
    """The tasks of a week with their buttons, for a message that asks for more than them."""
    content = replace(content, views=content.shown)
    return [
        Paragraph(_summary(_done(content), len(content.views), words)),
        *_standing_in(content, words),
        _seen_by(content, words),
        *at_once(content, words),
        parts.items([_task(view, content, words) for view in content.views[:ROWS]], words),
        *_others(content, words),
    ]


def kept(tasks: Sequence[Task], words: Words) -> Message:
    """Answers that could not be taken back, and what can be done."""
    codes = words.formats.listing([task.code for task in tasks])
    return Message(words.plural("checkins.kept", len(tasks), tasks=codes), (), words.language)


def page_to_open(content: CheckInAsked) -> int:
    """The page with the first task that waits for a word."""
    waiting = (place for place, view in enumerate(content.views) if not parts.has_word(view.check_in))
    return next(waiting, 0) // ON_A_PAGE


def _done(content: CheckInAsked) -> int:
    return sum(parts.has_word(view.check_in) for view in content.views)


def _summary(done: int, total: int, words: Words, asked: CheckInAsked | None = None) -> Text:
    """How far it is; a message that comes on the first day after a leave begins with a welcome."""
    if done == 0 and asked is not None and asked.is_back:
        return words.plural("checkins.summary_back", total, person=asked.to)
    if done == 0:
        return words.plural("checkins.summary", total)
    if done < total:
        return words.plural("checkins.progress", total, done=done)
    return words.plural("checkins.thanks", total)


def _first_summary(content: CheckInAsked, words: Words) -> Text:
    return welcome.summary(content.to, len(content.views), words)


def _why(content: CheckInAsked, words: Words) -> list[Simple]:
    if content.welcome is not None:
        introduced = welcome.introduced(content.welcome, content.to, content.weekday, words)
        return [*introduced, *_standing_in(content, words), _seen_by(content, words), welcome.first_buttons(words)]
    why = words.text("checkins.why", weekday=words.weekday(content.weekday))
    return [Paragraph(why), *_standing_in(content, words), _seen_by(content, words)]


def _standing_in(content: CheckInAsked, words: Words) -> list[Simple]:
    """For whom a deputy is asked as well, and why."""
    owners = content.stands_in_for
    if not owners:
        return []
    return [Paragraph(words.plural("checkins.standing_in", len(owners), people=words.names(owners)))]


def _seen_by(content: CheckInAsked, words: Words) -> Paragraph:
    if not content.seen_by:
        return Paragraph(words.text("checkins.seen_by_nobody"))
    return Paragraph(words.text("checkins.seen_by", people=words.names(content.seen_by)))


def at_once(content: CheckInAsked | HomeContent, words: Words) -> list[Simple]:
    """One tap for several tasks; those that need a word of their own are named. Afterwards the way back."""
    together = content.together
    if len(content.undoable) > 1:
        return _said_at_once(content, words)
    if len(together) <= 1:
        return []
    told: list[Simple] = [Paragraph(words.plural("checkins.together", len(together), tasks=_codes(together, words)))]
    if content.apart:
        apart = words.plural("checkins.apart", len(content.apart), tasks=_codes(content.apart, words))
        told.append(Paragraph(apart))
    label = words.line("button.together")
    about = words.plural_line("button.together_about", len(together))
    return [*told, Buttons((Button(actions.CHECK_IN_TOGETHER, actions.week_value(content.week), label, about),))]


def _said_at_once(content: CheckInAsked | HomeContent, words: Words) -> list[Simple]:
    views = [view for view in content.views if view.task.id in content.undoable]
    codes = _codes(views, words)
    label = words.line("button.undo")
    about = words.plural_line("button.undo_about", len(views))
    undo = Button(actions.CHECK_IN_UNDO, str(content.undoable[0]), label, about)
    return [Paragraph(words.plural("checkins.said_together", len(views), tasks=codes)), Buttons((undo,))]


def _lacking(content: CheckInAsked, words: Words) -> list[Simple]:
    """Tasks of theirs that lack something and do not stand here with the way to say it, and the way to all of them."""
    asked_here = {view.task.id for view in content.views[:ROWS]}
    elsewhere = {*content.more_lacking, *(lack.task_id for lack in content.lacks if lack.task_id not in asked_here)}
    views = [view for view in content.views if view.task.id in elsewhere and view.task.owner_id == content.to.id]
    if not views:
        return []
    see = parts.command_button(f"unready <@{content.to.chat_id}>", "button.see_lacking", words)
    return [Paragraph(words.text("lacks.more", tasks=_codes(views, words))), Buttons((see,))]


def _resting(views: Sequence[TaskView], words: Words) -> list[Simple]:
    """Those that are asked about less often, so that nobody misses them."""
    if not views:
        return []
    command = parts.command("checkin", words)
    return [Paragraph(words.plural("checkins.resting", len(views), tasks=_codes(views, words), command=command))]


def _codes(views: Sequence[TaskView], words: Words) -> str:
    codes = [view.task.code for view in views[:NAMED]]
    return words.formats.listing(codes if len(views) <= NAMED else [*codes, "…"])


def _task(view: TaskView, content: CheckInAsked, words: Words) -> list[Simple]:
    facts = [parts.due(view, words, content.week), *parts.rhythm(view, words)]
    if view.owner in content.stands_in_for:
        facts.insert(0, parts.owner(view.owner, words))
    if not parts.has_word(view.check_in):
        facts.append(parts.last_word(view, words))
    answer = parts.answer_part(view, content.week, words, content.undoable, reader=content.to)
    more = [*parts.offered(view, words), *given_lines(view, words), *parts.asked_for(view, content.needs, words)]
    asks = lack_lines(view, content, words)
    return [parts.title(view, words), Paragraph(words.row(*facts)), *more, *answer, *asks]


def _others(content: CheckInAsked, words: Words) -> list[Block]:
    """Those without buttons here, a line for each, and the way to their buttons."""
    others = content.views[ROWS:]
    if not others:
        return []
    lines = [(Bullets((_line(view, content, words),)),) for view in others]
    label = words.plural_line("button.show_all", len(content.views))
    value = actions.week_value(content.week)
    return [
        Heading(words.plural("checkins.others", len(others))),
        parts.items(lines, words),
        Buttons((Button(actions.WEEK_SHOW, value, label, label),)),
    ]


def _line(view: TaskView, content: CheckInAsked, words: Words) -> Text:
    name = parts.title(view, words).text
    return words.row(name, *(parts.said_line(view.check_in, words, content.to) or [parts.last_word(view, words)]))


def _where(content: CheckInAsked, page: int, words: Words) -> list[Block]:
    first, total = page * ON_A_PAGE + 1, len(content.views)
    last = min(total, first + ON_A_PAGE - 1)
    return [Paragraph(words.plural("checkins.page", total, first=first, last=last))]


def _turning(of: date, page: int, last: int, words: Words) -> list[Block]:
    """Buttons to the pages around; there is none where it would lead nowhere."""
    found = []
    for there, to, key in ((page > 0, page - 1, "button.previous"), (page < last, page + 1, "button.next")):
        if there:
            about = words.line("button.to_page", label=words.line(key), page=to + 1, pages=last + 1)
            found.append(Button(actions.WEEK_TURN, actions.page_value(of, to), words.line(key), about))
    return [Buttons(tuple(found))]
