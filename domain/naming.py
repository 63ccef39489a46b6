"""Names that people type: whom of a plan they mean."""

from collections.abc import Iterable, Sequence

from domain.people import Person

MOST_WORDS = 5
"""No name that somebody types has more words."""

_AROUND = ",;:.!?،؛؟"


def meant(people: Iterable[Person], words: Sequence[str]) -> tuple[Person, int] | None:
    """Whom the first words name, and how many words that took; None for nobody, or for several.

    A whole name goes before a part of one, and a longer name before a shorter one.
    """
    typed = [_plain(word) for word in words[:MOST_WORDS]]
    if not typed or not typed[0]:
        return None
    names = [(person, [_plain(part) for part in person.name.split()]) for person in people if person.is_active]
    for count in range(len(typed), 0, -1):
        whole = [person for person, parts in names if parts == typed[:count]]
        if whole:
            return (whole[0], count) if len(whole) == 1 else None
    part_of = [person for person, parts in names if typed[0] in parts]
    return (part_of[0], 1) if len(part_of) == 1 else None


def _plain(word: str) -> str:
    return word.casefold().strip(_AROUND)
