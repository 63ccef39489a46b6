"""The first set-up: the greeting, the step that begins the plan, and what happens next."""

from bot.messages import actions, parts
from bot.messages.departments import DEPARTMENTS
from bot.messages.model import Block, Bullets, Button, Buttons, Heading, Message, Note, Paragraph
from bot.words.catalogue import Words
from domain.services.set_up import Beginning
from domain.set_up import STEPS, SetUpStep

LANGUAGES = {"en": "button.set_up_en", "ar": "button.set_up_ar"}
FILE, FORM, SAMPLE, NOTHING = "file", "form", "sample", "nothing"
"""How the plan comes in, as the buttons of the last step say it."""

SAMPLE_TASKS = (("set_up.sample.first", 2), ("set_up.sample.second", 4), ("set_up.sample.third", 6))
"""What the sample consists of: the words of each task, and in how many weeks it is due."""


def greeting(words: Words) -> Message:
    """For whoever may begin: what this is, how long it takes, and the language as the first step."""
    row = tuple(parts.plain_button(actions.SET_UP_BEGIN, key, words, language) for language, key in LANGUAGES.items())
    lines = tuple(words.text(key) for key in _STEPS_WORDS)
    return Message(
        words.text("set_up.greeting"),
        (Paragraph(words.text("set_up.what")), Bullets(lines), Buttons(row), Note(words.text("set_up.later"))),
        words.language,
    )


def going_on(step: SetUpStep, words: Words) -> Message:
    """That the set-up is not over, and the way back into it."""
    return Message(words.text("set_up.not_over"), tuple(_going_on(step, words)), words.language)


def section(step: SetUpStep | None, words: Words) -> list[Block]:
    """The same on Home; nothing when it is over."""
    return [] if step is None else [Heading(words.text("set_up.not_over")), *_going_on(step, words)]


def plan(words: Words) -> Message:
    """The last step: how the plan comes in."""
    row = (
        parts.plain_button(actions.SET_UP_PLAN, "button.set_up_file", words, FILE),
        parts.plain_button(actions.SET_UP_PLAN, "button.set_up_first", words, FORM),
        parts.plain_button(actions.SET_UP_PLAN, "button.set_up_sample", words, SAMPLE),
        parts.plain_button(actions.SET_UP_PLAN, "button.set_up_later", words, NOTHING),
    )
    file = words.text("set_up.by_file", command=parts.command("import", words))
    ways = (file, words.text("set_up.by_form"), words.text("set_up.by_sample"))
    return Message(words.text("set_up.plan"), (Bullets(ways), Buttons(row)), words.language)


def over(of: Beginning, words: Words) -> Message:
    """That it is done, and what happens next, and when."""
    lines = [words.plural("set_up.people", of.people)]
    if of.first_ask_at is None:
        lines.append(words.text("set_up.nobody_asked"))
    else:
        lines.append(words.text("set_up.asked", moment=of.first_ask_at))
    if of.next_digest_at is None:
        lines.append(words.text("house.no_channel.digest"))
    else:
        lines.append(words.text("company.digest", moment=of.next_digest_at))
    if of.next_meeting_on is not None:
        lines.append(words.text("company.meeting", day=of.next_meeting_on))
    row = (
        _button(actions.PLAN_ADD, "button.add", words),
        parts.plain_button(actions.SETTING_OPEN, "button.house_departments", words, DEPARTMENTS),
        _button(actions.COMPANY_OPEN, "button.company", words),
        _button(actions.PLAN_HELP, "button.help", words),
    )
    footer = Note(words.text("set_up.footer", command=parts.command("help", words)))
    return Message(words.text("set_up.over"), (Bullets(tuple(lines)), Buttons(row), footer), words.language)


def step_of(number: int, words: Words) -> str:
    """Such as `Set-up: step 2 of 5`."""
    return words.line("set_up.step", number=number, all=STEPS)


def _going_on(step: SetUpStep, words: Words) -> list[Block]:
    line = words.text("set_up.next", step=words.line(_STEPS_WORDS[step.number - 2]), number=step.number, all=STEPS)
    return [Paragraph(line), Buttons((_button(actions.SET_UP_GO_ON, "button.set_up_go_on", words),))]


def _button(action: str, key: str, words: Words) -> Button:
    return parts.plain_button(action, key, words)


_STEPS_WORDS = ("set_up.step.people", "set_up.step.channels", "set_up.step.time", "set_up.step.plan")
