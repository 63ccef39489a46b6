"""Files that people send: fetched from Slack alone, with the token, and never more than a plan may have."""

import pytest

from bot.formats.tables import MOST_BYTES
from bot.slack.fetching import FetchError, Unfetched, fetch
from bot.slack.patience import PatientClient
from sandbox.model import Json
from tests.bot.office import OMAR, Office


class Answering(PatientClient):
    """A client to which Slack describes a file as it is told, and which remembers what was downloaded."""

    def __init__(self, file: Json, base_url: str) -> None:
        super().__init__(token="xoxb-secret", base_url=base_url)
        self._file = file
        self.downloaded: list[str] = []

    def files_info(self, **_given: object) -> Json:  # type: ignore[override]  # as much as is read of it
        """What Slack says of the file."""
        return {"file": self._file}

    def download(self, url: str, most: int) -> bytes:
        """Bytes without end."""
        self.downloaded.append(url)
        return b"x" * most


def sent(office: Office, content: bytes = b"a plan") -> str:
    """A file that Omar sent to the app."""
    slack = office.workspace
    return slack.acts.upload(OMAR, slack.bot_user_id, "plan.csv", content).file_ids[0]


def why(client: PatientClient, file_id: str) -> Unfetched:
    """Why a file does not come."""
    with pytest.raises(FetchError) as caught:
        fetch(client, file_id)
    return caught.value.why


def test_a_file_comes(office: Office, web: PatientClient) -> None:
    """The bytes are those that were sent."""
    assert fetch(web, sent(office)) == b"a plan"


def test_a_file_that_is_gone(office: Office, web: PatientClient) -> None:
    """A file that was deleted is told as such."""
    file_id = sent(office)
    office.workspace.files.clear()
    assert why(web, file_id) is Unfetched.GONE


def test_without_the_permission(office: Office, web: PatientClient) -> None:
    """Where the app may not read files, that is what is told; where Slack breaks, that it is tried again."""
    file_id = sent(office)
    office.control.fault("refused", "files.info", error="missing_scope")
    assert why(web, file_id) is Unfetched.NO_SCOPE
    office.control.fault("server_error", "files.info")
    assert why(web, file_id) is Unfetched.NOT_NOW


def test_a_redirection_is_not_followed(office: Office, web: PatientClient) -> None:
    """Slack leads away who may not have a file; the token goes nowhere else."""
    file_id = sent(office)
    web.token = "xoxb-of-somebody-else"
    address = f"{office.server.url}/files/{file_id}/plan.csv"
    with pytest.raises(OSError, match="302"):
        web.download(address, 10)


def test_nothing_is_fetched_without_end(office: Office, web: PatientClient) -> None:
    """A file that is larger than a plan is not read to its end, whatever Slack says of its size."""
    assert len(web.download(f"{office.server.url}/files/{sent(office, b'x' * 100)}/plan.csv", 10)) == 10
    small = Answering({"url_private": "https://files.slack.com/x", "size": 5}, "https://slack.com/api/")
    assert why(small, "F1") is Unfetched.TOO_LARGE
    large = Answering({"url_private": "https://files.slack.com/x", "size": MOST_BYTES + 1}, "https://slack.com/api/")
    assert why(large, "F1") is Unfetched.TOO_LARGE
    assert not large.downloaded


@pytest.mark.parametrize(
    "url",
    [
        "https://docs.example.com/plan",
        "http://files.slack.com/plan",
        "https://slack.com.example.com/plan",
        "https://notslack.com/plan",
        "https://files.slack.com:8443/plan",
        "file:///etc/passwd",
        "http://127.0.0.1/plan",
    ],
)
def test_only_slack_is_asked(url: str) -> None:
    """No address but Slack's own gets the token of the bot."""
    client = Answering({"url_private": url, "size": 5}, "https://slack.com/api/")
    assert why(client, "F1") is Unfetched.ELSEWHERE
    assert not client.downloaded


def test_a_file_of_another_service() -> None:
    """What only hangs in Slack and lies elsewhere is not fetched."""
    file = {"url_private": "https://files.slack.com/x", "size": 5, "is_external": True}
    client = Answering(file, "https://slack.com/api/")
    assert why(client, "F1") is Unfetched.ELSEWHERE
