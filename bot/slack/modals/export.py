"""The form for a file of the plan: in which format, of which department, and whether with what people said."""

from bot.messages.exports import FORMAT_WORDS
from bot.slack import ids
from bot.slack.ids import Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Option, Values
from bot.words.catalogue import Words
from domain.whole_plan import ExportChoices, ExportFormat, Wanted

_WHOLE = "-"
_NOTES = "notes"


def view(of: ExportChoices, words: Words) -> Json:
    """The form, with what the reader may have to choose from."""
    line = words.line
    formats = [Option(line(key), each.value) for each, key in FORMAT_WORDS.items()]
    parts = [Option(line("form.export.whole"), _WHOLE)] if of.whole else []
    parts += [Option(each.name, each.key) for each in of.departments]
    notes = [Option(line("form.export.notes"), _NOTES)]
    form = [
        *fields.select_field("format", line("form.export.format"), formats, words, initial=ExportFormat.XLSX),
        *fields.select_field("part", line("form.export.part"), parts, words, initial=parts[0].value),
        fields.hinted(
            fields.boxes_field("with", line("form.export.with"), notes, initial=frozenset()),
            line("form.export.with_hint"),
        ),
    ]
    return fields.modal(ids.EXPORT_MODAL, line("form.export.title"), form, words, Meta(), line("form.export.send"))


def read(values: Values) -> Wanted:
    """What was chosen; a workbook where nothing was."""
    chosen, part = fields.read_choice(values, "format"), fields.read_choice(values, "part")
    return Wanted(
        ExportFormat(chosen) if chosen in set(ExportFormat) else ExportFormat.XLSX,
        None if part == _WHOLE else part,
        personal=_NOTES in fields.read_boxes(values, "with"),
    )
