"""Delivery: what waits, what failed and what to do about it, for those who keep the plan."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from bot.messages.model import Block, Bullets, Code, Heading, Message, Note, Paragraph, Table, Text
from bot.words.catalogue import Words
from domain.delivery import DeliveryState, FanOut, OutboxCounts, Undelivered
from domain.notices import NoticeKind, NoticeState

MINUTE = timedelta(minutes=1)

KIND_WORDS = {
    NoticeKind.CHECK_IN_ASKED: "delivery.kind.check_in_asked",
    NoticeKind.OWNER_NUDGED: "delivery.kind.owner_nudged",
    NoticeKind.CASE_CLIMBED: "delivery.kind.case_climbed",
    NoticeKind.CASE_ANSWERED: "delivery.kind.case_answered",
    NoticeKind.DECISION_TOLD: "delivery.kind.decision_told",
    NoticeKind.DECISION_POSTED: "delivery.kind.decision_posted",
    NoticeKind.DECISION_CARDS: "delivery.kind.decision_cards",
    NoticeKind.CARD_DECIDED: "delivery.kind.card_decided",
    NoticeKind.TASK_GIVEN: "delivery.kind.task_given",
    NoticeKind.TASKS_GIVEN: "delivery.kind.tasks_given",
    NoticeKind.UNOWNED_OFFERED: "delivery.kind.unowned_offered",
    NoticeKind.TASK_CLAIMED: "delivery.kind.task_claimed",
    NoticeKind.DATE_PROPOSED: "delivery.kind.date_proposed",
    NoticeKind.DATE_TOLD: "delivery.kind.date_told",
    NoticeKind.TASK_OFFERED: "delivery.kind.task_offered",
    NoticeKind.OFFER_TOLD: "delivery.kind.offer_told",
    NoticeKind.NEED_RAISED: "delivery.kind.need_raised",
    NoticeKind.NEED_TOLD: "delivery.kind.need_told",
    NoticeKind.NEEDS_YOU: "delivery.kind.needs_you",
    NoticeKind.TASK_DROPPED: "delivery.kind.task_dropped",
    NoticeKind.TASK_REOPENED: "delivery.kind.task_reopened",
    NoticeKind.PART_GIVEN: "delivery.kind.part_given",
    NoticeKind.FAVOUR_ASKED: "delivery.kind.favour_asked",
    NoticeKind.TASK_CHANGED: "delivery.kind.task_changed",
    NoticeKind.TASK_PROPOSED: "delivery.kind.task_proposed",
    NoticeKind.LATE_TOLD: "delivery.kind.late_told",
    NoticeKind.DIGEST: "delivery.kind.digest",
    NoticeKind.REMARKED: "delivery.kind.remarked",
    NoticeKind.LEADER_SILENT: "delivery.kind.leader_silent",
    NoticeKind.LEADER_SAID: "delivery.kind.leader_said",
    NoticeKind.THANKED: "delivery.kind.thanked",
    NoticeKind.DIGEST_MORE: "delivery.kind.digest_more",
    NoticeKind.ALL_WELL: "delivery.kind.all_well",
    NoticeKind.AGENDA: "delivery.kind.agenda",
    NoticeKind.WELCOMED_BACK: "delivery.kind.welcomed_back",
    NoticeKind.LEAVE_OVER: "delivery.kind.leave_over",
    NoticeKind.LEAVE_NOTED: "delivery.kind.leave_noted",
    NoticeKind.AWAY_ASKED: "delivery.kind.away_asked",
    NoticeKind.ZONE_ASKED: "delivery.kind.zone_asked",
    NoticeKind.REMINDED_EARLY: "delivery.kind.reminded_early",
    NoticeKind.REMINDED: "delivery.kind.reminded",
    NoticeKind.UNMUTED: "delivery.kind.unmuted",
    NoticeKind.EXPORT_READY: "delivery.kind.export_ready",
    NoticeKind.MESSAGE_CHANGED: "delivery.kind.message_changed",
}

_WHY: dict[str, tuple[str, ...]] = {
    "delivery.why.no_channel": ("channel_not_found", "invalid_channel", "channel_is_limited_access"),
    "delivery.why.not_in_channel": ("not_in_channel",),
    "delivery.why.archived": ("is_archived",),
    "delivery.why.no_person": ("user_disabled", "user_not_found", "users_not_found", "cannot_dm_bot"),
    "delivery.why.messages_tab": ("messages_tab_disabled",),
    "delivery.why.too_long": ("msg_too_long", "msg_blocks_too_long", "metadata_too_large"),
    "delivery.why.bad_message": (
        *("invalid_blocks", "invalid_blocks_format", "block_mismatch", "no_text"),
        *("invalid_arguments", "invalid_metadata_format", "invalid_metadata_schema"),
    ),
    "delivery.why.restricted": (
        *("restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel"),
        *("restricted_action_non_threadable_channel", "restricted_action_thread_locked"),
    ),
    "delivery.why.no_right": (
        *("missing_scope", "no_permission", "not_allowed_token_type", "access_denied", "team_access_not_granted"),
        "ekm_access_denied",
    ),
    "delivery.why.message_gone": (
        *("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"),
    ),
}
_WHY_OF = {error: key for key, errors in _WHY.items() for error in errors}
"""What Slack's usual words for a refusal mean and what to do: https://docs.slack.dev/reference/methods/chat.postMessage
and https://docs.slack.dev/reference/methods/chat.update."""


