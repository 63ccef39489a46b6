"""`python -m bot` as a process of its own, at a Slack-compatible server that knows nothing of it."""

import sqlite3
from collections.abc import Callable

import pytest

from bot.commands import run
from bot.messages import actions
from domain.notices import NoticeState
from tests.bot.office import OMAR, Office
from tests.bot.process import LONGEST, Process

Start = Callable[..., Process]


@pytest.fixture
def working(office: Office) -> Office:
    """The company with its plan imported, and Omar due to be asked."""
    office.found()
    office.let_be_asked(OMAR)
    return office


def connected(office: Office) -> None:
    """Wait until a program is connected."""
    office.expect(lambda: office.control.app()["connections"], "a connection")


def killed(program: Process, office: Office) -> None:
    """Kill a program, and wait until Slack has noticed; whatever it held runs out."""
    program.kill()
    office.expect(lambda: not office.control.app()["connections"], "the connection to end")
    office.let_time_pass()


def asked(office: Office) -> dict[str, object]:
    """Wait until Omar was asked; the message."""
    found: list[dict[str, object]] = office.expect(lambda: office.direct(OMAR), "a question to Omar")
    return found[0]


def say(office: Office, word: int) -> None:
    """Press one of the status buttons of Omar's only message, or change the word given, and wait for the answer."""
    message = office.direct(OMAR)[0]
    ids = [
        each["action_id"]
        for block in message["blocks"]
        for each in block.get("elements", [])
        if str(each.get("action_id", "")).startswith(actions.CHECK_IN_STATUS)
    ]
    channel = office.workspace.direct_message(OMAR).id
    office.control.click(OMAR, ids[word], channel=channel, ts=message["ts"])
    office.expect(lambda: office.direct(OMAR)[0]["text"] != message["text"], "the message to change")


def test_it_asks_takes_the_answer_and_stops(working: Office, start: Start) -> None:
    """The program asks whoever is due, rewrites the message on a press, and ends on TERM with 0."""
    program = start()
    asked(working)
    say(working, 0)
    program.ask_to_stop()
    assert program.code() == 0
    assert working.outbox() == {NoticeState.SENT: 1}
    assert "Traceback" not in program.log
    assert "WARNING" not in program.log
    assert "ask who is due: 1" in program.log
    assert "Open the second line" not in program.log
    assert "xoxb-" not in program.log
    assert "xapp-" not in program.log


def test_killing_it_loses_nothing_and_asks_nobody_twice(working: Office, start: Start) -> None:
    """After KILL the next start goes on where the last one was: nobody is asked again."""
    first = start()
    asked(working)
    connected(working)
    killed(first, working)
    start()
    connected(working)
    say(working, 0)
    assert len(working.direct(OMAR)) == 1
    assert working.outbox() == {NoticeState.SENT: 1}


def test_a_post_in_the_air_is_found_again(working: Office, start: Start) -> None:
    """Killed between Slack's taking a message and its answer, the program finds the message and posts no second one."""
    working.control.fault("slow", "chat.postMessage", seconds=10)
    first = start()
    asked(working)
    connected(working)
    killed(first, working)
    assert working.outbox() == {NoticeState.SENDING: 1}
    start()
    working.expect(lambda: working.outbox() == {NoticeState.SENT: 1}, "the message to be found")
    assert len(working.direct(OMAR)) == 1


def test_it_ends_in_time_even_when_slack_hangs(working: Office, start: Start) -> None:
    """A message that Slack keeps for ever does not keep the program: it ends all the same and says so."""
    working.control.fault("slow", "chat.postMessage", seconds=4 * LONGEST)
    program = start()
    asked(working)
    connected(working)
    program.ask_to_stop()
    assert program.code() == run.FAULT
    assert working.outbox() == {NoticeState.SENDING: 1}


def test_an_app_token_that_is_taken_back_ends_it(working: Office, start: Start) -> None:
    """The program says what to do and ends with the code of a Slack that was not reached, not with that of a fault."""
    program = start()
    asked(working)
    connected(working)
    working.control.fault("refused", "apps.connections.open", error="token_revoked")
    working.control.drop_sockets()
    assert program.code() == run.NOT_REACHED
    assert "Slack says token_revoked to the app token. Make an App-Level Token" in program.log
    assert "Traceback" not in program.log
    assert working.outbox() == {NoticeState.SENT: 1}


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": ""}, 2, ["SLACK_BOT_TOKEN is m", "SLACK_APP_TOKEN is missing"]),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, 3, ["invalid_auth to the bot token", "copy the token again"]),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, 3, ["invalid_auth to the app token", "connections:write"]),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, 3, ["cannot be reached", "SLACK_API_URL"]),
        ({"DATABASE_URL": "postgresql://someone:secret@127.0.0.1:9/x"}, 2, ["cannot be opened", "Check DATABASE_URL"]),
    ],
    ids=["no tokens", "bot token", "app token", "unreachable", "database away"],
)
def test_it_says_why_it_does_not_start(
    working: Office, start: Start, changes: dict[str, str], code: int, said: list[str]
) -> None:
    """What is wrong is said in a sentence with what to do, without a trace and without a secret."""
    program = start(**changes)
    assert program.code() == code
    for part in said:
        assert part in program.log
    for secret in ("Traceback", "xoxb-wrong", "xapp-wrong", "secret"):
        assert secret not in program.log
    assert working.outbox() == {}


def test_a_database_of_another_workspace_is_left_alone(working: Office, start: Start) -> None:
    """A token of another workspace than that of the database starts nothing."""
    with working.storage.write() as uow:
        found = uow.workspaces.find()
        assert found is not None
    with sqlite3.connect(working.folder / "followthrough.db") as connection:
        connection.execute("UPDATE workspaces SET team_id = 'T0ANOTHER'")
    connection.close()
    program = start()
    assert program.code() == 3
    assert "another Slack workspace than Wadi" in program.log
    assert "Traceback" not in program.log


def test_without_a_plan_it_waits_for_one(office: Office, start: Start) -> None:
    """On an empty database the program starts, says what is missing, and answers whoever asks."""
    program = start()
    connected(office)
    office.control.command(OMAR, office.workspace.direct_message(OMAR).id, "/plan", "status")
    office.expect(lambda: office.control.state()["ephemerals"], "an answer")
    assert "there is no plan yet" in program.log
    program.ask_to_stop()
    assert program.code() == 0
