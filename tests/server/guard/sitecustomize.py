"""Python imports this module at start when its folder is on the path: it lets no connection out to another machine.

Each attempt is refused and written to the file that IKEN_OUTGOING names, so that a caught exception does not hide it.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES_OF_THIS_MACHINE = {"localhost", "", None, socket.gethostname()}


def is_here(host: object) -> bool:
    """True for this machine."""
    if host in NAMES_OF_THIS_MACHINE:
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def watch(event: str, arguments: tuple) -> None:
    """Refuse what leaves the machine; Python raises these events before the system is called."""
    if event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg") and isinstance(arguments[-1], tuple):
        host = arguments[-1][0]
    else:
        return
    if not is_here(host):
        with open(os.environ["IKEN_OUTGOING"], "a", encoding="utf-8") as attempts:
            attempts.write(f"{event} {host}\n")
        raise ConnectionRefusedError(f"no connection to {host}: the dashboard works offline")


def watch_loop() -> None:
    """The same of the server's event loop, which asks the system without Python's sockets and raises no events."""
    import uvloop

    def watched(ask: Callable[..., object]) -> Callable[..., object]:
        def asked(loop: object, *arguments: object, **options: object) -> object:
            given = [each[0] if isinstance(each, tuple) else each for each in (*arguments, options.get("host"))]
            for host in [each for each in given if isinstance(each, str | bytes)][:1]:
                watch("socket.getaddrinfo", (host,))
            return ask(loop, *arguments, **options)

        return asked

    for name in ("create_connection", "getaddrinfo", "sock_connect"):
        setattr(uvloop.Loop, name, watched(getattr(uvloop.Loop, name)))


if "IKEN_OUTGOING" in os.environ:
    sys.addaudithook(watch)
    if sys.platform != "win32":
        watch_loop()
