"""The leader's digest: what needs the leader first, then goals, what moved, early signs, thanks, and who answered."""

from bot.messages import cues, decisions, needs, parts, pauses, thanks
from bot.messages.absences import away
from bot.messages.cases import KIND_WORDS
from bot.messages.digest_more import lines, move_line, new_line, stuck_line
from bot.messages.goals import goals
from bot.messages.model import Block, Heading, Mention, Message, Note, Paragraph, Quote, Simple, Text
from bot.words.catalogue import Words
from domain.digest import Digest, DigestReady, LateTold
from domain.tasks import Status
from domain.views import CaseView, Participation, TaskView


def digest(content: DigestReady, words: Words) -> Message:
    """The digest of a week; a case that was decided shows the decision in the place of its buttons."""
    told = content.digest
    cases = told.more_cases + sum(view.case.is_open for view in told.cases)
    waiting = cases + told.more_needs + sum(of.waits for of in told.needs)
    leader = Mention.of(content.leader) if waiting else content.leader
    key = "digest.summary" if waiting else "digest.summary_none"
    summary = words.plural(key, waiting, leader=leader) if waiting else words.text(key, leader=leader)
    return Message(
        summary=summary,
        blocks=(
            *_decisions(content, words),
            *_goals(told, words),
            *_lists(told, words),
            *cues.cues(told.cues, words),
            *thanks.proposed(content, words),
            Heading(words.text("digest.participation")),
            Paragraph(participation(told.participation, words)),
            *_came_late(content.came_late, words),
            *(away(told.away, "digest.away", words) if told.away else []),
            Note(words.text("digest.footer", leader=content.leader)),
        ),
        language=words.language,
    )


def case_group(view: CaseView, words: Words, choices: decisions.Choices = decisions.LEADERS) -> list[Simple]:
    """A case with what is known of its task, and its buttons, or the decision it got."""
    kind = words.text(KIND_WORDS[view.case.kind], day=parts.day_of(view.case.opened_at, words))
    group: list[Simple] = [parts.title(view.view, words), Paragraph(kind)]
    if view.decision is not None:
        return [*group, *decisions.line(view.decision, view.decided_by, view.new_owner, words)]
    group.append(parts.facts(view.view, words, words.formats.local_day(view.case.opened_at)))
    group += [*parts.blocker(view.view, words), *pauses.story(view.pauses, view.view, words)]
    return [*group, decisions.buttons(view.case, view.view, words, choices)] if view.case.is_open else group


def _case(view: CaseView, told: Digest, words: Words) -> list[Simple]:
    """A case that comes with this digest whole; of one whose card stands above already what still can be decided."""
    brought = None if view.case.card_at is None else words.formats.local_day(view.case.card_at)
    if view.decision is not None or not view.case.is_open or brought is None or brought >= told.today:
        return case_group(view, words)
    kind = words.text(KIND_WORDS[view.case.kind], day=parts.day_of(view.case.opened_at, words))
    since = words.text("digest.brought", day=words.day(brought, told.today))
    row = decisions.buttons(view.case, view.view, words, decisions.LEADERS)
    return [parts.title(view.view, words), Paragraph(words.row(kind, since)), row]


def late(content: LateTold, words: Words) -> Message:
    """In the thread of a digest: who answered after the week had closed, and what they said."""
    if not content.views:
        return Message(words.text("late.taken_back", person=content.by), (), words.language)
    codes = words.formats.listing([view.task.code for view in content.views])
    day = words.day(content.week)
    return Message(
        summary=words.text("late.summary", person=content.by, tasks=codes, day=day),
        blocks=(parts.items([_said_late(view, words) for view in content.views], words, "more.list"),),
        language=words.language,
    )


def _said_late(view: TaskView, words: Words) -> list[Simple]:
    check_in = view.check_in
    if check_in is None:
        return [parts.title(view, words)]
    facts = [parts.status(check_in.status, words)]
    if check_in.progress is not None and check_in.status is not Status.DONE:
        facts.append(words.percent(check_in.progress))
    told: list[Simple] = [parts.title(view, words), Paragraph(words.row(*facts))]
    if check_in.note:
        told.append(Quote(words.quoted(check_in.note)))
    if check_in.blocker:
        told += [Paragraph(words.text("task.blocker")), Quote(words.quoted(check_in.blocker))]
    return told


def _came_late(count: int, words: Words) -> list[Block]:
    return [Paragraph(words.plural("digest.came_late", count))] if count else []


def participation(numbers: Participation, words: Words) -> Text:
    """How many were asked, answered, and late."""
    if not numbers.asked:
        return words.text("digest.nobody_asked")
    return words.plural("digest.answered", numbers.asked, answered=numbers.answered, late=numbers.late)


def _decisions(content: DigestReady, words: Words) -> list[Block]:
    """Cases and requests. What an owner wrote to a request is for the leader's own eyes, and stands in no channel."""
    told = content.digest
    blocks: list[Block] = []
    if told.cases:
        blocks.append(Heading(words.text("digest.decisions")))
        groups = [_case(view, told, words) for view in told.cases]
        blocks.append(parts.items(groups, words, beyond=told.more_cases))
    if told.needs:
        groups = [needs.group(of, words, content.leader, openly=True) for of in told.needs]
        blocks += [Heading(words.text("digest.needs")), parts.items(groups, words, beyond=told.more_needs)]
    below = [words.plural("digest.climbing", told.climbing)] if told.climbing else []
    unowned = [words.plural("digest.unowned", told.unowned)] if told.unowned else []
    in_thread = [words.text("digest.in_thread")] if below or unowned else []
    return [*blocks, *(Paragraph(text) for text in (*below, *unowned, *in_thread))]


def _goals(told: Digest, words: Words) -> list[Block]:
    return [Heading(words.text("digest.goals")), *goals(told.goals, words)] if told.goals else []


def _list(key: str, rows: list[Text], more: int, words: Words) -> list[Block]:
    return [Heading(words.text(key)), lines(rows, words, "digest.more_in_thread", beyond=more)] if rows else []


def _lists(told: Digest, words: Words) -> list[Block]:
    """What moved, what stands still, and what is new."""
    return [
        *_list("digest.moved", [move_line(move, words) for move in told.moved], told.more_moved, words),
        *_list("digest.stuck", [stuck_line(view, words) for view in told.stuck], told.more_stuck, words),
        *_list("digest.new", [new_line(view, words) for view in told.new], told.more_new, words),
    ]
