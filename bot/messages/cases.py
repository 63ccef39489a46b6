"""Cases on their way up the ladder: the owner's nudge, the card for head or deputy, and how it ended."""

from bot.messages import actions, parts, pauses
from bot.messages.decisions import BELOW, LEADERS, buttons
from bot.messages.given import given_lines
from bot.messages.model import Bold, Buttons, Message, Note, Paragraph, Simple
from bot.words.catalogue import Value, Words
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.ladder import Case, CaseKind, Outcome, Role
from domain.views import TaskView

_NUDGE_WORDS = {
    CaseKind.UNOWNED: "cases.nudge.unowned",
    CaseKind.UNHEARD: "cases.nudge.unheard",
    CaseKind.NEED: "cases.nudge.need",
    CaseKind.MEASURE: "cases.nudge.measure",
    CaseKind.SILENT: "cases.nudge.silent",
    CaseKind.STALLED: "cases.nudge.stalled",
    CaseKind.OVERDUE: "cases.nudge.overdue",
    CaseKind.OFF_TRACK: "cases.nudge.off_track",
    CaseKind.BLOCKED: "cases.nudge.blocked",
}
_WAY_OUT_WORDS = {
    CaseKind.UNOWNED: "cases.way_out.unowned",
    CaseKind.UNHEARD: "cases.way_out.unheard",
    CaseKind.NEED: "cases.way_out.need",
    CaseKind.MEASURE: "cases.way_out.measure",
    CaseKind.SILENT: "cases.way_out.silent",
    CaseKind.STALLED: "cases.way_out.stalled",
    CaseKind.OVERDUE: "cases.way_out.overdue",
    CaseKind.OFF_TRACK: "cases.way_out.off_track",
    CaseKind.BLOCKED: "cases.way_out.blocked",
}
_CLIMBED_WORDS = {
    CaseKind.UNOWNED: "cases.climbed.unowned",
    CaseKind.UNHEARD: "cases.climbed.unheard",
    CaseKind.NEED: "cases.climbed.need",
    CaseKind.MEASURE: "cases.climbed.measure",
    CaseKind.SILENT: "cases.climbed.silent",
    CaseKind.STALLED: "cases.climbed.stalled",
    CaseKind.OVERDUE: "cases.climbed.overdue",
    CaseKind.OFF_TRACK: "cases.climbed.off_track",
    CaseKind.BLOCKED: "cases.climbed.blocked",
}
KIND_WORDS = {
    CaseKind.UNOWNED: "cases.kind.unowned",
    CaseKind.UNHEARD: "cases.kind.unheard",
    CaseKind.NEED: "cases.kind.need",
    CaseKind.MEASURE: "cases.kind.measure",
    CaseKind.SILENT: "cases.kind.silent",
    CaseKind.STALLED: "cases.kind.stalled",
    CaseKind.OVERDUE: "cases.kind.overdue",
    CaseKind.OFF_TRACK: "cases.kind.off_track",
    CaseKind.BLOCKED: "cases.kind.blocked",
}
_OUTCOME_WORDS = {
    Outcome.ANSWERED: "cases.outcome.answered",
    Outcome.HANDLED: "cases.outcome.handled",
    Outcome.REASSIGNED: "cases.outcome.reassigned",
    Outcome.EXTENDED: "cases.outcome.extended",
    Outcome.FUNDED: "cases.outcome.funded",
    Outcome.EMPOWERED: "cases.outcome.empowered",
    Outcome.CUT: "cases.outcome.cut",
    Outcome.DROPPED: "cases.outcome.dropped",
    Outcome.SPLIT: "cases.outcome.split",
    Outcome.NOTED: "cases.outcome.noted",
    Outcome.SETTLED: "cases.outcome.settled",
}
_ANSWERED_WORDS = {
    Outcome.ANSWERED: "cases.answered.by",
    Outcome.REASSIGNED: "cases.answered.reassigned",
}
_FOOTER_WORDS = {
    Role.OWNER: "cases.footer.owner",
    Role.DEPUTY: "cases.footer.deputy",
    Role.HEAD: "cases.footer.head",
    Role.MANAGER: "cases.footer.manager",
    Role.LEADER: "cases.footer.leader",
}


def nudged(content: OwnerNudged, words: Words) -> Message:
    """To the owner: what is the matter, what ends it, and who is told when if nothing is said."""
    case, view = content.case, content.view
    if not case.is_open:
        theirs = case.outcome is Outcome.ANSWERED and view.task.owner_id == content.to.id
        return _over(case, view, words, parts.last_said(view, words) if theirs else [], Role.OWNER)
    return Message(
        summary=words.text(_NUDGE_WORDS[case.kind], **_named(view)),
        blocks=(
            *_in_whose_place(content, words),
            _matter(content, words),
            *parts.blocker(view, words),
            *parts.offered(view, words),
            *given_lines(view, words),
            Paragraph(words.text(_WAY_OUT_WORDS[case.kind])),
            *_next(content, words, "cases.next.person"),
            *_offered_soon(content, words),
            *_although_muted(content, words),
            *parts.answer_part(view, None, words),
            *pauses.otherwise(view, words, content.to),
            Note(words.text(_FOOTER_WORDS[Role.OWNER])),
        ),
        language=words.language,
    )


