"""A tiny company on a real database, for tests of the use cases: who is who, and what waits in the outbox.

Layla leads from Riyadh, where people work from Sunday to Thursday; Hanna heads operations in Berlin, where Omar owns
tasks and Dana is his deputy. Rana works in Riyadh, Gus is a guest, Kim keeps the plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from domain.calendars import Calendar
from domain.checkins import CheckIn
from domain.ladder import Case
from domain.notices import Content, Introduced, Notice, NoticeKind, NoticeState
from domain.pace import Limits, Pacer
from domain.people import Person
from domain.ports import Delivery, NoAnswer, Place, Sender, Sent, TryLater
from domain.services.bundle import Services
from domain.services.delivery import DeliveryService
from domain.tasks import Task
from domain.welcome import Welcome
from domain.workspace import Workspace
from storage import rows, tables
from storage.unit_of_work import SqlStorage
from tests import mothers

BERLIN = "Europe/Berlin"
RIYADH = "Asia/Riyadh"
GULF = Calendar("gulf", work_days=frozenset({7, 1, 2, 3, 4}), starts=time(8, 0), ends=time(16, 0))
WEEK = date(2027, 1, 11)
"""The Monday of the week in which the tests begin; no clock changes anywhere near it."""


def at(moment: str, zone: str = BERLIN) -> datetime:
    """The instant of a local time such as `2027-01-11 09:30`."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


MONDAY = at("2027-01-11 09:30")
"""The moment at which Omar is asked."""

FOUNDED = at("2027-01-08 12:00")
"""The Friday before."""


@dataclass(frozen=True, slots=True)
class Post:
    """Something that reached the chat, and the introduction before it, where it is no weekly question."""

    notice: Notice
    content: Content
    place: Place
    introduction: Welcome | None = None


class FakeChat(Sender):
    """A chat that takes everything, unless `answers` holds other answers; each is given once, in order.

    `found` answers the look-ups of posts whose answer never came.
    """

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.answers: list[Delivery] = []
        self.found: Sent | TryLater | NoAnswer | None = None
        self.looked_up: list[int] = []

    def send(self, notice: Notice, content: Content, place: Place) -> Delivery:
        """Take a post and answer."""
        met = content.welcome if isinstance(content, Introduced) else None
        self.posts.append(Post(notice, content.content if isinstance(content, Introduced) else content, place, met))
        if self.answers:
            return self.answers.pop(0)
        channel = place.channel.replace("U", "D", 1) if place.channel.startswith("U") else place.channel
        return Sent(channel, place.replaces_ts or f"{len(self.posts)}.000001")

    def look_up(self, notice: Notice, person: Person | None) -> Sent | TryLater | NoAnswer | None:
        """Say what became of a post."""
        assert person is None or person.id == notice.person_id
        self.looked_up.append(notice.id)
        return self.found


