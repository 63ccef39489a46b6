"""What Slack hands to the app: one delivery each, and the queue where deliveries wait to be carried."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.model import Json

DeliveryKind = Literal["events_api", "interactive", "slash_commands", "options"]
DeliveryState = Literal["waiting", "carried", "acknowledged", "failed"]

# Slack repeats an unacknowledged event almost at once, after a minute and after five (Events API, "Error handling").
RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))


@dataclass(eq=False)
class Delivery:
    """One payload on its way to the app.

    `payload` is exactly what Slack sends. `view_id`, `channel_id` and `thread_ts` say where the member was, so that
    the answer can be applied there. `answer` is what the app gave back, `error` Slack's error when it went wrong.
    """

    envelope_id: str
    kind: DeliveryKind
    title: str
    payload: Json
    user_id: str
    due: datetime
    accepts_response_payload: bool = False
    retry_attempt: int = 0
    retry_reason: str = ""
    view_id: str = ""
    channel_id: str = ""
    thread_ts: str = ""
    state: DeliveryState = "waiting"
    answer: object = None
    error: str = ""
    carried_at: datetime | None = None
    context: Json = field(default_factory=dict)

    @property
    def is_event(self) -> bool:
        """Whether Slack repeats it when it is not acknowledged."""
        return self.kind == "events_api"

    @property
    def is_settled(self) -> bool:
        """Whether it was acknowledged or given up."""
        return self.state in {"acknowledged", "failed"}

    def envelope(self) -> Json:
        """The message that carries it over Socket Mode."""
        message: Json = {
            "envelope_id": self.envelope_id,
            "type": "interactive" if self.kind == "options" else self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.accepts_response_payload,
        }
        if self.is_event:
            message["retry_attempt"] = self.retry_attempt
            message["retry_reason"] = self.retry_reason
        return message

    def repeated(self, envelope_id: str, due: datetime, reason: str) -> "Delivery":
        """The same event once more, in an envelope of its own."""
        return replace(
            self,
            envelope_id=envelope_id,
            due=due,
            retry_attempt=self.retry_attempt + 1,
            retry_reason=reason,
            state="waiting",
            answer=None,
            error="",
            carried_at=None,
        )


class Outgoing:
    """Deliveries that wait for a transport. Safe to use from any thread."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._lock = threading.RLock()
        self._ready: deque[Delivery] = deque()
        self._later: list[Delivery] = []
        self._listeners: list[Callable[[], None]] = []
        self._held = False
        self._to_repeat = 0
        self._to_reverse = 0
        self._reversing: list[Delivery] = []

    def __len__(self) -> int:
        """How many wait, those that are not due yet included."""
        with self._lock:
            return len(self._ready) + len(self._later) + len(self._reversing)

    @property
    def is_held(self) -> bool:
        """Whether nothing is given out until `release`."""
        with self._lock:
            return self._held

    def waiting(self) -> list[Delivery]:
        """Every delivery that waits, in the order it will go out."""
        with self._lock:
            return [*self._ready, *self._reversing, *sorted(self._later, key=lambda each: each.due)]

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear when there may be something to take; returns how to stop. A listener must not block."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def add(self, delivery: Delivery) -> None:
        """Put a delivery in line, where it counts as new for `repeat_next` and `reverse_next`."""
        with self._lock:
            for each in self._copies(delivery):
                if self._to_reverse:
                    self._to_reverse -= 1
                    self._reversing.append(each)
                    if not self._to_reverse:
                        self._flush_reversed()
                else:
                    self._line_up(each)
        self.wake()

    def take(self) -> Delivery | None:
        """The next delivery that is due, or nothing; whoever takes it carries it."""
        with self._lock:
            if self._held:
                return None
            now = self._clock.now()
            for late in sorted((each for each in self._later if each.due <= now), key=lambda each: each.due):
                self._later.remove(late)
                self._ready.append(late)
            if not self._ready:
                return None
            delivery = self._ready.popleft()
            delivery.state, delivery.carried_at = "carried", now
            return delivery

    def give_back(self, delivery: Delivery) -> None:
        """Put a delivery that was taken but never sent back at the head of the line."""
        with self._lock:
            delivery.state, delivery.carried_at = "waiting", None
            self._ready.appendleft(delivery)
        self.wake()

    def withdraw(self, delivery: Delivery) -> bool:
        """Take a delivery out of the line; tells whether it was still there."""
        with self._lock:
            for line in (self._ready, self._later):
                if delivery in line:
                    line.remove(delivery)
                    return True
            return False

    def due(self) -> list[Delivery]:
        """The deliveries that could be taken now; none while they are held."""
        with self._lock:
            now = self._clock.now()
            late = [each for each in self._later if each.due <= now]
            return [] if self._held else [*self._ready, *late]

    def hold(self) -> None:
        """Give out nothing until `release`: deliveries pile up."""
        with self._lock:
            self._held = True

    def release(self) -> None:
        """Give out what was held, and what waited for more to be reversed with."""
        with self._lock:
            self._held = False
            self._flush_reversed()
        self.wake()

    def repeat_next(self, count: int) -> None:
        """Deliver each of the next `count` events twice, the second time marked as a retry."""
        with self._lock:
            self._to_repeat = count

    def reverse_next(self, count: int) -> None:
        """Collect the next `count` deliveries and give them out in the opposite order."""
        with self._lock:
            self._to_reverse = count

    def wake(self) -> None:
        """Tell the listeners to look again, as after a move of the clock."""
        with self._lock:
            listeners = list(self._listeners) if self._ready or self._later else []
        for listener in listeners:
            listener()

    def _copies(self, delivery: Delivery) -> list[Delivery]:
        if not delivery.is_event or not self._to_repeat or delivery.retry_attempt:
            return [delivery]
        self._to_repeat -= 1
        return [delivery, delivery.repeated(self._ids.uuid(), delivery.due, "timeout")]

    def _line_up(self, delivery: Delivery) -> None:
        if delivery.due > self._clock.now():
            self._later.append(delivery)
        else:
            self._ready.append(delivery)

    def _flush_reversed(self) -> None:
        for each in reversed(self._reversing):
            self._line_up(each)
        self._reversing.clear()
        self._to_reverse = 0
