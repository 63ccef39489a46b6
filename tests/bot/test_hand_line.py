"""Who a task is handed to, in words and after the command."""

import pytest

from bot.hand_line import Hand, read_hand, read_hand_command
from domain.errors import IncompleteCommandError

OMAR = "<@U0OMAR0001>"
TO = "U0OMAR0001"


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        (f"hand T-12 to {OMAR}", Hand(12, TO)),
        (f"Hand over T-12 to {OMAR}: she knows the vendor", Hand(12, TO, "she knows the vendor")),
        (f"please hand T-3 over to {OMAR}, thanks", Hand(3, TO, "thanks")),
        (f"T-12: hand to {OMAR}", Hand(12, TO)),
        (f"hand it to {OMAR} because I am away & busy", Hand(None, TO, "because I am away & busy")),
        ("give t12 to <@U0OMAR0001|omar>", Hand(12, TO)),
        (f"سلّم T-12 إلى {OMAR}", Hand(12, TO)),
        (f"سلم المهمة t-١٢ الى {OMAR}", Hand(12, TO)),
        (f"سلّمها إلى {OMAR}: تعرف المورد", Hand(None, TO, "تعرف المورد")),
        (f"أرجو تسليم T-12 إلى {OMAR}", Hand(12, TO)),
        ("hand T-12 to omar", Hand(12, None)),
        ("hand T-12 to @omar salem", Hand(12, None)),
        ("سلّم T-12 إلى عمر", Hand(12, None)),
    ],
)
def test_handing_over_is_understood(text: str, hand: Hand) -> None:
    """In both languages, with or without a code, and with the word that goes with it; a name alone is noticed."""
    assert read_hand(text) == hand


@pytest.mark.parametrize(
    "text",
    [
        "give T-12 more time",
        "T-12 on track",
        "hand-made parts arrived",
        f"gave T-3 to {OMAR} yesterday",
        f"hand the vendor list to {OMAR}",
        f"T-3 at risk: {OMAR} is ill",
        "hand T-12 to the people of the second warehouse",
        "to",
        "",
        "سلمت العينات",
    ],
)
def test_a_note_about_something_else_stays_one(text: str) -> None:
    """Nothing is offered to anybody because a sentence sounds a little like it."""
    assert read_hand(text) is None


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        (f"T-12 {OMAR}", Hand(12, TO)),
        (f"{OMAR} T-12", Hand(12, TO)),
        (f"T-12 to {OMAR} because of the move", Hand(12, TO, "because of the move")),
        (f"{OMAR} t12 because of the move", Hand(12, TO, "because of the move")),
        (f"T-12 إلى {OMAR}", Hand(12, TO)),
        ("T-12", Hand(12, None)),
    ],
)
def test_the_command_takes_either_order(text: str, hand: Hand) -> None:
    """Code and name, a word behind them, or the code alone, which opens the form."""
    assert read_hand_command(text, "example") == hand


@pytest.mark.parametrize("text", ["", OMAR, "T-12 @omar", "T-12 omar", f"T-12 urgent {OMAR}"])
def test_what_is_missing_is_shown_by_an_example(text: str) -> None:
    """Without a code, or with a name that the chat did not recognise."""
    with pytest.raises(IncompleteCommandError) as caught:
        read_hand_command(text, "/plan hand T-12 @omar")
    assert caught.value.example == "/plan hand T-12 @omar"
