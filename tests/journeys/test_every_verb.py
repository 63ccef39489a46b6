"""Each verb of the table is played: one slip, one refusal and one right use, in both languages.

A verb that stands in the table of the bot and not in this one makes a test fail: whoever adds one says here how it is
used, what a slip with it looks like, and to whom it says no.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.verbs import BY_NAME, VERBS
from bot.words.catalogue import translations
from tests.journeys import plans
from tests.journeys.play import Play
from tests.journeys.screen import as_read
from tests.journeys.stage import InProcess

NOBODYS = "".join(
    plans.task(key, title, department="operations", start="today", due="today+30d")
    for key, title in (
        ("a", "Widen the ramp"),
        ("b", "Paint the hall"),
        ("c", "Sweep the yard"),
        ("d", "Call the shops"),
    )
)
"""T-4 to T-7."""

NAMES = ("Sara Harbi", "Hadi Nasser", "Omar Salem", "Kim Tan")
"""Those who may what others may not."""


@dataclass(frozen=True)
class Verb:
    """How a verb is played: by whom, and what stands behind it, in English and in Arabic (the same where it is None).

    `slip` is what somebody gets wrong behind it; without one the word itself is misspelt. `refused` is somebody who may
    not, and what they type; without one that is whoever is not in the plan. `first` is typed before the right use.
    """

    by: str = "kim"
    right: str = ""
    in_arabic: str | None = None
    slip: str | None = None
    refused: tuple[str, str] | None = None
    first: str = ""


PLAYED = {
    "checkin": Verb("omar", "T-1 on track", "T-1 على المسار", slip="fine", refused=("lena", "T-1 done")),
    "status": Verb(slip="opperations"),
    "add": Verb("hadi", '"Sign" @lena for G1 in operations', '"توقيع" @lena للهدف G1 في operations', slip='"Sign" for'),
    "assign": Verb("hadi", "T-4 @lena", slip="T-4", refused=("omar", "T-2 @dana")),
    "hand": Verb("omar", "T-1 @dana", slip="T-1 @nobody", refused=("lena", "T-1 @dana")),
    "claim": Verb("lena", "T-5", slip="the hall"),
    "split": Verb("hadi", "T-6", slip="the yard", refused=("omar", "T-6")),
    "unowned": Verb(),
    "stalled": Verb(),
    "cases": Verb(slip="opps"),
    "at-risk": Verb(slip="opperations"),
    "unready": Verb(slip="opperations"),
    "ladder": Verb(right="operations", slip="opps"),
    "needs": Verb(),
    "done": Verb("ravi", "T-3", slip="it", refused=("lena", "T-1")),
    "move": Verb("hadi", "T-2 2027-12-01: late", slip="T-2 to someday", refused=("ravi", "T-2 2027-12-01: late")),
    "drop": Verb("sara", "T-7: sold", slip="the shops", refused=("omar", "T-1: sold")),
    "edit": Verb("hadi", "T-2", slip="the stock", refused=("ravi", "T-2")),
    "rhythm": Verb("hadi", "T-2 monthly", "T-2 شهرية", slip="T-2 hourly", refused=("ravi", "T-2 monthly")),
    "measure": Verb(slip='"Nothing" 4'),
    "goal": Verb("sara", "G1", slip="G9", refused=("omar", 'add "Waste less"')),
    "map": Verb(),
    "history": Verb("omar", "T-1", slip="the line"),
    "audit": Verb("omar", "T-1", slip="Omr Salm", refused=("omar", "settings")),
    "agenda": Verb(),
    "digest": Verb("sara", slip="yesterday", refused=("omar", "")),
    "delivery": Verb(refused=("omar", "")),
    "export": Verb(right="xlsx", slip="docx", refused=("omar", "xlsx")),
    "import": Verb(refused=("omar", "")),
    "ooo": Verb("omar", "until 2027-02-01", "حتى 2027-02-01", slip="until someday"),
    "mute": Verb("omar", "until 2027-02-01", "حتى 2027-02-01", slip="until someday"),
    "unmute": Verb("omar"),
    "settings": Verb("omar", refused=("omar", "workspace")),
    "hours": Verb("omar", "8:30-16:30", slip="never"),
    "back": Verb("dana", first="/plan ooo until 2027-02-01"),
    "help": Verb(),
}
LANGUAGES = ("en", "ar")


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request: pytest.FixtureRequest) -> Iterator[tuple[str, Play]]:
    """A language, and the company that reads it, on its first working day; one for all verbs."""
    stage = InProcess(plans.small(locale=request.param, more=NOBODYS))
    play = Play(stage)
    play.clock_to("2027-01-04 12:00")
    yield request.param, play
    stage.close()


def typed(verb: str, rest: str, language: str) -> str:
    """The line as somebody of that language types it."""
    return f"/plan {BY_NAME[verb].word(language)} {rest}".rstrip()


def shown(play: Play, by: str, line: str) -> str:
    """What they read then: the private answer, or the form or window that opened."""
    actor = play.as_(by)
    answer = actor.types(line, in_="" if by == "gus" else "#strategy")
    if answer is not None:
        assert answer.is_private
        return answer.text
    text = actor.sees_form().text
    actor.closes()
    return text


def said_by_an_error(text: str, language: str) -> bool:
    """Whether a text begins as an error does, by the words before the first thing that is put into it."""
    catalogue: dict[str, str] = translations(language)._catalog  # type: ignore[attr-defined]  # the only way to all of them
    starts = (words.split("{")[0] for key, words in catalogue.items() if str(key).startswith("error."))
    return any(as_read(text).startswith(as_read(start)) for start in starts if len(start) > len("T-1 "))


def test_every_verb_stands_here() -> None:
    """None is left out, and none is played that is gone."""
    assert set(PLAYED) == {verb.name for verb in VERBS}


@pytest.mark.parametrize("name", PLAYED)
def test_a_slip_is_answered_with_how_it_is_typed(name: str, told: tuple[str, Play]) -> None:
    """Nothing is done, and the answer shows a command to copy: the one that was meant, where the word was misspelt."""
    language, play = told
    verb = PLAYED[name]
    before = play.rows()
    misspelt = f"/plan {BY_NAME[name].word(language)}{'x' if language == 'en' else 'ز'}"
    line = misspelt if verb.slip is None else typed(name, verb.slip, language)
    answer = shown(play, verb.by, line)
    if verb.slip is None:
        assert as_read(BY_NAME[name].shown(language)) in answer
    else:
        assert said_by_an_error(answer, language) or "/plan" in answer
    assert play.rows() == before


@pytest.mark.parametrize("name", PLAYED)
def test_whoever_may_not_is_told_who_may(name: str, told: tuple[str, Play]) -> None:
    """Nothing is done, and somebody who may is named; whoever is not in the plan learns nothing of it."""
    language, play = told
    who, rest = PLAYED[name].refused or ("gus", PLAYED[name].right)
    before = play.rows()
    answer = shown(play, who, typed(name, rest, language))
    assert who == "gus" or any(each in answer for each in NAMES)
    assert who != "gus" or not any(each in answer for each in ("Open the second line", "T-1 "))
    assert play.rows() == before


@pytest.mark.parametrize("name", PLAYED)
def test_the_right_use_does_it(name: str, told: tuple[str, Play]) -> None:
    """It is answered, in the reader's language, and not by an error."""
    language, play = told
    verb = PLAYED[name]
    rest = verb.right if language == "en" or verb.in_arabic is None else verb.in_arabic
    if verb.first:
        shown(play, verb.by, verb.first)
    answer = shown(play, verb.by, typed(name, rest, language))
    assert answer.strip()
    assert not said_by_an_error(answer, language)
    assert language == "en" or any("\u0621" <= sign <= "\u064a" for sign in answer)
