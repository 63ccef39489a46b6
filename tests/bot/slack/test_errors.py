"""When something goes wrong with what a person did: they are told, Slack is told, and the log keeps their words out."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.messages import actions
from bot.slack import ids
from bot.slack.afterwards import AtOnce
from bot.slack.app import BoltApp, build_app
from bot.slack.connection import client
from bot.slack.desk import Desk
from bot.slack.direct import dispatch
from bot.slack.intake import Intake
from bot.slack.patience import PatientClient
from bot.slack.replies import post_to_url
from domain.pace import Limits, Pacer
from domain.ports import UnitOfWork
from domain.services.answering import Answers
from domain.tasks import Status
from sandbox.deliveries import Delivery
from scheduler.clock import SystemClock
from storage.unit_of_work import SqlStorage
from tests.bot.office import OMAR, SALES, Office

SECRET = "Sara is leaving"


class Breaking(SqlStorage):
    """A storage that breaks at every write, with an error that quotes what somebody wrote."""

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Break, once the transaction has begun."""
        with super().write() as uow:
            yield uow
            raise LookupError(SECRET)


def app_on(office: Office, storage: SqlStorage, web: PatientClient, answers: Answers | None = None) -> BoltApp:
    """The product's app on a storage."""
    ws = office.workspace
    limits = Limits()
    said = answers or Answers(Pacer(limits), lambda: None)
    clock = SystemClock()
    intake = Intake(storage, clock, web, AtOnce())
    desk = Desk(storage, clock, web, post_to_url, AtOnce(), ws.team_id, ws.bot_user_id, limits, said, intake)
    return build_app(desk)


@pytest.fixture
def broken(office: Office, web: PatientClient) -> BoltApp:
    """The product's app on a storage that breaks."""
    return app_on(office, Breaking(office.engine), web)


@pytest.fixture
def asked(office: Office, web: PatientClient) -> str:
    """A message to Omar with a button, as he is asked; its timestamp."""
    value = actions.status_value(1, Status.ON_TRACK, None)
    button = {
        "type": "button",
        "action_id": ids.action_id(actions.CHECK_IN_STATUS, value),
        "text": {"type": "plain_text", "text": "On track"},
        "value": value,
    }
    response = web.chat_postMessage(channel=OMAR, text="How is it?", blocks=[{"type": "actions", "elements": [button]}])
    office.workspace.outgoing.take()
    return str(response["ts"])


def press(office: Office, ts: str) -> Delivery:
    """Omar presses the button."""
    channel = office.workspace.direct_message(OMAR).id
    value = actions.status_value(1, Status.ON_TRACK, None)
    made = office.workspace.acts.click(OMAR, ids.action_id(actions.CHECK_IN_STATUS, value), channel=channel, ts=ts)
    assert made is not None
    return made


def said_to(office: Office) -> list[str]:
    """What only Omar sees."""
    return [each["text"] for each in office.control.state()["ephemerals"] if each["visible_to"] == OMAR]


def test_a_press_that_broke(office: Office, broken: BoltApp, asked: str, caplog: pytest.LogCaptureFixture) -> None:
    """The person gets a reference, the log has the trace under the same one, and neither tells what was written."""
    acknowledged, _ = dispatch(broken, press(office, asked).payload)
    assert acknowledged
    (told,) = said_to(office)
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    reference = re.search(r"reference ([0-9a-f]{8})", record.getMessage())
    assert reference is not None
    assert reference.group(1) in told
    assert "LookupError" in caplog.text
    assert "actions.py" in caplog.text
    assert SECRET not in caplog.text + told


def test_a_command_that_broke(office: Office, broken: BoltApp, caplog: pytest.LogCaptureFixture) -> None:
    """A command is answered with the reference, too, and the log keeps what was typed out."""
    payload = office.workspace.acts.command(OMAR, SALES, "/plan", f"add {SECRET}").payload
    acknowledged, answer = dispatch(broken, payload)
    assert acknowledged
    assert isinstance(answer, dict)
    assert answer["response_type"] == "ephemeral"
    assert re.search(r"[0-9a-f]{8}", answer["text"])
    assert SECRET not in caplog.text + answer["text"]


def test_an_event_that_broke_comes_again(
    office: Office, broken: BoltApp, web: PatientClient, caplog: pytest.LogCaptureFixture
) -> None:
    """An event whose handling failed is not acknowledged, so that Slack repeats it, and then it is handled."""
    office.workspace.acts.say(OMAR, office.workspace.bot_user_id, f"T-1 {SECRET}")
    delivery = office.workspace.outgoing.waiting()[0]
    assert dispatch(broken, delivery.payload) == (False, None)
    assert SECRET not in caplog.text
    answers = Answers(Pacer(Limits()), lambda: None)
    whole = app_on(office, office.storage, web, answers)
    for _ in range(2):
        assert dispatch(whole, delivery.payload)[0]
    while answers.send_next(now := SystemClock().now()) == now:
        pass
    assert len(office.direct(OMAR)) == 1


def test_slack_says_no_while_answering(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """A window that Slack is too slow to open is no fault of the program: the person is asked to press again."""
    hasty = client(office.workspace.bot_token, office.server.api_url, 1)
    office.control.fault("slow", "views.open", seconds=3)
    app = app_on(office, office.storage, hasty)
    payload = office.workspace.acts.command(OMAR, SALES, "/plan", "checkin").payload
    acknowledged, answer = dispatch(app, payload)
    assert acknowledged
    assert isinstance(answer, dict)
    assert answer["text"]
    assert "unexpected" not in caplog.text


def test_another_workspace_is_turned_away(office: Office, broken: BoltApp, asked: str) -> None:
    """A press that comes from another company is taken without a word, and reaches nothing."""
    payload = press(office, asked).payload
    payload["user"]["team_id"] = "T0ANOTHER1"
    assert dispatch(broken, payload) == (True, None)
    assert said_to(office) == []


def test_bolt_is_given_no_token_to_ignore(
    office: Office, web: PatientClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the environment holds, the library neither warns about our tokens nor offers to install itself."""
    given = dict.fromkeys(("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"), "xoxb-1")
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with caplog.at_level(logging.INFO):
        app = app_on(office, office.storage, web)
    assert caplog.records == []
    assert app.oauth_flow is None
