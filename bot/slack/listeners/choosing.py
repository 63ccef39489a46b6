"""What was chosen from the list of everything that the command does."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.messages import helping
from bot.messages.model import Message
from bot.slack import show
from bot.slack.listeners import command
from bot.slack.modals import command_line
from domain.errors import IncompleteCommandError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press
    from bot.slack.listeners.submissions import Form


def chosen(press: "Press") -> None:
    """Do what the verb alone does, or ask for what belongs to it."""
    request, verb = press.request, verbs.BY_NAME.get(press.value)
    if verb is None:  # a list of an older version
        press.say(helping.helped(request.words))
        return
    try:
        message = command.answer(press.desk, press.body, request, verb.word(request.words.language))
    except IncompleteCommandError:
        press.window(command_line.view(verb, request.words))
        return
    if message is not None:
        press.say(message)
    show.again(press.desk, press.body, request)


def sent(form: "Form") -> Message | None:
    """Do what was typed into the form, as if it had been typed after the verb."""
    verb = verbs.BY_NAME[form.about.choice or ""]
    line = f"{verb.word(form.request.words.language)} {command_line.read(form.values)}"
    return command.answer(form.desk, {command.MENTIONED: line}, form.request, line)


def run(press: "Press") -> None:
    """What was typed where no window opens; who may is asked of whoever presses."""
    message = command.answer(press.desk, press.body, press.request, press.value)
    if message is not None:
        press.say(message)
