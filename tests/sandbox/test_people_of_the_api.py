"""Users, do-not-disturb, the team, user groups, reactions and pins, as the app sees them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sandbox.clock import Clock
from sandbox.manifest import Manifest
from sandbox.model import DoNotDisturb
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, call, peopled


def test_a_user_shows_zone_and_profile(workspace: Workspace) -> None:
    """A user has a zone with its present offset, and a locale only on demand."""
    user = call(workspace, "users.info", user=OMAR)["user"]
    assert (user["tz"], user["tz_offset"], user["real_name"]) == ("Europe/Berlin", 3600, "Omar Haddad")
    assert "locale" not in user
    assert call(workspace, "users.info", user=OMAR, include_locale=True)["user"]["locale"] == "en-GB"
    assert call(workspace, "users.info", user="U0NOBODY")["error"] == "user_not_found"


def test_the_offset_follows_summer_time(workspace: Workspace, clock: Clock) -> None:
    """After the clocks have changed the offset is another."""
    clock.set(datetime(2026, 4, 1, tzinfo=UTC))
    assert call(workspace, "users.info", user=OMAR)["user"]["tz_offset"] == 7200


def test_a_deactivated_user_has_no_zone(workspace: Workspace) -> None:
    """Who has left is still listed, as deleted and without a zone."""
    workspace.acts.leave_team(OMAR)
    user = call(workspace, "users.info", user=OMAR)["user"]
    assert user["deleted"]
    assert "tz" not in user


def test_guests_are_marked(workspace: Workspace) -> None:
    """A guest is restricted."""
    assert call(workspace, "users.info", user=GUEST)["user"]["is_restricted"]


def test_mail_addresses_need_their_scope(manifest: Manifest, clock: Clock) -> None:
    """Without `users:read.email` no address is shown; with it people can be found by it."""
    without = peopled(Workspace(clock, manifest))
    assert "email" not in call(without, "users.info", user=MONA)["user"]["profile"]
    allowed = peopled(Workspace(clock, replace(manifest, scopes=manifest.scopes | {"users:read.email"})))
    assert call(allowed, "users.lookupByEmail", email="MONA@example.com")["user"]["id"] == MONA
    assert call(allowed, "users.lookupByEmail", email="x@example.com")["error"] == "users_not_found"


def test_strangers_are_not_listed(workspace: Workspace) -> None:
    """Somebody from another workspace is known by id but not listed."""
    workspace.add_user(id="U0STRANGER", name="sam", real_name="Sam", is_stranger=True)
    listed = {each["id"] for each in call(workspace, "users.list")["members"]}
    assert "U0STRANGER" not in listed
    assert call(workspace, "users.info", user="U0STRANGER")["user"]["is_stranger"]


def test_profile_and_presence(workspace: Workspace) -> None:
    """A profile shows the status; who has left is away."""
    workspace.acts.change_profile(MONA, status_text="On leave", status_emoji=":palm_tree:")
    assert call(workspace, "users.profile.get", user=MONA)["profile"]["status_text"] == "On leave"
    assert call(workspace, "users.getPresence", user=MONA)["presence"] == "active"
    workspace.acts.leave_team(MONA)
    assert call(workspace, "users.getPresence", user=MONA)["presence"] == "away"


def test_do_not_disturb_is_told(workspace: Workspace) -> None:
    """Silence shows with its times; without any, Slack's ones stand in their place."""
    assert call(workspace, "dnd.info", user=MONA)["next_dnd_start_ts"] == 1
    later = int(workspace.clock.now().timestamp()) + 600
    workspace.acts.silence(MONA, DoNotDisturb(enabled=True, start_ts=later, end_ts=later + 60))
    shown = call(workspace, "dnd.info", user=MONA)
    assert (shown["dnd_enabled"], shown["next_dnd_end_ts"]) == (True, later + 60)
    assert call(workspace, "dnd.teamInfo", users=f"{MONA},{OMAR}")["users"][OMAR]["dnd_enabled"] is False


