"""The audit trail, newest first: when, who, what, from what to what, why and through what."""

from bot.messages import actions, parts
from bot.messages.model import (
    Block,
    Bold,
    Bullets,
    Button,
    Buttons,
    Message,
    Note,
    Paragraph,
    Plain,
    Quote,
    Simple,
    Text,
)
from bot.messages.trail_values import label, value
from bot.messages.trail_words import THROUGH_WORDS, WHAT_WORDS, WHY_WORDS
from bot.words.catalogue import Words
from domain.trail import ENTRIES, About, Trail, TrailEntry, ValueChange

SUMMARIES = {
    About.ALL: "audit.summary.all",
    About.SETTINGS: "audit.summary.settings",
    About.TASK: "audit.summary.of",
    About.GOAL: "audit.summary.of",
    About.PERSON: "audit.summary.person",
    About.DEPARTMENT: "audit.summary.of",
}


def trail(content: Trail, words: Words) -> Message:
    """A page of the trail."""
    groups = [_entry(entry, content, words) for entry in content.entries]
    listed: list[Block] = [parts.items(groups, words, "more.list")] if groups else []
    footer = "audit.footer.narrowed" if content.narrowed else "audit.footer"
    return Message(
        summary=words.text(SUMMARIES[content.about], name=Bold(content.name)),
        blocks=(
            *(listed or [Paragraph(words.text("audit.none"))]),
            *_turning(content, words),
            Note(words.text(footer, command=parts.command("history", words))),
        ),
        language=words.language,
    )


def _entry(entry: TrailEntry, content: Trail, words: Words) -> list[Simple]:
    by = words.line("audit.by_itself") if entry.by is None else entry.by or words.line("person.somebody")
    what = words.text(WHAT_WORDS.get(entry.what, "audit.what.other"))
    about = [] if not entry.name or entry.name == content.name else [words.cell(entry.name)]
    said: list[Simple] = [Paragraph(words.row((Plain(words.moment(entry.at)),), by, what, *about))]
    lines = [_line(change, content, words) for change in entry.changes]
    if entry.more:
        lines.append(words.plural("audit.more", entry.more))
    if lines:
        said.append(Bullets(tuple(lines)))
    return [*said, *_reason(entry, words)]


def _line(change: ValueChange, content: Trail, words: Words) -> Text:
    field, after = label(change, words), value(change.column, change.after, content.names, words)
    if change.before is None:
        return words.text("edit.line.new", field=field, after=after)
    before = value(change.column, change.before, content.names, words)
    return words.text("edit.line", field=field, after=after, before=before)


def _reason(entry: TrailEntry, words: Words) -> list[Simple]:
    """Why: in the words of whoever did it, or in ours where nobody did; and through what."""
    told: list[Simple] = []
    if entry.why and entry.by is not None:
        told.append(Quote(words.quoted(entry.why)))
    elif entry.why in WHY_WORDS:
        told.append(Paragraph(words.text("audit.why", why=words.line(WHY_WORDS[entry.why]))))
    if entry.through:
        known = THROUGH_WORDS.get(entry.through)
        through = entry.through if known is None else words.line(known)
        told.append(Paragraph(words.text("audit.through", through=through)))
    return told


def _turning(content: Trail, words: Words) -> list[Simple]:
    row: list[Button] = []
    steps = ((content.start + ENTRIES, "button.earlier_entries"), (content.start - ENTRIES, "button.later_entries"))
    for to, key in steps:
        if to > content.start and not content.goes_on:
            continue
        if to > content.start or content.start > 0:
            place = actions.list_value(content.list_name, max(0, to))
            row.append(parts.plain_button(actions.LIST_TURN, key, words, place))
    if content.about is About.TASK:
        row.append(parts.plain_button(actions.TASK_HISTORY, "button.history", words, str(content.subject_id)))
    return [Buttons(tuple(row))] if row else []
