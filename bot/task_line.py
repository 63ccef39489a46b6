"""Reading a task from one typed line: `"Sign the vendor" @sara by 2027-01-31 for G2 in procurement monthly`."""

import re
from collections.abc import Sequence
from datetime import date

from bot.dates import read_date
from bot.member_names import MENTION, require_chosen
from bot.rhythm_line import take_rhythm
from domain.errors import BadDateError, IncompleteCommandError
from domain.rhythm import TaskRhythm
from domain.services.tasks import NewTask
from domain.tasks import id_from_code

CODE = r"[Tt][\s‐-–-]?\d{1,9}(?!\w)"  # noqa: RUF001  (phones turn a hyphen into a dash)
CODE_IN_TEXT = re.compile(rf"(?<!\w){CODE}")
QUOTED = re.compile(r'^\s*["“”„«]\s*(?P<title>.*?)\s*["“”»]\s*(?P<rest>.*)$', re.DOTALL)
CHANNEL = re.compile(r"<#[A-Z0-9]+\|(?P<name>[^>]+)>")
LINK = re.compile(r"<(?:mailto:[^|>]+\|(?P<mail>[^>]+)|(?P<address>[a-z]+:[^|>]+)(?:\|[^>]*)?)>")
KEYWORDS = {
    "by": "due",
    "due": "due",
    "قبل": "due",
    "حتى": "due",
    "for": "goal",
    "للهدف": "goal",
    "لهدف": "goal",
    "in": "department",
    "في": "department",
}


def read_new_task(text: str, today: date, example: str) -> NewTask:
    """Read a task. The title stands in quotes, or is everything before the first word that means something else.

    Errors, with `example`: IncompleteCommandError when there is no title or a word lacks what belongs to it,
    NameNotChosenError for a name that is no member;
    BadDateError when the due date is none we can read.
    """
    found = QUOTED.match(text)
    title, rest = (found["title"], found["rest"]) if found else _unquoted(text)
    owner = MENTION.search(rest)
    rest = CHANNEL.sub(r"\g<name>", MENTION.sub(" ", rest))
    require_chosen(rest, example)
    if not title:
        raise IncompleteCommandError(field="title", example=example)
    rhythm, words = take_rhythm(rest.split())
    parts = _parts(words, example)
    due = None
    if "due" in parts:
        due = read_date(parts["due"], today)
        if due is None:
            raise BadDateError(field="due", given=parts["due"], example=example)
    return NewTask(
        title=as_typed(title),
        owner=owner["id"] if owner else None,
        goal=parts.get("goal"),
        department=as_typed(parts.get("department", "")).lstrip("#") or None,
        due_on=due,
        start_on=today if due else None,
        rhythm=rhythm or TaskRhythm.WEEKLY,
    )


def read_assignment(text: str, example: str) -> tuple[int, str]:
    """Read `T-12 @sara` in either order: the task's id and the member's chat id; else IncompleteCommandError."""
    owner = MENTION.search(text)
    task_id = id_from_code(MENTION.sub(" ", text))
    if owner is None:
        require_chosen(text, example)
    if owner is None or task_id is None:
        raise IncompleteCommandError(example=example)
    return task_id, owner["id"]


def as_typed(text: str) -> str:
    """The text as the person saw it: the chat wraps addresses in brackets and escapes three signs."""
    bare = LINK.sub(lambda link: link["mail"] or link["address"], text)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _unquoted(text: str) -> tuple[str, str]:
    words = text.split()
    for index, word in enumerate(words):
        if word.casefold() in KEYWORDS or word.startswith(("<@", "@")):
            return " ".join(words[:index]), " ".join(words[index:])
    return " ".join(words), ""


def _parts(words: Sequence[str], example: str) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for word in words:
        name = KEYWORDS.get(word.casefold())
        if current == [] and name == "department" and current is parts.get("due"):
            name = None  # `by in two weeks`
        if name is not None:
            current = parts.setdefault(name, [])
        elif current is None:
            raise IncompleteCommandError(field="title", example=example)
        else:
            current.append(word)
    if not all(parts.values()):
        raise IncompleteCommandError(example=example)
    return {name: " ".join(words) for name, words in parts.items()}