class Company:
    """The people, the use cases, and helpers to look at what happened."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.storage = SqlStorage(engine)
        self.services = Services.on(self.storage)
        self.chat = FakeChat()
        self.delivery = DeliveryService(self.storage, self.chat, Pacer(Limits()))
        self._found()

    def _found(self) -> None:
        with self.storage.write() as uow:
            uow.calendars.save(Calendar("default"))
            uow.calendars.save(GULF)
            self.operations = uow.departments.add(mothers.department("ops", channel="C0OPS"))
            here = {"department_id": self.operations.id}
            gulf = {"zone": RIYADH, "calendar": "gulf"}
            self.leader = uow.people.add(mothers.person("Layla", locale="ar-SA", **gulf))
            self.head = uow.people.add(mothers.person("Hanna", manager_id=self.leader.id, **here))
            self.deputy = uow.people.add(mothers.person("Dana", manager_id=self.head.id, **here))
            self.owner = uow.people.add(
                mothers.person("Omar", manager_id=self.head.id, deputy_id=self.deputy.id, next_ask_at=MONDAY, **here)
            )
            self.colleague = uow.people.add(mothers.person("Rana", manager_id=self.leader.id, **gulf))
            self.keeper = uow.people.add(mothers.person("Kim", is_plan_keeper=True))
            self.guest = uow.people.add(mothers.person("Gus", is_guest=True, **here))
            self.operations = replace(self.operations, head_id=self.head.id)
            uow.departments.save(self.operations)
            uow.workspaces.save(mothers.workspace(leader_id=self.leader.id))

    def settings(self, **changes: Any) -> Workspace:  # noqa: ANN401  (fields by name)
        """The workspace, with changes stored."""
        with self.storage.write() as uow:
            found = uow.workspaces.find()
            assert found is not None
            after = replace(found, **changes)
            uow.workspaces.save(after)
            return after

    def change(self, person: Person, **changes: Any) -> Person:  # noqa: ANN401
        """A person, with changes stored."""
        with self.storage.write() as uow:
            after = replace(uow.people.get(person.id), **changes)
            uow.people.save(after)
            return after

    def person(self, person: Person) -> Person:
        """A person as they are now."""
        with self.storage.read() as uow:
            return uow.people.get(person.id)

    def days_off(self, *days: str) -> None:
        """Public holidays in Berlin."""
        with self.storage.write() as uow:
            uow.calendars.save(Calendar("default", days_off=frozenset(date.fromisoformat(day) for day in days)))

    def task(self, title: str = "Open the second line", **changes: Any) -> Task:  # noqa: ANN401
        """A new task of Omar's in operations."""
        usual = {"owner_id": self.owner.id, "department_id": self.operations.id, "owned_since": FOUNDED}
        with self.storage.write() as uow:
            return uow.tasks.add(mothers.task(title, **({"created_at": FOUNDED} | usual | changes)))

    def save(self, task: Task) -> Task:
        """A changed task, stored."""
        with self.storage.write() as uow:
            uow.tasks.save(task)
        return task

    def live(self, *moments: str) -> None:
        """The metronome's two looks at cases, at each of some moments in Berlin."""
        for moment in moments:
            self.services.cases.open_new(at(moment))
            self.services.cases.advance_due(at(moment))

    def task_now(self, task: Task) -> Task:
        """A task as it is now."""
        with self.storage.read() as uow:
            found = uow.tasks.find(task.id)
        assert found is not None
        return found

    def check_in(self, task: Task, week: date = WEEK) -> CheckIn | None:
        """The word on a task for a week."""
        with self.storage.read() as uow:
            return uow.check_ins.find(task.id, week)

    def case(self, task: Task) -> Case:
        """The newest case of a task, open or closed."""
        newest = select(*_CASE.columns).where(tables.cases.c.task_id == task.id).order_by(tables.cases.c.id.desc())
        with self.engine.connect() as connection:
            return _CASE.read(connection.execute(newest.limit(1)).one())

    def cases(self) -> list[Case]:
        """Every case, oldest first."""
        with self.engine.connect() as connection:
            found = connection.execute(select(*_CASE.columns).order_by(tables.cases.c.id)).all()
        return [_CASE.read(row) for row in found]

    def outbox(self, *kinds: NoticeKind, to: Person | None = None) -> list[Notice]:
        """Notices of these kinds (or all), oldest first, whatever their state."""
        with self.engine.connect() as connection:
            found = connection.execute(select(*_NOTICE.columns).order_by(tables.notices.c.id)).all()
        return [
            notice
            for notice in map(_NOTICE.read, found)
            if (not kinds or notice.kind in kinds) and (to is None or notice.person_id == to.id)
        ]

    def told(self, *kinds: NoticeKind) -> list[str]:
        """The names of those to whom notices of these kinds were written, in order."""
        with self.storage.read() as uow:
            names = {person.id: person.name for person in uow.people.all()}
        return [names[notice.person_id] for notice in self.outbox(*kinds) if notice.person_id is not None]

    def audited(self, subject: str) -> list[tuple[str, str | None]]:
        """What was written down about a subject, and why."""
        with self.storage.read() as uow:
            return [(entry.what, entry.why) for entry in uow.audit.of(subject)]

    def tick(self, now: datetime) -> None:
        """Everything the scheduler looks at, in its order."""
        self.services.returns.welcome_due(now)
        self.services.asking.ask_due(now)
        self.services.cases.open_new(now)
        self.services.cases.advance_due(now)
        self.services.needs.climb_due(now)
        self.services.handing.lapse_due(now)
        self.services.needs_you.tell_due(now)
        self.services.following_up.look_due(now)
        self.services.digests.digest_due(now)
        self.services.cards.deal_due(now)
        self.services.digests.agenda_due(now)

    def deliver(self, now: datetime) -> Sequence[Post]:
        """Send whatever may go within a minute from `now`, with a moved clock; what reached the chat."""
        before = len(self.chat.posts)
        moment, last = now, now.replace(second=59)
        for _ in range(500):
            ready = self.delivery.send_due(moment)
            if ready is None or ready > last:
                return self.chat.posts[before:]
            moment = max(moment, ready)
        raise AssertionError("the outbox never comes to rest")


def kinds(posts: Iterable[Post]) -> list[NoticeKind]:
    """The kinds of some posts, in order."""
    return [post.notice.kind for post in posts]


def in_state(notices: Iterable[Notice], state: NoticeState) -> list[Notice]:
    """Those in a state."""
    return [notice for notice in notices if notice.state is state]


_CASE = rows.Shape(Case, tables.cases)
_NOTICE = rows.Shape(Notice, tables.notices)
