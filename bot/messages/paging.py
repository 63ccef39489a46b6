"""Long lists a page at a time: where one is, and the buttons to what comes before and after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.messages.model import Button, Buttons, Items, Paragraph, Simple, Text
from bot.words.catalogue import Words
from domain.paging import ON_A_PAGE


@dataclass(frozen=True, slots=True)
class Pager:
    """How a list is turned: the action of its buttons, the value of the one to an entry, and what the list is called.

    `start` is the first entry of the page (the first of all is 0), `total` how many there are, `size` how far a step
    back goes.
    """

    action: str
    value: Callable[[int], str]
    what: Text
    start: int
    total: int
    size: int = ON_A_PAGE

    def below(self, shown: int, words: Words) -> tuple[Simple, ...]:
        """What stands below so many entries of it; nothing when these are all."""
        after = self.start + shown
        if self.start == 0 and after >= self.total:
            return ()
        where = words.text("page.where", first=self.start + 1, last=after, total=self.total)
        row = []
        if self.start > 0:
            row.append(self._button("button.previous", max(0, self.start - self.size), words))
        if after < self.total:
            row.append(self._button("button.next", after, words))
        return (Paragraph(where), Buttons(tuple(row))) if row else (Paragraph(where),)

    def _button(self, key: str, to: int, words: Words) -> Button:
        label = words.line(key)
        about = words.line("button.to_entry", label=label, what=self.what, first=to + 1, total=self.total)
        return Button(self.action, self.value(to), label, about)


def items(groups: Sequence[Sequence[Simple]], pager: Pager, words: Words) -> Items:
    """A page of groups; where not all of them fit, the next page begins with the first that did not."""
    return Items(tuple(tuple(group) for group in groups), (), below=every(len(groups), pager, words))


def every(count: int, pager: Pager, words: Words) -> tuple[tuple[Simple, ...], ...]:
    """What stands below when none, one, two, ... or all `count` entries fit."""
    return tuple(pager.below(shown, words) for shown in range(count + 1))
