"""A company in which somebody plays every part, and one matter of each kind waits; nothing that is tried stays."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.checkins import Answer
from domain.ladder import Case, CaseKind
from domain.measures import Measure
from domain.needs import Need
from domain.notices import NoticeKind
from domain.pausing import Proposal
from domain.people import Leave, Person
from domain.ports import Storage, UnitOfWork
from domain.previews import Preview
from domain.replies import Question
from domain.rights import Part
from domain.services.bundle import Services
from domain.services.changes import Spot, tell
from domain.services.tasks import NewTask
from domain.silence import Silence
from domain.tasks import Status
from tests import mothers
from tests.company import FOUNDED, MONDAY, WEEK, Company, at

THERE = at("2027-01-12 10:00")
"""A Tuesday on which everybody is at work but Wes."""

AWAY = at("2027-01-13 10:00")
"""The day after, on which the head and whoever was asked are on leave, and their deputies stand in."""

LATER = date(2027, 2, 1)
MESSAGE: Spot = ("D0OMAR", "1795000000.000100")
HEADS_MESSAGE: Spot = ("D0HANNA", "1795000000.000200")
NEW_MESSAGE: Spot = ("D0NEW", "1795000000.000400")
LEFT, GUEST, STRANGER = "Lars", "Gus", "nobody we know"


class _Undone(Exception):  # noqa: N818  (nothing is wrong)
    """Ends a transaction that was only tried."""


class Rehearsal(Storage):
    """A storage that takes everything and keeps nothing; `wrote` says whether a transaction came to its end."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.wrote = False

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A transaction that is rolled back."""
        with suppress(_Undone), self._storage.write() as uow:
            yield uow
            self.wrote = True
            raise _Undone

    def ahead(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """No import is tried."""
        raise AssertionError(f"{last} is no rehearsal")

    def rehearsed(self, last: Callable[[UnitOfWork], object]) -> AbstractContextManager[UnitOfWork]:
        """Nor a large one."""
        raise AssertionError(f"{last} is no rehearsal")

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """As ever."""
        return self._storage.read()

    def once(self, key: str, now: datetime) -> Storage:
        """Nothing that was tried is an event."""
        raise AssertionError(f"{key} at {now} is no rehearsal")


class Cast:
    """Everybody by name, what they are to Omar's tasks, and the matters that wait."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.services = Services.on(company.storage)
        self.ops = company.operations.id
        self._people()
        self._tasks()
        self._questions()
        self._words()
        self._file()

    def person(self, name: str) -> Person:
        """Somebody as they are now."""
        with self.company.storage.read() as uow:
            return next(each for each in uow.people.all() if each.name == name)

    def chat_id(self, name: str) -> str:
        """What the chat calls them."""
        return "U0NOBODY" if name == STRANGER else mothers.person(name).chat_id

    def parts(self, name: str, own: str | None, now: datetime) -> set[Part]:
        """What somebody is to what is `own`, or was asked of Ann, told to Tom, and belongs to operations.

        Without `own` everybody has a matter of their own.
        """
        found = {Part.ANYONE}
        if own in {name, None}:
            found.add(Part.OWN)
        if (name, own) == ("Dana", "Omar"):
            found.add(Part.DEPUTY)
        if name == "Maya" and own in {"Omar", "Wes"}:
            found.add(Part.MANAGER)
        steady = {"Hanna": Part.HEAD, "Ann": Part.ASKED, "Tom": Part.TOLD, "Layla": Part.LEADER, "Kim": Part.KEEPER}
        stands_in = {"Stan": Part.STAND_IN, "Ben": Part.ASKED_STAND_IN} if now == AWAY else {}
        return found | {by[name] for by in (steady, stands_in) if name in by}

    def everything(self) -> bytes:
        """The whole database."""
        with closing(self.company.engine.raw_connection()) as connection:
            found: bytes = connection.driver_connection.serialize()  # type: ignore[union-attr]  # SQLite's own has it
            return found

    def _people(self) -> None:
        here = {"department_id": self.ops}
        with self.company.storage.write() as uow:
            add = uow.people.add
            self.maya = add(mothers.person("Maya"))
            stan, ben = add(mothers.person("Stan", **here)), add(mothers.person("Ben"))
            self.ann = add(mothers.person("Ann", deputy_id=ben.id, away_from=AWAY.date(), away_until=AWAY.date()))
            self.tom = add(mothers.person("Tom"))
            self.mia = add(mothers.person("Mia", **here))
            self.zoe = add(mothers.person("Zoe", **here))
            add(mothers.person("Lars", is_active=False, **here))
            around = {"away_from": THERE.date() - timedelta(days=1), "away_until": LATER}
            self.wes = add(mothers.person("Wes", manager_id=self.maya.id, **around, **here))
            hanna, omar = uow.people.get(self.company.head.id), uow.people.get(self.company.owner.id)
            leave = Leave(AWAY.date(), AWAY.date())
            uow.people.save(replace(hanna, deputy_id=stan.id, away_from=leave.first, away_until=leave.last))
            uow.people.save(replace(omar, manager_id=self.maya.id))
            uow.departments.add(mothers.department("sales", head_id=self.company.colleague.id))
            self.goal = uow.goals.add(mothers.goal(department_id=self.ops))
            self.measure: Measure = uow.measures.add(mothers.measure(self.goal.id))

    def _tasks(self) -> None:
        task = self.company.task
        self.late = task("Late", due_on=date(2027, 1, 8), last_check_in_at=at("2027-01-08 12:00"))
        self.nobodys = task("Nobody's", owner_id=None, owned_since=None)
        self.proposed_to = task("Proposed to Ann", owner_id=None, owned_since=None)
        self.offered = task("Offered to Ann")
        self.stuck = task("Stuck")
        self.done = task("Done")
        self.zoes = task("Zoe's", owner_id=self.zoe.id)
        self.company.services.cases.open_new(THERE)
        self.company.services.cases.advance_due(THERE)
        self.proposed = self.services.tasks.add(self.mia.chat_id, NewTask("Proposed"), MONDAY, through="test").task
        self.dropped = task("Dropped")
        self.services.dropping.drop(self.company.leader.chat_id, self.dropped.id, "Gone.", MONDAY, through="test")
        self.silent = task("Silent", owned_since=at("2026-12-01 10:00"))
        with self.company.storage.write() as uow:
            rungs = mothers.ladder(self.company.owner.id, self.tom.id, self.company.leader.id)
            case = uow.cases.add(mothers.case(self.stuck.id, rungs, rung=1, next_at=None, opened_at=FOUNDED))
            heard_of = mothers.ladder(self.company.owner.id, self.company.head.id, self.company.leader.id)
            unheard = {"kind": CaseKind.UNHEARD, "next_at": None, "opened_at": FOUNDED}
            uow.cases.add(mothers.case(self.silent.id, heard_of, rung=1, **unheard))
        assert case is not None
        self.case: Case = case
        hand, people = self.services.handing, self.company
        by, to = people.owner.chat_id, self.ann.chat_id
        self.offer = hand.offer(by, self.offered.id, to, None, MONDAY, through="test").offer.id
        other = hand.propose(self.mia.chat_id, self.proposed_to.id, to, None, MONDAY, through="test")
        assert other.offer.offered_by == self.mia.id

    def _questions(self) -> None:
        self.need = self._need(self.company.owner)
        self.keepers_need, self.leaders_need = self._need(self.company.keeper), self._need(self.company.leader)
        self.proposal = self._proposal(self.company.owner)
        self.heads_proposal, self.leaders_proposal = (
            self._proposal(each) for each in (self.company.head, self.company.leader)
        )
        self.check_in, self.heads_check_in, self.leaders_check_in = (
            self._check_in(each) for each in (self.company.owner, self.company.head, self.company.leader)
        )
        with self.company.storage.write() as uow:
            for spot, person in ((MESSAGE, self.company.owner), (HEADS_MESSAGE, self.company.head)):
                uow.replies.ask(Question(*spot, person.id, "Half done.", None, MONDAY))

    def _need(self, owner: Person) -> Need:
        task = self.company.task(f"What {owner.name} lacks something for", owner_id=owner.id)
        with self.company.storage.write() as uow:
            found = uow.needs.add(mothers.need(task.id, owner.id, asked_of=self.ann.id, raised_at=MONDAY))
            tell(uow, NoticeKind.NEED_RAISED, found.id, self.tom.id, MONDAY)
        return found

    def _proposal(self, owner: Person) -> int:
        task = self.company.task(f"What {owner.name} is late with", owner_id=owner.id, due_on=date(2027, 1, 20))
        blank = Proposal(0, task.id, owner.id, MONDAY, LATER, task.due_on, "Rain.", self.ann.id, at("2027-01-20 10:00"))
        with self.company.storage.write() as uow:
            return uow.proposals.add(blank).id

    def _check_in(self, owner: Person) -> int:
        task = self.company.task(f"What {owner.name} says", owner_id=owner.id)
        answer = Answer(Status.OFF_TRACK, note="The belt is late.")
        self.services.check_ins.answer(owner.chat_id, task.id, answer, MONDAY, through="test")
        found = self.company.check_in(task, WEEK)
        assert found is not None
        return found.id

    def _file(self) -> None:
        uploads = self.services.uploads
        self.upload = uploads.begin(self.chat_id("Kim"), "F1", "plan.csv", THERE)
        uploads.show(self.upload.id, "digest", Preview("Asana"))

    def _words(self) -> None:
        """The leader's digest stands in the channel, with something finished in it; Tom has read what he was told."""
        self.company.settings(next_digest_at=MONDAY)
        done = self.done
        self.services.check_ins.answer(self.company.owner.chat_id, done.id, Answer(Status.DONE), MONDAY, through="test")
        self.company.services.digests.digest_due(MONDAY)
        self.company.deliver(MONDAY)
        (digest,) = self.company.outbox(NoticeKind.DIGEST)
        assert digest.sent_channel is not None
        assert digest.sent_ts is not None
        self.digest: Spot = (digest.sent_channel, digest.sent_ts)
        self.digest_week = date.fromisoformat(digest.occasion)
        (told,) = (each for each in self.company.outbox(NoticeKind.NEED_RAISED) if each.subject_id == self.need.id)
        self.told_tom: Spot = (told.sent_channel or "", told.sent_ts or "")
        self.said, self.remarked = ("D0OMAR", "1795000000.000500"), ("C0DIGEST", "1795000000.000600")
        owner, leader, late = self.company.owner.chat_id, self.company.leader.chat_id, self.late.id
        answer = [(self.company.task("Said").id, Answer(Status.ON_TRACK, note="Fine."))]
        self.services.replies.hear(owner, self.said, answer, MONDAY, through="test")
        self.services.remarks.hear(leader, self.remarked, "Go on.", [late], MONDAY, through="test")
        with self.company.storage.write() as uow:
            self.silence = uow.silences.add(Silence(0, self.company.leader.id, FOUNDED, MONDAY)).id
