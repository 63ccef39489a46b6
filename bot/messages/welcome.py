"""The first meeting: what this is, who set it up, who reads the answers, and what to do when something is wrong."""

from collections.abc import Sequence

from bot.messages import actions, parts
from bot.messages.model import Bullets, Buttons, Message, Note, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.people import Person
from domain.readers import Readers
from domain.views import TaskView
from domain.welcome import Welcome


def summary(person: Person, count: int, words: Words) -> Text:
    """The line a notification shows, for somebody who has never heard of this."""
    return words.plural("welcome.summary", count, person=person)


def introduced(of: Welcome, to: Person, weekday: int, words: Words) -> list[Simple]:
    """What this is, what will be asked and when; whoever set it up is not told so of themselves."""
    return [
        Paragraph(_met(of, to, words)),
        Paragraph(words.text("welcome.what", weekday=words.weekday(weekday))),
        Paragraph(words.text("welcome.change")),
    ]


def _met(of: Welcome, to: Person, words: Words) -> Text:
    if any(each.id == to.id for each in of.set_up_by):
        return words.text("welcome.keeper", company=of.company, plan=of.plan)
    who = words.names(of.set_up_by) if of.set_up_by else words.text("person.somebody")
    return words.text("welcome.who", people=who, company=of.company, plan=of.plan)


def above(of: Welcome, to: Person, words: Words) -> list[Simple]:
    """The introduction in a message that is no weekly question, such as a card or a request."""
    asked, told = words.weekday(of.asked_on), words.weekday(of.told_on)
    row = ((actions.PLAN_READERS, "button.readers"), (actions.HOME_OPEN, "button.home"))
    return [
        Paragraph(_met(of, to, words)),
        Paragraph(words.text("welcome.above", asked=asked, told=told)),
        Paragraph(words.text("welcome.change")),
        Buttons(tuple(parts.plain_button(action, key, words) for action, key in row)),
    ]


def first_buttons(words: Words) -> Buttons:
    """What somebody may want before the first answer."""
    row = (
        (actions.PLAN_READERS, "button.readers"),
        (actions.SETTINGS_OPEN, "button.settings"),
        (actions.HOME_OPEN, "button.home"),
        (actions.TASKS_NOT_MINE, "button.not_mine"),
    )
    return Buttons(tuple(parts.plain_button(action, key, words) for action, key in row))


def readers(of: Readers, words: Words) -> Message:
    """Who reads what somebody says, and what everybody sees."""
    lines = [words.text("readers.head", person=head) for head in of.heads]
    if of.leader is not None:
        lines.append(words.text("readers.leader", person=of.leader))
    if of.deputy is not None:
        lines.append(words.text("readers.deputy", person=of.deputy))
    if of.keepers:
        lines.append(words.text("readers.keepers", people=words.names(of.keepers)))
    named: list[Simple] = [Bullets(tuple(lines))] if lines else [Paragraph(words.text("checkins.seen_by_nobody"))]
    return Message(
        words.text("readers.summary"),
        (*named, Paragraph(words.text("readers.everybody")), Note(words.text("readers.footer"))),
        words.language,
    )


def which_not_mine(views: Sequence[TaskView], words: Words) -> Message:
    """Their tasks, each with a button to say that it is somebody else's."""
    groups: list[list[Simple]] = [
        [
            parts.title(view, words),
            Buttons((parts.button(actions.TASK_NOT_MINE, str(view.task.id), "button.this_not_mine", words, view),)),
        ]
        for view in views
    ]
    blocks = (Paragraph(words.text("not_mine.how")), parts.items(groups, words, "more.list"))
    return Message(words.text("not_mine.summary"), blocks, words.language)


def not_mine(view: TaskView, asked: Person | None, words: Words) -> Message:
    """That it was passed on, to whom, and whose the task is meanwhile."""
    named = {"code": view.task.code, "title": view.task.title}
    if asked is None:
        return Message(words.text("not_mine.nobody", **named), (), words.language)
    return Message(words.text("not_mine.told", person=asked, **named), (), words.language)
