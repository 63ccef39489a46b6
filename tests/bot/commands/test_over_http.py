"""`python -m bot` at an address to which Slack sends its requests, with the manifest that is made for it."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from bot.cli import main
from bot.commands import run
from bot.commands.manifest import MANIFEST, over_http
from bot.messages import actions
from domain.notices import NoticeState
from sandbox.manifest import Manifest
from storage import tables
from tests.bot.commands.asking import page, ready
from tests.bot.office import OMAR, Office
from tests.bot.process import Process

Start = Callable[..., Process]
SLACK = "/slack/events"


@pytest.fixture
def office(tmp_path: Path, port: int) -> Iterator[Office]:
    """A company whose Slack sends its requests to `port`, with its plan imported."""
    made = Office(tmp_path, Manifest.parse(over_http(f"http://127.0.0.1:{port}")))
    made.found()
    yield made
    made.stop()


@pytest.fixture
def serving(office: Office, port: int, start: Start) -> Callable[..., Process]:
    """Starts the program there, and waits until it is ready."""

    def begin(**changes: str) -> Process:
        settings = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": office.workspace.signing_secret}
        program = start(**settings, HTTP_ADDRESS=f"127.0.0.1:{port}", **changes)
        if not changes:
            office.expect(lambda: ready(port), "readiness")
        return program

    return begin


def note(office: Office, text: str) -> None:
    """Omar writes a note below the question he was asked."""
    asked = office.expect(lambda: office.direct(OMAR), "a question to Omar")[0]
    office.control.say(OMAR, office.workspace.bot_user_id, text, thread_ts=asked["ts"])


def notes(office: Office) -> list[str]:
    """The notes that were taken."""
    noted = select(tables.check_ins.c.note).where(tables.check_ins.c.note.is_not(None))
    with office.engine.connect() as connection:
        return list(connection.execute(noted).scalars())


def test_it_asks_takes_the_answer_and_stops(office: Office, port: int, serving: Start) -> None:
    """Whoever is due is asked, a press on the question comes as a signed request, and TERM ends it with 0."""
    office.let_be_asked(OMAR)
    program = serving()
    (asked,) = office.expect(lambda: office.direct(OMAR), "a question to Omar")
    ids = [str(each.get("action_id")) for block in asked["blocks"] for each in block.get("elements", [])]
    pressed = next(each for each in ids if each.startswith(actions.CHECK_IN_STATUS))
    office.control.click(OMAR, pressed, channel=office.workspace.direct_message(OMAR).id, ts=asked["ts"])
    office.expect(lambda: office.direct(OMAR)[0]["text"] != asked["text"], "the message to change")

    metrics = page(port, "/metrics")[1]
    program.ask_to_stop()

    assert program.code() == 0
    assert office.outbox() == {NoticeState.SENT: 1}
    assert "followthrough_connected 1.0" in metrics
    assert "followthrough_requests_refused_total 0.0" in metrics
    for unwanted in ("Traceback", "WARNING", "xoxb-", office.workspace.signing_secret):
        assert unwanted not in program.log
    troubles = [each["title"] for each in office.control.journal() if each["error"]]
    assert troubles == ["url_verification"], "Slack tried the address before the program listened there"


def test_a_forged_request_changes_nothing(office: Office, port: int, serving: Start) -> None:
    """Without Slack's signature the answer is 401, and no reason is told."""
    serving()
    assert page(port, SLACK, "POST", f"command=/plan&user_id={OMAR}") == (401, "Unauthorized\n")
    assert page(port, SLACK)[0] == 405
    assert "followthrough_requests_refused_total 1.0" in page(port, "/metrics")[1]
    assert office.outbox() == {}


def test_an_event_that_slack_repeats_changes_state_once(office: Office, serving: Start) -> None:
    """Delivered twice, the second time marked as a repetition, a note is taken once and answered once."""
    office.let_be_asked(OMAR)
    program = serving()
    office.expect(lambda: office.direct(OMAR), "a question to Omar")
    office.control.deliveries(repeat_next=1)
    note(office, "T-1 The line stands")
    office.expect(lambda: acknowledged(office, "T-1 The line stands") == 2, "both acknowledgements")
    note(office, "T-99 done")  # answers go in order: a second one to the note would stand before the one to this
    office.expect(lambda: "There is no task T-99." in answers(office), "the answer to what came after")
    program.ask_to_stop()
    assert program.code() == 0
    assert notes(office) == ["The line stands"]
    assert [text.partition(" on ")[0] for text in answers(office)] == ["Kept as a note", "There is no task T-99."]


def answers(office: Office) -> list[str]:
    """What the bot said after its question."""
    return [each["text"] for each in office.direct(OMAR)[1:]]


def acknowledged(office: Office, text: str) -> int:
    """How many deliveries of a message with that text Slack knows to have arrived."""
    journal = office.control.journal()
    messages = [each["sent"] for each in journal if each["kind"] == "delivery" and "message" in each["title"]]
    ours = {each["envelope_id"] for each in messages if each["payload"]["event"].get("text") == text}
    return len([each for each in journal if each["kind"] == "ack" and each["sent"] in ours])


def test_health_has_an_address_of_its_own_if_it_should(office: Office, port: int, serving: Start) -> None:
    """Then the world that may send requests sees neither health nor metrics."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        other: int = trial.getsockname()[1]
    serving(HEALTH_ADDRESS=f"127.0.0.1:{other}")
    office.expect(lambda: ready(other), "readiness")
    assert page(port, "/metrics")[0] == 404
    assert page(port, SLACK)[0] == 405
    assert page(other, SLACK)[0] == 404


def test_stopping_it_says_that_it_is_not_ready(office: Office, port: int, serving: Start) -> None:
    """While a message is still on its way, a balancer already reads that requests should go elsewhere."""
    office.control.fault("slow", "chat.postMessage", seconds=5)
    office.let_be_asked(OMAR)
    program = serving()
    office.expect(lambda: office.direct(OMAR), "a question to Omar")
    program.ask_to_stop()
    office.expect(lambda: page(port, "/readyz") == (503, "connection is not ready\n"), "that it is not ready")
    assert program.code() == 0
    assert office.outbox() == {NoticeState.SENT: 1}


def test_a_taken_address_is_told(port: int, serving: Start) -> None:
    """The program does not start where nothing of Slack's could reach it."""
    with socket.create_server(("127.0.0.1", port)):
        program = serving(LOG_LEVEL="INFO")
        assert program.code() == run.BAD_SETTINGS
    assert f"HTTP_ADDRESS 127.0.0.1:{port} cannot be served" in program.log
    assert "Traceback" not in program.log


def test_the_manifest_for_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """It is the usual one with the address in every place where Slack wants one, and nothing else."""
    assert main(["manifest", "https://plan.example.com/"]) == 0
    made, usual = yaml.safe_load(capsys.readouterr().out), yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    there = "https://plan.example.com/slack/events"
    assert made["features"]["slash_commands"][0].pop("url") == there
    assert made["settings"]["event_subscriptions"].pop("request_url") == there
    assert made["settings"]["interactivity"].pop("request_url") == there
    assert made["settings"].pop("socket_mode_enabled") is False
    del usual["settings"]["socket_mode_enabled"]
    assert made == usual


@pytest.mark.parametrize("typed", ["plan.example.com", "http://plan.example.com", "https://", "https://a.b/?c"])
def test_an_address_that_slack_would_not_take(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without TLS, or without a host, there is no manifest."""
    with pytest.raises(SystemExit):
        main(["manifest", typed])
    assert "is not an address such as https://plan.example.com" in capsys.readouterr().err
