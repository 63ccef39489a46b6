"""How a call is let in or refused, whatever it asks for."""

from dataclasses import replace

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA, call, peopled


def without(manifest: Manifest, clock: Clock, *scopes: str) -> Workspace:
    """The workspace with an app that lacks these scopes."""
    return peopled(Workspace(clock, replace(manifest, scopes=manifest.scopes - set(scopes))))


def test_no_token_is_not_authed(workspace: Workspace) -> None:
    """A call without a token is refused."""
    assert workspace.call("auth.test", "").body == {"ok": False, "error": "not_authed"}


def test_an_unknown_token_is_invalid(workspace: Workspace) -> None:
    """A token that was never given out is refused."""
    assert workspace.call("auth.test", "xoxb-other").body["error"] == "invalid_auth"


def test_the_app_token_opens_sockets_only(workspace: Workspace) -> None:
    """The app's token posts nothing, and the bot's token opens no socket."""
    posted = workspace.call("chat.postMessage", workspace.app_token, {"channel": KITCHEN, "text": "a"})
    opened = workspace.call("apps.connections.open", workspace.bot_token)
    assert posted.body["error"] == opened.body["error"] == "not_allowed_token_type"


def test_a_token_may_come_as_an_argument(workspace: Workspace) -> None:
    """A token among the arguments is as good as one in the header."""
    assert workspace.call("auth.test", "", {"token": workspace.bot_token}).ok


def test_a_revoked_token_is_told_so(workspace: Workspace) -> None:
    """After revocation every call says so, until the app is installed again."""
    workspace.revoke_token()
    assert call(workspace, "auth.test")["error"] == "token_revoked"
    workspace.reinstall()
    assert call(workspace, "auth.test")["ok"]


def test_an_uninstalled_app_is_inactive(workspace: Workspace) -> None:
    """After the app is removed its token belongs to an inactive account."""
    workspace.uninstall()
    assert call(workspace, "auth.test")["error"] == "account_inactive"


def test_an_unknown_method_is_named(workspace: Workspace) -> None:
    """A method that does not exist is named in the refusal."""
    assert call(workspace, "chat.shout") == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


def test_a_missing_scope_is_named(manifest: Manifest, clock: Clock) -> None:
    """A refusal for want of a scope names what is needed and what there is."""
    body = call(without(manifest, clock, "chat:write"), "chat.postMessage", channel=KITCHEN, text="a")
    assert (body["error"], body["needed"]) == ("missing_scope", "chat:write")
    assert "commands" in body["provided"].split(",")


@pytest.mark.parametrize(
    ("scope", "method", "args"),
    [
        ("users:read", "users.info", {"user": MONA}),
        ("users:read", "users.list", {}),
        ("users:read.email", "users.lookupByEmail", {"email": "mona@example.com"}),
        ("dnd:read", "dnd.info", {"user": MONA}),
        ("team:read", "team.info", {}),
        ("channels:read", "conversations.list", {}),
        ("channels:read", "conversations.info", {"channel": KITCHEN}),
        ("channels:history", "conversations.history", {"channel": KITCHEN}),
        ("im:write", "conversations.open", {"users": MONA}),
        ("files:write", "files.getUploadURLExternal", {"filename": "a", "length": 1}),
        ("reactions:write", "reactions.add", {"channel": KITCHEN, "timestamp": "1.1", "name": "x"}),
        ("usergroups:read", "usergroups.list", {}),
    ],
)
def test_each_method_asks_for_its_scope(
    manifest: Manifest, clock: Clock, scope: str, method: str, args: dict[str, object]
) -> None:
    """Without the scope for what it asks, a call is refused for that scope."""
    body = call(without(manifest, clock, scope), method, **args)
    assert body["error"] == "missing_scope"
    assert scope in body["needed"].split(",")


def test_scopes_stand_in_the_headers(workspace: Workspace) -> None:
    """An answer's headers tell the granted scopes and those the method takes."""
    headers = workspace.call("users.list", workspace.bot_token).headers
    assert "chat:write" in headers["X-OAuth-Scopes"].split(",")
    assert headers["X-Accepted-OAuth-Scopes"] == "users:read"


