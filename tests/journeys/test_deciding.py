"""The leader decides: a card for each case on the day it comes, one press and what it needs, told to all concerned."""

from dataclasses import dataclass

import pytest

from tests.journeys import plans
from tests.journeys.conftest import Stager
from tests.journeys.play import Play
from tests.journeys.screen import Post

LATE = plans.task(
    "a", "Widen the ramp", owner="omar", department="operations", start="today-9d", due="today-1d", where="Riyadh",
    how="Two trucks pass.", last_word="{status: at risk, progress: 30, on: today-4d}",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What is read in one language."""

    locale: str
    waits: str
    settled: str
    buttons: dict[str, str]
    fields: dict[str, str]


ENGLISH = Said(
    "en-US",
    "1 case waits for your decision",
    "nothing here waits on Sara Harbi",
    {
        "fund": "Fund…",
        "authority": "Grant authority…",
        "scope": "Cut scope…",
        "noted": "Noted",
        "extend": "Extend…",
        "assign": "Assign…",
        "drop": "Drop…",
    },
    {
        "amount": "How much, in Saudi Riyal?",
        "what_for": "What may its owner do",
        "until": "Until when?",
        "left_out": "What need not be done",
        "due": "New due date",
        "owner": "Who answers for it",
        "why": "Why?",
    },
)
ARABIC = Said(
    "ar-SA",
    "حالة واحدة بانتظار قرارك",
    "لا شيء بانتظار Sara Harbi",
    {
        "fund": "تمويل…",
        "authority": "منح سلطة…",
        "scope": "تقليص النطاق…",
        "noted": "تم الاطلاع",
        "extend": "تمديد…",
        "assign": "إسناد…",
        "drop": "إلغاء المهمة…",
    },
    {
        "amount": "كم المبلغ؟",
        "what_for": "ما الذي يحق",
        "until": "حتى متى؟",
        "left_out": "ما الذي لم يعد مطلوبًا",
        "due": "الموعد الجديد",
        "owner": "",
        "why": "ما السبب؟",
    },
)


@dataclass
class Waiting:
    """A case on a card, and the language it is read in."""

    play: Play
    card: Post
    said: Said

    def decides(self, kind: str, filled: dict[str, str]) -> None:
        """Sara presses one of the choices, and fills in what it needs."""
        sara = self.play.as_("sara")
        sara.presses(self.said.buttons[kind], on=self.card)
        if filled:
            sara.fills({self.said.fields[name]: value for name, value in filled.items()})
            sara.sends()
        sara.sees_no_form()


@pytest.fixture(params=[ENGLISH, ARABIC], ids=["english", "arabic"])
def waiting(stage: Stager, request: pytest.FixtureRequest) -> Waiting:
    """A case that owner and head left unanswered, on the card that the leader got the day before."""
    said: Said = request.param
    play = stage(
        plans.small(locale=said.locale, owners=("lena",), more=LATE)
        .replace(b"key: stock", b"key: z")
        .replace(b"\nzone:", b"\ncurrency: SAR\nzone:")
    )
    play.clock_to("2027-01-12 11:30")
    return Waiting(play, play.as_("sara").sees_message(said.waits, in_="#leadership"), said)


def test_the_card_comes_on_the_day_and_tells_the_story(waiting: Waiting) -> None:
    """On the day the case reaches the leader: whose it is, what was said last, who was told, and every choice."""
    card, said = waiting.card, waiting.said
    assert waiting.play.local_time(card, of="sara")[:10] == "2027-01-11"
    assert "T-2 Widen the ramp" in card.text
    assert card.text.count("Omar Salem") == 2, "as the owner, and as one who was told"
    assert "Hadi Nasser" in card.text
    assert set(said.buttons.values()) == set(card.labels())


@pytest.mark.parametrize(
    ("kind", "filled", "stands"),
    [
        ("fund", {"amount": "20000"}, ("20,000 Saudi riyals", "20٬000 ريال سعودي")),
        ("authority", {"what_for": "Sign up to 5", "until": "2027-02-14"}, ("Sign up to 5", "2027")),
        ("scope", {"left_out": "The second gate"}, ("The second gate",)),
    ],
)
def test_what_is_given_stands_on_the_task(
    waiting: Waiting, kind: str, filled: dict[str, str], stands: tuple[str, ...]
) -> None:
    """One press and what it needs; card and thread tell it, the owner hears of it and reads it every week."""
    waiting.decides(kind, filled)
    play, card = waiting.play, waiting.card
    _is_decided(waiting)
    play.as_("omar").sees_message("T-2 Widen the ramp")
    play.clock_to("2027-01-18 11:30")
    weekly = play.as_("omar").opens_home()
    assert any(words in weekly.text for words in (*stands, *filled.values()))
    assert card.labels() == []


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("noted", {}),
        ("extend", {"due": "2027-02-14"}),
        ("drop", {"why": "The ramp is sold."}),
    ],
)
def test_every_other_choice_ends_it_too(waiting: Waiting, kind: str, filled: dict[str, str]) -> None:
    """Noted, more time, dropped: the card loses its buttons, and the thread and those concerned are told."""
    waiting.decides(kind, filled)
    _is_decided(waiting)


def test_words_below_a_card_reach_the_owner(waiting: Waiting) -> None:
    """Where one card stands no code is needed, and the history of the task keeps them."""
    play = waiting.play
    play.as_("sara").writes_below(waiting.card, "Take the second van.")
    told = play.as_("omar").messages()[-1]
    assert "> Take the second van." in told.text
    assert "T-2" in told.first_line
    assert "Take the second van." in play.as_("hadi").answered("/plan history T-2").text


def test_half_a_decision_is_said_so_below_its_field(waiting: Waiting) -> None:
    """No amount above zero, no money: the sentence stands below the field, and nothing is decided."""
    sara = waiting.play.as_("sara")
    sara.presses(waiting.said.buttons["fund"], on=waiting.card)
    sara.fills({waiting.said.fields["amount"]: "1.005"})
    sara.sends()
    (sentence,) = sara.sees_form().errors.values()
    assert "1250.50" in sentence
    assert waiting.play.count("decisions") == 0


def _is_decided(waiting: Waiting) -> None:
    """The card says so, in the language it is read in, and so does its thread; no case is open."""
    play, card = waiting.play, waiting.card
    assert waiting.said.settled in card.first_line
    assert card.labels() == []
    (posted,) = play.as_("kim").sees_thread(card)
    assert "T-2 Widen the ramp" in posted.text
    for key in ("omar", "hadi"):
        assert play.as_(key).sees_message("T-2 Widen the ramp").labels() == []
    assert play.count("decisions") == 1
