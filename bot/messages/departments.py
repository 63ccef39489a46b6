"""The departments in the settings: which there are, and that one was made or named anew."""

from bot.messages import actions, parts
from bot.messages.model import Block, Bold, Button, Buttons, Code, Items, Message, Note, Paragraph, Simple, Text
from bot.messages.paging import Pager, every
from bot.verbs import BY_NAME
from bot.words.catalogue import Words
from domain.company_choices import House
from domain.departments import Department
from domain.people import Person
from domain.services.settings.departments import Placed

DEPARTMENTS, NEW, RENAME = "departments", "newdepartment", "rename"
"""The windows of this group, as their buttons name them; the id of a department follows the last one."""

ALL = "all"
ON_A_PAGE = 8


def departments(of: House, start: int, words: Words) -> Message:
    """Each with its head, a page at a time, and the form for a new one."""
    known = of.departments
    start = start if start < len(known) else 0
    groups = tuple(tuple(_group(each, of, words)) for each in known[start : start + ON_A_PAGE])
    title = words.text("departments.title")
    pager = Pager(actions.SETTING_OPEN, lambda at: f"{DEPARTMENTS}-{at}", title, start, len(known), ON_A_PAGE)
    listed: list[Block] = [Items(groups, (), below=every(len(groups), pager, words))] if groups else []
    blocks = listed or [Paragraph(words.text("departments.none"))]
    return Message(title, (*blocks, _after_buttons(words)), words.language)


def placed(of: Placed, words: Words) -> Message:
    """That it is there, how commands know it, and what comes next."""
    department = of.department
    name = Bold(department.name)
    head = head_line(of.head, department.name, words)
    known = words.text("departments.known", short=department.key)
    summary = words.text("departments.added" if of.is_new else "departments.renamed", name=name)
    example = f'/plan {BY_NAME["add"].word(words.language)} "…" {words.line("departments.in")} {department.key}'
    footer = Note(words.text("departments.footer", command=Code(example)))
    return Message(summary, (Paragraph(head), Paragraph(known), _after_buttons(words), footer), words.language)


def head_line(person: Person | None, department: str, words: Words) -> Text:
    """Who heads it."""
    if person is None:
        return words.text("house.no_head", department=department)
    return words.text("house.head_is", person=person, department=department)


def _after_buttons(words: Words) -> Buttons:
    """The form for another one, and the way back."""
    return Buttons(
        (
            parts.plain_button(actions.SETTING_OPEN, "button.add_department", words, NEW),
            parts.plain_button(actions.SETTING_OPEN, "button.house_back", words, ALL),
        )
    )


def _group(department: Department, of: House, words: Words) -> list[Simple]:
    head = head_line(of.heads.get(department.head_id or 0), department.name, words)
    label = words.line("button.rename")
    about = words.line("button.about_it", label=label, what=department.name)
    row = Buttons((Button(actions.SETTING_OPEN, f"{RENAME}-{department.id}", label, about),))
    known = words.text("departments.known", short=department.key)
    return [Paragraph((Bold(department.name),)), Paragraph(head), Paragraph(known), row]
