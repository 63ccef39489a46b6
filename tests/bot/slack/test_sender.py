"""Carrying notices to Slack: what each of its answers, and each missing one, means for the outbox."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bot.slack.connection import client
from bot.slack.patience import PatientClient
from bot.slack.sender import EVENT_TYPE, SlackSender
from domain.notices import Notice, NoticeState
from domain.pace import Limits, Pacer
from domain.people import Person
from domain.ports import NoAnswer, Place, Refused, Sent, TryLater
from domain.services.asking import Asking
from domain.services.delivery import DeliveryService
from domain.weekly import CheckInAsked
from tests import mothers
from tests.bot.cast import Cast
from tests.bot.office import OMAR, SALES, Office
from tests.bot.weekly import asked

CAST = Cast("en")
CONTENT: CheckInAsked = asked(CAST, CAST.view(14))
NOTICE: Notice = mothers.notice(token="opaque-7")
TURNS = 10


@pytest.fixture
def sender(web: PatientClient) -> SlackSender:
    """The sender at the company's Slack."""
    return SlackSender(web)


@pytest.fixture
def omar(office: Office) -> Person:
    """A member whose direct message is not known yet."""
    with office.storage.read() as uow:
        found = uow.people.by_chat_id(OMAR)
    assert found is not None
    return found


def test_a_notice_is_posted_with_its_mark(office: Office, sender: SlackSender) -> None:
    """A notice to a member stands in their direct message, complete as text, with the opaque mark and no previews."""
    outcome = sender.send(NOTICE, CONTENT, Place(OMAR))
    (message,) = office.direct(OMAR)
    assert outcome == Sent(office.workspace.direct_message(OMAR).id, message["ts"])
    assert message["metadata"] == {"event_type": EVENT_TYPE, "event_payload": {"token": "opaque-7"}}
    assert CAST.view(14).task.title in message["text"]
    call = office.workspace.journal.calls("chat.postMessage")[0]
    assert {str(call[name]).lower() for name in ("unfurl_links", "unfurl_media")} <= {"false", "0"}


def test_a_channel_can_be_named(office: Office, sender: SlackSender) -> None:
    """A channel that the plan names as `#sales` is written to like one that it names by id."""
    outcome = sender.send(NOTICE, CONTENT, Place("#sales"))
    assert isinstance(outcome, Sent)
    assert outcome.channel == SALES
    assert [each["ts"] for each in office.control.messages(SALES)] == [outcome.ts]


def test_a_notice_answers_in_a_thread_or_over_an_older_one(office: Office, sender: SlackSender) -> None:
    """What belongs to an older message is put into its thread, or in its place."""
    first = sender.send(NOTICE, CONTENT, Place(SALES))
    assert isinstance(first, Sent)
    sender.send(NOTICE, CONTENT, Place(SALES, thread_ts=first.ts))
    changed = asked(CAST, CAST.answered(14))
    assert sender.send(NOTICE, changed, Place(SALES, replaces_ts=first.ts)) == first
    below, above = sorted(office.control.messages(SALES), key=lambda each: not each["thread_ts"])
    assert (above["ts"], below["thread_ts"]) == (first.ts, first.ts)
    assert above["text"] != below["text"]


def test_slack_asks_to_wait(office: Office, sender: SlackSender) -> None:
    """After a 429 nothing is sent for as long as Slack says."""
    office.control.fault("rate_limited", "chat.postMessage", seconds=7)
    assert sender.send(NOTICE, CONTENT, Place(OMAR)) == TryLater(7.0, "ratelimited")


@pytest.mark.parametrize("fault", ["server_error", "lost", "dropped"])
def test_nobody_knows(office: Office, sender: SlackSender, fault: str) -> None:
    """A server's fault and a broken connection leave it open whether the message was taken; it is asked only once."""
    office.control.fault(fault, "chat.postMessage")
    assert isinstance(sender.send(NOTICE, CONTENT, Place(OMAR)), NoAnswer)
    assert len(office.workspace.journal.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("error", ["fatal_error", "internal_error", "request_timeout"])
def test_errors_that_say_nothing(office: Office, sender: SlackSender, error: str) -> None:
    """An error after which Slack may have taken the message counts as no answer."""
    office.control.fault("refused", "chat.postMessage", error=error)
    assert sender.send(NOTICE, CONTENT, Place(OMAR)) == NoAnswer(error)


def test_an_answer_that_takes_too_long(office: Office) -> None:
    """When the time limit is over, nobody knows."""
    hasty = SlackSender(client(office.workspace.bot_token, office.server.api_url, 1))
    office.control.fault("slow", "chat.postMessage", seconds=5)
    assert hasty.send(NOTICE, CONTENT, Place(OMAR)) == NoAnswer("TimeoutError")


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "not_in_channel", "restricted_action"])
def test_slack_refuses(office: Office, sender: SlackSender, error: str) -> None:
    """What Slack refuses for good is kept with its word for why."""
    office.control.fault("refused", "chat.postMessage", error=error)
    assert sender.send(NOTICE, CONTENT, Place(OMAR)) == Refused(error)


