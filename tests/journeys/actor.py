"""Everything that somebody can do in Slack."""

from tests.journeys.hands import Hands
from tests.journeys.screen import Post


class Actor(Hands):
    """One person in front of Slack."""

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

    def mentions(self, line: str, below: Post | None = None, in_: str = "", first: str = "") -> Post | None:
        """Name the bot in a message, in a thread or beside it, with a command behind and `first` before it."""
        place, thread = (below.channel, below.ts) if below is not None else (self._place(in_), "")
        before = len(self.messages(in_))
        name = self._stage.slack.users[self._stage.slack.bot_user_id].name
        self._acts.say(self.chat_id, place, f"{first}@{name} {line}", thread)
        self._stage.settle()
        answers = [each for each in self.messages(in_)[before:] if each.is_the_bots]
        return answers[-1] if answers else None

    def reacts(self, sign: str, on: Post) -> None:
        """Put a reaction on a message, by its name."""
        self._acts.react(self.chat_id, on.channel, on.ts, sign)
        self._stage.settle()

    def takes_off(self, sign: str, on: Post) -> None:
        """Take one's reaction off a message."""
        self._acts.unreact(self.chat_id, on.channel, on.ts, sign)
        self._stage.settle()

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

    def _written_below(self, post: Post, text: str) -> str:
        place = self._stage.slack.channels[post.channel]
        return next(each.ts for each in place.messages.values() if each.text == text and each.user_id == self.chat_id)

    def _said(self, text: str) -> str:
        place = self._stage.slack.direct_message(self.chat_id)
        return next(each.ts for each in place.messages.values() if each.text == text and each.user_id == self.chat_id)
