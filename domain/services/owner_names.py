"""Saying once who a name of a file is: all tasks that wait for that name get their owner together."""

from collections.abc import Mapping
from datetime import datetime

from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.owner_names import NamesKnown, OwnerName, TasksGiven, same
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, rewrite_waiting, tell
from domain.services.ownership import give
from domain.views import TaskFilter

ASSIGNED = "assigned"


class OwnerNames:
    """Names of owners out of files, and who they are."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def waiting(self, chat_id: str) -> tuple[OwnerName, ...]:
        """The names that wait for somebody to say who that is, those with most tasks first."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.IMPORT_PLAN)
            return _waiting(uow)

    def suggested(self, chat_id: str, task_id: int) -> str | None:
        """Whom a file names as the owner of a task that has none; for any member."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SEE_PLAN)
            return next((each.words for each in _waiting(uow) if task_id in each.task_ids), None)

    def give(self, chat_id: str, chosen: Mapping[str, str], now: datetime, *, through: str) -> NamesKnown:
        """Give all tasks of each name, by its key, to the member with that chat id; each of them is told once.

        Errors: StrangerError, NotAllowedError, UnknownPersonError, UnreachablePersonError.
        """
        with self._storage.write() as uow:
            by = access.actor(uow, chat_id)
            access.require(uow, by, Right.IMPORT_PLAN)
            act = Act(by, now, through, None)
            told: dict[int, int] = {}
            for name in _waiting(uow):
                if name.key in chosen:
                    owner = access.member(uow, chosen[name.key])
                    told[owner.id] = told.get(owner.id, 0) + _give(uow, act, name, owner)
            for owner_id, count in told.items():
                if count and owner_id != by.id:
                    occasion = f"{now.isoformat()} {by.id}"
                    tell(uow, NoticeKind.TASKS_GIVEN, owner_id, owner_id, now, occasion=occasion)
            rewrite_waiting(uow, _asked(uow), now)
            return NamesKnown(sum(told.values()), _waiting(uow))


def waiting_on(uow: UnitOfWork, person: Person) -> int:
    """How many names wait for that person to say who they are: for plan keepers, for the leader where there is none."""
    keeps = person.is_plan_keeper or (person.id == access.workspace(uow).leader_id and not uow.people.keepers())
    return len({same(words) for words, _, _ in uow.links.owner_words()}) if keeps else 0


def given(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> TasksGiven | str:
    """What somebody was given together, as far as it is still theirs and open."""
    moment, _, by_id = notice.occasion.partition(" ")
    since = datetime.fromisoformat(moment)
    views = [each for each in uow.tasks.views(TaskFilter(owner_id=to.id)) if each.task.owned_since == since]
    if not views:
        return "handed on or closed meanwhile"
    return TasksGiven(to, tuple(views), uow.people.get(int(by_id)), local_time.today(uow, to, now))


def _asked(uow: UnitOfWork) -> list[int | None]:
    """Everybody who may have read in the weekly message that names wait."""
    return [*(each.id for each in uow.people.keepers()), access.workspace(uow).leader_id]


def _give(uow: UnitOfWork, act: Act, name: OwnerName, owner: Person) -> int:
    given_now = 0
    for task_id in name.task_ids:
        task = access.task(uow, task_id)
        access.require(uow, act.by, Right.ASSIGN_TASK, Matter.of_task(task))
        give(uow, act, task, owner, ASSIGNED, is_told=False)
        given_now += 1
    return given_now


def _waiting(uow: UnitOfWork) -> tuple[OwnerName, ...]:
    named: dict[str, tuple[str, list[int], str]] = {}
    for words, task_id, title in uow.links.owner_words():
        named.setdefault(same(words), (words, [], title))[1].append(task_id)
    people: dict[str, list[Person]] = {}
    for person in uow.people.all() if named else ():
        if person.reachable:
            people.setdefault(same(person.name), []).append(person)
    found = []
    for key, (words, task_ids, title) in named.items():
        alike = people.get(key, [])
        found.append(OwnerName(words, tuple(task_ids), title, alike[0] if len(alike) == 1 else None))
    return tuple(sorted(found, key=lambda each: (-len(each.task_ids), same(each.words))))
