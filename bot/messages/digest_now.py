"""The digest as it would be now, for one reader: the same lists without its buttons, and the way to what waits."""

from dataclasses import replace

from bot.messages import cues, head_digest, parts
from bot.messages.absences import away
from bot.messages.digest import participation
from bot.messages.digest_more import case_line, finished_line, lines, move_line, new_line, stuck_line
from bot.messages.goals import goals
from bot.messages.model import Block, Buttons, Heading, Message, Note, Paragraph, Text
from bot.words.catalogue import Words
from domain.digest import Digest, DigestReady
from domain.head_digest import HeadDigest
from domain.paging import ROWS_ON_A_PAGE

_MORE = "digest.now.more"


def digest_now(content: DigestReady, words: Words) -> Message:
    """The company's: what waits for the leader first, then goals, what moved, early signs, and who answered."""
    told = content.digest
    waiting = [view for view in told.cases if view.case.is_open]
    asked = told.more_needs + sum(of.waits for of in told.needs)
    count = len(waiting) + told.more_cases + asked
    blocks: list[Block] = []
    if waiting:
        rows = [case_line(view, words) for view in waiting]
        blocks += [Heading(words.text("digest.decisions")), lines(rows, words, _MORE, beyond=told.more_cases)]
    facts = [("digest.now.requests", asked), ("digest.climbing", told.climbing), ("digest.unowned", told.unowned)]
    blocks += [Paragraph(words.plural(key, number)) for key, number in facts if number]
    if told.goals:
        shown = told.goals[:ROWS_ON_A_PAGE]
        blocks += [Heading(words.text("digest.goals")), *goals(shown, words)]
    blocks += _lists(told, words)
    blocks += cues.cues(told.cues, words)
    blocks += [Heading(words.text("digest.participation")), Paragraph(participation(told.participation, words))]
    blocks += away(told.away, "digest.away", words) if told.away else []
    details = parts.command_button("digest more", "button.digest_more", words)
    row = (parts.command_button("needs", "button.waiting", words), *([details] if told.leaves_out else []))
    summary = words.plural("digest.now.summary", count, day=words.day(told.today))
    return Message(summary, (*blocks, Buttons(row), Note(words.text("digest.now.footer"))), words.language)


def head_digest_now(told: HeadDigest, words: Words) -> Message:
    """A head's: their departments, what happened there, and the way to what waits on them."""
    waiting = [view for view in told.cases if view.case.is_open]
    blocks: list[Block] = []
    if waiting:
        rows = [case_line(view, words) for view in waiting]
        blocks += [Heading(words.text("digest.decisions")), lines(rows, words, _MORE)]
    blocks += head_digest.news(replace(told, finished=()), words)
    finished = [finished_line(view, words) for view in told.finished]
    blocks += _list("digest.thanks", finished, told.more_finished, words, "head_digest.more")
    row = Buttons((parts.command_button("needs", "button.waiting", words),))
    summary = words.text("digest.now.of_head", departments=head_digest.names(told, words))
    return Message(summary, (*blocks, row, Note(words.text("digest.now.footer"))), words.language)


def _lists(told: Digest, words: Words) -> list[Block]:
    """What moved, what stands still, what is new, and what was finished."""
    return [
        *_list("digest.moved", [move_line(move, words) for move in told.moved], told.more_moved, words),
        *_list("digest.stuck", [stuck_line(view, words) for view in told.stuck], told.more_stuck, words),
        *_list("digest.new", [new_line(view, words) for view in told.new], told.more_new, words),
        *_list("digest.thanks", [finished_line(view, words) for view in told.finished], told.more_finished, words),
    ]


def _list(key: str, rows: list[Text], more: int, words: Words, rest: str = _MORE) -> list[Block]:
    return [Heading(words.text(key)), lines(rows, words, rest, beyond=more)] if rows else []
