"""A small workspace with a small app, on a clock that stands still."""

from pathlib import Path

import pytest

from sandbox.clock import Clock
from sandbox.direct import Direct
from sandbox.manifest import Manifest
from sandbox.workspace import Workspace
from tests.sandbox.lunch import START, peopled

MANIFEST = Path(__file__).with_name("small_app.yml")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still on a Sunday morning in Riyadh."""
    return Clock(START, frozen=True)


@pytest.fixture
def manifest() -> Manifest:
    """The small app's manifest."""
    return Manifest.load(MANIFEST)


@pytest.fixture
def workspace(clock: Clock, manifest: Manifest) -> Workspace:
    """Two members and a guest, a public and a private channel, with the app in both."""
    return peopled(Workspace(clock, manifest))


@pytest.fixture
def direct(workspace: Workspace) -> Direct:
    """The workspace in the hands of this process."""
    return Direct(workspace)
