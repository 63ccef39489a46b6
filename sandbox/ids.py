"""Identifiers in the shapes Slack uses, the same on every run with the same seed."""

import hashlib
import uuid
from collections import Counter

from sandbox.clock import Clock

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ID_LENGTH = 9
_MICRO = 1_000_000


class Ids:
    """Hands out identifiers that never repeat within one workspace."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._counts: Counter[str] = Counter()

    def next(self, prefix: str) -> str:
        """An object id such as `C000000001`."""
        self._counts[prefix] += 1
        number, digits = self._counts[prefix], ""
        while number:
            number, digit = divmod(number, len(_DIGITS))
            digits = _DIGITS[digit] + digits
        return prefix + digits.rjust(_ID_LENGTH, "0")

    def secret(self, length: int) -> str:
        """A string of hexadecimal digits nobody hits upon by accident; at most 64."""
        self._counts["secret"] += 1
        text = f"{self._seed}:{self._counts['secret']}"
        return hashlib.sha256(text.encode()).hexdigest()[:length]

    def uuid(self) -> str:
        """A UUID, as envelopes and client messages carry it."""
        return str(uuid.UUID(self.secret(32)))


class Stamps:
    """Message timestamps: seconds and microseconds of the sandbox clock, unique and increasing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        """The next timestamp, such as `1760000000.000200`."""
        micros = int(self._clock.now().timestamp() * _MICRO)
        self._last = max(micros, self._last + 1)
        return f"{self._last // _MICRO}.{self._last % _MICRO:06d}"
