"""Answers take their turn among the messages of the outbox."""

from datetime import timedelta

import pytest

from domain.pace import Limits, Pacer
from domain.services.answering import Answers
from domain.services.delivery import DeliveryService
from tests.company import MONDAY, Company

SECOND = timedelta(seconds=1)
FAST = Limits(posts_per_second=1000)


class Chat:
    """Notes what is said; `rests` are the seconds it asks to wait, the first for the first one."""

    def __init__(self, *rests: float | None) -> None:
        self.said: list[str] = []
        self._rests = list(rests)

    def say(self, text: str) -> float | None:
        """Take an answer, or ask to wait."""
        rest = self._rests.pop(0) if self._rests else None
        if rest is None:
            self.said.append(text)
        return rest


def test_two_answers_in_one_conversation_keep_its_pace() -> None:
    """The second one waits for its second, under whichever of its names the conversation was written to."""
    chat, pacer = Chat(), Pacer(FAST)
    answers = Answers(pacer, lambda: None)
    answers.add(("D1", "U1"), lambda: chat.say("first"))
    answers.add(("U1",), lambda: chat.say("second"))
    assert answers.send_next(MONDAY) == MONDAY
    assert answers.send_next(MONDAY) == MONDAY + SECOND
    assert chat.said == ["first"]
    assert answers.send_next(MONDAY + SECOND) == MONDAY + SECOND
    assert answers.send_next(MONDAY + SECOND) is None
    assert chat.said == ["first", "second"]


def test_an_answer_that_is_asked_to_wait_is_not_lost() -> None:
    """It goes when the rest is over."""
    chat = Chat(5.0)
    answers = Answers(Pacer(FAST), lambda: None)
    answers.add(("D1",), lambda: chat.say("sorry"))
    assert answers.send_next(MONDAY) == MONDAY
    assert answers.send_next(MONDAY) == MONDAY + 5 * SECOND
    assert answers.send_next(MONDAY + 5 * SECOND) == MONDAY + 5 * SECOND
    assert chat.said == ["sorry"]


def test_whoever_sends_is_woken() -> None:
    """An answer does not wait for the end of a nap."""
    woken: list[bool] = []
    Answers(Pacer(FAST), lambda: woken.append(True)).add(("D1",), lambda: None)
    assert woken == [True]


@pytest.mark.parametrize("first", ["answer", "notice"])
def test_an_answer_and_a_notice_keep_the_pace_of_one_conversation(company: Company, first: str) -> None:
    """Neither comes within the second after the other."""
    pacer, chat = Pacer(FAST), Chat()
    answers = Answers(pacer, lambda: None)
    delivery = DeliveryService(company.storage, company.chat, pacer, answers=answers)
    company.task()
    company.services.asking.ask_due(MONDAY)
    moment, sent = MONDAY, []
    if first == "notice":
        assert delivery.send_due(MONDAY) == MONDAY
        sent.append(MONDAY)
    answers.add(("D1", company.owner.chat_id), lambda: chat.say("You are back."))
    while len(sent) < 2:
        before = len(chat.said) + len(company.chat.posts)
        again = delivery.send_due(moment)
        if len(chat.said) + len(company.chat.posts) > before:
            sent.append(moment)
        assert again is not None
        moment = again
    assert sent == [MONDAY, MONDAY + SECOND]
