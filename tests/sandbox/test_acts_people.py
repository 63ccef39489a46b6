"""Coming, going and changing."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock
from sandbox.workspace import Workspace
from tests.sandbox.lunch import GUEST, KITCHEN, MONA, OMAR, SECRET, call, events, opened, refused


def test_somebody_new_is_announced(workspace: Workspace) -> None:
    """Whoever joins is told to the app with their zone."""
    user = workspace.acts.join_team(name="rana", real_name="Rana", tz="Asia/Kathmandu")
    (event,) = events(workspace)
    assert (event["type"], event["user"]["id"], event["user"]["tz_offset"]) == ("team_join", user.id, 20_700)


def test_changes_of_a_profile_are_heard(workspace: Workspace) -> None:
    """Zone, status and leaving arrive as `user_change`."""
    workspace.acts.change_profile(OMAR, tz="Asia/Riyadh", status_text="Away")
    workspace.acts.leave_team(OMAR)
    first, second = events(workspace)
    assert (first["user"]["tz"], first["user"]["profile"]["status_text"]) == ("Asia/Riyadh", "Away")
    assert second["user"]["deleted"]
    refused(workspace, "invalid_profile", lambda: workspace.acts.change_profile(MONA, shoe=43))
    refused(workspace, "invalid_profile", lambda: workspace.acts.change_profile(MONA, id="U0OTHER"))


def test_who_has_left_does_nothing(workspace: Workspace) -> None:
    """A deactivated member has no forms open and can do nothing until they are back."""
    view_id = opened(workspace)
    workspace.acts.leave_team(MONA)
    assert view_id not in workspace.views
    refused(workspace, "account_inactive", lambda: workspace.acts.say(MONA, KITCHEN, "a"))
    workspace.acts.return_to_team(MONA)
    assert workspace.acts.say(MONA, KITCHEN, "a")


def test_coming_into_a_channel_is_heard(workspace: Workspace) -> None:
    """Joining a channel names who and where, and who brought them."""
    workspace.acts.join_channel(GUEST, KITCHEN, invited_by=MONA)
    (event,) = events(workspace)
    assert (event["type"], event["user"], event["inviter"]) == ("member_joined_channel", GUEST, MONA)
    assert event["channel_type"] == "C"
    workspace.acts.leave_channel(GUEST, KITCHEN)
    assert GUEST not in workspace.channels[KITCHEN].members


def test_where_one_may_not_go(workspace: Workspace) -> None:
    """Guests go where they are brought, private channels are by invitation, nobody joins twice."""
    acts = workspace.acts
    refused(workspace, "user_is_restricted", lambda: acts.join_channel(GUEST, KITCHEN))
    refused(workspace, "channel_not_found", lambda: acts.join_channel(OMAR, SECRET))
    refused(workspace, "already_in_channel", lambda: acts.join_channel(OMAR, KITCHEN))
    assert OMAR in acts.join_channel(OMAR, SECRET, invited_by=MONA).members


def test_a_renamed_channel_goes_by_its_new_name(workspace: Workspace) -> None:
    """After renaming, messages go to the new name."""
    workspace.acts.rename_channel(MONA, KITCHEN, "canteen")
    assert workspace.acts.say(MONA, "#canteen", "a").channel_id == KITCHEN


def test_losing_the_app_is_told_and_then_silence(workspace: Workspace) -> None:
    """Uninstalling tells of the tokens and of itself; after that the app hears nothing."""
    workspace.uninstall()
    workspace.acts.say(MONA, KITCHEN, "a")
    assert [event["type"] for event in events(workspace)] == ["tokens_revoked", "app_uninstalled"]
    refused(workspace, "app_uninstalled", lambda: workspace.acts.command(MONA, KITCHEN, "/lunch"))


def test_people_and_places_are_named_once(workspace: Workspace) -> None:
    """An id that is taken, a field or a member that is unknown are refused."""
    with pytest.raises(ValueError, match="taken"):
        workspace.add_user(id=MONA, name="x", real_name="X")
    with pytest.raises(ValueError, match="unknown"):
        workspace.add_user(name="x", real_name="X", shoe=43)
    with pytest.raises(ValueError, match="taken"):
        workspace.add_channel(id=KITCHEN, name="x")
    with pytest.raises(ValueError, match="unknown"):
        workspace.add_channel(name="x", members=["U0NOBODY"])


def test_until_something_happens(workspace: Workspace, clock: Clock) -> None:
    """The clock stops at the step in which the app does something people can see, or at the limit."""
    at = int(clock.now().timestamp()) + 3 * 3600
    call(workspace, "chat.scheduleMessage", channel=KITCHEN, text="a", post_at=at)
    assert workspace.until_something_happens(timedelta(days=1), timedelta(minutes=10))
    assert clock.now() == datetime.fromtimestamp(at, UTC)
    assert not workspace.until_something_happens(timedelta(hours=1), timedelta(minutes=10))


def test_a_home_that_is_drawn_late_is_not_what_one_waits_for(workspace: Workspace, clock: Clock) -> None:
    """An app that draws its home while the clock moves does not stop it: somebody had opened it before."""
    drawn = []

    def draw(_now: datetime) -> None:
        drawn.append(call(workspace, "views.publish", user_id=MONA, view={"type": "home", "blocks": []}))

    clock.follow(draw)
    assert not workspace.until_something_happens(timedelta(hours=1), timedelta(minutes=30))
    assert len(drawn) == 2
