"""The sample company in a database, the program on it, and answers of its people."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.envelopes import TEAM, Json, press, submission
from bot import bootstrap
from bot.bootstrap import Program, Pulse
from bot.messages import actions
from bot.planfile.reading import read, sample
from bot.slack import ids
from bot.slack.afterwards import Afterwards, AtOnce
from bot.slack.connection import Identity, Reach
from bot.slack.ids import Meta
from bot.slack.patience import PatientClient
from domain.ports import Storage
from domain.services.importing import Importing
from domain.tasks import Status
from domain.views import TaskFilter
from scheduler.clock import SystemClock
from storage.database import Database


def found(database_url: str) -> list[tuple[str, int]]:
    """Put the sample company into a database; who owns which open task, by chat id and task id."""
    database = Database(database_url)
    clock = SystemClock()
    Importing(database.storage(), clock).run(read(sample(), clock.now()), by=None, through="benchmark")
    found = owned(database.storage())
    database.close()
    return found


@contextmanager
def program(database_url: str, api_url: str, afterwards: Afterwards | None = None) -> Iterator[Program]:
    """The program, not started, on such a database; answers go nowhere."""
    database = Database(database_url)
    web = PatientClient(token="xoxb-bench", base_url=api_url, retry_handlers=[])  # noqa: S106  (of no workspace)
    who = Identity(TEAM, "Bench", "U0BENCHBOT", frozenset())
    reach = Reach(web, web, lambda _url, _payload: True, who, afterwards or AtOnce())
    yield bootstrap.assemble(database, SystemClock(), reach, Pulse())
    database.close()


def forms(owned: list[tuple[str, int]], number: int) -> Iterator[Json]:
    """So many check-in forms, sent by the owners in turn."""
    for turn, (chat_id, task_id) in zip(range(number), itertools.cycle(owned), strict=False):
        values = {
            "status": {ids.INPUT: {"type": "radio_buttons", "selected_option": {"value": Status.AT_RISK.value}}},
            "progress": {ids.INPUT: {"type": "number_input", "value": str(turn % 100)}},
            "note": {ids.INPUT: {"type": "plain_text_input", "value": f"Turn {turn}"}},
            "blocker": {ids.INPUT: {"type": "plain_text_input", "value": None}},
            "need": {ids.INPUT: {"type": "static_select", "selected_option": {"value": "none"}}},
            "need_text": {ids.INPUT: {"type": "plain_text_input", "value": None}},
        }
        yield submission(ids.CHECK_IN_MODAL, Meta(task_id=task_id).encode(), chat_id, values)


def taps(owned: list[tuple[str, int]], number: int) -> Iterator[Json]:
    """So many presses of a status button in a check-in, by the owners in turn."""
    words = itertools.cycle((Status.ON_TRACK, Status.AT_RISK))
    for _, (chat_id, task_id), status in zip(range(number), itertools.cycle(owned), words, strict=False):
        value = actions.status_value(task_id, status, None)
        yield press(ids.action_id(actions.CHECK_IN_STATUS, value), value, chat_id)


def owned(storage: Storage) -> list[tuple[str, int]]:
    """Who owns which open task, by chat id and task id."""
    with storage.read() as uow:
        views = uow.tasks.views(TaskFilter())
    return [(view.owner.chat_id, view.task.id) for view in views if view.owner is not None]
