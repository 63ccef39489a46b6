"""Reading a board that Trello exports as JSON: cards become tasks, the name of a list their status.

Members have no addresses there, and the posting address of a card is dropped unread.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.formats.csv_tables import decoded
from bot.formats.days import NO_DAY, Day, Days
from bot.formats.faults import UNTITLED, FormatError, FormatKey, Odd, OddKey, Place
from bot.formats.gathering import Gathering
from bot.formats.records import Record
from bot.formats.statuses import meaning
from bot.formats.tables import MOST_BYTES, Row
from bot.formats.texts import LINE, cut, line
from domain.outside import OutsidePlan
from domain.tasks import Status, TaskState

_TOLD = frozenset({"start_on", "due_on", "status", "state", "progress"})

Json = Mapping[str, Any]


def read_board(data: bytes, zone: ZoneInfo) -> tuple[OutsidePlan, str, tuple[Odd, ...]]:
    """The plan on a board. Errors: FormatError for JSON that is damaged, or something else."""
    if len(data) > MOST_BYTES:
        raise FormatError(FormatKey.TOO_LARGE, most=MOST_BYTES // 1_000_000)
    try:
        board = json.loads(decoded(data)[0])
    except json.JSONDecodeError as error:
        raise FormatError(FormatKey.BROKEN_JSON, line=error.lineno) from error
    except RecursionError as error:
        raise FormatError(FormatKey.OTHER_JSON) from error
    if not isinstance(board, dict) or not all(isinstance(board.get(name), list) for name in ("lists", "cards")):
        raise FormatError(FormatKey.OTHER_JSON)
    reading = _Board(board, zone)
    gathering = Gathering()
    tasks = gathering.tasks([record for record in map(reading.record, _things(board, "cards")) if record])
    if not tasks:
        raise FormatError(FormatKey.NOTHING_IN_IT, tool="import.tool.trello_board")
    return OutsidePlan("trello", tuple(tasks), told=_TOLD), "import.tool.trello_board", (*reading.odd, *gathering.odd)


class _Board:
    def __init__(self, board: Json, zone: ZoneInfo) -> None:
        self._name = line(_text(board, "name"))
        self._lists = {_text(each, "id"): each for each in _things(board, "lists")}
        self._members = {
            _text(each, "id"): line(_text(each, "fullName") or _text(each, "username"))
            for each in _things(board, "members")
        }
        self._days = Days(None, zone)
        self._count = 0
        self._checked = _checked(board)
        self.odd: list[Odd] = []

    def record(self, card: Json) -> Record | None:
        """The card as a record; None for one that is archived, a pattern for others, or without a name."""
        self._count += 1
        place = Place(sheet=f"#{_text(card, 'idShort') or self._count}")
        title = line(_text(card, "name"))
        if not title:
            self.odd.append(Odd(OddKey.NO_TITLE, place, {"text": _text(card, "shortUrl") or UNTITLED}))
            return None
        column = self._lists.get(_text(card, "idList"), {})
        said = meaning(_text(column, "name"))
        done = card.get("dueComplete") is True or said.ended is TaskState.DONE
        # Archived are a card and its list each for themselves.
        if (card.get("closed") is True or column.get("closed") is True or card.get("isTemplate") is True) and not done:
            self.odd.append(Odd(OddKey.ARCHIVED, place, {"text": cut(title, LINE)}))
            return None
        if not said.known and not done:
            self.odd.append(Odd(OddKey.UNKNOWN_STATUS, place, {"text": line(_text(column, "name"))}))
        record = Record(
            Row(self._count, ()),
            place,
            cut(title, LINE),
            identifier=_text(card, "id") or None,
            owner=self._owner(card, place),
            container=self._name,
            start=self._day(card, "start", place),
            due=self._day(card, "due", place),
            status=Status.DONE if done else said.status,
            ended=TaskState.DONE if done else said.ended,
            progress=self._checked.get(_text(card, "id")),
        )
        if record.start.on and record.due.on and record.start.on > record.due.on:
            values = {"start": record.start.on, "due": record.due.on}
            self.odd.append(Odd(OddKey.BACKWARDS, place, values))
            record.start = Day(None, str(record.start.on))
        return record

    def _owner(self, card: Json, place: Place) -> str | None:
        ids = card.get("idMembers")
        names = [self._members.get(each, "") for each in ids if isinstance(each, str)] if isinstance(ids, list) else []
        owner = ", ".join(name for name in names if name)
        if len(names) > 1:
            self.odd.append(Odd(OddKey.SEVERAL_OWNERS, place, {"text": owner}))
        return cut(owner, LINE) or None

    def _day(self, card: Json, name: str, place: Place) -> Day:
        text = _text(card, name)
        day = self._days.read(text) if text else NO_DAY
        if day.odd is not None:
            self.odd.append(Odd(day.odd, place, {"text": day.words, "column": name}))
        return day


def _checked(board: Json) -> dict[str, int]:
    """How much of its checklists is done, in per cent, by card."""
    items: dict[str, list[bool]] = {}
    for checklist in _things(board, "checklists"):
        done = [item.get("state") == "complete" for item in _things(checklist, "checkItems")]
        items.setdefault(_text(checklist, "idCard"), []).extend(done)
    return {card: round(100 * sum(done) / len(done)) for card, done in items.items() if done}


def _things(around: Json, name: str) -> Sequence[Json]:
    found = around.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _text(around: Json, name: str) -> str:
    found = around.get(name)
    return found if isinstance(found, str) else str(found) if isinstance(found, int) else ""
