"""Answers to the one who acted, over a response URL."""

import logging

import pytest

from bot.slack.replies import post_to_url, privately, response_url, rewritten
from tests.bot.cast import Cast
from tests.bot.office import OMAR, SALES, Office
from tests.bot.scenes import MESSAGES

MESSAGE = MESSAGES["status"](Cast("en"))


def commanded(office: Office) -> str:
    """The response URL of a command."""
    delivery = office.control.command(OMAR, SALES, "/plan", "status")
    return str(delivery["payload"]["response_url"])


def test_a_private_word(office: Office) -> None:
    """A word to the one who acted is seen by them alone."""
    assert post_to_url(commanded(office), privately(MESSAGE))
    (seen,) = office.control.state()["ephemerals"]
    assert (seen["visible_to"], seen["channel_id"]) == (OMAR, SALES)
    assert seen["text"]


def test_what_replaces_and_what_does_not() -> None:
    """A rewritten message says that it replaces the clicked one, a private word that it leaves it alone."""
    assert rewritten(MESSAGE)["replace_original"] is True
    assert privately(MESSAGE)["replace_original"] is False
    assert privately(MESSAGE)["response_type"] == "ephemeral"
    assert rewritten(MESSAGE)["text"] == privately(MESSAGE)["text"]


def test_an_answer_that_slack_does_not_take(office: Office) -> None:
    """A response URL can be used five times; after that the answer is known not to have arrived."""
    url = commanded(office)
    assert [post_to_url(url, privately(MESSAGE)) for _ in range(6)] == [True] * 5 + [False]


def test_an_answer_that_does_not_arrive(caplog: pytest.LogCaptureFixture) -> None:
    """What was changed stays, whether or not the answer arrives; the log tells neither the secret URL nor the text."""
    with caplog.at_level(logging.DEBUG, "bot"):
        assert not post_to_url("http://127.0.0.1:9/actions/T0/secret/path", privately(MESSAGE))
    assert "URLError" in caplog.text
    assert "secret" not in caplog.text
    assert privately(MESSAGE)["text"] not in caplog.text


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ({"response_url": "https://hooks.slack.com/actions/1"}, "https://hooks.slack.com/actions/1"),
        ({"response_url": ""}, None),
        ({"response_url": None}, None),
        ({}, None),
    ],
)
def test_where_to_answer(body: dict[str, object], url: str | None) -> None:
    """A press on Home or in a window has no response URL."""
    assert response_url(body) == url
