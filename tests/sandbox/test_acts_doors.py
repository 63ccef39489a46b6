"""Commands, shortcuts and the home tab."""

from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, call, delivered, home, refused


def test_a_command_carries_what_slack_sends(workspace: Workspace) -> None:
    """A command's payload holds who, where and what, all as text."""
    payload = workspace.acts.command(MONA, KITCHEN, "/lunch", " soup for @omar in #kitchen ").payload
    assert payload["text"] == f"soup for <@{OMAR}|omar> in <#{KITCHEN}|kitchen>"
    assert (payload["command"], payload["user_id"], payload["channel_name"]) == ("/lunch", MONA, "kitchen")
    assert (payload["is_enterprise_install"], payload["api_app_id"]) == ("false", workspace.app_id)
    assert all(isinstance(value, str) for value in payload.values())


def test_a_command_that_does_not_escape_sends_what_is_typed(workspace: Workspace) -> None:
    """Without `should_escape` the text arrives as it was typed."""
    assert workspace.acts.command(MONA, KITCHEN, "/raw", "<b> @omar").payload["text"] == "<b> @omar"


def test_private_places_are_not_called_by_name(workspace: Workspace) -> None:
    """In a direct message or a private channel, the name is Slack's word for the kind."""
    in_dm = workspace.acts.command(MONA, workspace.bot_user_id, "/lunch").payload
    in_private = workspace.acts.command(MONA, SECRET, "/lunch").payload
    assert (in_dm["channel_name"], in_private["channel_name"]) == ("directmessage", "privategroup")


def test_what_cannot_be_called(workspace: Workspace) -> None:
    """Commands and shortcuts the app does not have are refused by the client."""
    acts = workspace.acts
    ts = acts.say(MONA, KITCHEN, "a").ts
    whisper = call(workspace, "chat.postEphemeral", channel=KITCHEN, user=MONA, text="a")["message_ts"]
    refused(workspace, "unknown_command", lambda: acts.command(MONA, KITCHEN, "/dance"))
    refused(workspace, "not_in_channel", lambda: acts.command(GUEST, KITCHEN, "/lunch"))
    refused(workspace, "unknown_shortcut", lambda: acts.shortcut(MONA, "make_lunch"))
    refused(workspace, "unknown_shortcut", lambda: acts.message_shortcut(MONA, "order_lunch", KITCHEN, ts))
    refused(workspace, "message_not_found", lambda: acts.message_shortcut(MONA, "make_lunch", KITCHEN, whisper))
    refused(workspace, "not_enabled", lambda: acts.open_home(MONA, "about"))


def test_shortcuts(workspace: Workspace) -> None:
    """A global shortcut carries who; a message shortcut also the message and a way to answer."""
    whole = workspace.acts.shortcut(MONA, "order_lunch").payload
    assert (whole["type"], whole["callback_id"], whole["user"]["id"]) == ("shortcut", "order_lunch", MONA)
    assert whole["trigger_id"]
    ts = workspace.acts.say(OMAR, KITCHEN, "soup?").ts
    payload = workspace.acts.message_shortcut(MONA, "make_lunch", KITCHEN, ts).payload
    assert (payload["type"], payload["message_ts"], payload["message"]["text"]) == ("message_action", ts, "soup?")
    assert payload["channel"] == {"id": KITCHEN, "name": "kitchen"}
    assert payload["response_url"].startswith(workspace.base_url)


def test_the_home_tab_is_told_every_time(workspace: Workspace) -> None:
    """Every opening is heard, with the tab, and with the view once there is one."""
    first = delivered(workspace.acts.open_home(MONA))["event"]
    assert (first["tab"], first["user"]) == ("home", MONA)
    assert "view" not in first
    call(workspace, "views.publish", user_id=MONA, view=home())
    assert delivered(workspace.acts.open_home(MONA))["event"]["view"]["type"] == "home"
    assert "view" not in delivered(workspace.acts.open_home(MONA, "messages"))["event"]
