"""The driver of a journey: *expect, press, expect*, in the words people use.

`play.as_("omar").presses("On track", on=message)` does what Omar does; what he sees is read from what is on his screen.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sandbox.deliveries import Delivery
from sandbox.model import ActRefusedError, Message
from tests.journeys.screen import Button, Post, Screen, Sheet, as_read
from tests.journeys.stage import Stage

T = TypeVar("T")

HALF_HOUR = timedelta(minutes=30)
LOOKS = tuple(timedelta(hours=hours) for hours in (5, 6, 6.5, 8, 8.5, 14, 14.5, 18))
"""Times of a winter's day in UTC: when Riyadh, Berlin and New York begin to work, when each is asked, when the digest
comes, and the evening."""


class Play:
    """A company at work, the bot among them, and the clock."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.people = {person.key: person.chat_id for person in stage.draft.people}

    def as_(self, key: str) -> "Actor":
        """Somebody of the plan, by their key."""
        return Actor(self, self.people[key])

    def stranger(self, name: str, **profile: Any) -> "Actor":  # noqa: ANN401  (fields of a profile, by name)
        """Somebody who joins the workspace and is not in the plan; `profile` as in `Workspace.add_user`."""
        user = self.stage.slack.acts.join_team(id=f"U0{name.upper()}", name=name, real_name=name.title(), **profile)
        for channel in self.stage.slack.channels.values():
            if channel.name == "strategy":
                channel.members.append(user.id)
        self.stage.settle()
        return Actor(self, user.id)

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


def _next_look(now: datetime) -> datetime:
    midnight = datetime.combine(now.date(), time(), tzinfo=UTC)
    looks = [midnight + timedelta(days=day) + look for day in range(2) for look in LOOKS]
    return next(look for look in looks if look > now)


