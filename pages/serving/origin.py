"""Which site's pages may ask this server: its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


class SameOrigin:
    """Refuses requests that another site's page makes.

    Streamlit would refuse most of them too, but only after asking a server on the internet for this machine's public address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_from_here(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close()
        else:
            await PlainTextResponse("他のサイトからの要求には応じません。", status_code=403)(scope, receive, send)


def is_from_here(headers: Headers) -> bool:
    """True for a request without origin, from this very host, or from one that server.corsAllowedOrigins lists."""
    origin = headers.get("origin")
    return (
        origin is None
        or origin.partition("://")[2] == headers.get("host")
        or origin in st.get_option("server.corsAllowedOrigins")
    )
