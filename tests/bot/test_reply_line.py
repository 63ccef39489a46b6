"""Reading plain replies."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import reply_words as known
from bot.folding import folded
from bot.reply_line import Away, Back, Word, read_reply
from bot.words.catalogue import Words
from domain.checkins import Answer
from domain.needs import NeedKind
from domain.tasks import Status

TODAY = date(2027, 1, 13)
ON, RISK, OFF, DONE = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.DONE


def only(text: str) -> Word:
    """The one word in a reply."""
    (found,) = read_reply(text, TODAY)
    assert isinstance(found, Word)
    return found


CLEAR = [
    ("at risk: waiting for legal", Answer(RISK, note="waiting for legal")),
    ("At-Risk waiting for legal", Answer(RISK, note="waiting for legal")),
    ("done", Answer(DONE)),
    ("Done!", Answer(DONE)),
    ("It's done.", Answer(DONE)),
    ("done, the keys are with Sara", Answer(DONE, note="the keys are with Sara")),
    ("blocked: no budget", Answer(None, blocker="no budget")),
    ("blocked by legal", Answer(None, blocker="legal")),
    ("Blocked", Answer(None, blocker="Blocked")),
    ("off track, blocked: no steel", Answer(OFF, blocker="no steel")),
    ("no longer blocked", Answer(None, blocker="")),
    ("on track, no blockers", Answer(ON, blocker="")),
    ("on track 60%", Answer(ON, 60)),
    ("on track, 60", Answer(ON, 60)),
    ("60% on track", Answer(ON, 60)),
    ("60%", Answer(None, 60)),
    ("60 percent done", Answer(None, 60)),
    ("done 60%", Answer(None, 60)),
    ("100% done", Answer(DONE, 100)),
    ("on track 60% two of three walls stand", Answer(ON, 60, note="two of three walls stand")),
    ("on track 140%", Answer(ON, note="140%")),
    ("still on track", Answer(ON)),
    ("🟢 On track", Answer(ON)),
    (":large_yellow_circle: waiting", Answer(RISK, note="waiting")),
    ("need money: 500 for fabric", Answer(None, need=NeedKind.MONEY, need_text="500 for fabric")),
    ("I lack authority to sign", Answer(None, need=NeedKind.AUTHORITY, need_text="to sign")),
    ("we need some more time", Answer(None, need=NeedKind.TIME)),
    ("at risk: need a decision on the colour", Answer(RISK, need=NeedKind.DECISION, need_text="on the colour")),
    (
        "blocked: need money: 500",
        Answer(None, blocker="need money: 500", need=NeedKind.MONEY, need_text="500"),
    ),
    ("في خطر: بانتظار القانونية", Answer(RISK, note="بانتظار القانونية")),
    ("على المسار ٦٠٪", Answer(ON, 60)),
    ("علي المسار", Answer(ON)),
    ("ما زال على المسار", Answer(ON)),
    ("خارج المسار، الحديد لم يصل", Answer(OFF, note="الحديد لم يصل")),
    ("تمّ", Answer(DONE)),
    ("تم الانجاز", Answer(DONE)),
    ("متوقفة بسبب الميزانية", Answer(None, blocker="الميزانية")),
    ("لا عائق", Answer(None, blocker="")),
    ("أحتاج إلى مال: ٥٠٠ للقماش", Answer(None, need=NeedKind.MONEY, need_text="٥٠٠ للقماش")),  # noqa: RUF001  (Arabic digits)
    ("تنقصني الصلاحيه للتوقيع", Answer(None, need=NeedKind.AUTHORITY, need_text="للتوقيع")),
]


@pytest.mark.parametrize(("text", "answer"), CLEAR)
def test_what_is_said_clearly_is_understood(text: str, answer: Answer) -> None:
    """Status, progress, blocker and need in words, in both languages and the usual spellings."""
    assert only(text) == Word((), answer)


UNCLEAR = [
    ("The belt came today.", None),
    ("done with the first half", DONE),
    ("almost done", DONE),
    ("done-ish", DONE),
    ("done (mostly)", DONE),
    ("not done", None),
    ("not on track", None),
    ("red tape everywhere", OFF),
    ("waiting for concrete", RISK),
    ("going well", ON),
    ("need legal to answer", None),
    ("60% of the money is gone", None),
    ("ما تم شيء", None),
    ("تم الإنجاز الجزئي", DONE),
    ("T-shirts are printed", None),
    ("leave it with me", None),
    ("back to the drawing board", None),
]


@pytest.mark.parametrize(("text", "guess"), UNCLEAR)
def test_what_is_not_clear_is_a_note_with_a_guess_at_most(text: str, guess: Status | None) -> None:
    """No status is made of a word that may mean something else; what is denied is not even guessed."""
    assert only(text) == Word((), Answer(None, note=text), guess)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T-3 done", [Word((3,), Answer(DONE))]),
        ("done T-3", [Word((3,), Answer(DONE))]),
        ("t\u20133 \u2013 at risk: legal", [Word((3,), Answer(RISK, note="legal"))]),
        ("T-\u0663\u060c تم", [Word((3,), Answer(DONE))]),
        ("T-1, T-2 and t3: on track", [Word((1, 2, 3), Answer(ON))]),
        ("T-1 done\nT-2 blocked: no budget", [Word((1,), Answer(DONE)), Word((2,), Answer(None, blocker="no budget"))]),
        ("\u2022 T-1 done\n\n- T-2\non track", [Word((1,), Answer(DONE)), Word((2,), Answer(ON))]),
        ("\u200f\u2068T-3\u2069: on track", [Word((3,), Answer(ON))]),
        ("T-1:\nfirst\nsecond", [Word((1,), Answer(None, note="first\nsecond"))]),
        ("Hello\nT-1 done", [Word((), Answer(None, note="Hello")), Word((1,), Answer(DONE))]),
        ("T-12", [Word((), Answer(None, note="T-12"))]),
        ("at risk\nwaiting for T-5", [Word((), Answer(RISK, note="waiting for T-5"))]),
        ("T-1 done\nooo until thursday", [Word((1,), Answer(DONE)), Away("until thursday")]),
    ],
)
def test_codes_say_which_tasks_are_meant(text: str, words: list[Word]) -> None:
    """A line that begins with codes is about those tasks, and so are the lines below it."""
    assert read_reply(text, TODAY) == words


@pytest.mark.parametrize("text", ["I'm back", "i\u2019m back!", "Back.", "عدت", "رجعت"])
def test_being_back_is_understood(text: str) -> None:
    """In both languages, with whatever apostrophe a phone writes."""
    assert read_reply(text, TODAY) == [Back()]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ooo until thursday", "until thursday"),
        ("away 3-7 dec", "3-7 dec"),
        ("Out of office tomorrow", "tomorrow"),
        ("إجازة حتى الخميس", "حتى الخميس"),
        ("في اجازه حتي الخميس", "حتي الخميس"),
        ("ooo", ""),
    ],
)
def test_leave_is_understood(text: str, rest: str) -> None:
    """As the command takes it, only that nothing needs to stand before it."""
    assert read_reply(text, TODAY) == [Away(rest)]


def test_a_note_is_kept_as_it_was_typed() -> None:
    """The chat escapes three signs and wraps addresses in brackets; people never see that."""
    text = "T-3: ask <mailto:a@b.example|a@b.example>, see <https://a.example> &amp; wait"
    assert read_reply(text, TODAY)[0] == Word((3,), Answer(None, note="ask a@b.example, see https://a.example & wait"))


_VOCABULARY = frozenset(
    word
    for table in (known.STATUSES, known.BLOCKED, known.UNBLOCKED, known.NEEDS, known.NEEDING, known.BEFORE)
    for phrase in (*table, *known.PERCENT, *known.BEFORE_NEED)
    for word in phrase
)
_PIECES = st.sampled_from(
    [
        "on track",
        "at risk",
        "done",
        "blocked",
        "blocked by",
        "need money",
        "need",
        "60%",
        "٦٠٪",
        "T-3",
        "T-4:",
        ":",
        ", ",
        "\n",
        ". ",
        "legal",
        "waiting",
        "not",
        "تم",
        "على المسار",
        "أحتاج وقت",
        "القانونية",
        "ooo",
        "still",
        "-",
        "(",
        "#",
        "&amp;",
        "🟢",
        "no blockers",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=8), max_size=12).map(" ".join))
@example("blocked no blockers legal")
def test_nothing_is_lost(text: str) -> None:
    """Every word of a reply is one that we know by heart, or stands in what is kept."""
    kept = ""
    for part in read_reply(text, TODAY):
        if isinstance(part, Word):
            answer = part.answer
            kept += f" {answer.note or ''} {answer.blocker or ''} {answer.need_text or ''} {answer.progress}"
            kept += "".join(f" t {task_id} T-{task_id}" for task_id in part.task_ids)
        else:
            kept += f" {part.rest} ooo away" if isinstance(part, Away) else " back"
    kept = folded(kept.replace("&", " "))
    for word in re.findall(r"[^\W_]+", folded(text.replace("&amp;", " ").replace("&lt;", " ").replace("&gt;", " "))):
        digits = str(int(word)) if word.isdecimal() else word
        assert word in _VOCABULARY or word in kept or digits in kept, (word, kept)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read(text: str) -> None:
    """No reply breaks the reading, and one with a word in it never comes to nothing."""
    assert bool(read_reply(text, TODAY)) == bool(text.strip())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_examples_we_give_are_understood(language: str) -> None:
    """What the footer of the weekly message shows does what it promises when somebody types just that."""
    words = Words.plainly(language)
    said = read_reply(words.line("checkins.example"), TODAY)
    with_code = read_reply(words.line("checkins.example_with_code"), TODAY)
    assert [(each.answer.status, each.answer.progress) for each in said if isinstance(each, Word)] == [(RISK, 60)]
    assert [(each.task_ids, each.answer) for each in with_code if isinstance(each, Word)] == [((12,), Answer(ON))]
