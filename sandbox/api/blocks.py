"""`blocks.validate`: says what is wrong with blocks, a view or a message; takes no token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.checks import blocks as block_checks
from sandbox.checks import messages as message_checks
from sandbox.checks import views as view_checks
from sandbox.model import Json
from sandbox.refusals import RefusedError, refuse

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def _validate(_ws: Workspace, args: Json) -> Json:
    given = [name for name in ("blocks", "view", "message") if name in args]
    if len(given) != 1:
        raise RefusedError("invalid_arguments", ["[ERROR] must provide exactly one of blocks, view or message"])
    if "blocks" in args:
        refuse(block_checks.problems(args["blocks"], "message"))
    elif "view" in args:
        refuse(view_checks.problems(args["view"]))
    else:
        refuse(message_checks.problems(args["message"]))
    return {}


METHODS = {"blocks.validate": method(_validate, "blocks:list", "view:object", "message:object", tokens=(), tier=3)}
