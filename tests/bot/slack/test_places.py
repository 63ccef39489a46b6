"""Channels and members as Slack tells them."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.slack import members
from bot.slack.members import everyone
from bot.slack.places import PAGE, Standing, standing
from tests.bot.office import OMAR, SALES, SARA, Office


@pytest.mark.parametrize("name", [SALES, "#sales"])
def test_a_channel_that_can_be_written_to(web: WebClient, name: str) -> None:
    """A channel with the bot in it is ready, by id and by name."""
    assert standing(web, name) is Standing.READY


@pytest.mark.parametrize("name", ["C0NOWHERE1", "#nowhere"])
def test_a_channel_that_is_not_there(web: WebClient, name: str) -> None:
    """A channel that does not exist, or that the bot may not see, is unknown."""
    assert standing(web, name) is Standing.UNKNOWN


@pytest.mark.parametrize("by_name", [False, True])
def test_a_channel_without_the_bot(office: Office, web: WebClient, by_name: bool) -> None:
    """A public channel the bot is not in is told apart from one that is not there."""
    channel = office.workspace.add_channel(name="market", members=[SARA], with_bot=False)
    assert standing(web, "#market" if by_name else channel.id) is Standing.NOT_A_MEMBER


@pytest.mark.parametrize("name", [SALES, "#sales"])
def test_an_archived_channel(office: Office, web: WebClient, name: str) -> None:
    """Nothing can be written to an archived channel."""
    office.control.act("archive_channel", user=SARA, channel=SALES)
    assert standing(web, name) is Standing.ARCHIVED


@pytest.mark.parametrize("name", [SALES, "#sales"])
def test_a_shared_channel(office: Office, web: WebClient, name: str) -> None:
    """A channel that another company reads is no place for a plan."""
    office.workspace.channels[SALES].is_ext_shared = True
    assert standing(web, name) is Standing.SHARED


def test_a_name_on_a_later_page(office: Office, web: WebClient) -> None:
    """A workspace may have more channels than Slack tells at once."""
    for number in range(PAGE + 1):
        office.workspace.add_channel(name=f"room-{number}", members=[SARA])
    assert standing(web, f"#room-{PAGE}") is Standing.READY
    assert standing(web, "#no-room") is Standing.UNKNOWN
    assert len(office.workspace.journal.calls("conversations.list")) == 4


def test_what_else_goes_wrong_is_not_hidden(office: Office, web: WebClient) -> None:
    """Another error of Slack's says nothing about the channel."""
    office.control.fault("refused", "conversations.info", error="missing_scope")
    with pytest.raises(SlackApiError, match="missing_scope"):
        standing(web, SALES)


def test_everyone_in_the_workspace(office: Office, web: WebClient) -> None:
    """Members come page by page with zone, language and standing; whoever is not of the company counts as a guest."""
    for number in range(members.PAGE):
        office.workspace.add_user(name=f"worker-{number}", real_name=f"Worker {number}")
    office.workspace.add_user(id="U0GUEST001", name="gus", real_name="Gus", is_restricted=True, tz="Europe/Berlin")
    office.workspace.add_user(id="U0LEFT0001", name="lea", real_name="Lea")
    office.control.act("leave_team", user="U0LEFT0001")
    found = {each.chat_id: each for each in everyone(web)}
    assert office.workspace.bot_user_id not in found
    assert {SARA, OMAR, "U0GUEST001", "U0LEFT0001"} <= set(found)
    assert (found["U0GUEST001"].is_guest, found["U0GUEST001"].zone) == (True, "Europe/Berlin")
    assert (found[OMAR].is_guest, found[OMAR].locale, found[OMAR].is_active) == (False, "en-US", True)
    assert not found["U0LEFT0001"].is_active
    assert len(found) > members.PAGE
