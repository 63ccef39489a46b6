"""Help: everything that can be typed, and one verb with what belongs to it and who may."""

from bot.messages import actions, parts
from bot.messages.everything import everything
from bot.messages.model import Bullets, Button, Buttons, Code, Message, Note, Text
from bot.verbs import VERBS, Verb
from bot.words.catalogue import Words
from domain.rights import TABLE, Circle, Right

WHO = {
    Circle.EVERYBODY: "who.everybody",
    Circle.THEMSELVES: "who.themselves",
    Circle.ANSWERING: "who.answering",
    Circle.ASKED: "who.asked",
    Circle.LEADING: "who.leading",
    Circle.LEADING_TODAY: "who.leading_today",
    Circle.LEADING_OR_ANSWERING: "who.leading_or_answering",
    Circle.LEADING_OR_OWN: "who.leading_or_own",
    Circle.LEADING_OR_MANAGING: "who.leading_or_managing",
    Circle.GRANTING: "who.granting",
    Circle.APPROVING: "who.approving",
    Circle.DECIDING: "who.deciding",
    Circle.ENDING: "who.ending",
    Circle.STEERING: "who.steering",
    Circle.HEADING: "who.heading",
    Circle.HEADING_TODAY: "who.heading_today",
    Circle.LEADER: "who.leader",
}
"""Who belongs to each circle, in words."""

DOES = {
    Right.SEE_PLAN: "does.see_plan",
    Right.EDIT_TASK: "does.edit_task",
    Right.PROPOSE_DATE: "does.propose_date",
    Right.DESCRIBE_TASK: "does.describe_task",
    Right.DROP_OWNED_TASK: "does.drop_owned_task",
    Right.DROP_TASK: "does.drop_task",
    Right.TAKE_READING: "does.take_reading",
    Right.SET_GOAL: "does.set_goal",
    Right.SEE_DIGEST: "does.see_digest",
    Right.SEE_DEPARTMENT_DIGEST: "does.see_department_digest",
    Right.EXPORT_PLAN: "does.export_plan",
    Right.EXPORT_DEPARTMENT: "does.export_department",
}
"""What each right allows, in words, of those verbs that need one or another."""

_SHORTCUTS = (
    (actions.PLAN_STATUS, "button.status"),
    (actions.PLAN_ADD, "button.add"),
    (actions.HOME_OPEN, "button.home"),
)


def helped(words: Words) -> Message:
    """What can be typed, in the reader's own language."""
    shortcuts = tuple(parts.plain_button(action, key, words) for action, key in _SHORTCUTS)
    lines = Bullets(tuple(_line(verb, words) for verb in VERBS))
    blocks = (lines, everything(words), Buttons(shortcuts), Note(words.text("help.footer")))
    return Message(words.text("help.summary"), blocks, words.language)


def of_verb(verb: Verb, words: Words) -> Message:
    """One verb: what is typed after it, an example, other words for it, and who may."""
    language = words.language
    typed = f"/plan {verb.word(language)}" + ("" if verb.takes is None else f" {words.line(verb.takes)}")
    summary = words.text("help.one", command=Code(typed), what=words.text(verb.explanation))
    facts = [words.text("help.example", command=Code(verb.shown(language)))]
    others = (verb.arabic if language == "ar" else verb.english)[1:]
    if others:
        facts.append(words.text("help.others", words=words.listed(others)))
    facts += _rights(verb, words)
    label = words.line("button.do_command")
    do_it = Buttons((Button(actions.COMMAND_CHOOSE, verb.name, label, label),))
    return Message(summary, (Bullets(tuple(facts)), do_it), language)


def _rights(verb: Verb, words: Words) -> list[Text]:
    """Who may; for each thing that the verb does, where not the same people may do all of them."""
    if len({TABLE[act] for act in verb.acts}) == 1:
        return [words.text("help.who", who=who) for who in who_may(verb, words)]
    return [
        words.text("help.who_for", what=words.line(DOES[act]), who=words.text(WHO[TABLE[act]])) for act in verb.acts
    ]


def who_may(verb: Verb, words: Words) -> list[Text]:
    """Who may do what the verb does; several, where it does several things."""
    return [words.text(WHO[circle]) for circle in dict.fromkeys(TABLE[act] for act in verb.acts)]


def _line(verb: Verb, words: Words) -> Text:
    """An example and what it does; who may, where that is not every member."""
    command, what = parts.command(verb.name, words), words.text(verb.explanation)
    circle = TABLE[verb.acts[0]]
    if circle in {Circle.EVERYBODY, Circle.THEMSELVES}:
        return words.text("help.line", command=command, what=what)
    return words.text("help.line.who", command=command, what=what, who=words.text(WHO[circle]))
