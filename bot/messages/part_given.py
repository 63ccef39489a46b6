"""A part that somebody is given, as they read of it: which, by whom, what it means, and where to begin."""

from bot.messages import parts
from bot.messages.model import Bold, Button, Buttons, Message, Note, Paragraph
from bot.messages.reminders import settings_button
from bot.words.catalogue import Value, Words
from domain.part_given import GivenPart, PartGiven

_SAYS = {
    GivenPart.LEADER: ("part.leader", "part.leader.means"),
    GivenPart.KEEPER: ("part.keeper", "part.keeper.means"),
    GivenPart.HEAD: ("part.head", "part.head.means"),
    GivenPart.GOAL: ("part.goal", "part.goal.means"),
}
_BEGINS = {
    GivenPart.LEADER: ("digest", "button.digest"),
    GivenPart.KEEPER: ("settings workspace", "button.company"),
    GivenPart.HEAD: ("status", "button.status"),
    GivenPart.GOAL: ("goal", "button.open_goal"),
}
"""What the first button does, typed, and what it is called."""


def part_given(content: PartGiven, words: Words) -> Message:
    """To whoever was given it."""
    key, means = _SAYS[content.part]
    named: dict[str, Value] = {"by": content.by}
    if content.department is not None:
        named["department"] = Bold(content.department.name)
    if content.goal is not None:
        named |= {"code": Bold(content.goal.code), "title": Bold(content.goal.title)}
    row = Buttons((_begin(content, words), settings_button(words)))
    return Message(
        words.text(key, **named),
        (Paragraph(words.text(means)), row, Note(words.text("part.why", by=content.by))),
        words.language,
    )


def _begin(content: PartGiven, words: Words) -> Button:
    typed, key = _BEGINS[content.part]
    about = content.department.key if content.department else content.goal.code if content.goal else ""
    return parts.command_button(f"{typed} {about}".strip(), key, words)
