"""The columns of our own tables."""

import pytest

from bot.formats.columns import COLUMNS, HEADERS, SHEETS, STATUS_WORDS, Column, Sheet


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_name_is_there_once(language: str) -> None:
    """Every sheet, column and status has a name in the language, and no two share one."""
    for names in (SHEETS, HEADERS, STATUS_WORDS):
        words = [each[language].casefold() for each in names.values()]
        assert len(set(words)) == len(words)
    assert set(SHEETS) == set(COLUMNS) == set(Sheet)
    assert set(HEADERS) == set(Column) == {column for columns in COLUMNS.values() for column in columns}
