"""Asks a running program for its own pages."""

import http.client


def page(port: int, path: str, method: str = "GET", body: str = "") -> tuple[int, str]:
    """Read one of the program's own pages."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body)
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def ready(port: int) -> bool:
    """Whether the program says that it is ready; it says nothing before it serves."""
    try:
        return page(port, "/readyz") == (200, "ok\n")
    except ConnectionRefusedError:
        return False
