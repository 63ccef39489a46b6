"""Favours: a refusal offers to ask whoever may, and they read what is wanted, with the button that does it."""

import re

from bot.messages import actions, commands, decisions, parts
from bot.messages.ladder import ladder_value
from bot.messages.model import Bold, Button, Buttons, Message, Note
from bot.words.catalogue import Value, Words
from domain.departments import Department
from domain.errors import NotAllowedError
from domain.favours import MOST_ASKED, Favour, FavourAsked
from domain.goals import Goal
from domain.matters import MatterKind
from domain.people import Person
from domain.rights import Right
from domain.tasks import Task
from domain.views import MeasureView, TaskView

WANTED = {
    Right.ASSIGN_TASK: "favour.assign_task",
    Right.EDIT_TASK: "favour.edit_task",
    Right.DESCRIBE_TASK: "favour.describe_task",
    Right.SET_RHYTHM: "favour.set_rhythm",
    Right.SPLIT_TASK: "favour.split_task",
    Right.DROP_TASK: "favour.drop_task",
    Right.DROP_OWNED_TASK: "favour.drop_task",
    Right.DROP_PROPOSED_TASK: "favour.drop_task",
    Right.HAND_OVER_TASK: "favour.hand_over_task",
    Right.CHECK_IN: "favour.check_in",
    Right.PROPOSE_DATE: "favour.propose_date",
    Right.ASK_FOR_HELP: "favour.ask_for_help",
    Right.DECIDE_CASE: "favour.decide_case",
    Right.END_CASE: "favour.decide_case",
    Right.SET_GOAL: "favour.set_goal",
    Right.TAKE_READING: "favour.take_reading",
    Right.NOTE_LEAVE: "favour.note_leave",
    Right.IMPORT_PLAN: "favour.import_plan",
    Right.SET_COMPANY: "favour.set_company",
    Right.SET_LADDER: "favour.set_ladder",
    Right.EXPORT_PLAN: "favour.export_plan",
    Right.EXPORT_DEPARTMENT: "favour.export_department",
}
"""What is wanted, in one sentence."""

_OPEN = (actions.TASK_OPEN, "button.open")
_OPENS = {
    Right.ASSIGN_TASK: (actions.TASK_ASSIGN, "button.assign"),
    Right.EDIT_TASK: (actions.TASK_EDIT, "button.edit"),
    Right.DESCRIBE_TASK: (actions.TASK_EDIT, "button.edit"),
    Right.SET_RHYTHM: (actions.TASK_RHYTHM, "button.rhythm"),
    Right.SPLIT_TASK: (actions.CLAIM_SPLIT, "button.split"),
    Right.DROP_TASK: (actions.TASK_DROP, "button.drop"),
    Right.DROP_OWNED_TASK: (actions.TASK_DROP, "button.drop"),
    Right.DROP_PROPOSED_TASK: (actions.TASK_DROP, "button.drop"),
    Right.HAND_OVER_TASK: (actions.TASK_HAND_OVER, "button.hand_over"),
    Right.CHECK_IN: _OPEN,
    Right.PROPOSE_DATE: _OPEN,
    Right.ASK_FOR_HELP: _OPEN,
}
"""The form that does it, for what is about a task."""

_CHOICES = {Right.DECIDE_CASE: decisions.BELOW, Right.END_CASE: decisions.LEADERS}
"""What is decided on a case at once."""

_OF_PLAN = {
    Right.SET_COMPANY: (actions.COMPANY_OPEN, actions.NO_VALUE, "button.company"),
    Right.SET_LADDER: (actions.LADDER_OPEN, ladder_value(None), "button.change_ladder"),
    Right.SET_GOAL: (actions.COMMAND_RUN, commands.value("goal add"), "button.add_goal"),
    Right.IMPORT_PLAN: (actions.COMMAND_RUN, commands.value("import"), "button.open_form"),
    Right.EXPORT_PLAN: (actions.COMMAND_RUN, commands.value("export xlsx"), "button.export"),
    Right.EXPORT_DEPARTMENT: (actions.COMMAND_RUN, commands.value("export xlsx"), "button.export"),
}

