"""Members in a typed line, chosen from the list or typed by hand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.member_names import chosen
from domain.naming import meant
from tests import mothers

PEOPLE = [
    mothers.person("Omar Salem", chat_id="U1"),
    mothers.person("Omar Salem Junior", chat_id="U2"),
    mothers.person("Lena Vogt", chat_id="U3"),
    mothers.person("Lena Hoffmann", chat_id="U4"),
    mothers.person("نورة القحطاني", chat_id="U5"),
    mothers.person("Gone Away", chat_id="U6", is_active=False),
]


def named(words: Sequence[str]) -> tuple[str, int] | None:
    """Whom they name, as the service says it."""
    found = meant(PEOPLE, words)
    return None if found is None else (found[0].chat_id, found[1])


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("ooo @Omar Salem until thursday", "ooo <@U1> until thursday"),
        ("ooo @omar salem junior until thursday", "ooo <@U2> until thursday"),
        ("assign T-1 @vogt", "assign T-1 <@U3>"),
        ("assign @Hoffmann, T-1", "assign <@U4> T-1"),
        ("إجازة @نورة حتى الخميس", "إجازة <@U5> حتى الخميس"),
        ("assign T-1 @lena", "assign T-1 @lena"),
        ("assign T-1 @omar", "assign T-1 @omar"),
        ("assign T-1 @gone", "assign T-1 @gone"),
        ("assign T-1 @", "assign T-1 @"),
        ('add "Meet @vogt" @vogt', 'add "Meet @vogt" <@U3>'),
        ("add Write to me@vogt now", "add Write to me@vogt now"),
        ("hand T-1 <@U3|lena> @hoffmann", "hand T-1 <@U3|lena> <@U4>"),
        ("@vogt @hoffmann", "<@U3> <@U4>"),
    ],
)
def test_a_name_typed_by_hand_is_as_good_as_a_chosen_one(line: str, read: str) -> None:
    """Where it is one person's: the whole of it, or a part that nobody else has; anything else stays as it was."""
    assert chosen(line, named) == read


@given(st.text('@ aA"“»<>U1|\nOmarLenVogt', max_size=40))
def test_any_line_is_read(line: str) -> None:
    """Whatever is typed, and twice is as good as once."""
    once = chosen(line, named)
    assert chosen(once, named) == once
