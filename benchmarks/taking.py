"""Ten thousand tasks taken in at one go, against the bare library on the same file, with a chat that goes on."""

import csv
import io
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from openpyxl import Workbook, load_workbook

from benchmarks.table import Row
from bot.formats.reading import How, read_outside
from domain.audit import AuditEntry
from domain.errors import StorageFaultError
from domain.outside import OutsidePlan
from domain.services.importing import Kind
from domain.services.outside import OutsideImporting
from domain.tasks import Task
from scheduler.clock import SystemClock
from storage.database import Database

TASKS = 10_000
_HEADER = (
    *("Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email"),
    *("Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task", "Blocked By (Dependencies)", "Priority"),
)
_EACH = 0.02
"""Seconds between two answers of the chat that goes on meanwhile."""

_MEGABYTE = 1024 * 1024


def run() -> list[Row]:
    """A table and a workbook with the same tasks: read, previewed and taken, each into a database of its own."""
    sheet = list(_sheet())
    return [
        *_measured("CSV", _csv_of(sheet), _bare_csv),
        *_measured("workbook", _workbook_of(sheet), _bare_workbook),
    ]


def _measured(what: str, data: bytes, bare: Callable[[bytes], int]) -> list[Row]:
    began = time.perf_counter()
    read = bare(data)
    library = time.perf_counter() - began
    if read < TASKS:
        raise RuntimeError(f"{read} rows were read, not {TASKS}")
    began = time.perf_counter()
    outside = read_outside(data, How(ZoneInfo("UTC")))
    reading = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/plan.db")
        importing = OutsideImporting(database.storage(), SystemClock())
        began = time.perf_counter()
        importing.preview(outside.plan)
        previewing = time.perf_counter() - began
        with _Chat(database) as chat:
            began = time.perf_counter()
            importing.take(outside.plan, by=None, through="benchmark")
            taking = time.perf_counter() - began
        waited = [_waits(f"take in {TASKS:,} tasks, {what}: an answer waits", chat, taking)]
        if what == "CSV":
            waited.append(_changed(database, importing, outside.plan))
        database.close()
    held, bare_held = _memory(lambda: read_outside(data, How(ZoneInfo("UTC")))), _memory(lambda: bare(data))
    name, whole = f"take in {TASKS:,} tasks, {what}", reading + previewing + taking
    note = f"reading {reading:.2f}, preview {previewing:.2f}, writing {taking:.2f}"
    return [
        Row(f"{name}: bare library", library, "seconds"),
        Row(f"{name}: reading alone", reading, "seconds", reading / library, "bare library"),
        Row(name, whole, "seconds", whole / library, "bare library", note),
        *waited,
        Row(f"{name}: memory", held, "MiB", held / bare_held, "bare library"),
    ]


def _changed(database: Database, importing: OutsideImporting, plan: OutsidePlan) -> Row:
    """A later export of the same, in which every task is due another day."""
    tasks = tuple(replace(task, due_on=task.due_on and task.due_on + timedelta(days=3)) for task in plan.tasks)
    with _Chat(database) as chat:
        began = time.perf_counter()
        taken = importing.take(replace(plan, tasks=tasks), by=None, through="benchmark", with_changes=True)
        taking = time.perf_counter() - began
    if taken.counts[Kind.TASKS].changed != TASKS:
        raise RuntimeError(f"{taken.counts} was changed")
    return _waits(f"change {TASKS:,} tasks, CSV: an answer waits", chat, taking)


def _waits(name: str, chat: "_Chat", taking: float) -> Row:
    note = f"the longest of {chat.count} in {taking:.1f}, {chat.refused} refused"
    return Row(name, chat.longest, "seconds", note=note)


class _Chat:
    """Answers about another task that are stored one after the other, and how long the slowest took."""

    def __init__(self, database: Database) -> None:
        self._storage = database.storage()
        with self._storage.write() as uow:
            self._task = uow.tasks.add(Task(0, "Meanwhile", created_at=SystemClock().now()))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._answer)
        self.longest = 0.0
        self.count = 0
        self.refused = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _answer(self) -> None:
        while not self._ended.wait(_EACH):
            began = time.perf_counter()
            try:
                with self._storage.write() as uow:
                    found = uow.tasks.find(self._task.id) or self._task
                    uow.tasks.save(replace(found, progress=self.count % 100))
                    uow.audit.add(AuditEntry(SystemClock().now(), "answered", f"task:{found.id}"))
            except StorageFaultError:
                self.refused += 1
            self.longest = max(self.longest, time.perf_counter() - began)
            self.count += 1


def _memory(reading: Callable[[], object]) -> float:
    """The most that a reading holds at once."""
    tracemalloc.start()
    reading()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / _MEGABYTE


def _bare_csv(data: bytes) -> int:
    return len(list(csv.reader(io.StringIO(data.decode(), newline=""))))


def _bare_workbook(data: bytes) -> int:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return len(list(book.worksheets[0].iter_rows(values_only=True)))


def _sheet() -> Iterator[list[object]]:
    yield list(_HEADER)
    first = date(2026, 1, 1)
    for number in range(TASKS):
        day = first + timedelta(days=number % 365)
        done = day.isoformat() if number % 4 == 0 else ""
        yield [
            *(
                str(1_211_430_000_000_000 + number),
                first.isoformat(),
                done,
                day.isoformat(),
                f"Bring number {number} to its end",
            ),
            *("Doing", f"Person {number % 300}", f"p{number % 300}@example.com", first.isoformat(), day.isoformat()),
            *("plan, year", f"First line of {number}\nand a second one", f"Project {number % 40}"),
            *(f"Bring number {number - 1} to its end" if number % 10 else "", "", "High"),
        ]


def _csv_of(sheet: list[list[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(sheet)
    return written.getvalue().encode()


def _workbook_of(sheet: list[list[object]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet("Tasks")
    for row in sheet:
        page.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
