"""What needs somebody above: requests to answer, answers to see, tasks without an owner, each with its buttons."""

from functools import partial

from bot.messages import actions, head_digest, needs, owner_names, paging, parts, proposals, seeing
from bot.messages.model import Block, Bullets, Button, Buttons, Heading, Items, Message, Note, Paragraph, Simple, Text
from bot.messages.paging import Pager
from bot.messages.reminders import settings_button
from bot.messages.replies import unowned_group
from bot.words.catalogue import Value, Words
from domain.needs_you import ASKED, IN_SIGHT, LINES_ON_A_PAGE, OTHERS, WAITING, NeedsYou
from domain.paging import ON_A_PAGE
from domain.views import NeedView

_Section = tuple[str, list[list[Simple]]]


def weekly(content: NeedsYou, words: Words) -> Message:
    """The message of the week, and what has become of it as one acts."""
    return Message(
        summary=_summary(content, words),
        blocks=(
            *_in_place_of(content, words),
            *([] if content.digest is None else head_digest.cases(content.digest, words)),
            *_sections(content, words, IN_SIGHT),
            *owner_names.waiting(content.names, words),
            *_rest(content, words),
            *([] if content.digest is None else head_digest.news(content.digest, words)),
            Note(_footer(content, words)),
        ),
        language=words.language,
    )


def window(content: NeedsYou, words: Words) -> Message:
    """The same in a window, whenever somebody asks for it: all that waits now."""
    others = [*owner_names.waiting(content.names, words), *_register(content, words)]
    if not (content.total or content.names):
        footer = Note(words.text("needs.none.footer"))
        return Message(words.text("needs.none"), (*others, footer), words.language)
    page = [_page(content, words)] if content.total else []
    blocks = (*_in_place_of(content, words), *page, *others)
    return Message(_summary(content, words), (*blocks, Note(words.text("needs.footer"))), words.language)


def _register(content: NeedsYou, words: Words) -> list[Block]:
    """What waits for others, a line each: who asks whom for what, until when, and who is asked then."""
    listed = (
        ("needs_you.asked", ASKED, content.register.asked),
        ("needs_you.others", OTHERS, content.register.others),
    )
    blocks: list[Block] = []
    for key, part, page in listed:
        if page.total:
            title, lines = words.text(key), [[Bullets((_asks(of, words),))] for of in page.entries]
            pager = _pager(part, title, page.start, page.total, LINES_ON_A_PAGE)
            blocks += [Heading(title), paging.items(lines, pager, words)]
    return blocks


def _pager(part: str, what: Text, start: int, total: int, size: int = ON_A_PAGE) -> Pager:
    return Pager(actions.NEEDS_TURN, partial(actions.list_value, part), what, start, total, size)


def _asks(of: NeedView, words: Words) -> Text:
    values: dict[str, Value] = {"by": of.by, "kind": words.line(parts.NEED_WORDS[of.need.kind])}
    if of.asked is None:
        said = words.text("needs_you.asks_nobody", **values)
    elif of.need.due_at is None:
        said = words.text("needs_you.asks", person=of.asked, **values)
    elif of.next_person is None:
        said = words.text("needs_you.asks_until", person=of.asked, moment=words.moment(of.need.due_at), **values)
    else:
        values |= {"person": of.asked, "moment": words.moment(of.need.due_at), "above": of.next_person}
        said = words.text("needs_you.asks_until_then", **values)
    return words.row(parts.title(of.view, words).text, said)


def _summary(content: NeedsYou, words: Words) -> Text:
    if content.waiting:
        return words.plural("needs_you.summary", content.waiting)
    if content.digest is not None and not (content.total or content.digest.cases):
        return words.text("head_digest.summary", departments=head_digest.names(content.digest, words))
    return words.text("needs_you.done")


def _in_place_of(content: NeedsYou, words: Words) -> list[Simple]:
    if not content.stands_in_for:
        return []
    others = content.stands_in_for
    return [Paragraph(words.plural("needs_you.standing_in", len(others), people=words.names(others)))]


def _sections(content: NeedsYou, words: Words, most: int) -> list[Block]:
    """The first `most` of all, below a heading for each kind; what is done keeps its place, so that none moves."""
    blocks: list[Block] = []
    for key, groups in _groups(content, words):
        if groups[:most]:
            blocks += [Heading(words.text(key)), parts.items(groups[:most], words, "more.list")]
        most = max(0, most - len(groups))
    return blocks


def _page(content: NeedsYou, words: Words) -> Items:
    """A page of all, as one list; a heading stands above the first of each kind on it."""
    entries = [(key, group) for key, groups in _groups(content, words) for group in groups]
    # Of the tasks without an owner only those in sight are here.
    shown = entries[min(content.start, content.before_unowned) :][:ON_A_PAGE]
    first = {key: at for at, (key, _) in reversed(list(enumerate(shown)))}
    groups = [
        [*([Heading(words.text(key))] if first[key] == at else []), *group] for at, (key, group) in enumerate(shown)
    ]
    what = words.text("form.needs.title")
    pager = _pager(WAITING, what, content.start, content.total)
    return paging.items(groups, pager, words)


def _groups(content: NeedsYou, words: Words) -> list[_Section]:
    return [
        ("needs_you.needs", [needs.group(of, words, content.to) for of in content.needs]),
        ("needs_you.proposals", [proposals.group(of, words) for of in content.proposals]),
        ("needs_you.answers", [seeing.group(view, words) for view in content.answers]),
        ("needs_you.unowned", [unowned_group(view, words, content.today) for view in content.unowned]),
    ]


def _rest(content: NeedsYou, words: Words) -> list[Simple]:
    """The way to everything, and how many do not stand here."""
    label = words.line("button.home")
    buttons = [Button(actions.HOME_OPEN, actions.NO_VALUE, label, label)]
    if content.digest is not None:
        buttons.append(settings_button(words))
    row = Buttons(tuple(buttons))
    beyond = content.total - IN_SIGHT
    return [Paragraph(words.plural("needs_you.more", beyond)), row] if beyond > 0 else [row]


def _footer(content: NeedsYou, words: Words) -> Text:
    weekday = words.weekday(content.weekday)
    if content.digest is not None:
        return words.text(
            "head_digest.footer",
            departments=head_digest.names(content.digest, words),
            weekday=weekday,
            command=parts.command("mute", words),
        )
    return words.text("needs_you.footer", weekday=weekday, command=parts.command("mute", words))
