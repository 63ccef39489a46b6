"""What somebody has in front of them in Slack."""

from collections.abc import Callable
from typing import TypeVar

from sandbox.model import Message
from tests.journeys.screen import Post, Sheet
from tests.journeys.stage import Stage

T = TypeVar("T")


class Onlooker:
    """One person who looks at Slack."""

    def __init__(self, stage: Stage, chat_id: str) -> None:
        self._stage = stage
        self._acts = stage.slack.acts
        self.chat_id = chat_id

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
