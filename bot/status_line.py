"""Reading whose or what status somebody wants: `status sales`, `status of G2`, `status @omar`."""

from dataclasses import dataclass

from bot.folding import folded
from bot.member_names import MENTION
from bot.task_line import CHANNEL, as_typed

_FILLING = frozenset(
    folded(word)
    for word in (
        *("of", "for", "the", "in", "department", "goal"),
        *("إدارة", "الإدارة", "هدف", "الهدف", "من"),
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A member by their chat id, or whatever has that name; neither for the whole plan."""

    member: str | None = None
    name: str = ""


def read_subject(text: str) -> Wanted:
    """What stands there, without the words that people put before it."""
    mention = MENTION.search(text)
    if mention is not None:
        return Wanted(member=mention["id"])
    words = as_typed(CHANNEL.sub(r"\g<name>", text)).split()
    while len(words) > 1 and folded(words[0]) in _FILLING:
        words.pop(0)
    return Wanted(name=" ".join(words).strip(" \"'“”«»"))
