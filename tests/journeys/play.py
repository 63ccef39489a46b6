"""The driver of a journey: *expect, press, expect*, in the words people use.

`play.as_("omar").presses("On track", on=message)` does what Omar does; what he sees is read from what is on his screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.messages.trail_words import WHAT_WORDS
from storage.tables import audit
from tests.journeys.actor import Actor
from tests.journeys.screen import Post
from tests.journeys.stage import Stage

HALF_HOUR = timedelta(minutes=30)
LOOKS = tuple(timedelta(hours=hours) for hours in (5, 6, 6.5, 8, 8.5, 14, 14.5, 18))
"""Times of a winter's day in UTC: when Riyadh, Berlin and New York begin to work, when each is asked, when the digest
comes, and the evening."""


class Play:
    """A company at work, the bot among them, and the clock."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.people = {person.key: person.chat_id for person in stage.draft.people}

    def as_(self, key: str) -> Actor:
        """Somebody of the plan, by their key."""
        return Actor(self.stage, self.people[key], self.people)

    def stranger(self, name: str, **profile: Any) -> Actor:  # noqa: ANN401  (fields of a profile, by name)
        """Somebody who joins the workspace and is not in the plan; `profile` as in `Workspace.add_user`."""
        user = self.stage.slack.acts.join_team(id=f"U0{name.upper()}", name=name, real_name=name.title(), **profile)
        for channel in self.stage.slack.channels.values():
            if channel.name == "strategy":
                channel.members.append(user.id)
        self.stage.settle()
        return Actor(self.stage, user.id, self.people)

    def clock_to(self, local: str, of: str = "sara", *, awake: bool = False) -> None:
        """Live until a local time such as `2027-01-04 09:30` of somebody.

        The bot looks around at the moments of a day at which something falls due in this company; when `awake` it
        does so every half hour, day and night.
        """
        zone = ZoneInfo(self.stage.slack.users[self.people[of]].tz)
        target = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)
        while self.stage.clock.now() < target:
            now = self.stage.clock.now()
            following = now + (HALF_HOUR - (now - target) % HALF_HOUR) if awake else _next_look(now)
            self.stage.move(min(following, target) - now)

    def local_time(self, post: Post, of: str) -> str:
        """When a message was posted, on the reader's own clock, to the minute."""
        zone = ZoneInfo(self.stage.slack.users[self.people[of]].tz)
        return datetime.fromtimestamp(float(post.ts), zone).strftime("%Y-%m-%d %H:%M")

    def rows(self) -> dict[str, list[Any]]:
        """Everything in the database by table: to see that nothing changed.

        Which events were heard, and when the bot looks again at what waits on whom, is no change.
        """
        return {name: rows for name, rows in self.stage.rows().items() if name not in {"inbox", "rounds"}}

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return len(self.stage.rows()[table])

    @contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Whatever is done in here reaches the bot as if it came from another workspace."""
        slack = self.stage.slack
        home, slack.team_id = slack.team_id, "T0ELSEWHERE"
        members = list(slack.users.values())
        for user in members:
            user.team_id = slack.team_id
        yield
        slack.team_id = home
        for user in members:
            user.team_id = home

    @property
    def troubles(self) -> list[str]:
        """What Slack itself had to tell members because the bot did not answer, or answered wrongly."""
        slack = self.stage.slack
        refused = [f"{each.title}: {each.error}" for each in slack.journal.entries if each.error]
        return [f"{each.where}: {each.code}" for each in slack.troubles] + refused

    @property
    def unnamed(self) -> set[str]:
        """What stands in the audit trail and has no words of its own."""
        what = list(audit.columns.keys()).index("what")
        return {row[what] for row in self.stage.rows()[audit.name]} - set(WHAT_WORDS)


def _next_look(now: datetime) -> datetime:
    midnight = datetime.combine(now.date(), time(), tzinfo=UTC)
    looks = [midnight + timedelta(days=day) + look for day in range(2) for look in LOOKS]
    return next(look for look in looks if look > now)
