"""Beside the digest: in its thread the lists it only counts, and once in a quiet month that all is well."""

from collections.abc import Sequence

from bot.messages import parts
from bot.messages.cases import KIND_WORDS
from bot.messages.model import Block, Bold, Bullets, Heading, Message, Note, Paragraph, Text
from bot.words.catalogue import Words
from domain.claims import never_answered
from domain.digest import AllWell, DigestMore
from domain.tasks import Task
from domain.views import CaseView, Move, TaskView


def more(content: DigestMore, words: Words) -> Message:
    """The entries after those that stand in the digest, a line each."""
    lists: tuple[tuple[str, list[Text]], ...] = (
        ("digest.decisions", [case_line(view, words) for view in content.cases]),
        ("digest.more.climbing", [case_line(view, words) for view in content.climbing]),
        ("digest.more.unowned", [_nobodys(view, words) for view in content.unowned]),
        ("digest.stuck", [stuck_line(view, words) for view in content.stuck]),
        ("digest.moved", [move_line(move, words) for move in content.moved]),
        ("digest.new", [new_line(view, words) for view in content.new]),
        ("digest.thanks", [finished_line(view, words) for view in content.finished]),
    )
    blocks: list[Block] = [part for key, lines in lists for part in _section(key, lines, words)]
    rest: list[Block] = []
    if content.left:
        command = parts.command("status", words)
        rest.append(Paragraph(words.plural("digest.more.left", content.left, command=command)))
    footer = Note(words.text("digest.more.footer"))
    return Message(words.text("digest.more.summary"), (*blocks, *rest, footer), words.language)


def all_well(content: AllWell, words: Words) -> Message:
    """One short line, and what was looked at."""
    summary = words.text("all_well.summary", leader=content.leader, day=words.day(content.since))
    looked = Bullets(
        (
            words.plural("all_well.tasks", content.tasks),
            words.plural("all_well.goals", content.goals),
            words.plural("all_well.owners", content.owners),
        )
    )
    footer = Note(words.text("all_well.footer"))
    return Message(summary, (Paragraph(words.text("all_well.looked_at")), looked, footer), words.language)


def lines(rows: Sequence[Text], words: Words, key: str, *, beyond: int = 0) -> Block:
    """A list of lines; of what there is no room for the number is told, by the words of `key`."""
    return parts.items([[Bullets((row,))] for row in rows], words, key, beyond=beyond)


def case_line(view: CaseView, words: Words) -> Text:
    """A case: its task, what is the matter, and whose it is."""
    kind = words.text(KIND_WORDS[view.case.kind], day=parts.day_of(view.case.opened_at, words))
    return words.row(named(view.view.task, words), kind, parts.owner(view.view.owner, words))


def _nobodys(view: TaskView, words: Words) -> Text:
    """A task that nobody answers for; whether it has an owner in name."""
    silent = [words.text("unowned.silent")] if never_answered(view) else []
    return words.row(named(view.task, words), *silent)


def named(task: Task, words: Words) -> Text:
    """A task by its code and title."""
    return words.text("task.title", code=Bold(task.code), title=task.title)


def stuck_line(view: TaskView, words: Words) -> Text:
    """A task that stands still, for how long or why, and whose it is."""
    task = view.task
    if task.blocker:
        why: Text = words.text("digest.stuck.blocked", what=task.blocker)
    else:
        why = words.plural("digest.stuck.off_track", task.off_track_weeks)
    return words.row(named(task, words), why, parts.owner(view.owner, words))


def new_line(view: TaskView, words: Words) -> Text:
    """A task that is new in the plan: whose it is, and where."""
    where = [view.department.name] if view.department is not None else []
    return words.row(named(view.task, words), parts.owner(view.owner, words), *where)


def move_line(move: Move, words: Words) -> Text:
    """From which word to which."""
    code, title, after = Bold(move.view.task.code), move.view.task.title, parts.status(move.after, words)
    if move.before is None:
        return words.text("digest.first_word", code=code, title=title, after=after)
    before = parts.status(move.before, words)
    return words.text("digest.move", code=code, title=title, before=before, after=after)


def finished_line(view: TaskView, words: Words) -> Text:
    """Thanks for one task."""
    code, title = Bold(view.task.code), view.task.title
    if view.owner is None:
        return words.text("digest.finished", code=code, title=title)
    return words.text("digest.finished_by", person=view.owner, code=code, title=title)


def _section(key: str, rows: Sequence[Text], words: Words) -> list[Block]:
    return [Heading(words.text(key)), lines(rows, words, "digest.more.left")] if rows else []
