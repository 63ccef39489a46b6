"""Circumstances: people move, come, go and take leave; the plan's keeper and Slack tell the program so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.commands.simulation.acts import tried
from bot.commands.simulation.world import World
from domain.plan import PersonDraft


@dataclass(frozen=True, slots=True)
class Change:
    """Something changes on somebody's profile: zone, language, or becoming a guest."""

    who: str
    profile: Mapping[str, object]

    def do(self, world: World) -> bool:
        """Change it."""
        return tried(lambda: world.slack.acts.change_profile(self.who, **self.profile))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} changes: {dict(self.profile)}"


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody leaves the company for good, or for a while."""

    who: str

    def do(self, world: World) -> bool:
        """Leave."""
        return tried(lambda: world.slack.acts.leave_team(self.who))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} leaves the company"


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Somebody who left comes back."""

    who: str

    def do(self, world: World) -> bool:
        """Come back."""
        user = world.slack.users.get(self.who)
        return user is not None and user.deleted and tried(lambda: world.slack.acts.return_to_team(self.who))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} comes back"


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody joins the workspace, and the plan if `person` is somebody of it."""

    who: str
    zone: str
    locale: str
    person: PersonDraft | None = None

    def do(self, world: World) -> bool:
        """Join; the keeper of the plan imports it anew with the newcomer in it."""
        if self.who in world.slack.users:
            return False
        world.slack.acts.join_team(
            id=self.who, name=self.who.lower(), real_name=self.who.title(), tz=self.zone, locale=self.locale
        )
        world.carry()
        if self.person is None:
            return True
        return bring(world, people=(*world.draft.people, self.person))

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} joins the workspace{'' if self.person is None else ' and the plan'}"


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """The keeper of the plan notes somebody's leave and imports the plan anew."""

    who: str
    begins: date
    ends: date

    def do(self, world: World) -> bool:
        """Note it."""
        people = tuple(
            replace(each, away_from=self.begins, away_until=self.ends) if each.chat_id == self.who else each
            for each in world.draft.people
        )
        return bring(world, people=people)

    def __str__(self) -> str:
        """As people would tell it."""
        return f"{self.who} is on leave from {self.begins} until {self.ends}"


def bring(world: World, *, people: tuple[PersonDraft, ...]) -> bool:
    """Import the plan with other people in it."""
    world.bring(replace(world.draft, people=people))
    return True
