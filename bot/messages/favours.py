"""Favours: a refusal offers to ask whoever may, and they read what is wanted, with the button that does it."""

import re

from bot.messages import actions, parts
from bot.messages.ladder import ladder_value
from bot.messages.model import Bold, Button, Buttons, Message, Note
from bot.words.catalogue import Value, Words
from domain.errors import NotAllowedError
from domain.favours import MOST_ASKED, Favour, FavourAsked
from domain.rights import Right

WANTED = {
    Right.ASSIGN_TASK: "favour.assign_task",
    Right.EDIT_TASK: "favour.edit_task",
    Right.DESCRIBE_TASK: "favour.describe_task",
    Right.SET_RHYTHM: "favour.set_rhythm",
    Right.SPLIT_TASK: "favour.split_task",
    Right.DROP_TASK: "favour.drop_task",
    Right.DROP_OWNED_TASK: "favour.drop_task",
    Right.HAND_OVER_TASK: "favour.hand_over_task",
    Right.CHECK_IN: "favour.check_in",
    Right.PROPOSE_DATE: "favour.propose_date",
    Right.SET_COMPANY: "favour.set_company",
    Right.SET_LADDER: "favour.set_ladder",
    Right.EXPORT_PLAN: "favour.export_plan",
    Right.EXPORT_DEPARTMENT: "favour.export_department",
}
"""What is wanted, in one sentence."""

_OPENS = {
    Right.ASSIGN_TASK: (actions.TASK_ASSIGN, "button.assign"),
    Right.EDIT_TASK: (actions.TASK_EDIT, "button.edit"),
    Right.DESCRIBE_TASK: (actions.TASK_EDIT, "button.edit"),
    Right.SET_RHYTHM: (actions.TASK_RHYTHM, "button.rhythm"),
    Right.SPLIT_TASK: (actions.CLAIM_SPLIT, "button.split"),
    Right.DROP_TASK: (actions.TASK_DROP, "button.drop"),
    Right.DROP_OWNED_TASK: (actions.TASK_DROP, "button.drop"),
    Right.HAND_OVER_TASK: (actions.TASK_HAND_OVER, "button.hand_over"),
    Right.CHECK_IN: (actions.TASK_OPEN, "button.open"),
    Right.PROPOSE_DATE: (actions.TASK_OPEN, "button.open"),
}
"""The form that does it, for what is about a task."""

_OF_PLAN = {
    Right.SET_COMPANY: (actions.COMPANY_OPEN, actions.NO_VALUE, "button.company"),
    Right.SET_LADDER: (actions.LADDER_OPEN, ladder_value(None), "button.change_ladder"),
    Right.EXPORT_PLAN: (actions.COMMAND_RUN, "export xlsx", "button.export"),
    Right.EXPORT_DEPARTMENT: (actions.COMMAND_RUN, "export xlsx", "button.export"),
}

_VALUE = re.compile(r"(?P<right>[a-z_]{1,40}):(?P<task>[0-9]{1,9}):(?P<department>[0-9]{1,9}):(?P<person>[0-9]{1,9})")


def offers(fault: NotAllowedError, words: Words) -> tuple[Buttons, ...]:
    """Below a refusal: a button for each of those who may be asked, where there is something to ask for."""
    if fault.right is None:
        return ()
    favour = Favour(fault.right, fault.matter.task_id, fault.matter.department_id)
    if not (favour.is_askable and fault.who):
        return ()
    labels = [(person, words.line("button.ask", name=person.name)) for person in fault.who[:MOST_ASKED]]
    row = (Button(actions.FAVOUR_ASK, value(favour, person.id), label, label) for person, label in labels)
    return (Buttons(tuple(row)),)


def value(favour: Favour, person_id: int) -> str:
    """The value of a button that asks somebody for it."""
    return f"{favour.right}:{favour.task_id or 0}:{favour.department_id or 0}:{person_id}"


def read(text: str) -> tuple[Favour, int]:
    """What such a button carries; BadValueError when it is none of ours."""
    found = _VALUE.fullmatch(text)
    if found is None or found["right"] not in set(Right):
        raise actions.BadValueError(text)
    about = (int(found[each]) or None for each in ("task", "department"))
    favour = Favour(Right(found["right"]), *about)
    if not favour.is_askable:
        raise actions.BadValueError(text)
    return favour, int(found["person"])


def sent(content: FavourAsked, words: Words) -> Message:
    """To whoever had somebody asked."""
    return Message(words.text("favour.sent", name=content.to), (), words.language)


def asked(content: FavourAsked, words: Words) -> Message:
    """To whoever may do it: who would like what, and the form that does it."""
    named: dict[str, Value] = {"by": content.by}
    if content.view is not None:
        named |= {"code": Bold(content.view.task.code), "title": Bold(content.view.task.title)}
    if content.department is not None:
        named["department"] = Bold(content.department.name)
    key = WANTED[content.right]
    if content.right is Right.EXPORT_DEPARTMENT and content.department is None:
        key = WANTED[Right.EXPORT_PLAN]
    why = Note(words.text("favour.why"))
    return Message(words.text(key, **named), (Buttons((_button(content, words),)), why), words.language)


def _button(content: FavourAsked, words: Words) -> Button:
    if content.view is not None:
        action, key = _OPENS[content.right]
        return parts.button(action, str(content.view.task.id), key, words, content.view)
    action, value_of, key = _OF_PLAN[content.right]
    label = words.line(key)
    return Button(action, value_of, label, label)