def delivery(state: DeliveryState, words: Words) -> Message:
    """The outbox in one look: what failed first, then how far the week's question is, and every state in numbers."""
    failed = state.counts.failed
    summary = words.plural("delivery.failed", failed) if failed else words.text("delivery.fine")
    blocks: list[Block] = []
    if state.fan_out is not None:
        blocks.append(Paragraph(_fan_out(state.fan_out, words)))
    blocks.append(Bullets(_counts(state.counts, words)))
    if state.failures:
        meanings = _meanings(state.failures, words)
        blocks += [_table(state, words), Heading(words.text("delivery.meanings")), Bullets(meanings)]
    return Message(summary, (*blocks, Note(words.text("delivery.footer"))), words.language)


def _fan_out(running: FanOut, words: Words) -> Text:
    minutes = max(1, ceil(running.time_left / MINUTE))
    return words.plural("delivery.fan_out", minutes, asked=running.asked, total=running.total)


def _counts(counts: OutboxCounts, words: Words) -> tuple[Text, ...]:
    return (
        words.plural("delivery.due", counts.due),
        words.plural("delivery.held", counts.held),
        *([words.plural("delivery.undisturbed", counts.undisturbed)] if counts.undisturbed else []),
        words.plural("delivery.sending", counts.sending),
        words.plural("delivery.sent", counts.sent),
        words.plural("delivery.superseded", counts.superseded),
        words.plural("delivery.refused", counts.refused),
        words.plural("delivery.unknown", counts.unknown),
    )


def _table(state: DeliveryState, words: Words) -> Table:
    header = ("column.message", "column.to", "column.when", "column.slack_says")
    shown = len(state.failures)
    return Table(
        caption=words.line("delivery.caption", shown=shown, total=state.counts.failed),
        header=tuple(words.line(key) for key in header),
        rows=tuple(_row(each, state, words) for each in state.failures),
        more=tuple(words.plural("delivery.more", left) for left in range(1, shown + 1)),
    )


def _row(failure: Undelivered, state: DeliveryState, words: Words) -> tuple[str, ...]:
    """Each cell is bare of marks, as the text of the message puts marks of its own around it."""
    what = words.line(KIND_WORDS[failure.kind])
    day = words.day(words.formats.local_day(failure.at), state.today)
    cells = (
        words.line("delivery.rewriting", what=what) if failure.rewriting else what,
        words.line("delivery.channel", channel=failure.channel or "") if failure.to is None else failure.to.name,
        words.line("date.moment", day=day, time=words.formats.time(failure.at)),
        words.line("delivery.no_answer") if failure.state is NoticeState.UNKNOWN else failure.reason,
    )
    return tuple(words.cell(cell) for cell in cells)


def _meanings(failures: Sequence[Undelivered], words: Words) -> tuple[Text, ...]:
    """Each word that stands in the table once, with what it means and what to do."""
    refused = dict.fromkeys(each.reason for each in failures if each.state is NoticeState.REFUSED)
    meant = [words.text("delivery.meaning", word=Code(reason), meaning=_why(reason, words)) for reason in refused]
    if any(each.state is NoticeState.UNKNOWN for each in failures):
        meant.append(
            words.text(
                "delivery.meaning", word=words.line("delivery.no_answer"), meaning=words.text("delivery.why.unknown")
            )
        )
    return tuple(meant)


def _why(reason: str, words: Words) -> Text:
    return words.text(_WHY_OF.get(reason, "delivery.why.other"))