def test_a_snooze_stands_in_the_place_of_the_schedule(workspace: Workspace) -> None:
    """Others see that somebody wants silence and until when, and not that it is a snooze; it can be ended."""
    now = int(workspace.clock.now().timestamp())
    workspace.acts.snooze(MONA, 30)
    shown = call(workspace, "dnd.teamInfo", users=MONA)["users"][MONA]
    assert shown == {"dnd_enabled": True, "next_dnd_start_ts": now, "next_dnd_end_ts": now + 1800}
    workspace.acts.snooze(MONA, 0)
    assert call(workspace, "dnd.info", user=MONA)["dnd_enabled"] is False


def test_a_team_of_at_most_fifty_is_asked_at_once(workspace: Workspace) -> None:
    """More than fifty people at once are refused."""
    assert call(workspace, "dnd.teamInfo", users=",".join([MONA] * 51))["error"] == "too_many_users"


def test_the_team_and_its_groups(workspace: Workspace) -> None:
    """The team has a name, its groups have members."""
    group = workspace.add_usergroup(handle="cooks", name="Cooks", members=[MONA])
    assert call(workspace, "team.info")["team"]["id"] == workspace.team_id
    assert call(workspace, "team.info", team="T0OTHER")["error"] == "team_not_found"
    assert call(workspace, "usergroups.list", include_users=True)["usergroups"][0]["users"] == [MONA]
    assert call(workspace, "usergroups.users.list", usergroup=group.id)["users"] == [MONA]
    assert call(workspace, "usergroups.users.list", usergroup="S0")["error"] == "no_such_subteam"
    group.is_disabled = True
    assert not call(workspace, "usergroups.list")["usergroups"]
    assert call(workspace, "usergroups.list", include_disabled=True)["usergroups"]


def test_reactions_come_and_go(workspace: Workspace) -> None:
    """A reaction is shown on the message, once per person, until it is taken back."""
    ts = workspace.acts.say(MONA, KITCHEN, "a").ts
    where = {"channel": KITCHEN, "timestamp": ts}
    assert call(workspace, "reactions.add", name="eyes", **where)["ok"]
    workspace.acts.react(MONA, KITCHEN, ts, "eyes")
    shown = call(workspace, "reactions.get", **where)["message"]["reactions"]
    assert shown == [{"name": "eyes", "users": [workspace.bot_user_id, MONA], "count": 2}]
    assert call(workspace, "reactions.add", name="eyes", **where)["error"] == "already_reacted"
    assert call(workspace, "reactions.remove", name="eyes", **where)["ok"]
    workspace.acts.unreact(MONA, KITCHEN, ts, "eyes")
    assert not workspace.channels[KITCHEN].messages[ts].reactions


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("reactions.add", {"name": "No such"}, "invalid_name"),
        ("reactions.add", {"name": "x", "timestamp": "1.000000"}, "message_not_found"),
        ("reactions.remove", {"name": "x"}, "no_reaction"),
        ("pins.remove", {}, "no_pin"),
    ],
)
def test_what_cannot_be_reacted_to(workspace: Workspace, method: str, args: dict[str, object], error: str) -> None:
    """A name that is none, a message that is not there, a reaction that was not made."""
    ts = workspace.acts.say(MONA, KITCHEN, "a").ts
    assert call(workspace, method, **{"channel": KITCHEN, "timestamp": ts, **args})["error"] == error


def test_a_message_is_pinned_once(workspace: Workspace) -> None:
    """A pin stays until it is taken off."""
    where = {"channel": KITCHEN, "timestamp": workspace.acts.say(MONA, KITCHEN, "a").ts}
    assert call(workspace, "pins.add", **where)["ok"]
    assert call(workspace, "pins.add", **where)["error"] == "already_pinned"
    assert call(workspace, "pins.remove", **where)["ok"]
    assert not workspace.channels[KITCHEN].pinned
