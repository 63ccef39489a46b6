"""A plan that goes out: on its way, in the direct message, or why it cannot be sent."""

from bot.formats.writing import limits_of
from bot.messages import parts
from bot.messages.model import Bold, Bullets, Buttons, Code, Message, Note, Plain, Text
from bot.words.catalogue import Words
from domain.whole_plan import ExportFormat, ExportReady, Wanted, WholePlan

FORMAT_WORDS = {
    ExportFormat.YAML: "export.format.yaml",
    ExportFormat.CSV: "export.format.csv",
    ExportFormat.XLSX: "export.format.xlsx",
    ExportFormat.STRATML: "export.format.stratml",
    ExportFormat.ICS: "export.format.ics",
    ExportFormat.HTML: "export.format.html",
}
"""What each format is called."""

SCOPE = "files:write"
"""The optional permission without which Slack takes no file from us."""


def asked(plan: WholePlan, wanted: Wanted, words: Words) -> Message:
    """The file is on its way; what it holds and what it cannot."""
    summary = words.text("export.asked", what=_what(plan, words), format=words.line(FORMAT_WORDS[wanted.format]))
    row = Buttons((parts.command_button("export form", "button.export_other", words),))
    return Message(summary, (_limits(plan, wanted, words), row), words.language)


def ready(content: ExportReady, words: Words) -> Message:
    """What stands beside the file."""
    plan, wanted = content.plan, content.wanted
    day = words.full_day(plan.today)
    summary = words.text("export.ready", what=_what(plan, words), day=day)
    return Message(summary, (_limits(plan, wanted, words), _why(words)), words.language)


def impossible(words: Words) -> Message:
    """Slack takes no files from the app."""
    typed = (Code("followthrough export plan.xlsx"),)
    summary = words.text("export.no_scope", scope=Code(SCOPE), command=typed)
    return Message(summary, (_why(words),), words.language)


def _what(plan: WholePlan, words: Words) -> Text:
    tasks = words.plural("export.tasks", len(plan.tasks))
    if plan.department is None:
        return words.text("export.whole", tasks=tasks)
    return words.text("export.part", department=Bold(plan.department.name), tasks=tasks)


def _limits(plan: WholePlan, wanted: Wanted, words: Words) -> Bullets:
    return Bullets(tuple((Plain(line),) for line in limits_of(plan, wanted.format, words)))


def _why(words: Words) -> Note:
    return Note(words.text("export.why", command=parts.command("export", words)))