@pytest.mark.parametrize(("do", "error"), [("revoke", "token_revoked"), ("uninstall", "account_inactive")])
def test_without_a_token_notices_wait(office: Office, sender: SlackSender, do: str, error: str) -> None:
    """While the app is not installed nothing is lost: everything waits for it."""
    office.control.token(do)
    outcome = sender.send(NOTICE, CONTENT, Place(OMAR))
    assert isinstance(outcome, TryLater)
    assert (outcome.error, outcome.seconds) == (error, 300.0)


def test_an_unreachable_slack_is_waited_for() -> None:
    """A refused connection took nothing, so the notice simply waits."""
    nowhere = SlackSender(client("xoxb-1", "http://127.0.0.1:9/api/", 1))
    assert nowhere.send(NOTICE, CONTENT, Place(OMAR)) == TryLater(5.0, "ConnectionRefusedError")


@pytest.fixture
def answering() -> Iterator[Callable[[int, str], PatientClient]]:
    """Makes a client of a server that gives every call the same answer."""
    servers: list[ThreadingHTTPServer] = []

    def serve(status: int, body: str) -> PatientClient:
        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Answer))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return client("xoxb-1", f"http://127.0.0.1:{servers[-1].server_port}/api/", 5)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("status", "body"), [(200, "<html>a proxy</html>"), (502, "<html>bad</html>"), (503, "")])
def test_an_answer_that_is_not_slacks(answering: Callable[[int, str], PatientClient], status: int, body: str) -> None:
    """Something between us and Slack that answers in its place leaves open what Slack did."""
    outcome = SlackSender(answering(status, body)).send(NOTICE, CONTENT, Place(OMAR))
    assert isinstance(outcome, NoAnswer)


def test_a_lost_post_is_found(office: Office, sender: SlackSender, omar: Person) -> None:
    """A message that Slack took, though its answer was lost, is found in the member's direct message by its mark."""
    sender.send(mothers.notice(token="another"), CONTENT, Place(OMAR))
    office.control.fault("lost", "chat.postMessage")
    sender.send(NOTICE, CONTENT, Place(OMAR))
    _, message = office.direct(OMAR)
    assert sender.look_up(NOTICE, omar) == Sent(office.workspace.direct_message(OMAR).id, message["ts"])


def test_a_post_that_never_arrived_is_not_found(office: Office, sender: SlackSender, omar: Person) -> None:
    """A message that Slack never took is known to be missing, and may be sent again."""
    office.control.fault("dropped", "chat.postMessage")
    sender.send(NOTICE, CONTENT, Place(OMAR))
    assert sender.look_up(NOTICE, omar) is None


def test_channels_are_not_searched(sender: SlackSender) -> None:
    """The app may not read channels, so a post lost there stays unknown."""
    assert sender.look_up(NOTICE, None) == NoAnswer("channels cannot be searched")


@pytest.mark.parametrize("fault", ["rate_limited", "server_error", "lost"])
@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
def test_a_search_that_fails_is_made_again(
    office: Office, sender: SlackSender, omar: Person, method: str, fault: str
) -> None:
    """When Slack cannot be asked now, it is asked again later; nothing is decided meanwhile."""
    office.control.fault(fault, method)
    assert isinstance(sender.look_up(NOTICE, omar), TryLater)


def test_a_search_that_slack_refuses(office: Office, sender: SlackSender, omar: Person) -> None:
    """A direct message that may not be read says nothing about the post."""
    office.control.fault("refused", "conversations.history", error="channel_not_found")
    assert sender.look_up(NOTICE, omar) == NoAnswer("channel_not_found")


@pytest.mark.parametrize(("fault", "calls"), [("lost", 1), ("dropped", 2), ("rate_limited", 2), ("server_error", 2)])
def test_through_the_outbox_every_fault_ends_in_one_message(
    office: Office, sender: SlackSender, fault: str, calls: int
) -> None:
    """Whatever goes wrong with a post, its reader gets it once, and it is sent again only if Slack did not take it."""
    office.let_be_asked(OMAR)
    now = datetime.now(UTC)
    Asking(office.storage).ask_due(now)
    office.control.fault(fault, "chat.postMessage", seconds=3)
    delivery = DeliveryService(office.storage, sender, Pacer(Limits()))
    for _ in range(TURNS):
        now = max(delivery.send_due(now) or now, now) + timedelta(seconds=1)
    assert len(office.direct(OMAR)) == 1
    assert office.outbox() == {NoticeState.SENT: 1}
    assert len(office.workspace.journal.calls("chat.postMessage")) == calls
