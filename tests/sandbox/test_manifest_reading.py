"""Reading app manifests and the people file."""

import json
from pathlib import Path

import pytest

from sandbox import people
from sandbox.clock import Clock
from sandbox.manifest import Manifest, ManifestError
from sandbox.people import PeopleError
from sandbox.workspace import Workspace
from tests.sandbox.lunch import START


def test_yaml_and_json_say_the_same(manifest: Manifest, tmp_path: Path) -> None:
    """A manifest reads the same from JSON as from YAML."""
    path = tmp_path / "app.json"
    path.write_text(json.dumps({"display_information": {"name": "Lunch"}, "settings": {"socket_mode_enabled": True}}))
    assert Manifest.load(path).name == manifest.name
    assert Manifest.load(path).socket_mode_enabled


def test_what_the_app_offers_is_known(manifest: Manifest) -> None:
    """Commands, shortcuts, scopes and events are read."""
    assert manifest.commands["/lunch"].should_escape
    assert manifest.shortcuts["make_lunch"].type == "message"
    assert "chat:write" in manifest.scopes
    assert "message.im" in manifest.bot_events
    assert manifest.home_tab_enabled


def test_optional_scopes_count_as_granted() -> None:
    """Scopes under `bot_optional` are granted too."""
    scopes = {"bot": ["chat:write"], "bot_optional": ["files:read"]}
    manifest = Manifest.parse({"display_information": {"name": "A"}, "oauth_config": {"scopes": scopes}})
    assert manifest.scopes == {"chat:write", "files:read"}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"display_information": {}},
        {"display_information": {"name": "A"}, "features": []},
        {"display_information": {"name": "A"}, "features": {"slash_commands": ["/x"]}},
        {"display_information": {"name": "A"}, "features": {"slash_commands": [{"command": "x"}]}},
        {"display_information": {"name": "A"}, "features": {"shortcuts": [{"type": "odd", "callback_id": "x"}]}},
        {"display_information": {"name": "A"}, "oauth_config": {"scopes": {"bot": "chat:write"}}},
    ],
)
def test_a_manifest_that_cannot_be_is_refused(data: object) -> None:
    """A manifest with a part of the wrong shape, or without a name, is refused."""
    with pytest.raises(ManifestError):
        Manifest.parse(data)


def test_a_file_that_is_no_manifest_is_refused(tmp_path: Path) -> None:
    """A file that is neither YAML nor JSON is refused with its name."""
    path = tmp_path / "app.yml"
    path.write_text("{:")
    with pytest.raises(ManifestError, match=r"app\.yml"):
        Manifest.load(path)


def test_the_people_file_fills_a_workspace(manifest: Manifest, tmp_path: Path) -> None:
    """Members, channels and user groups of the file are there afterwards."""
    path = tmp_path / "people.yml"
    path.write_text(
        "members:\n"
        "  - {id: U0A, name: a, real_name: Ann A, tz: Europe/Berlin, locale: en-GB, title: Cook}\n"
        "channels:\n"
        "  - {id: C0A, name: general, members: [U0A]}\n"
        "usergroups:\n"
        "  - {handle: cooks, name: Cooks, members: [U0A]}\n"
    )
    workspace = Workspace(Clock(START, frozen=True), manifest)
    people.fill(workspace, people.load(path))
    assert workspace.users["U0A"].title == "Cook"
    assert workspace.channels["C0A"].members == ["U0A", workspace.bot_user_id]
    assert [group.handle for group in workspace.usergroups.values()] == ["cooks"]


@pytest.mark.parametrize(
    "text",
    [
        "members: 3",
        "- a",
        "{:",
        "members:\n  - {name: a}",
        "members:\n  - {name: a, real_name: A, tz: Nowhere/City}",
        "members:\n  - {name: a, real_name: A, shoe: 3}",
        "members: []\nchannels:\n  - {name: x, members: [U0NOBODY]}",
    ],
)
def test_a_people_file_that_cannot_be_is_refused(manifest: Manifest, tmp_path: Path, text: str) -> None:
    """An entry that lacks something, or names somebody unknown, is refused."""
    path = tmp_path / "people.yml"
    path.write_text(text)
    with pytest.raises(PeopleError):
        people.fill(Workspace(Clock(START, frozen=True), manifest), people.load(path))