def test_what_is_missing_is_named(workspace: Workspace) -> None:
    """A call without a needed argument is refused with the argument's name."""
    body = call(workspace, "users.info")
    assert body["error"] == "invalid_arguments"
    assert body["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("users.list", {"limit": "many"}, "invalid_arguments"),
        ("users.list", {"limit": True}, "invalid_arguments"),
        ("users.list", {"include_locale": "perhaps"}, "invalid_arguments"),
        ("users.info", {"user": ["U"]}, "invalid_arguments"),
        ("dnd.teamInfo", {"users": 3}, "invalid_arguments"),
        ("views.publish", {"user_id": MONA, "view": "[]"}, "invalid_arguments"),
        ("views.publish", {"user_id": MONA, "view": "{"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": KITCHEN, "blocks": "{}"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": KITCHEN, "blocks": "["}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": KITCHEN, "text": "a", "metadata": "{"}, "invalid_metadata_format"),
    ],
)
def test_an_argument_of_the_wrong_kind_is_refused(
    workspace: Workspace, method: str, args: dict[str, object], error: str
) -> None:
    """An argument that cannot be read as what it should be is refused."""
    assert call(workspace, method, **args)["error"] == error


def test_text_and_json_values_mean_the_same(workspace: Workspace) -> None:
    """Numbers, truths and lists may come as a form's text or as JSON values."""
    as_text = call(workspace, "users.list", limit="2", include_locale="1")
    as_json = call(workspace, "users.list", limit=2, include_locale=True)
    assert as_text["members"] == as_json["members"]
    assert len(as_text["members"]) == 2
    assert as_text["members"][0]["locale"]
    assert call(workspace, "dnd.teamInfo", users=f"{MONA}")["users"].keys() == {MONA}
    assert call(workspace, "dnd.teamInfo", users=[MONA])["users"].keys() == {MONA}


def test_an_argument_slack_does_not_know_is_noted(workspace: Workspace) -> None:
    """An unknown argument is let through, as Slack does, but noted as a mistake."""
    assert call(workspace, "users.info", user=MONA, colour="red")["ok"]
    assert any("colour" in entry.error for entry in workspace.journal.entries if entry.kind == "problem")


def test_calls_are_written_down_without_the_token(workspace: Workspace) -> None:
    """The journal holds what was asked and answered, and never a token."""
    workspace.call("users.info", "", {"token": workspace.bot_token, "user": MONA})
    (entry,) = [each for each in workspace.journal.entries if each.kind == "call"]
    assert (entry.title, entry.sent, entry.ok) == ("users.info", {"user": MONA}, True)
    assert workspace.bot_token not in repr(entry)


def test_who_the_app_is(workspace: Workspace) -> None:
    """An app learns its own ids from `auth.test` and its face from `bots.info`."""
    body = call(workspace, "auth.test")
    assert (body["user_id"], body["bot_id"], body["team_id"]) == (
        workspace.bot_user_id,
        workspace.bot_id,
        workspace.team_id,
    )
    assert call(workspace, "bots.info", bot=body["bot_id"])["bot"]["user_id"] == workspace.bot_user_id
    assert call(workspace, "bots.info", bot="B0NOBODY")["error"] == "bot_not_found"


def test_api_test_gives_back_what_it_gets(workspace: Workspace) -> None:
    """`api.test` needs no token, and fails when asked to."""
    assert workspace.call("api.test", "", {"foo": "bar"}).body["args"] == {"foo": "bar"}
    assert workspace.call("api.test", "", {"error": "oops"}).body["error"] == "oops"


def test_a_token_can_revoke_itself(workspace: Workspace) -> None:
    """`auth.revoke` takes the token away, a trial run of it does not."""
    assert call(workspace, "auth.revoke", test=True)["revoked"] is False
    assert call(workspace, "auth.revoke")["revoked"] is True
    assert call(workspace, "auth.test")["error"] == "token_revoked"


def test_blocks_are_validated_without_a_token(workspace: Workspace) -> None:
    """`blocks.validate` says yes to what is right, and where what is wrong is wrong."""
    good = [{"type": "divider"}]
    assert workspace.call("blocks.validate", "", {"blocks": good}).ok
    assert workspace.call("blocks.validate", "", {"view": {"type": "home", "blocks": good}}).ok
    assert workspace.call("blocks.validate", "", {"message": {"blocks": good}}).ok
    body = workspace.call("blocks.validate", "", {"blocks": [{"type": "header"}]}).body
    assert body["error"] == "invalid_blocks"
    assert "/blocks/0" in body["response_metadata"]["messages"][0]
    assert workspace.call("blocks.validate", "", {}).body["error"] == "invalid_arguments"