class Actor:
    """One person in front of Slack."""

    def __init__(self, play: Play, chat_id: str) -> None:
        self._play = play
        self._stage = play.stage
        self._acts = play.stage.slack.acts
        self.chat_id = chat_id

    # Seeing

    def messages(self, in_: str = "") -> list[Post]:
        """What they can read in a channel (`#name`) or, without one, in their conversation with the bot."""
        slack = self._stage.slack
        place = self._place(in_)
        shown = [each for each in slack.ephemerals.values() if each.visible_to == self.chat_id]
        mine = [each for each in shown if each.channel_id == place]
        every: list[Message] = [*slack.channels[place].messages.values(), *mine]
        return [Post(each) for each in sorted(every, key=lambda each: each.ts)]

    def sees_message(self, containing: str, in_: str = "") -> Post:
        """The newest message there that says this."""

        def newest() -> Post | None:
            return next((each for each in reversed(self.messages(in_)) if containing in each.text), None)

        return self._expect(newest, f"a message with {containing!r}", in_)

    def sees_no_message(self, containing: str, in_: str = "") -> None:
        """No message there says this."""
        found = [each for each in self.messages(in_) if containing in each.text]
        assert not found, f"{found} should not be there"

    def sees_thread(self, post: Post) -> list[Post]:
        """The answers below a message."""
        channel = self._stage.slack.channels[post.channel]
        return [Post(each) for each in channel.messages.values() if each.thread_ts == post.ts and each.ts != post.ts]

    def sees_reply(self, containing: str, below: Post) -> Post:
        """The newest answer below a message that says this."""

        def newest() -> Post | None:
            return next((each for each in reversed(self.sees_thread(below)) if containing in each.text), None)

        return self._expect(newest, f"a reply with {containing!r}")

    def sees_form(self, containing: str = "") -> Sheet:
        """The form or window in front of them, that says this."""

        def in_front() -> Sheet | None:
            sheet = self.sheet
            return sheet if sheet is not None and containing in f"{sheet.title}\n{sheet.text}" else None

        return self._expect(in_front, f"a form with {containing!r}")

    def sees_no_form(self) -> None:
        """No form is in front of them (any more)."""
        self._expect(lambda: True if self.sheet is None else None, "no form")

    @property
    def sheet(self) -> Sheet | None:
        """The form in front of them, if any."""
        stack = self._stage.slack.stacks.get(self.chat_id, [])
        return Sheet(self._stage.slack.views[stack[-1]]) if stack else None

    def sees_home(self, containing: str = "") -> Sheet:
        """Their Home, that says this."""

        def shown() -> Sheet | None:
            view = self._stage.slack.homes.get(self.chat_id)
            return Sheet(view) if view is not None and containing in Sheet(view).text else None

        return self._expect(shown, f"a Home with {containing!r}")

    # Doing

    def presses(self, label: str, on: Screen, about: str = "", *, times: int = 1) -> None:
        """Press a button; `times` delivers the same press again."""
        button = on.button(label, about)
        where = {"channel": on.channel, "ts": on.ts} if isinstance(on, Post) else {"view_id": _id(on)}
        delivery = self._acts.click(self.chat_id, button.action_id, block_id=button.block_id, **where)
        self._again(delivery, times)

    def chooses(self, words: str, on: Screen) -> None:
        """Choose from the list that opens in a message, or on Home."""
        lists = [
            (block["block_id"], element)
            for block in on.blocks
            if block["type"] == "actions"
            for element in block["elements"]
        ]
        found = [
            (block, menu, each) for block, menu in lists if menu["type"] == "static_select" for each in menu["options"]
        ]
        ((block_id, menu, chosen),) = (each for each in found if words in as_read(each[2]["text"]["text"]))
        where = {"channel": on.channel, "ts": on.ts} if isinstance(on, Post) else {"view_id": _id(on)}
        self._acts.click(self.chat_id, menu["action_id"], block_id=block_id, chosen=chosen["value"], **where)
        self._stage.settle()

    def chooses_on_home(self, words: str) -> None:
        """Choose from the list that opens on Home."""
        home = self.opens_home()
        rows = [(block, each) for block in home.blocks if block["type"] == "actions" for each in block["elements"]]
        ((row, menu),) = (each for each in rows if each[1]["type"] == "static_select")
        (value,) = (each["value"] for each in menu["options"] if words in as_read(each["text"]["text"]))
        self._acts.click(self.chat_id, menu["action_id"], block_id=row["block_id"], view_id=home.id, chosen=value)
        self._stage.settle()

    def presses_stale(self, button: Button, on: Post) -> None:
        """Press a button that their screen still showed after the message had lost it."""
        slack = self._stage.slack
        message = slack.channels[on.channel].messages[on.ts]
        shown, message.blocks = (
            message.blocks,
            [{"type": "actions", "block_id": "stale", "elements": [{**button.element, "type": "button"}]}],
        )
        delivery = self._acts.click(self.chat_id, button.action_id, channel=on.channel, ts=on.ts)
        message.blocks = shown
        self._again(delivery, 1)

    def fills(self, entries: Mapping[str, str]) -> None:
        """Fill in the form in front: by label, what is typed or the words of the choice; `@key` chooses a member."""
        sheet = self.sees_form()
        for label, entry in entries.items():
            field = sheet.field(label)
            chosen = self._choice(field.options, entry) if field.options else self._member(entry)
            self._acts.fill(self.chat_id, "value", chosen, view_id=sheet.id, block_id=field.block_id)

    def ticks(self, label: str, *choices: str) -> None:
        """Tick these boxes of a field of the form in front, and no others."""
        sheet = self.sees_form()
        field = sheet.field(label)
        chosen = [self._choice(field.options, each) for each in choices]
        self._acts.fill(self.chat_id, "value", chosen, view_id=sheet.id, block_id=field.block_id)

    def sends(
        self, *, tampered: Mapping[str, Mapping[str, str]] | None = None, about: str = "", times: int = 1
    ) -> None:
        """Send the form in front.

        `tampered` has state by block id that the client would not have let through, `about` a forged memory.
        What the client itself refuses stands below the fields afterwards, like the bot's own refusals.
        """
        try:
            delivery = self._acts.submit(self.chat_id)
        except ActRefusedError:
            return
        for block_id, state in (tampered or {}).items():
            delivery.payload["view"]["state"]["values"][block_id]["value"].update(state)
        if about:
            delivery.payload["view"]["private_metadata"] = about
        self._again(delivery, times)

    def closes(self) -> None:
        """Close the form in front."""
        self._acts.close(self.chat_id, everything=True)
        self._stage.settle()

    def types(self, line: str, in_: str = "", *, times: int = 1) -> Post | None:
        """Type a command; the private answer, or None when something else answered."""
        before = len(self.messages(in_))
        name, _, rest = line.partition(" ")
        self._again(self._acts.command(self.chat_id, self._place(in_), name, rest), times)
        after = self.messages(in_)
        return after[-1] if len(after) > before else None

    def answered(self, line: str, in_: str = "") -> Post:
        """Type a command and read the private answer."""
        answer = self.types(line, in_)
        assert answer is not None, f"{line} was not answered"
        assert answer.is_private, f"{line} was answered in public"
        return answer

    def says(self, text: str, in_thread_of: Post | None = None) -> None:
        """Say something to the bot, in the thread of a message or beside it."""
        thread = in_thread_of.ts if in_thread_of is not None else ""
        self._acts.say(self.chat_id, self._stage.slack.bot_user_id, text, thread)
        self._stage.settle()

    def rewords(self, old: str, new: str, *, times: int = 1) -> None:
        """Edit what they said to the bot; `times` has Slack deliver the edit so often."""
        if times > 1:
            self._stage.slack.outgoing.repeat_next(times - 1)
        self._acts.edit(self.chat_id, self._stage.slack.bot_user_id, self._said(old), new)
        self._stage.settle()

    def takes_back(self, text: str) -> None:
        """Delete what they said to the bot."""
        self._acts.delete(self.chat_id, self._stage.slack.bot_user_id, self._said(text))
        self._stage.settle()

    def writes_below(self, post: Post, text: str, *, times: int = 1) -> None:
        """Write in the thread of a message of a channel; `times` has Slack deliver it so often."""
        if times > 1:
            self._stage.slack.outgoing.repeat_next(times - 1)
        self._acts.say(self.chat_id, post.channel, text, post.ts)
        self._stage.settle()

    def rewords_below(self, post: Post, old: str, new: str) -> None:
        """Edit what they wrote in the thread of a message."""
        self._acts.edit(self.chat_id, post.channel, self._written_below(post, old), new)
        self._stage.settle()

    def deletes_below(self, post: Post, text: str) -> None:
        """Delete what they wrote in the thread of a message."""
        self._acts.delete(self.chat_id, post.channel, self._written_below(post, text))
        self._stage.settle()

    def _written_below(self, post: Post, text: str) -> str:
        place = self._stage.slack.channels[post.channel]
        return next(each.ts for each in place.messages.values() if each.text == text and each.user_id == self.chat_id)

    def _said(self, text: str) -> str:
        place = self._stage.slack.direct_message(self.chat_id)
        return next(each.ts for each in place.messages.values() if each.text == text and each.user_id == self.chat_id)

    def reacts(self, sign: str, on: Post) -> None:
        """Put a reaction on a message, by its name."""
        self._acts.react(self.chat_id, on.channel, on.ts, sign)
        self._stage.settle()

    def takes_off(self, sign: str, on: Post) -> None:
        """Take one's reaction off a message."""
        self._acts.unreact(self.chat_id, on.channel, on.ts, sign)
        self._stage.settle()

    def opens_home(self) -> Sheet:
        """Open the app's Home, and look at it."""
        self._acts.open_home(self.chat_id)
        self._stage.settle()
        return self.sees_home()

    def starts_shortcut(self, name: str) -> None:
        """Start a global shortcut."""
        self._acts.shortcut(self.chat_id, name)
        self._stage.settle()

    def makes_task_of(self, post: Post) -> None:
        """Use the message shortcut on a message."""
        self._acts.message_shortcut(self.chat_id, "make_task", post.channel, post.ts)
        self._stage.settle()

    def changes_profile(self, **changes: object) -> None:
        """Change fields of their profile: `tz`, `locale`, `is_restricted` and so on."""
        self._acts.change_profile(self.chat_id, **changes)
        self._stage.settle()

    def pauses_notifications(self, minutes: int) -> None:
        """Want to read nothing for so many minutes."""
        self._acts.snooze(self.chat_id, minutes)
        self._stage.settle()

    def leaves_company(self) -> None:
        """Be deactivated in the workspace."""
        self._acts.leave_team(self.chat_id)
        self._stage.settle()

    # How

    def _again(self, delivery: Delivery | None, times: int) -> None:
        self._stage.settle()
        for _ in range(times - 1):
            assert delivery is not None
            self._stage.repeat(delivery)

    def _expect(self, look: Callable[[], T | None], what: str, in_: str = "") -> T:
        found = self._stage.eventually(look)
        seen = "\n".join(repr(each) for each in self.messages(in_))
        form = self.sheet.text if self.sheet is not None else "no form"
        assert found is not None, f"{self.chat_id} does not see {what}, but:\n{seen}\n{form}"
        return found

    def _place(self, in_: str) -> str:
        slack = self._stage.slack
        if not in_:
            return slack.direct_message(self.chat_id).id
        return next(each.id for each in slack.channels.values() if each.name == in_.removeprefix("#"))

    def _member(self, entry: str) -> str:
        return self._play.people[entry[1:]] if entry.startswith("@") else entry

    @staticmethod
    def _choice(options: Mapping[str, str], entry: str) -> str:
        found = [value for words, value in options.items() if as_read(entry) in words]
        assert len(found) == 1, f"{entry!r} fits {len(found)} of {list(options)}"
        return found[0]


def _id(screen: Screen) -> str:
    assert isinstance(screen, Sheet)
    return screen.id
