"""From a call to its answer: faults, token, rate limit, scopes, arguments, handler - in the order Slack asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.api import (
    apps,
    auth,
    blocks,
    chat,
    conversations,
    dnd,
    files,
    history,
    reactions,
    schedule,
    team,
    users,
    views,
)
from sandbox.api.table import Method, read_arguments
from sandbox.faults import Fault
from sandbox.model import Json
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

METHODS: dict[str, Method] = {
    **apps.METHODS,
    **auth.METHODS,
    **blocks.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **dnd.METHODS,
    **files.METHODS,
    **history.METHODS,
    **reactions.METHODS,
    **schedule.METHODS,
    **team.METHODS,
    **users.METHODS,
    **views.METHODS,
}
# Arguments every method takes.
_ANYWHERE = {"token", "team_id", "pretty"}
TOO_MANY = 429


@dataclass(frozen=True)
class Answer:
    """What a call comes back with.

    Attributes:
        status: HTTP status.
        body: the JSON body.
        headers: further headers.
        lost: the call was carried out, but the connection breaks before the answer arrives; with an empty body the
            connection broke before anything was done.
        delay: real seconds the answer is kept back.
    """

    status: int
    body: Json
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    delay: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether Slack did it."""
        return bool(self.body.get("ok"))


def answer_call(ws: Workspace, name: str, token: str, given: Mapping[str, object]) -> Answer:
    """Answer one call and write it into the journal."""
    fault = ws.faults.next_for(name)
    answer = _without_doing(fault) if fault is not None else None
    if answer is None:
        answer = _answer(ws, name, token, given)
        if fault is not None and fault.kind == "lost":
            answer = Answer(answer.status, answer.body, answer.headers, lost=True)
        elif fault is not None:
            answer = Answer(answer.status, answer.body, answer.headers, delay=fault.seconds)
    error = "" if answer.ok and not answer.lost else str(answer.body.get("error") or (fault and fault.kind))
    sent = {key: value for key, value in given.items() if key != "token"}
    ws.journal.add("call", name, sent=sent, answer=answer.body, error=error)
    return answer


def _without_doing(fault: Fault) -> Answer | None:
    if fault.kind == "refused":
        return Answer(200, {"ok": False, "error": fault.error})
    if fault.kind == "rate_limited":
        return _too_many(int(fault.seconds))
    if fault.kind == "server_error":
        return Answer(fault.status, {"ok": False, "error": "internal_error"})
    if fault.kind == "dropped":
        return Answer(0, {}, lost=True)
    return None


def _too_many(seconds: int) -> Answer:
    return Answer(TOO_MANY, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})


def _answer(ws: Workspace, name: str, token: str, given: Mapping[str, object]) -> Answer:
    spec = METHODS.get(name)
    if spec is None:
        return Answer(200, {"ok": False, "error": "unknown_method", "req_method": name})
    headers = {}
    try:
        if spec.tokens:
            scopes = _scopes_of(ws, spec, token or str(given.get("token") or ""))
            headers = {"X-OAuth-Scopes": ",".join(sorted(scopes)), "X-Accepted-OAuth-Scopes": ",".join(spec.scopes)}
            _allow(spec, scopes)
        wait = ws.limits.refuse(name, spec.tier)
        if wait:
            return _too_many(wait)
        _note_unknown(ws, name, spec, given)
        return Answer(200, {"ok": True, **spec.handler(ws, read_arguments(spec, given))}, headers)
    except RefusedError as error:
        if error.retry_after:
            return _too_many(error.retry_after)
        return Answer(200, error.body(), headers)


def _scopes_of(ws: Workspace, spec: Method, token: str) -> frozenset[str]:
    if not token:
        raise RefusedError("not_authed")
    kinds = {ws.bot_token: "bot", ws.app_token: "app"}
    if token not in kinds:
        raise RefusedError("invalid_auth")
    if kinds[token] == "bot" and ws.is_revoked:
        raise RefusedError("account_inactive" if ws.is_uninstalled else "token_revoked")
    if kinds[token] not in spec.tokens:
        raise RefusedError("not_allowed_token_type")
    return ws.manifest.scopes if kinds[token] == "bot" else frozenset({"connections:write"})


def _allow(spec: Method, scopes: frozenset[str]) -> None:
    if spec.scopes and not scopes.intersection(spec.scopes):
        needed, provided = ",".join(spec.scopes), ",".join(sorted(scopes))
        raise RefusedError("missing_scope", extra={"needed": needed, "provided": provided})


def _note_unknown(ws: Workspace, name: str, spec: Method, given: Mapping[str, object]) -> None:
    unknown = sorted(set(given) - set(spec.arguments) - _ANYWHERE)
    if unknown:
        ws.journal.problem(name, f"Slack does not know these arguments: {', '.join(unknown)}", dict(given))
