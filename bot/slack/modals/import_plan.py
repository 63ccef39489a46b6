"""The form into which a plan is put as a file."""

from bot.formats.incoming import ENDINGS
from bot.slack.ids import IMPORT_MODAL, INPUT, Meta
from bot.slack.modals import fields
from bot.slack.modals.fields import Json, Values
from bot.words.catalogue import Words
from domain.upload_errors import NoFileError


def view(words: Words) -> Json:
    """The form."""
    file: Json = {"type": "file_input", "action_id": INPUT, "filetypes": sorted(ENDINGS), "max_files": 1}
    field = fields.field("file", words.line("form.import.file"), file, optional=False)
    form = [fields.hinted(field, words.line("form.import.hint"))]
    return fields.modal(
        IMPORT_MODAL, words.line("form.import.title"), form, words, Meta(), words.line("form.import.send")
    )


def read(values: Values) -> tuple[str, str]:
    """The id and the name of the file. Errors: NoFileError."""
    files = values.get("file", {}).get(INPUT, {}).get("files") or []
    if not files or not files[0].get("id"):
        raise NoFileError(field="file")
    return str(files[0]["id"]), str(files[0].get("name") or "-")
