"""What a person reads of a faulty file."""

import ast
from pathlib import Path

import pytest

import bot.planfile
from bot.messages.model import said
from bot.planfile.faults import Fault, FaultKey, Mark
from bot.planfile.wording import MOST, sentence, told
from bot.words.catalogue import LANGUAGES, Words, translations
from tests.bot.planfile.plans import SMALL, faults

ENGLISH = Words.plainly("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", FaultKey)
def test_every_fault_has_its_sentence(key: FaultKey, language: str) -> None:
    """No fault is without words, in either language."""
    assert translations(language).gettext(key) != key


def test_every_fault_can_happen() -> None:
    """No kind of fault is there that nothing in the reading tells."""
    folder = Path(bot.planfile.__file__).parent
    used = {
        node.attr
        for path in folder.glob("*.py")
        if path.name not in {"faults.py", "wording.py"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "FaultKey"
    }
    assert used == {key.name for key in FaultKey}


def test_a_faulty_file_as_it_is_told() -> None:
    """Place, what is wrong, what was meant and how it is right; and that nothing was taken."""
    found = faults(SMALL + "zone: Riyad\ntasks: [{key: a, title: A, owner: Sara, due: 31/12/2026}]\n")
    assert told(found, "plan.yaml", ENGLISH) == (
        'plan.yaml:5:7: "Riyad" is not a time zone. Write region and city, as in the IANA list.'
        " Did you mean Asia/Riyadh?\n"
        "    Right: zone: Asia/Riyadh\n"
        'plan.yaml:6:35: No person with the key "Sara" is in the file (there are: sara, omar). Did you mean sara?\n'
        "    Right: owner: sara\n"
        'plan.yaml:6:46: "31/12/2026" can be read in two ways, day or month first. Write the year first.\n'
        "    Right: due: 2026-12-31\n"
        "\n"
        "3 things are to mend in plan.yaml. Nothing was imported."
    )


def test_a_fault_of_the_whole_file() -> None:
    """A fault without a place names the file alone; one thing is one thing."""
    assert told(faults(b""), "plan.yaml", ENGLISH) == (
        "plan.yaml: The file is empty. A plan begins with the name of the company and its people.\n"
        "\n"
        "1 thing is to mend in plan.yaml. Nothing was imported."
    )


def test_hostile_values() -> None:
    """What stands in the file cannot move the terminal's cursor, turn its text around or flood it."""
    hostile = "\x1b[2J\u202eevil\n" + "x" * 500
    text = said(sentence(Fault(FaultKey.BAD_ZONE, Mark(1, 1), {"given": hostile}), ENGLISH))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\n" not in text
    assert len(text) < 250


def test_braces_in_values() -> None:
    """A value with braces is shown as it is."""
    assert '"{name}"' in said(sentence(Fault(FaultKey.BAD_ZONE, None, {"given": "{name}"}), ENGLISH))


def test_a_flood_of_faults() -> None:
    """A file with very many faults tells the first of them and how many more there are."""
    text = told([Fault(FaultKey.NOT_YAML, Mark(line, 1)) for line in range(1, MOST + 12)], "plan.yaml", ENGLISH)
    assert "... and 11 more." in text
    assert f"plan.yaml:{MOST}:1" in text
    assert f"plan.yaml:{MOST + 1}:1" not in text
