"""The first set-up: somebody who runs the workspace makes a company out of nothing, and is led through its settings.

It begins with a company that works as it is; each step sets something more, and can be left for later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.company_choices import Choice
from domain.ports import Storage, UnitOfWork
from domain.profiles import Profile
from domain.rights import Right
from domain.services import access, local_time
from domain.services.importing.company import with_digest, with_meeting
from domain.services.joining import DEFAULT_CALENDAR, bring
from domain.services.settings import settle
from domain.services.settings.act import Change, Outside
from domain.set_up import SetUpStep
from domain.settings_errors import SetUpByOthersError
from domain.views import TaskFilter
from domain.workspace import Workspace

THROUGH = "set-up"
FIRST_DUE = timedelta(weeks=4)
"""When the first task is due, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Founding:
    """Who founds the company, as the chat knows them, and what is taken for granted until somebody says otherwise."""

    founder: Profile
    team_id: str
    company: str
    plan: str
    language: str
    country: str | None = None
    work_days: frozenset[int] = frozenset({1, 2, 3, 4, 5})


@dataclass(frozen=True, slots=True)
class Beginning:
    """What happens next, and when; None for what does not. `people` are in the plan, `first_due` is a day to offer."""

    people: int
    first_ask_at: datetime | None
    next_digest_at: datetime | None
    next_meeting_on: date | None
    first_due: date


class SetUpService:
    """Leads through the first set-up: for whoever runs the workspace, then for plan keepers and the leader."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def begin(self, wanted: Founding, now: datetime) -> bool:
        """Make the company; False when it is there already. Errors: SetUpByOthersError."""
        with self._storage.write() as uow:
            if uow.workspaces.find() is not None:
                return False
            if not wanted.founder.runs_workspace or wanted.founder.is_guest or not wanted.founder.is_active:
                raise SetUpByOthersError
            _found(uow, wanted, now)
            return True

    def step(self, chat_id: str) -> SetUpStep | None:
        """What comes next; None when the set-up is over. Errors: EmptyPlanError, StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_COMPANY)
            return step_of(uow)

    def take(
        self,
        chat_id: str,
        step: SetUpStep,
        choices: Sequence[Choice],
        now: datetime,
        *,
        through: str,
        outside: Outside,
        everybody: bool | None = None,
    ) -> SetUpStep | None:
        """Set what a step chose, and go on to the one after it; what comes next.

        `everybody` says whether members of the chat become members of the plan by themselves. Errors: those of
        settings.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            act = Change(uow, person, now, through, outside)
            for choice in choices:
                settle(act, choice)
            before = access.workspace(uow)
            after = before if everybody is None else replace(before, takes_everybody=everybody)
            if before.set_up_step is step:  # a form that was opened twice does not lead back
                after = replace(after, set_up_step=step.following)
            act.keep_settings(before, after)
            return step_of(uow)

    def finish(self, chat_id: str, now: datetime, *, through: str) -> None:
        """End the set-up, wherever it is. Errors: StrangerError, NotAllowedError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            before = access.workspace(uow)
            Change(uow, person, now, through, Outside()).keep_settings(before, replace(before, set_up_step=None))

    def bring(self, chat_id: str, profiles: Iterable[Profile], now: datetime, *, through: str) -> int:
        """Make members of the chat members of the plan, guests apart; how many are new. Errors: as above."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            new = [
                profile
                for profile in profiles
                if profile.is_active and not profile.is_guest and uow.people.by_chat_id(profile.chat_id) is None
            ]
            for profile in new:
                bring(uow, profile, now, by=person.id, through=through)
            return len(new)

    def beginning(self, chat_id: str, now: datetime) -> Beginning:
        """What happens next. Errors: StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            settings = access.workspace(uow)
            asked = [each.next_ask_at for each in uow.people.owners() if each.next_ask_at is not None]
            return Beginning(
                people=sum(each.reachable for each in uow.people.all()),
                first_ask_at=min(asked, default=None),
                next_digest_at=settings.next_digest_at if settings.digest_channel else None,
                next_meeting_on=settings.next_meeting_on if settings.meeting_channel else None,
                first_due=now.astimezone(ZoneInfo(person.zone)).date() + FIRST_DUE,
            )


def step_of(uow: UnitOfWork) -> SetUpStep | None:
    """What comes next of a set-up; where tasks came in some other way, the plan is there."""
    step = access.workspace(uow).set_up_step
    return None if step is SetUpStep.PLAN and uow.tasks.count(TaskFilter()) else step


def _found(uow: UnitOfWork, wanted: Founding, now: datetime) -> None:
    calendar = Calendar(DEFAULT_CALENDAR, work_days=wanted.work_days, country=wanted.country)
    uow.calendars.save(calendar)
    settings = Workspace(wanted.company, wanted.plan, None, None, None, team_id=wanted.team_id)
    settings = replace(settings, language=wanted.language, set_up_step=SetUpStep.PEOPLE)
    uow.workspaces.save(settings)
    person = replace(bring(uow, wanted.founder, now, by=None, through=THROUGH), is_plan_keeper=True)
    uow.people.save(person)
    schedule = local_time.schedule(uow, person)
    settings = replace(settings, leader_id=person.id)
    uow.workspaces.save(with_meeting(with_digest(settings, schedule, now), schedule, now))
    told = {"company": wanted.company, "plan_title": wanted.plan, "language": wanted.language, "leader_id": person.id}
    made = {"work_days": sorted(wanted.work_days), "country": wanted.country}
    for subject, after in (("workspace", told), ("calendar:default", made)):
        uow.audit.add(AuditEntry(now, "set_up_begun", subject, person.id, after=after, through=THROUGH))
    was, is_now = {"is_plan_keeper": False}, {"is_plan_keeper": True}
    uow.audit.add(AuditEntry(now, "role_changed", f"person:{person.id}", person.id, was, is_now, through=THROUGH))
