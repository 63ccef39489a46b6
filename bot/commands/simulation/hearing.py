"""Hearing: what people said to the program, deliveries that came twice, and what the program complained of."""

import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.commands.simulation.sight import Look, Repeat, Word
from bot.commands.simulation.world import Handled, World
from bot.messages import actions
from bot.slack import ids
from bot.slack.request import event_key
from domain.cadence import Schedule, week_of
from domain.services import access
from domain.views import TaskFilter
from sandbox.deliveries import Delivery
from storage.witness import View

FORESEEN = frozenset({"LockedError", "TimeoutError", "ConnectionRefusedError", "SlackApiError"})
"""Errors that a listener may meet because fate wanted it so."""

OF_SEVERAL = frozenset(
    {actions.CHECK_IN_TOGETHER, actions.CHECK_IN_UNDO, actions.CHECK_IN_MEANT, actions.CHECK_IN_ONLY_NOTE}
)
"""Presses that change the word on tasks which they do not name."""

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""What was finished since then may be open again, and what was opened may be finished again."""

LOG = "bot.slack.errors"
KEPT = 50
Json = dict[str, Any]


class Ears(logging.Handler):
    """Hears every delivery that the program handled, and every fault that a listener did not expect."""

    def __init__(self, world: World) -> None:
        super().__init__(logging.ERROR)
        self._world = world
        self._told = 0
        self._complaints: list[str] = []
        self._effects: dict[str, tuple[bool, bool]] = {}
        self._before: tuple[str, int, int] = ("", 0, 0)
        self._repeats: list[Repeat] = []
        self._weeks: dict[str, date | None] = {}
        world.before_handling = self._begins
        world.after_handling = self._ends
        logging.getLogger(LOG).addHandler(self)

    @property
    def heard(self) -> bool:
        """Whether anything was handled since it was last told."""
        return len(self._world.handled) > self._told or bool(self._complaints)

    def close(self) -> None:
        """Listen no more."""
        logging.getLogger(LOG).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note a fault that a listener did not expect, unless it is one of fate's."""
        name = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
        if name not in FORESEEN:
            self._complaints.append(record.getMessage())

    def unforeseen(self) -> list[str]:
        """What the listeners complained of."""
        found = [f"P0: a listener broke: {complaint}" for complaint in self._complaints]
        self._complaints.clear()
        return found

    def tell(self, look: Look, view: View) -> None:
        """Tell a look what was said and what came twice."""
        handled = self._world.handled
        look.words = [word for each in handled[self._told :] for word in self._words(each, view)]
        del handled[:-KEPT]
        self._told = len(handled)
        look.repeats, self._repeats = self._repeats, []
        if look.last:
            look.check_ins = view.check_ins()
            look.stored = {(row.task_id, row.week): row.status for row in look.check_ins}
        elif look.words:
            found = {(word.task_id, word.week): view.uow.check_ins.find(word.task_id, word.week) for word in look.words}
            look.stored = {key: row.status if row else None for key, row in found.items()}

    def _begins(self, delivery: Delivery) -> None:
        known = self._effects.get(event_key(delivery.payload) or "")
        self._world.is_undisturbed = known is not None  # what another process does meanwhile is no second effect
        state = self._state() if known is not None else ""
        self._before = state, self._world.fate.writes, len(self._world.calls)

    def _ends(self, handled: Handled) -> None:
        key = event_key(handled.delivery.payload) or ""
        state, writes, calls = self._before
        posts = sum(call.method == "chat.postMessage" for call in self._world.calls[calls:])
        known = self._effects.get(key)
        self._world.is_undisturbed = False
        said = _said(handled.delivery.payload)
        if said is not None:  # what comes next may change the zone of whoever said it
            with self._world.database.witness.view() as view:
                self._weeks[key] = self._this_week(handled.delivery.payload["user"]["id"], view)
        if known is not None:
            wrote, answered = known
            after = self._state() if wrote else state
            self._repeats.append(Repeat(handled.delivery.title, state, after, posts if answered else 0))
        elif handled.acknowledged and key:
            self._effects[key] = self._world.fate.writes > writes, posts > 0

    def _state(self) -> str:
        with self._world.database.witness.view() as view:
            return view.fingerprint()

    def _words(self, handled: Handled, view: View) -> list[Word]:
        by = _said_of_several(handled.delivery.payload)
        if by is not None:
            return self._of_several(by, view)
        word = self._word(handled, view)
        return [] if word is None else [word]

    def _of_several(self, chat_id: str, view: View) -> list[Word]:
        """Every task that such a press or such words may be about: theirs, and those of whom they are the deputy of."""
        person = view.uow.people.by_chat_id(chat_id)
        if person is None:
            return []
        today = self._world.clock.now().date()
        owners = [each.id for each in view.people() if person.id in {each.id, each.deputy_id}]
        of_them = [
            which
            for owner in owners
            for which in (TaskFilter(owner_id=owner), TaskFilter(owner_id=owner, closed_since=EVER))
        ]
        views = [found for which in of_them for found in view.uow.tasks.views(which)]
        asked = view.uow.check_ins.tasks_asked(person.id, today - timedelta(days=today.weekday()))
        ids_of = {found.task.id for found in views} | set(asked)
        return [Word(chat_id, task_id, today, None, acknowledged=True) for task_id in sorted(ids_of)]

    def _word(self, handled: Handled, view: View) -> Word | None:
        payload = handled.delivery.payload
        said = None if handled.delivery.retry_attempt else _said(payload)
        if said is None:
            return None
        task_id, status, week = said
        person = view.uow.people.by_chat_id(payload["user"]["id"])
        this_week = self._weeks.pop(event_key(payload) or "")
        if person is None or this_week is None:
            return None
        taken = handled.acknowledged and handled.words == 0 and not handled.payload
        was_asked = week is not None and view.uow.check_ins.find(task_id, week) is not None
        about = week if was_asked and week < this_week else this_week  # a word on a week not asked about is one on now
        return Word(person.chat_id, task_id, about, status, taken)

    def _this_week(self, chat_id: str, view: View) -> date | None:
        """The week of somebody by their own time; None for strangers."""
        person = view.uow.people.by_chat_id(chat_id)
        if person is None:
            return None
        schedule = Schedule.of(person, view.uow.calendars.get(person.calendar))
        return week_of(access.workspace(view.uow).check_in, schedule.today(self._world.clock.now()))


def _said_of_several(payload: Json) -> str | None:
    """Who took an answer back, gave several at once, or wrote words that may be an answer; None for all else."""
    event = payload.get("event") or {}
    if event.get("type") == "message":
        author = event.get("message") or event.get("previous_message") or event
        return author.get("user")
    if payload.get("type") != "block_actions":
        return None
    return payload["user"]["id"] if ids.parse(payload["actions"][0]["action_id"]) in OF_SEVERAL else None


def _said(payload: Json) -> tuple[int, str, Any] | None:
    """The word on a task in a press or a form: task, status, week."""
    if payload.get("type") == "block_actions":
        action = payload["actions"][0]
        if ids.parse(action["action_id"]) != actions.CHECK_IN_STATUS:
            return None
        value = actions.read_status_value(action["value"])
        return value.task_id, value.status.value, value.week
    view = payload.get("view") or {}
    if payload.get("type") != "view_submission" or view.get("callback_id") != ids.CHECK_IN_MODAL:
        return None
    about = ids.Meta.decode(view["private_metadata"])
    chosen = view["state"]["values"]["status"][ids.INPUT].get("selected_option")
    return None if chosen is None or about.task_id is None else (about.task_id, chosen["value"], about.week)
