"""What somebody presses, chooses and fills in."""

from collections.abc import Mapping

from sandbox.deliveries import Delivery
from sandbox.model import ActRefusedError
from tests.journeys.onlooker import Onlooker
from tests.journeys.screen import Button, Post, Screen, Sheet, as_read
from tests.journeys.stage import Stage


class Hands(Onlooker):
    """One person in front of buttons and forms; `people` are the members by their key in the plan."""

    def __init__(self, stage: Stage, chat_id: str, people: Mapping[str, str]) -> None:
        super().__init__(stage, chat_id)
        self._people = people

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
        ((block_id, menu, chosen),) = (each for each in found if f" {words}" in " " + as_read(each[2]["text"]["text"]))
        where = {"channel": on.channel, "ts": on.ts} if isinstance(on, Post) else {"view_id": _id(on)}
        self._acts.click(self.chat_id, menu["action_id"], block_id=block_id, chosen=chosen["value"], **where)
        self._stage.settle()

    def opens_home(self) -> Sheet:
        """Open the app's Home, and look at it."""
        self._acts.open_home(self.chat_id)
        self._stage.settle()
        return self.sees_home()

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
        """Tick these boxes of a field of the form in front, and no others; or choose these members, as `@key`."""
        sheet = self.sees_form()
        field = sheet.field(label)
        chosen = [self._choice(field.options, each) if field.options else self._member(each) for each in choices]
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

    def closes(self, *, everything: bool = True) -> None:
        """Close every form, or only the one in front."""
        self._acts.close(self.chat_id, everything=everything)
        self._stage.settle()

    def _again(self, delivery: Delivery | None, times: int) -> None:
        self._stage.settle()
        for _ in range(times - 1):
            assert delivery is not None
            self._stage.repeat(delivery)

    def _member(self, entry: str) -> str:
        return self._people[entry[1:]] if entry.startswith("@") else entry

    @staticmethod
    def _choice(options: Mapping[str, str], entry: str) -> str:
        found = [value for words, value in options.items() if as_read(entry) in words]
        assert len(found) == 1, f"{entry!r} fits {len(found)} of {list(options)}"
        return found[0]


def _id(screen: Screen) -> str:
    assert isinstance(screen, Sheet)
    return screen.id
