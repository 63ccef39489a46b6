"""The leader's cards: each case with its story and the decisions on it, and afterwards what was decided."""

from bot.messages import actions, decisions, needs, parts, pauses
from bot.messages.cases import KIND_WORDS
from bot.messages.given import given_lines
from bot.messages.model import Block, Bullets, Buttons, Mention, Message, Note, Paragraph, Quote, Simple, Text
from bot.words.catalogue import Words
from domain.cards import Card, CardsReady
from domain.ladder import Case, Outcome

_MOST_SAID = 400
"""Characters of somebody's own words on a card: all cards must stand in one message."""

_MOST_GIVEN = 3
"""So many of the things that earlier decisions gave the task, the newest."""

_OVER_WORDS = {
    Outcome.ANSWERED: "cards.answered",
    Outcome.REASSIGNED: "cards.reassigned",
}


def cards(content: CardsReady, words: Words) -> Message:
    """The cards of a day; each shows the decision in the place of its buttons as soon as there is one."""
    waiting = content.waiting
    leader = Mention.of(content.leader) if waiting else content.leader
    if waiting:
        summary = words.plural("cards.summary", waiting, leader=leader)
    else:
        summary = words.text("cards.summary_none", leader=leader)
    groups = [group(card, words) for card in content.cards]
    most = content.most
    footer = words.text("cards.footer_at_once") if most is None else words.plural("cards.footer", most)
    return Message(summary, (parts.items(groups, words), *_more(content, words), Note(footer)), words.language)


def group(card: Card, words: Words) -> list[Simple]:
    """One card: what is the matter, what was said, who was told when, and what the leader can decide."""
    of, view = card.of, card.of.view
    kind = words.text(KIND_WORDS[of.case.kind], day=parts.day_of(of.case.opened_at, words))
    head: list[Simple] = [parts.title(view, words), Paragraph(kind)]
    if of.decision is not None:
        return [*head, *decisions.line(of.decision, of.decided_by, of.new_owner, words, _MOST_SAID)]
    if not card.waits:
        return [*head, Paragraph(over_line(of.case, words))]
    return [
        *head,
        parts.facts(view, words, words.formats.local_day(of.case.opened_at)),
        *_blocker(card, words),
        *parts.offered(view, words),
        *given_lines(view, words)[-_MOST_GIVEN:],
        *pauses.story(of.pauses, view, words, _MOST_SAID),
        *_story(card, words),
        decisions.buttons(of.case, view, words, decisions.LEADERS),
    ]


def over_line(case: Case, words: Words) -> Text:
    """How a case ended without a decision."""
    return words.text(_OVER_WORDS.get(case.outcome or Outcome.SETTLED, "cards.settled"))


def _blocker(card: Card, words: Words) -> list[Simple]:
    found = card.of.view.task.blocker
    if not found:
        return []
    return [Paragraph(words.text("task.blocker")), Quote(words.quoted(found, _MOST_SAID))]


def _story(card: Card, words: Words) -> list[Simple]:
    """What happened so far, a line each. What an owner wrote to a request stands in no channel."""
    lines: list[Text] = [
        words.text("cards.told", person=each.person, day=parts.day_of(each.at, words)) for each in card.told
    ]
    for asked in card.asks:
        since = words.text("needs.since", day=parts.day_of(asked.need.raised_at, words))
        lines.append(words.row(needs.line(asked, words).text, since))
    for declined in card.declined:
        kind = words.line(parts.NEED_WORDS[declined.need.kind])
        by = words.line("person.somebody") if declined.answered_by is None else declined.answered_by
        day = parts.day_of(declined.need.answered_at or declined.need.raised_at, words)
        lines.append(words.text("cards.declined", by=by, kind=kind, day=day))
    if card.earlier is not None:
        decision, by = card.earlier.given.decision, card.earlier.given.by
        made = decisions.made(decision, by, card.earlier.new_owner, words)
        lines.append(words.row(parts.day_of(decision.decided_at, words), made))
        if card.of.case.follows == decision.id:
            lines.append(words.text("cards.nothing_changed"))
    return [Bullets(tuple(lines))] if lines else []


def _more(content: CardsReady, words: Words) -> list[Block]:
    """How many wait for a later morning, and where they are until then."""
    if not content.more:
        return []
    row = Buttons((parts.plain_button(actions.HOME_OPEN, "button.home", words),))
    return [Paragraph(words.plural("cards.more", content.more)), row]
