"""Keeping to the waiting times that Slack asks for."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.direct import DirectClient, Json, Reply
from bot.slack.patience import Patience
from sandbox.clock import Clock

LATE = Reply(429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"})


class Slack:
    """Says `ratelimited` to the first look at Home and takes every other call."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(self, method: str, _args: Json) -> Reply:
        self.calls.append(method)
        return LATE if self.calls == ["views.publish"] else Reply(200, {}, {"ok": True})


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until it is moved."""
    return Clock(start=datetime(2027, 1, 4, 9, 0, tzinfo=UTC), frozen=True)


def test_a_method_rests_for_as_long_as_slack_asked(clock: Clock) -> None:
    """After a 429 nothing of that method goes out before its time, from neither client; afterwards it does."""
    slack, patience = Slack(), Patience(clock)
    posting, answering = (DirectClient("xoxb", slack, patience) for _ in range(2))
    with pytest.raises(SlackApiError):
        posting.views_publish(user_id="U1", view={"type": "home", "blocks": []})
    clock.advance(timedelta(seconds=29))
    with pytest.raises(SlackApiError) as refused:
        answering.views_publish(user_id="U1", view={"type": "home", "blocks": []})
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    assert slack.calls == ["views.publish"]
    clock.advance(timedelta(seconds=1))
    answering.views_publish(user_id="U1", view={"type": "home", "blocks": []})
    assert slack.calls == ["views.publish"] * 2


def test_other_methods_go_on(clock: Clock) -> None:
    """A method that rests holds no other one back."""
    slack = Slack()
    client = DirectClient("xoxb", slack, Patience(clock))
    for _ in range(2):
        with pytest.raises(SlackApiError):
            client.views_publish(user_id="U1", view={"type": "home", "blocks": []})
    client.auth_test()
    assert slack.calls == ["views.publish", "auth.test"]
