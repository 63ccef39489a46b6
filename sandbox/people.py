"""Reads who works in the workspace, and its channels, from a YAML file."""

from pathlib import Path

import yaml

from sandbox.manifest import LARGEST_FILE
from sandbox.model import Json
from sandbox.workspace import Workspace


class PeopleError(Exception):
    """The file cannot be read, or says something that cannot be."""


def load(path: Path) -> Json:
    """Read the file: `team`, `members`, `channels` and `usergroups`.

    Raises:
        PeopleError: it is not such a file.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise PeopleError(f"{path} is too large")
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise PeopleError(f"{path} is not YAML: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("members"), list):
        raise PeopleError(f"{path} must be a mapping with a list of members")
    return data


def fill(workspace: Workspace, data: Json) -> None:
    """Add everybody and every channel.

    Raises:
        PeopleError: an entry lacks something or names somebody unknown.
    """
    try:
        for member in data["members"]:
            workspace.add_user(**member)
        for channel in data.get("channels") or []:
            workspace.add_channel(**channel)
        for group in data.get("usergroups") or []:
            workspace.add_usergroup(**group)
    except (TypeError, ValueError, LookupError) as error:
        raise PeopleError(f"an entry cannot be: {error}") from error
