"""Who has which part, as a setting."""

from dataclasses import replace

from domain.company_choices import HeadIs, KeeperIs, LeaderIs, Settled
from domain.departments import Department
from domain.errors import UnknownDepartmentError
from domain.part_given import GivenPart
from domain.people import Person
from domain.services import access, local_time
from domain.services.importing.company import with_digest, with_meeting
from domain.services.joining import bring
from domain.services.part_told import tell_part
from domain.services.settings.act import Change
from domain.settings_errors import LastKeeperError


def leader_is(act: Change, wanted: LeaderIs) -> Settled:
    """Name the visible leader; digest and meeting come in their time from then on."""
    uow = act.uow
    settings = access.workspace(uow)
    was, person = access.leader(uow, settings), somebody(act, wanted.chat_id)
    changes = person.id != settings.leader_id
    if changes:
        schedule = local_time.schedule(uow, person)
        after = replace(settings, leader_id=person.id, next_silence_at=None)
        act.keep_settings(settings, with_meeting(with_digest(after, schedule, act.now), schedule, act.now))
        tell_part(uow, GivenPart.LEADER, 0, person, act.by, act.now)
    before = None if was is None else LeaderIs(was.chat_id)
    return Settled(wanted, before, changes, person=person, was=was)


def keeper_is(act: Change, wanted: KeeperIs) -> Settled:
    """Have somebody keep the plan, or not any more; the last one stays."""
    uow = act.uow
    person = somebody(act, wanted.chat_id)
    if not wanted.keeps and person.is_plan_keeper and all(each.id == person.id for each in uow.people.keepers()):
        raise LastKeeperError(field="who", name=person.name)
    after = replace(person, is_plan_keeper=wanted.keeps)
    if after != person:
        uow.people.save(after)
        act.audit("role_changed", f"person:{person.id}", person, after)
        if wanted.keeps:
            tell_part(uow, GivenPart.KEEPER, 0, after, act.by, act.now)
    return Settled(wanted, replace(wanted, keeps=person.is_plan_keeper), after != person, person=after)


def head_is(act: Change, wanted: HeadIs) -> Settled:
    """Name the head of a department, or leave it without one."""
    uow = act.uow
    before = department(act, wanted.department_id)
    person = None if wanted.chat_id is None else somebody(act, wanted.chat_id)
    was = None if before.head_id is None else uow.people.get(before.head_id)
    after = replace(before, head_id=None if person is None else person.id)
    keep_department(act, before, after)
    if person is not None and before != after:
        tell_part(uow, GivenPart.HEAD, after.id, person, act.by, act.now)
    back = replace(wanted, chat_id=None if was is None else was.chat_id)
    return Settled(wanted, back, before != after, person=person, was=was, department=after)


def department(act: Change, department_id: int) -> Department:
    """The department; UnknownDepartmentError when there is none."""
    found = next((each for each in act.uow.departments.all() if each.id == department_id), None)
    if found is None:
        raise UnknownDepartmentError(field="what", name=str(department_id), known=())
    return found


def keep_department(act: Change, before: Department, after: Department) -> None:
    """Store it, and write down what changed."""
    if before != after:
        act.uow.departments.save(after)
        act.audit("department_changed", f"department:{after.id}", before, after)


def somebody(act: Change, chat_id: str) -> Person:
    """A member who can have a part; one whom only the chat knows becomes a member of the plan with it.

    Errors: UnknownPersonError, UnreachablePersonError.
    """
    profile = act.outside.members.get(chat_id)
    if profile is not None and not profile.is_guest and profile.is_active:
        bring(act.uow, profile, act.now, by=act.by.id, through=act.through)
    return access.member(act.uow, chat_id)
