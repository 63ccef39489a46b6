"""Who wants silence, as Slack tells it, and what is made of it when Slack does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web import WebClient

from bot.slack.attention import SlackAttention
from bot.slack.connection import client
from domain.ports import TryLater
from sandbox.faults import Fault
from sandbox.model import DoNotDisturb
from tests.bot.office import OMAR, SARA, Office


@pytest.fixture
def attention(web: WebClient) -> SlackAttention:
    """Asks the company's Slack."""
    return SlackAttention(web)


def _silence(start: int, end: int) -> DoNotDisturb:
    return DoNotDisturb(enabled=True, start_ts=start, end_ts=end)


def test_a_silence_around_now_is_told_with_its_end(office: Office, attention: SlackAttention) -> None:
    """A snooze, or the schedule's hours while they last; one that is to come, or switched off, is none."""
    now = office.workspace.clock.now()
    second = int(now.timestamp())
    office.workspace.acts.snooze(OMAR, 30)
    end = datetime.fromtimestamp(second, UTC) + timedelta(minutes=30)
    assert attention.quiet_until([OMAR, SARA], now) == {OMAR: end}

    for dnd in (_silence(second + 60, second + 120), replace(_silence(second - 60, second + 60), enabled=False)):
        office.workspace.acts.silence(OMAR, dnd)
        assert attention.quiet_until([OMAR], now) == {}
    office.workspace.acts.silence(OMAR, _silence(second - 60, second + 60))
    assert attention.quiet_until([OMAR], now) == {OMAR: datetime.fromtimestamp(second + 60, UTC)}


def test_without_the_scope_nothing_is_told(office: Office, attention: SlackAttention) -> None:
    """Slack refuses, and the answer is that nobody knows."""
    manifest = office.workspace.manifest
    office.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"dnd:read"})
    assert attention.quiet_until([OMAR], office.workspace.clock.now()) is None


def test_a_scope_that_is_granted_later_is_noticed(
    office: Office, attention: SlackAttention, caplog: pytest.LogCaptureFixture
) -> None:
    """That it is missing is said once and no warning; once it is there, silence is known without a restart."""
    caplog.set_level("INFO", "bot.slack.attention")
    manifest, now = office.workspace.manifest, office.workspace.clock.now()
    office.workspace.acts.snooze(OMAR, 30)
    office.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"dnd:read"})
    assert [attention.quiet_until([OMAR], now) for _ in range(2)] == [None, None]
    assert [record.levelname for record in caplog.records] == ["INFO"]
    office.workspace.manifest = manifest
    found = attention.quiet_until([OMAR], now)
    assert isinstance(found, dict)
    assert set(found) == {OMAR}


def test_a_slack_that_does_not_answer_tells_nothing(attention: SlackAttention, office: Office) -> None:
    """Nor does one that cannot be reached."""
    nowhere = SlackAttention(client("xoxb-1", "http://127.0.0.1:9/api/", 1))
    assert nowhere.quiet_until([OMAR], office.workspace.clock.now()) is None
    office.workspace.faults.add(Fault("rate_limited", "dnd.teamInfo", seconds=7))
    assert attention.quiet_until([OMAR], office.workspace.clock.now()) == TryLater(7.0, "ratelimited")
