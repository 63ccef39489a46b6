"""Keeps tests on this machine: a connection to anywhere else is an error, whichever library makes it."""

import ipaddress
import sys

_LOCAL_NAMES = {"localhost", "", None}


class LeftTheMachineError(RuntimeError):
    """A test tried to reach another machine."""


def stay_local() -> None:
    """Refuse connections and name look-ups beyond this machine from now on, until the process ends."""
    sys.addaudithook(_refuse_others)


def is_local(host: object) -> bool:
    """Tell whether a host, a name or an address, is this machine."""
    if isinstance(host, bytes):
        host = host.decode("ascii")
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse_others(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a plain path is a socket in a folder
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not is_local(host):
        message = f"A test tried to reach {host!r}; only this machine is allowed."
        raise LeftTheMachineError(message)
