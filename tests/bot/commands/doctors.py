"""What the doctor says, as the tests read it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain.people import Person
from tests.bot.office import Office

Doctor = Callable[..., tuple[int, list[str]]]
FIX = "FIX "


def fault(found: tuple[int, list[str]], what: str) -> str:
    """The one fault that was found, which is about `what`, with the line below it that says what to do."""
    code, lines = found
    assert code == 1
    (number,) = [number for number, line in enumerate(lines) if line.startswith(FIX)]
    assert lines[number].startswith(f"{FIX} {what}: ")
    remedy = lines[number + 1]
    assert remedy.startswith("     ")
    assert remedy.strip().endswith((".", "plan.yaml"))
    return f"{lines[number]}\n{remedy}"


def changed(office: Office, chat_id: str, **fields: Any) -> Person:  # noqa: ANN401  (fields by name)
    """Change a person in the database."""
    with office.storage.write() as uow:
        person = uow.people.by_chat_id(chat_id)
        assert person is not None
        uow.people.save(replace(person, **fields))
        return person