def climbed(content: CaseClimbed, words: Words) -> Message:
    """To deputy or head: who has not answered, since when, what can be decided, and where it goes next."""
    case, view = content.case, content.view
    role = next((rung.role for rung in case.told if rung.person_id == content.to.id), Role.HEAD)
    if not case.is_open:
        return _over(case, view, words, [], role)
    return Message(
        summary=words.text(_CLIMBED_WORDS[case.kind], **_named(view)),
        blocks=(
            _matter(content, words),
            parts.facts(view, words, words.formats.local_day(case.opened_at)),
            *parts.blocker(view, words),
            *parts.offered(view, words),
            *given_lines(view, words),
            *pauses.story(content.pauses, view, words),
            *_next(content, words, "cases.next.decided"),
            buttons(case, view, words, LEADERS if role is Role.LEADER else BELOW),
            *_claim(content, words),
            Note(words.text(_FOOTER_WORDS[role])),
        ),
        language=words.language,
    )


def _offered_soon(content: OwnerNudged, words: Words) -> list[Simple]:
    """To an owner who never answered: when it is offered to others, and that a word is enough."""
    if content.offered_to is None or content.next_at is None:
        return []
    moment = Bold(words.moment(content.next_at))
    return [Paragraph(words.text("cases.offered.soon", moment=moment, department=content.offered_to.name))]


def _claim(content: CaseClimbed, words: Words) -> list[Simple]:
    """Where nobody counts as its owner: to take it, or propose somebody, and who else is asked."""
    view, department = content.view, content.offered_to
    if not content.may_be_claimed:
        return []
    too = [] if department is None else [Paragraph(words.text("cases.offered.too", department=department.name))]
    row = ((actions.CLAIM, "button.claim"), (actions.CLAIM_PROPOSE, "button.propose"))
    return [*too, Buttons(tuple(parts.button(action, str(view.task.id), key, words, view) for action, key in row))]


def answered(content: CaseAnswered, words: Words) -> Message:
    """To whoever had been told: it needs them no more."""
    case, view = content.case, content.view
    if case.is_open:
        summary = words.text("cases.answered.taken_back", **_named(view))
    elif content.by is None or case.outcome not in _ANSWERED_WORDS:
        summary = words.text("cases.answered.settled", **_named(view))
    elif case.outcome is Outcome.ANSWERED and content.status is not None:
        said = parts.status(content.status, words)
        summary = words.text("cases.answered.status", by=content.by, status=said, **_named(view))
    else:
        summary = words.text(_ANSWERED_WORDS[case.outcome], by=content.by, **_named(view))
    footer = words.text("cases.answered.footer", command=parts.command("stalled", words))
    return Message(summary, (Note(footer),), words.language)


def _named(view: TaskView) -> dict[str, Value]:
    return {"code": Bold(view.task.code), "title": Bold(view.task.title)}


def _although_muted(content: OwnerNudged, words: Words) -> list[Simple]:
    """Whoever asked not to be asked reads why this comes all the same."""
    return [Paragraph(words.text("mute.cases"))] if content.to.muted_until is not None else []


def _in_whose_place(content: OwnerNudged, words: Words) -> list[Simple]:
    """A deputy reads whose task it is, and that they are away."""
    owner = content.view.owner
    if owner is None or owner.id == content.to.id or owner.deputy_id != content.to.id:
        return []
    return [Paragraph(words.plural("checkins.standing_in", 1, people=words.names([owner])))]


def _matter(content: OwnerNudged | CaseClimbed, words: Words) -> Paragraph:
    """Since when, in the words of the kind of case."""
    case, task = content.case, content.view.task
    match case.kind:
        case CaseKind.UNOWNED:
            text = words.text("cases.since", day=parts.day_of(case.opened_at, words))
        case CaseKind.OVERDUE if task.due_on is not None:
            text = words.text("cases.matter.overdue", day=words.day(task.due_on))
        case CaseKind.OFF_TRACK:
            text = words.plural("cases.matter.off_track", task.off_track_weeks)
        case CaseKind.UNHEARD:
            text = words.text("cases.matter.never")
        case CaseKind.STALLED if task.still_since is not None:
            text = words.text("cases.matter.stalled", day=parts.day_of(task.still_since, words))
        case _ if task.last_check_in_at is not None:
            text = words.text("cases.matter.last_word", day=parts.day_of(task.last_check_in_at, words))
        case _:
            text = words.text("cases.since", day=parts.day_of(case.opened_at, words))
    return Paragraph(text)


def _next(content: OwnerNudged | CaseClimbed, words: Words, key: str) -> list[Simple]:
    if content.paused is not None:
        return pauses.waits(content, content.paused, words)
    if content.next_person is None or content.next_at is None:
        return [Paragraph(words.text("cases.next.nobody"))]
    when = words.moment(content.next_at)
    return [Paragraph(words.text(key, moment=Bold(when), person=content.next_person))]


def _over(case: Case, view: TaskView, words: Words, more: list[Simple], role: Role) -> Message:
    key = _OUTCOME_WORDS[case.outcome or Outcome.SETTLED]
    if case.outcome is Outcome.ANSWERED and role is not Role.OWNER:
        key = "cases.outcome.answered_below"
    return Message(words.text(key, **_named(view)), (*more, Note(words.text(_FOOTER_WORDS[role]))), words.language)
