"""The form to thank somebody in words of one's own: a draft stands there and can be changed."""

from dataclasses import dataclass

from bot.messages import actions
from bot.slack.ids import THANKS_MODAL, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Option, Values
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.recognition import Thanks


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: the task, and the words, None for the plain thanks."""

    task_id: int
    text: str | None


def view(of: Thanks, words: Words) -> Json:
    """The form for those whom nobody has thanked yet."""
    options = [Option(f"{each.task.code} {each.task.title}", str(each.task.id)) for each in of.views]
    form = [
        *fields.select_field("task", words.line("form.thanks.task"), options, words, initial=options[0].value),
        fields.hinted(
            fields.text_field(
                "note",
                words.line("form.thanks.text"),
                initial=words.line("form.thanks.draft"),
                most=LONGEST_TEXT,
                lines=True,
            ),
            words.line("form.thanks.hint"),
        ),
    ]
    submit = words.line("form.thanks.submit")
    return fields.modal(THANKS_MODAL, words.line("form.thanks.title"), form, words, Meta(week=of.week), submit)


def read(values: Values) -> Filled:
    """What was filled in; FormFaultsError when it is too long. Without any words it is the plain thanks."""
    return Filled(actions.read_id(fields.read_choice(values, "task") or ""), fields.read_note(values))
