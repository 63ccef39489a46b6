"""Delivery over HTTP: signed requests to the URLs in the manifest.

Signature: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import asyncio
import contextlib
import hashlib
import hmac
import json
from urllib.parse import urlencode, urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from sandbox.clock import real_seconds
from sandbox.deliveries import Delivery
from sandbox.manifest import Manifest, ManifestError
from sandbox.workspace import Workspace

MOST_AT_ONCE = 100
_HERE = {"127.0.0.1", "localhost", "::1"}
_FORM = "application/x-www-form-urlencoded"
_GOOD = range(200, 300)


def check_urls(manifest: Manifest) -> None:
    """Make sure that every URL of a manifest leads to this machine.

    Raises:
        ManifestError: one leads elsewhere.
    """
    urls = [manifest.events_url, manifest.interactivity_url, manifest.options_url]
    for url in [*urls, *(command.url for command in manifest.commands.values())]:
        if url and urlsplit(url).hostname not in _HERE:
            raise ManifestError(f"the sandbox delivers to this machine only, not to {url}")


class HttpDelivery:
    """Carries deliveries as HTTP requests. Lives in the server's event loop."""

    def __init__(self, workspace: Workspace, ack_seconds: float) -> None:
        self._ws = workspace
        self._ack_seconds = ack_seconds
        self._wake = asyncio.Event()
        self._places = asyncio.Semaphore(MOST_AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Verify the events URL, then give out what waits until cancelled."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            loop.call_soon_threadsafe(self._wake.set)

        stop = self._ws.outgoing.listen(wake)
        try:
            async with ClientSession(timeout=ClientTimeout(total=self._ack_seconds)) as session:
                await self._verify(session)
                self._wake.set()
                while True:
                    await self._wake.wait()
                    self._wake.clear()
                    while (delivery := self._ws.outgoing.take()) is not None:
                        await self._places.acquire()
                        self._start(session, delivery)
        finally:
            stop()
            for task in self._tasks:
                task.cancel()

    def _start(self, session: ClientSession, delivery: Delivery) -> None:
        task = asyncio.create_task(self._carry(session, delivery))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._places.release()

    async def _verify(self, session: ClientSession) -> None:
        url = self._ws.manifest.events_url
        if not url:
            return
        challenge = self._ws.ids.secret(40)
        token = self._ws.verification_token
        body = json.dumps({"type": "url_verification", "token": token, "challenge": challenge})
        words = "the events URL did not answer the challenge"
        with contextlib.suppress(TimeoutError, ClientError):
            headers = self._headers(body, "application/json")
            async with session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                words = "" if challenge in await response.text() else words
        if words:
            self._ws.journal.problem("url_verification", words)

    async def _carry(self, session: ClientSession, delivery: Delivery) -> None:
        url = self._url(delivery)
        if not url:
            self._ws.expire(delivery, "" if delivery.is_event else "dispatch_failed", may_repeat=False)
            self._ws.journal.problem(delivery.title, "the manifest names no URL for it")
            return
        self._ws.journal.add("delivery", delivery.title, sent=delivery.envelope())
        body, content_type = _body(delivery)
        headers = self._headers(body, content_type)
        if delivery.retry_attempt:
            headers |= {"X-Slack-Retry-Num": str(delivery.retry_attempt), "X-Slack-Retry-Reason": delivery.retry_reason}
        started = asyncio.get_running_loop().time()
        try:
            async with session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                text = await response.text()
        except TimeoutError:
            self._ws.expire(delivery, "http_timeout" if delivery.is_event else "operation_timeout")
        except ClientError:
            self._ws.expire(delivery, "connection_failed" if delivery.is_event else "dispatch_failed")
        else:
            self._settle(delivery, response, text, (asyncio.get_running_loop().time() - started) * 1000)

    def _settle(self, delivery: Delivery, response: ClientResponse, text: str, spent: float) -> None:
        if response.status in _GOOD:
            payload = _payload(response.content_type, text) if delivery.accepts_response_payload else None
            self._ws.acknowledge(delivery, payload, milliseconds=round(spent, 1))
            return
        may_repeat = response.headers.get("X-Slack-No-Retry") != "1"
        code = "http_error" if delivery.is_event else "dispatch_failed"
        self._ws.expire(delivery, code, may_repeat=may_repeat)

    def _url(self, delivery: Delivery) -> str:
        manifest = self._ws.manifest
        if delivery.is_event:
            return manifest.events_url
        if delivery.kind == "slash_commands":
            return manifest.commands[delivery.title].url
        if delivery.kind == "options":
            return manifest.options_url or manifest.interactivity_url
        return manifest.interactivity_url

    def _headers(self, body: str, content_type: str) -> dict[str, str]:
        # The app compares the time with the machine's own clock, wherever the sandbox's clock stands.
        stamp = str(int(real_seconds()))
        base = f"v0:{stamp}:{body}".encode()
        signature = hmac.new(self._ws.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signature}",
        }


def _body(delivery: Delivery) -> tuple[str, str]:
    if delivery.is_event:
        return json.dumps(delivery.payload, ensure_ascii=False), "application/json"
    if delivery.kind == "slash_commands":
        return urlencode(delivery.payload), _FORM
    return urlencode({"payload": json.dumps(delivery.payload, ensure_ascii=False)}), _FORM


def _payload(content_type: str, text: str) -> object:
    if not text:
        return None
    if content_type == "application/json":
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return text
    return text
