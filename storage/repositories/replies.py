"""Replies."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from domain.ports import Replies
from domain.replies import Question, Reply
from storage import rows
from storage.tables import questions, replies

_SHAPE = rows.Shape(Reply, replies)
_IS_THIS = (replies.c.channel == bindparam("at_channel"), replies.c.ts == bindparam("at_ts"))
_OF_MESSAGE = select(*_SHAPE.columns).where(*_IS_THIS).order_by(replies.c.task_id)
_FORGET = replies.delete().where(*_IS_THIS)

_QUESTION = rows.Shape(Question, questions)
_ABOUT_THIS = (questions.c.channel == bindparam("at_channel"), questions.c.ts == bindparam("at_ts"))
_ASKED = select(*_QUESTION.columns).where(*_ABOUT_THIS)
_PURGE = questions.delete().where(questions.c.asked_at < bindparam("oldest"))
_SETTLE = questions.delete().where(*_ABOUT_THIS)


class SqlReplies(Replies):
    """Replies as rows, one for each message and task."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, channel: str, ts: str) -> list[Reply]:
        """What a message said, by task."""
        found = self._connection.execute(_OF_MESSAGE, {"at_channel": channel, "at_ts": ts})
        return [_SHAPE.read(row) for row in found]

    def put(self, reply: Reply) -> None:
        """Remember one, in place of what the same message said of the same task."""
        rows.put(self._connection, replies, asdict(reply))

    def forget(self, channel: str, ts: str) -> None:
        """Forget what a message said, and the question about it."""
        self._connection.execute(_FORGET, {"at_channel": channel, "at_ts": ts})
        self.settle(channel, ts)

    def ask(self, question: Question) -> None:
        """Remember that it was asked, in place of an earlier question about the same message."""
        rows.put(self._connection, questions, asdict(question))

    def asked(self, channel: str, ts: str) -> Question | None:
        """The open question about a message, if there is one."""
        row = self._connection.execute(_ASKED, {"at_channel": channel, "at_ts": ts}).one_or_none()
        return None if row is None else _QUESTION.read(row)

    def purge(self, before: datetime) -> int:
        """Forget questions older than that; how many."""
        return self._connection.execute(_PURGE, {"oldest": before}).rowcount

    def settle(self, channel: str, ts: str) -> bool:
        """Forget the question about a message, which needs no answer any more; False when there was none."""
        return self._connection.execute(_SETTLE, {"at_channel": channel, "at_ts": ts}).rowcount == 1
