"""Which names this server goes by: a request under any other is refused, on HTTP and WebSocket alike.

Against DNS rebinding: a foreign site lets its own name point to this machine, and a browser then takes our pages for that site's.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket
from streamlit import config

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::[0-9]{1,5})?")
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
REFUSED = "このサーバーの名前ではないアドレスへの要求には応じません。管理者は server.allowedHosts に名前を足してください。"


class KnownHost:
    """Refuses requests for a host that is not this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_ours(Headers(scope=scope).getlist("host"), scope.get("server")):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close()
        else:
            await PlainTextResponse(REFUSED, status_code=421)(scope, receive, send)


def is_ours(hosts: list[str], reached: tuple[str, int | None] | None) -> bool:
    """Whether the one host of a request is this server: this machine, the address it was reached at, or a name that is allowed.

    `reached` is the server's end of the connection, and counts where server.allowedHosts says nothing. An address cannot be
    rebound, a name can.
    """
    name = host_name(hosts[0]) if len(hosts) == 1 else ""
    own = {reached[0]} if reached and not st.get_option("server.allowedHosts") else set()
    return bool(name) and (name in LOCAL or name in own or any(_matches(name, pattern) for pattern in allowed_hosts()))


def extend_allowed_hosts() -> None:
    """Let Streamlit, which on WebSockets takes server.allowedHosts for the whole list, know this machine's names too."""
    if st.get_option("server.allowedHosts"):
        config.set_option("server.allowedHosts", sorted({*allowed_hosts(), *LOCAL}))


def allowed_hosts() -> list[str]:
    """Names besides this machine's: those of server.allowedHosts, and the address or name the server listens at."""
    listening = str(st.get_option("server.address") or "")
    mine = [] if listening in ("", "0.0.0.0", "::") else [listening]
    return [each.strip().lower().rstrip(".") for each in [*st.get_option("server.allowedHosts"), *mine] if each.strip()]


def host_name(host: str) -> str:
    """The name in a Host header, in small letters and without port; empty where the header is no host."""
    found = HOST.fullmatch(host)
    return found[1].strip("[]").lower().rstrip(".") if found else ""


def _matches(name: str, pattern: str) -> bool:
    return pattern in ("*", name) or (pattern.startswith("*.") and name.endswith(pattern[1:]))


def is_loopback(host: str) -> bool:
    """Whether a name or address means this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def served_to_network() -> bool:
    """Whether others than the person at this machine are to reach the server: by its address, or through a proxy under a name."""
    address = st.get_option("server.address")
    return not address or not is_loopback(address) or any(not is_loopback(name) for name in allowed_hosts())
