"""The leader's silences and words."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, union_all

from domain.ports.silences import Silences
from domain.silence import LeaderWord, Silence
from storage import rows
from storage.tables import decisions, leader_words, needs, proposals, recognitions, remarks, silences

_SHAPE = rows.Shape(Silence, silences)
_SELECT = select(*_SHAPE.columns)
_BY_ID = _SELECT.where(silences.c.id == bindparam("wanted"))
_BEGUN = _SELECT.where(silences.c.person_id == bindparam("person"), silences.c.since == bindparam("since"))
_WORD = rows.Shape(LeaderWord, leader_words)
_WORDS = select(*_WORD.columns)
_WORD_BY_ID = _WORDS.where(leader_words.c.id == bindparam("wanted"))
_WORD_SINCE = (
    _WORDS.where(leader_words.c.by_id == bindparam("person"), leader_words.c.at > bindparam("since"))
    .order_by(leader_words.c.id.desc())
    .limit(1)
)
_HEARD = union_all(
    *(
        select(func.max(at).label("at")).where(by == bindparam("person"))
        for at, by in (
            (recognitions.c.at, recognitions.c.by_id),
            (remarks.c.at, remarks.c.by_id),
            (leader_words.c.at, leader_words.c.by_id),
            (decisions.c.decided_at, decisions.c.decided_by),
            (needs.c.answered_at, needs.c.answered_by),
            (proposals.c.ended_at, proposals.c.answered_by),
        )
    )
).subquery("heard")
_LAST_HEARD = select(func.max(_HEARD.c.at))


class SqlSilences(Silences):
    """Silences and words as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_heard(self, person_id: int) -> datetime | None:
        """When somebody last thanked, wrote below a digest, spoke to all, decided or answered; None if never."""
        moment: datetime | None = self._connection.scalar(_LAST_HEARD, {"person": person_id})
        return moment

    def begun(self, person_id: int, since: datetime) -> Silence | None:
        """The silence of somebody since that moment, if they were told of it."""
        row = self._connection.execute(_BEGUN, {"person": person_id, "since": since}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def get(self, silence_id: int) -> Silence | None:
        """The silence with that id, or None."""
        row = self._connection.execute(_BY_ID, {"wanted": silence_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def add(self, silence: Silence) -> Silence:
        """Store a new one."""
        return rows.add(self._connection, silences, silence)

    def save(self, silence: Silence) -> None:
        """Store a known one; KeyError when there is none."""
        rows.save(self._connection, silences, silence.id, rows.values_of(silence))

    def say(self, word: LeaderWord) -> LeaderWord:
        """Store a new word."""
        return rows.add(self._connection, leader_words, word)

    def word(self, word_id: int) -> LeaderWord:
        """The word; KeyError when there is none."""
        row = self._connection.execute(_WORD_BY_ID, {"wanted": word_id}).one_or_none()
        if row is None:
            raise KeyError(f"leader_words {word_id}")
        return _WORD.read(row)

    def word_since(self, person_id: int, moment: datetime) -> LeaderWord | None:
        """The newest word of somebody that is younger than that moment."""
        row = self._connection.execute(_WORD_SINCE, {"person": person_id, "since": moment}).one_or_none()
        return None if row is None else _WORD.read(row)
