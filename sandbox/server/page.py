"""The page in the browser."""

from aiohttp import web

from sandbox.workspace import Workspace


def add_routes(app: web.Application, workspace: Workspace) -> None:
    """Add the page's routes; the workspace is also at `app[WORKSPACE]`."""
