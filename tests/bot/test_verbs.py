"""Reading what stands after the root command."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.folding import bare, folded
from bot.messages import helping
from bot.messages.model import said
from bot.plain import plain
from bot.verb_line import HOME, Command, read
from bot.verbs import BY_NAME, VERBS, Verb
from bot.words.catalogue import Words
from domain.errors import UnknownCommandError


@pytest.mark.parametrize("text", ["", "   ", "\u200f", "\u2068\u2069 "])
def test_the_bare_command_opens_the_menu(text: str) -> None:
    """Marks that nobody sees count as nothing."""
    assert read(text, "en") == Command(HOME, "")


WORDS = [(word, verb.name) for verb in VERBS for word in (*verb.english, *verb.arabic)]


@pytest.mark.parametrize(("word", "name"), WORDS)
def test_every_word_is_read_in_every_language(word: str, name: str) -> None:
    """Whoever reads English may type Arabic and the other way round, with capitals and with something behind it."""
    assert read(word, "en") == read(word, "ar") == Command(name, "")
    assert read(f"  {word.upper()}   T-12  @sara ", "ar") == Command(name, "T-12  @sara")


def test_no_two_verbs_share_a_word() -> None:
    """Each word means one thing, spelling variants included."""
    meanings = {(folded(word), name) for word, name in WORDS}
    assert len(meanings) == len({word for word, _ in meanings})


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_example_is_a_command(verb: Verb, language: str) -> None:
    """What we show people to copy is read as the verb that it shows."""
    assert read(verb.shown(language).removeprefix("/plan"), language).verb == verb.name
    assert verb.shown(language).startswith(f"/plan {verb.word(language)}")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("check in", Command("checkin", "")),
        ("Check in T-4", Command("checkin", "T-4")),
        ("بلا مالك", Command("unowned", "")),
        ("جدول الأعمال", Command("agenda", "")),
    ],
)
def test_two_words_are_read_as_one(text: str, command: Command) -> None:
    """People leave the hyphen out; the second word is not taken for something else."""
    assert read(text, "en") == command


@pytest.mark.parametrize("text", ["اضف", "إضافه", "اضافة", "أضـــف", "\u200fأضف\u200f", "إِضَافَة"])
def test_arabic_is_read_however_it_is_spelt(text: str) -> None:
    """Without hamza, with heh for teh marbuta, with tatweel, marks of direction or vowels."""
    assert read(text, "ar").verb == "add"


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\u00a0", "\u3000"])
def test_any_blank_ends_the_verb(blank: str) -> None:
    """A line break or a hard space pasted from elsewhere is a blank."""
    assert read(f"assign{blank}T-12 @sara", "en") == Command("assign", "T-12 @sara")


@pytest.mark.parametrize(
    ("text", "language", "example"),
    [
        ("asign T-12", "en", "/plan assign T-12 @sara"),
        ("stattus", "ar", "/plan الحالة"),
        ("متابعه-", "ar", "/plan متابعة"),
        ("xyzzy", "en", "/plan help"),
    ],
)
def test_an_unknown_word_names_the_nearest_verb(text: str, language: str, example: str) -> None:
    """In the language of whoever typed, ready to be copied; help where nothing is near."""
    with pytest.raises(UnknownCommandError) as fault:
        read(text, language)
    assert fault.value.example == example
    assert fault.value.values == {"word": text.split(maxsplit=1)[0]}


@given(st.text(max_size=40), st.sampled_from(["en", "ar"]))
def test_whatever_is_typed_is_read_or_refused(text: str, language: str) -> None:
    """A known verb, the menu, or an error that carries an example; never anything else."""
    outcome = read_or_fault(text, language)

    if isinstance(outcome, Command):
        assert outcome.verb in {*BY_NAME, HOME}
        assert outcome.rest == outcome.rest.strip()
    else:
        assert str(outcome.example).startswith("/plan ")


def read_or_fault(text: str, language: str) -> Command | UnknownCommandError:
    """What becomes of a typed text."""
    try:
        return read(text, language)
    except UnknownCommandError as fault:
        return fault


@given(st.text(max_size=20))
@example("\N{MATHEMATICAL SANS-SERIF BOLD CAPITAL A}")
def test_folding_is_settled_after_once(word: str) -> None:
    """Folding what was folded changes nothing."""
    assert folded(folded(word)) == folded(word)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_help_of_a_verb_tells_all_of_it(verb: Verb, language: str) -> None:
    """What is typed after it, an example, every other word for it, and who may."""
    words = Words.plainly(language)
    bared = bare(plain(helping.of_verb(verb, words)))
    assert f"/plan {verb.word(language)}" in bared
    assert verb.shown(language) in bared
    assert verb.takes is None or bare(words.line(verb.takes)) in bared
    assert all(bare(said(who)) in bared for who in helping.who_may(verb, words))
    assert verb.acts
