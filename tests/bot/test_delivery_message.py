"""The delivery report in words: every state, every usual refusal, and failures of any length and wickedness."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.messages.delivery import KIND_WORDS, delivery
from bot.plain import plain
from bot.slack import ids
from bot.slack.listeners import actions as presses
from bot.slack.listeners import command
from bot.slack.modals import window
from bot.slack.render import render
from bot.verb_line import HOME
from bot.verbs import BY_NAME
from domain.delivery import DeliveryState, FanOut, OutboxCounts
from domain.notices import NoticeKind
from sandbox.checks import messages as message_checks
from sandbox.checks import views as view_checks
from tests.bot import outboxes
from tests.bot.cast import TODAY, Cast
from tests.bot.hostile import NASTY, spoiled

LANGUAGES = ("en", "ar")
USUAL = (
    *("channel_not_found", "not_in_channel", "is_archived", "user_disabled", "user_not_found", "cannot_dm_bot"),
    *("messages_tab_disabled", "invalid_blocks", "msg_too_long", "msg_blocks_too_long", "restricted_action"),
    *("missing_scope", "message_not_found", "cant_update_message", "edit_window_closed"),
)


def failing(*reasons: str, language: str = "en") -> DeliveryState:
    """An outbox in which a message was refused for each of these reasons."""
    failures = tuple(outboxes.refused(Cast(language), reason) for reason in reasons)
    return DeliveryState(TODAY, OutboxCounts(refused=len(failures)), failures, None)


def text_of(state: DeliveryState, language: str = "en") -> str:
    """What the plan keeper reads."""
    return plain(delivery(state, Cast(language).words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [field.name for field in fields(OutboxCounts)])
def test_every_state_of_the_outbox_is_told(field: str, language: str) -> None:
    """A different number in any state makes a different message."""
    seven = replace(outboxes.quiet(), counts=replace(OutboxCounts(), **{field: 7}))
    eight = replace(outboxes.quiet(), counts=replace(OutboxCounts(), **{field: 8}))
    assert text_of(seven, language) != text_of(eight, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", USUAL)
def test_the_usual_refusals_are_explained(reason: str, language: str) -> None:
    """Slack's word stands there, and beside it what it means and what to do."""
    text = text_of(failing(reason), language)
    assert reason in text
    assert Cast(language).words.line("delivery.why.other") not in text


def test_an_unheard_of_refusal_says_so() -> None:
    """A word that nobody explained is shown as it came."""
    text = text_of(failing("quantum_flux"))
    assert "quantum_flux: the bot does not know this word." in text


def test_a_meaning_is_told_once() -> None:
    """Ten messages that were refused alike need one explanation."""
    text = text_of(failing(*["is_archived"] * 10))
    assert text.count("the channel is archived") == 1
    assert text.count("Slack says: is_archived") == 10


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_message_has_a_name(kind: NoticeKind) -> None:
    """Whatever failed, it is named; no two kinds alike."""
    words = Cast("en").words
    assert [words.line(KIND_WORDS[other]) for other in NoticeKind].count(words.line(KIND_WORDS[kind])) == 1


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.5, "about 1 minute left"),
        (60, "about 1 minute left"),
        (61, "about 2 minutes left"),
        (344, "about 6 minutes left"),
    ],
)
def test_minutes_are_rounded_up(seconds: float, said: str) -> None:
    """Nobody is promised less time than it takes."""
    state = replace(outboxes.quiet(), fan_out=FanOut(312, 688, timedelta(seconds=seconds)))
    assert f"312 of 1,000 asked, {said}." in text_of(state)


def test_nothing_is_said_of_a_question_that_does_not_run() -> None:
    """Only while it goes out."""
    assert "asked" not in text_of(outboxes.quiet())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("nasty", NASTY)
def test_the_report_stays_whole(nasty: str, language: str) -> None:
    """Twenty failures with names, channels and reasons of any kind break neither the message nor the window."""
    cast = Cast(language)
    wicked = spoiled(outboxes.refused(cast, NASTY[nasty]), NASTY[nasty])
    lost = replace(outboxes.lost(), channel=NASTY[nasty], reason=NASTY[nasty])
    state = replace(outboxes.troubled(cast), failures=(wicked, lost) * 10)
    message = delivery(state, cast.words)
    assert message_checks.problems(render(message)) == []
    assert view_checks.problems(window.view(message, cast.words)) == []


def test_every_verb_is_done_and_every_button_pressed_somewhere() -> None:
    """What is taught can be typed, and what is shown can be pressed."""
    assert set(command.HANDLERS) == {HOME, *BY_NAME}
    assert set(presses.HANDLERS) == ids.ACTIONS
