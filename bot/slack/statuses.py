"""Reading a member's status: a hint that they are away, and until when."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.folding import folded

EMOJI = frozenset(
    {":palm_tree:", ":desert_island:", ":beach_with_umbrella:", ":face_with_thermometer:", ":hospital:", ":airplane:"}
)
_WORDS = (
    *("vacation", "holiday", "holidays", "on leave", "annual leave", "parental leave", "out of office", "ooo", "pto"),
    *("out sick", "sick leave", "away until", "إجازة", "اجازة", "عطلة", "خارج المكتب", "مريض", "مرضية"),
)
_AWAY = re.compile(rf"\b(?:{'|'.join(re.escape(folded(word)) for word in _WORDS)})\b")


def away_until(profile: Mapping[str, Any]) -> datetime | None:
    """The end of a status that says they are away; None without such a status, or where it has no end.

    `profile` is that of `users.info`: a status may be a text, an emoji or both, and `status_expiration` is in seconds
    of Unix time, 0 for never.
    """
    expires = profile.get("status_expiration")
    if not isinstance(expires, int) or expires <= 0:
        return None
    emoji, text = str(profile.get("status_emoji") or ""), folded(str(profile.get("status_text") or ""))
    hinted = emoji in EMOJI or _AWAY.search(text) is not None
    return datetime.fromtimestamp(expires, UTC) if hinted else None
