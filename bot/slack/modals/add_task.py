"""The form for a new task: what, for which goal, where, who, when, how."""

from dataclasses import dataclass

from bot.messages.parts import RHYTHM_WORDS
from bot.slack.ids import ADD_TASK_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Option, Values
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.errors import FollowthroughError, MissingTitleError, StartAfterDueError, TooLongError
from domain.rhythm import TaskRhythm
from domain.services.tasks import LONGEST_PLACE, LONGEST_TITLE, Choices, NewTask


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form begins with: words for the title, and more for how one can tell that it is done."""

    title: str = ""
    how: str = ""

    @classmethod
    def of_message(cls, text: str, address: str) -> "Draft":
        """A message as a task: its first line is the title, all of it and its address stand below.

        The address stays whole, whatever has to be cut.
        """
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        title = first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"
        more = "" if text.strip() == title else text.strip()
        room = max(0, LONGEST_TEXT - len(address) - 1)
        more = more if len(more) <= room else f"{more[: room - 1].rstrip()}…"
        return cls(title, "\n".join(part for part in (more, address) if part))


BLANK = Draft()


def view(choices: Choices, words: Words, draft: Draft = BLANK) -> Json:
    """The form; the member's own department is chosen."""
    line = words.line
    goals = [Option(line("task.title", code=goal.code, title=goal.title), goal.code) for goal in choices.goals]
    departments = [Option(words.cell(department.name), department.key) for department in choices.departments]
    own = next((each.key for each in choices.departments if each.id == choices.department_id), None)
    rhythms = [Option(line(key), each.value) for each, key in RHYTHM_WORDS.items()]
    form = [
        fields.text_field("title", line("form.add.name"), initial=draft.title, most=LONGEST_TITLE, optional=False),
        *fields.select_field("goal", line("form.add.goal"), goals, words),
        *fields.select_field("department", line("form.add.department"), departments, words, initial=own),
        fields.person_field("owner", line("form.add.owner"), words),
        fields.text_field("place", line("form.add.where"), most=LONGEST_PLACE),
        fields.date_field("start", line("form.add.start")),
        fields.date_field("due", line("form.add.due")),
        *fields.select_field("rhythm", line("form.add.rhythm"), rhythms, words, initial=TaskRhythm.WEEKLY),
        fields.text_field("how", line("form.add.how"), initial=draft.how, most=LONGEST_TEXT, lines=True),
    ]
    return fields.modal(ADD_TASK_MODAL, line("form.add.title"), form, words, Meta(), line("form.save"))


def read(values: Values) -> NewTask:
    """The task as it was written down; FormFaultsError names every field at fault."""
    new = NewTask(
        title=fields.read_text(values, "title"),
        owner=fields.read_person(values, "owner"),
        goal=fields.read_choice(values, "goal"),
        department=fields.read_choice(values, "department"),
        place=fields.read_text(values, "place") or None,
        how=fields.read_text(values, "how") or None,
        start_on=fields.read_date(values, "start"),
        due_on=fields.read_date(values, "due"),
        rhythm=_rhythm(fields.read_choice(values, "rhythm")),
    )
    faults = _faults(new)
    if faults:
        raise FormFaultsError(faults)
    return new


def _rhythm(value: str | None) -> TaskRhythm:
    return TaskRhythm(value) if value in set(TaskRhythm) else TaskRhythm.WEEKLY


def _faults(new: NewTask) -> dict[str, FollowthroughError]:
    faults: dict[str, FollowthroughError] = {}
    if not new.title:
        faults["title"] = MissingTitleError(field="title")
    for name, text, most in (
        ("title", new.title, LONGEST_TITLE),
        ("place", new.place, LONGEST_PLACE),
        ("how", new.how, LONGEST_TEXT),
    ):
        if text is not None and len(text) > most:
            faults[name] = TooLongError(field=name, most=most)
    if new.start_on is not None and new.due_on is not None and new.due_on < new.start_on:
        faults["due"] = StartAfterDueError(field="due")
    return faults
