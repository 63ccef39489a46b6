"""Reading what people type after the one root command."""

from dataclasses import dataclass
from difflib import get_close_matches

from bot.folding import bare, folded
from bot.verbs import BY_NAME, VERBS
from domain.errors import UnknownCommandError

HOME = "home"
"""What the bare command does: the small menu."""


@dataclass(frozen=True, slots=True)
class Command:
    """What was typed: the verb's name, and the rest of the line."""

    verb: str
    rest: str


_BY_WORD = {folded(word): verb.name for verb in VERBS for word in (*verb.english, *verb.arabic)}


def read(text: str, language: str) -> Command:
    """Read what stands after `/plan`; UnknownCommandError names the nearest verb in the person's language."""
    clean = bare(text).strip()
    if not clean:
        return Command(HOME, "")
    for count in (2, 1):  # `check in` before `check`, or the second word would be taken for something else
        words = clean.split(maxsplit=count)
        name = _BY_WORD.get(folded("-".join(words[:count])))
        if name is not None:
            return Command(name, words[count] if len(words) > count else "")
    word = clean.split(maxsplit=1)[0]
    raise UnknownCommandError(word=word, example=BY_NAME[_nearest(word)].shown(language))


def _nearest(word: str) -> str:
    close = get_close_matches(folded(word), _BY_WORD, n=1, cutoff=0.6)
    return _BY_WORD[close[0]] if close else "help"
