"""Replies."""

from dataclasses import asdict

from sqlalchemy import Connection, bindparam, select

from domain.ports import Replies
from domain.replies import Reply
from storage import rows
from storage.tables import replies

_SHAPE = rows.Shape(Reply, replies)
_IS_THIS = (replies.c.channel == bindparam("at_channel"), replies.c.ts == bindparam("at_ts"))
_OF_MESSAGE = select(*_SHAPE.columns).where(*_IS_THIS).order_by(replies.c.task_id)
_FORGET = replies.delete().where(*_IS_THIS)


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
        """Forget what a message said."""
        self._connection.execute(_FORGET, {"at_channel": channel, "at_ts": ts})
