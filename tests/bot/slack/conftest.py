"""A pocket Slack at an address, with a small company in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.slack.connection import client
from bot.slack.patience import PatientClient
from tests.bot.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A small company at an address, its plan in the database."""
    made = Office(tmp_path)
    made.found()
    yield made
    made.stop()


@pytest.fixture
def web(office: Office) -> PatientClient:
    """The client with which the program posts."""
    return client(office.workspace.bot_token, office.server.api_url, 5)