_VALUE = re.compile(r"(?P<right>[a-z_]{1,40}):(?P<kind>[a-z]{1,20}):(?P<about>[0-9]{1,9}):(?P<person>[0-9]{1,9})")


def offers(fault: NotAllowedError, words: Words) -> tuple[Buttons, ...]:
    """Below a refusal: a button for each of those who may be asked, where there is something to ask for."""
    if fault.right is None:
        return ()
    favour = Favour.in_matter(fault.right, fault.matter)
    if not (favour.is_askable and fault.who):
        return ()
    labels = [(person, words.line("button.ask", name=person.name)) for person in fault.who[:MOST_ASKED]]
    row = (Button(actions.FAVOUR_ASK, value(favour, person.id), label, label) for person, label in labels)
    return (Buttons(tuple(row)),)


def value(favour: Favour, person_id: int) -> str:
    """The value of a button that asks somebody for it."""
    return f"{favour.right}:{favour.kind}:{favour.of_id}:{person_id}"


def read(text: str) -> tuple[Favour, int]:
    """What such a button carries; BadValueError when it is none of ours."""
    found = _VALUE.fullmatch(text)
    if found is None or found["right"] not in set(Right) or found["kind"] not in set(MatterKind):
        raise actions.BadValueError(text)
    favour = Favour(Right(found["right"]), MatterKind(found["kind"]), int(found["about"]))
    if not favour.is_askable:
        raise actions.BadValueError(text)
    return favour, int(found["person"])


def sent(content: FavourAsked, words: Words) -> Message:
    """To whoever had somebody asked."""
    return Message(words.text("favour.sent", name=content.to), (), words.language)


def asked(content: FavourAsked, words: Words) -> Message:
    """To whoever may do it: who would like what, and what does it."""
    summary = words.text(_key(content), by=content.by, **_named(content))
    why = Note(words.text("favour.why"))
    return Message(summary, (_buttons(content, words), why), words.language)


def _key(content: FavourAsked) -> str:
    if content.right is Right.SET_GOAL and not isinstance(content.about, Goal):
        return "favour.add_goal"
    return WANTED[content.right]


def _named(content: FavourAsked) -> dict[str, Value]:
    match content.about:
        case TaskView(task=Task(code=code, title=title)) | Goal(code=code, title=title):
            return {"code": Bold(code), "title": Bold(title)}
        case Department(name=name):
            return {"department": Bold(name)}
        case MeasureView(measure=measure):
            return {"measure": Bold(measure.name)}
        case Person():
            return {"name": content.about}
        case _:
            return {}


def _buttons(content: FavourAsked, words: Words) -> Buttons:
    about, right = content.about, content.right
    match about:
        case TaskView(case=case) if case is not None and right in _CHOICES:
            row = decisions.buttons(case, about, words, _CHOICES[right]).buttons
            return Buttons((*row, parts.button(_OPEN[0], str(about.task.id), _OPEN[1], words, about)))
        case TaskView():
            action, key = _OPENS.get(right, _OPEN)
            return Buttons((parts.button(action, str(about.task.id), key, words, about),))
        case Goal(code=code):
            return Buttons((parts.command_button(f"goal {code} edit", "button.edit_goal", words),))
        case MeasureView(measure=measure):
            return Buttons((parts.plain_button(actions.MEASURE_READ, "button.take_reading", words, str(measure.id)),))
        case Person(chat_id=chat_id):
            return Buttons((parts.plain_button(actions.LEAVE_OPEN, "button.leave", words, chat_id),))
        case _:
            action, value_of, key = _OF_PLAN[right]
            return Buttons((parts.plain_button(action, key, words, value_of),))
