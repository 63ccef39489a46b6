"""Files to Slack: three steps of which only the last can be seen, and none is repeated that may have been."""

from dataclasses import replace

import pytest

from bot.slack.files import AGAIN, MOST_ATTEMPTS, ON_ITS_WAY, SHARED_WITHIN
from bot.slack.patience import PatientClient
from bot.slack.sender import SlackSender
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import NoAnswer, Place, Refused, Sent, TryLater
from domain.whole_plan import ExportFormat, ExportReady, Wanted
from tests import mothers
from tests.bot.formats.plans import plan
from tests.bot.office import OMAR, Office

TOKEN = "3f2a9c10-0000-4000-8000-000000000000"
NOTICE: Notice = mothers.notice(kind=NoticeKind.EXPORT_READY, token=TOKEN, person_id=1, channel=None)
TO: Person = mothers.person("Omar", id=1, chat_id=OMAR, dm_channel=None)
CONTENT = ExportReady(TO, Wanted(ExportFormat.CSV), plan())
TICKET, SHARE = "files.getUploadURLExternal", "files.completeUploadExternal"


@pytest.fixture
def sender(web: PatientClient) -> SlackSender:
    """The sender at the company's Slack."""
    return SlackSender(web)


def shared(office: Office) -> list[tuple[str, bytes]]:
    """The files in Omar's direct messages, with the names they have."""
    slack = office.workspace
    messages = slack.direct_message(OMAR).messages.values()
    return [(slack.files[each].name, slack.files[each].content) for message in messages for each in message.file_ids]


def test_a_file_arrives(office: Office, sender: SlackSender) -> None:
    """The file stands in the direct message with its words, under a name that no other one has."""
    outcome = sender.send(NOTICE, CONTENT, Place(OMAR))
    assert isinstance(outcome, Sent)
    assert outcome.channel == office.workspace.direct_message(OMAR).id
    ((name, content),) = shared(office)
    assert name == "plan-2026-11-22-3f2a9c10.csv"
    assert content.startswith(b'"Task code"')
    (message,) = [each for each in office.workspace.direct_message(OMAR).messages.values() if each.file_ids]
    assert message.text.startswith("The whole plan (3 tasks), as it was on ")


@pytest.mark.parametrize("fault", ["server_error", "lost", "dropped"])
def test_before_it_is_shared(office: Office, sender: SlackSender, fault: str) -> None:
    """Whatever goes wrong before the last step, nobody saw anything: it is tried again, and one file arrives."""
    office.control.fault(fault, TICKET)
    first = sender.send(NOTICE, CONTENT, Place(OMAR))
    assert isinstance(first, TryLater)
    assert first.seconds == AGAIN
    assert shared(office) == []
    assert isinstance(sender.send(NOTICE, CONTENT, Place(OMAR)), Sent)
    assert len(shared(office)) == 1


def test_not_for_ever(office: Office, sender: SlackSender) -> None:
    """A file that cannot be uploaded is given up after some attempts; while Slack asks to wait, it waits."""
    last = replace(NOTICE, attempts=MOST_ATTEMPTS)
    office.control.fault("server_error", TICKET)
    assert isinstance(sender.send(last, CONTENT, Place(OMAR)), Refused)
    office.control.fault("rate_limited", TICKET, seconds=9)
    assert sender.send(last, CONTENT, Place(OMAR)) == TryLater(9.0, "ratelimited")


@pytest.mark.parametrize("fault", ["server_error", "lost"])
def test_when_nobody_knows(office: Office, sender: SlackSender, fault: str) -> None:
    """A lost answer of the last step is looked up: a file that stands is found, another one waits for a second look."""
    office.control.fault(fault, SHARE)
    assert isinstance(sender.send(NOTICE, CONTENT, Place(OMAR)), NoAnswer)
    found = sender.look_up(NOTICE, TO)
    if shared(office):
        assert isinstance(found, Sent)
    else:
        assert found == TryLater(SHARED_WITHIN, ON_ITS_WAY)
        assert sender.look_up(replace(NOTICE, reason=ON_ITS_WAY), TO) is None


def test_another_file_is_not_taken_for_it(sender: SlackSender) -> None:
    """A file of another notice says nothing about this one."""
    sender.send(replace(NOTICE, token="0" * 36), CONTENT, Place(OMAR))
    assert sender.look_up(replace(NOTICE, reason=ON_ITS_WAY), TO) is None


def test_without_the_permission(office: Office, sender: SlackSender) -> None:
    """Where the app may not send files, whoever asked reads so, and what to do."""
    office.control.fault("refused", TICKET, error="missing_scope")
    assert isinstance(sender.send(NOTICE, CONTENT, Place(OMAR)), Sent)
    (told,) = office.workspace.direct_message(OMAR).messages.values()
    assert "files:write" in told.text
    assert "followthrough export plan.xlsx" in told.text
