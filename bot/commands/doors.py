"""Doors: the addresses at which the running program can be asked, by supervisors, monitors and Slack."""

from bot.health import Health
from bot.settings import NOWHERE, Settings, SettingsError
from bot.slack.http_mode import PATH, Requests
from bot.web import Pages, WebServer


class Doors:
    """One server for each address that the settings name; none when nobody asks for one."""

    def __init__(self, configuration: Settings, health: Health, requests: Requests | None) -> None:
        self._wanted: list[tuple[str, str, Pages]] = []
        self._servers: list[WebServer] = []
        at = configuration.health_address
        if requests is not None:
            # A balancer asks at the port to which it sends requests whether it should go on.
            shared = at in {NOWHERE, configuration.http_address}
            at = NOWHERE if shared else at
            pages = Pages(health.pages() if shared else {}, PATH, requests)
            self._wanted.append(("HTTP_ADDRESS", configuration.http_address, pages))
        if at != NOWHERE:
            self._wanted.append(("HEALTH_ADDRESS", at, Pages(health.pages())))

    def open(self) -> None:
        """Begin to serve; SettingsError when an address is taken or not ours."""
        for name, address, pages in self._wanted:
            host, _, port = address.rpartition(":")
            try:
                server = WebServer(pages, host, int(port))
            except (OSError, OverflowError) as error:
                said = error.strerror if isinstance(error, OSError) else "there is no such port"
                raise SettingsError(f"{name} {address} cannot be served: {said}.") from error
            server.start()
            self._servers.append(server)

    @property
    def alive(self) -> bool:
        """Whether every server serves."""
        return all(server.alive for server in self._servers)

    def close(self) -> bool:
        """Finish the requests in hand and serve no more; False when that took too long."""
        finished = [server.stop() for server in self._servers]
        return all(finished)
