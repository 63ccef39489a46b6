"""The outbox under anything that may happen: nothing is said twice, nothing vanishes, nothing hangs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.notices import Content, Notice, NoticeKind, NoticeState
from domain.pace import Limits, Pacer
from domain.people import Person
from domain.ports import Delivery, NoAnswer, Place, Refused, Sender, Sent, Storage, TryLater, UnitOfWork
from domain.services.changes import tell
from domain.services.delivery import DeliveryService
from storage.engine import make_engine
from storage.tables import metadata
from tests.company import MONDAY, Company

UNDER_WAY = {NoticeState.PENDING, NoticeState.SENDING}
ANSWERS = ("refused", "rate limited", "lost, taken", "lost, not taken", "killed before", "killed after")
LOOKS = ("rate limited", "not allowed", "killed")


class KilledError(Exception):
    """The program ends here."""


class Chat(Sender):
    """A chat that answers as it is told, and knows what it took."""

    def __init__(self, machine: "Outbox") -> None:
        self._machine = machine
        self.answers: list[str] = []
        self.looks: list[str] = []
        self.taken: dict[str, int] = {}

    def send(self, notice: Notice, content: Content, place: Place) -> Delivery:  # noqa: ARG002  (of the port)
        """Take a post, or not, and answer, or not."""
        self._machine.about_to_send(notice)
        answer = self.answers.pop(0) if self.answers else "ok"
        if answer == "killed before":
            raise KilledError
        if answer == "refused":
            return Refused("channel_not_found")
        if answer == "rate limited":
            return TryLater(20, "ratelimited")
        if answer == "lost, not taken":
            return NoAnswer("timeout")
        self.taken[notice.token] = self.taken.get(notice.token, 0) + 1
        if answer == "killed after":
            raise KilledError
        return NoAnswer("timeout") if answer == "lost, taken" else Sent(place.channel, notice.token)

    def look_up(self, notice: Notice, person: Person | None) -> Sent | TryLater | NoAnswer | None:  # noqa: ARG002  (of the port)
        """Say the truth, or nothing."""
        look = self.looks.pop(0) if self.looks else "found out"
        if look == "killed":
            raise KilledError
        if look == "rate limited":
            return TryLater(60, "ratelimited")
        if look == "not allowed":
            return NoAnswer("missing_scope")
        return Sent("D1", notice.token) if notice.token in self.taken else None


class Killing(Storage):
    """A storage on which the program is killed just before, or just after, a commit."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.commits_left: int | None = None
        self.keeps_the_last = False

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A transaction, perhaps the last one."""
        last = self.commits_left == 0
        if self.commits_left is not None:
            self.commits_left = None if last else self.commits_left - 1
        with self._storage.write() as uow:
            yield uow
            if last and not self.keeps_the_last:
                raise KilledError
        if last:
            raise KilledError

    def ahead(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """No import comes in here."""
        return self._storage.ahead(last)

    def rehearsed(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """Nor a large one."""
        return self._storage.rehearsed(last)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A transaction that only reads."""
        with self._storage.read() as uow:
            yield uow

    def once(self, key: str, now: datetime) -> Storage:
        """Events do not come in here."""
        return self._storage.once(key, now)


class Outbox(RuleBasedStateMachine):
    """Things to say to three people, a chat with moods, and a program that is killed now and then."""

    def __init__(self) -> None:
        super().__init__()
        engine = make_engine("sqlite://")
        metadata.create_all(engine)
        self.company = Company(engine)
        self.people = [self.company.owner, self.company.head, self.company.deputy]
        self.tasks = [self.company.task(owner_id=person.id) for person in self.people]
        self.chat = Chat(self)
        self.storage = Killing(self.company.storage)
        self.now = MONDAY
        self.put = 0
        self.start()

    def start(self) -> None:
        """The program, begun anew: it remembers nothing."""
        self.delivery = DeliveryService(self.storage, self.chat, Pacer(Limits()))

    @rule(who=st.integers(0, 2), urgent=st.booleans())
    def put_in(self, who: int, *, urgent: bool) -> None:
        """There is something to tell somebody."""
        self.put += 1
        person, task = self.people[who], self.tasks[who]
        with self.company.storage.write() as uow:
            given = NoticeKind.TASK_GIVEN
            assert tell(uow, given, task.id, person.id, self.now, occasion=str(self.put), urgent=urgent)

    @rule(seconds=st.sampled_from([0, 1, 5, 31, 61]))
    def live(self, seconds: int) -> None:
        """Time passes without the program."""
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: self.is_at_work)
    @rule(
        answers=st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=3),
        looks=st.lists(st.sampled_from(LOOKS), min_size=1, max_size=2),
        kill=st.none() | st.tuples(st.integers(0, 5), st.booleans()),
    )
    def tick(self, answers: list[str], looks: list[str], kill: tuple[int, bool] | None) -> None:
        """The program does what is due; killed, it is started anew.

        The chat answers the next posts and look-ups as told, and all later ones well. `kill` is at which commit the
        program ends, and whether that one still counts.
        """
        self.chat.answers, self.chat.looks = answers, looks
        self.storage.commits_left, self.storage.keeps_the_last = kill or (None, False)
        try:
            self.delivery.recover(self.now)
            late = [each for each in self.notices if each.deadline is not None and each.deadline <= self.now]
            assert late == [], "a tick ran, and something still hangs"
            for _ in range(12):
                ready = self.delivery.send_due(self.now)
                if ready is None or ready > self.now + timedelta(seconds=2):
                    break
                self.now = max(self.now, ready)
        except KilledError:
            self.start()

    def about_to_send(self, notice: Notice) -> None:
        """Order: nothing older for the same person is on its way, but what is held back."""
        for older in self.notices:
            if (older.created_at, older.id) < (notice.created_at, notice.id) and older.recipient == notice.recipient:
                held_back = older.state is NoticeState.PENDING and older.not_before > self.now
                assert older.state not in UNDER_WAY or held_back, f"{notice.id} overtakes {older.id}"

    @property
    def is_at_work(self) -> bool:
        """Whether there is anything to do."""
        return any(notice.state in UNDER_WAY for notice in self.notices)

    @property
    def notices(self) -> list[Notice]:
        """Every row, oldest first."""
        return self.company.outbox()

    @invariant()
    def nothing_twice_nothing_lost(self) -> None:
        """The chat took each at most once, every row is there, and what it says agrees with what the chat knows."""
        assert all(times == 1 for times in self.chat.taken.values())
        notices = self.notices
        assert len(notices) == self.put
        for notice in notices:
            taken = notice.token in self.chat.taken
            assert notice.state is not NoticeState.SENT or taken
            assert notice.state not in {NoticeState.PENDING, NoticeState.REFUSED} or not taken

    def teardown(self) -> None:
        """Left in peace for some minutes, everything ends."""
        for _ in range(8):
            self.now += timedelta(seconds=40)
            self.tick([], [], None)
        assert [notice for notice in self.notices if notice.state in UNDER_WAY] == []
        self.nothing_twice_nothing_lost()
        self.company.engine.dispose()


Outbox.TestCase.settings = settings(max_examples=28, stateful_step_count=18)
TestOutbox = Outbox.TestCase
