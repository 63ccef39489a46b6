"""Remembers what was drawn."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from markupsafe import Markup

DRAWINGS_KEPT = 5_000


class Drawings:
    """Remembers how messages were drawn, because drawing them all again at every change would be slow."""

    def __init__(self, most: int = DRAWINGS_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Markup] = OrderedDict()

    def of(self, key: Hashable, draw: Callable[[], Markup]) -> Markup:
        """What `draw` makes, or made before for the same key."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = draw()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found
