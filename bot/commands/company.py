"""The people and channels of a plan, put into a pocket Slack."""

from domain.plan import PlanDraft
from sandbox.workspace import Workspace


def populate(workspace: Workspace, draft: PlanDraft, *, first_runs_it: bool = False) -> None:
    """Add every person and every channel of the plan; a channel without members has everybody who is no guest.

    `first_runs_it` makes the first person an administrator.
    """
    for person in draft.people:
        workspace.add_user(
            id=person.chat_id,
            name=person.key,
            real_name=person.name,
            tz=person.zone,
            locale=person.locale,
            is_restricted=person.is_guest,
            is_admin=first_runs_it and person is draft.people[0],
        )
    by_key = {person.key: person.chat_id for person in draft.people}
    everybody = [person.chat_id for person in draft.people if not person.is_guest]
    for channel in draft.channels:
        members = [by_key[key] for key in channel.members] or everybody
        workspace.add_channel(id=channel.id, name=channel.name, members=members)
