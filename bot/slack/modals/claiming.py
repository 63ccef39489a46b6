"""The forms about a task that nobody owns: whom to propose, into what to split it, and why it is dropped."""

from bot.messages.model import Message, Paragraph
from bot.messages.replies import task_line
from bot.slack.ids import DROP_UNOWNED_MODAL, PROPOSE_MODAL, SPLIT_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import FormFaultsError, Json, Values
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.claims import MOST_PARTS
from domain.errors import MissingReasonError
from domain.services.tasks import LONGEST_TITLE
from domain.views import TaskView


def propose_view(of: TaskView, words: Words) -> Json:
    """The form that proposes somebody; it says that they accept it or not, and that it stays open to all."""
    person = fields.person_field("owner", words.line("form.hand_over.person"), words, optional=False)
    form = [
        *blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW),
        fields.hinted(person, words.line("form.propose.hint")),
        fields.text_field("note", words.line("form.hand_over.note"), most=LONGEST_TEXT, lines=True),
    ]
    title = words.line("form.propose.title", code=of.task.code)
    meta = Meta(task_id=of.task.id)
    return fields.modal(PROPOSE_MODAL, title, form, words, meta, words.line("form.propose.submit"))


def read_proposal(values: Values) -> tuple[str, str | None]:
    """The chat id of whoever is proposed, and a word to them; FormFaultsError names every field at fault."""
    return fields.read_person_and_note(values)


def split_view(of: TaskView, words: Words) -> Json:
    """The form that puts several tasks in the place of one; it says what they take over."""
    named = task_line(of, words)
    about = Message(named.summary, (*named.blocks, Paragraph(words.text("form.split.what"))), words.language)
    numbers = range(1, MOST_PARTS + 1)
    titles = [
        fields.text_field(
            f"title_{number}",
            words.line("form.split.part", number=number),
            most=LONGEST_TITLE,
            optional=number > 2,  # noqa: PLR2004  (one part is the whole)
        )
        for number in numbers
    ]
    form = [*blocks(about, MOST_BLOCKS_IN_VIEW), *titles]
    title, meta = words.line("form.split.title", code=of.task.code), Meta(task_id=of.task.id)
    return fields.modal(SPLIT_MODAL, title, form, words, meta, words.line("form.split.submit"))


def read_titles(values: Values) -> list[str]:
    """The titles in their order; one that was left empty is empty."""
    return [fields.read_text(values, f"title_{number}") for number in range(1, MOST_PARTS + 1)]


def drop_view(of: TaskView, words: Words) -> Json:
    """The form that takes it out of the plan; it asks why."""
    reason = fields.text_field(
        "note", words.line("form.drop_unowned.reason"), most=LONGEST_TEXT, lines=True, optional=False
    )
    form = [*blocks(task_line(of, words), MOST_BLOCKS_IN_VIEW), reason]
    title, meta = words.line("form.drop.title", code=of.task.code), Meta(task_id=of.task.id)
    return fields.modal(DROP_UNOWNED_MODAL, title, form, words, meta, words.line("form.drop.submit"))


def read_reason(values: Values) -> str:
    """The reason; FormFaultsError when there is none, or it is too long."""
    note = fields.read_note(values)
    if note is None:
        raise FormFaultsError({"note": MissingReasonError(field="note")})
    return note
