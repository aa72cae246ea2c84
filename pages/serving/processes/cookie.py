"""Which of several processes serves a browser: a cookie with its number, and one request a connection.

Streamlit keeps a visit's state, uploads and files in the memory of the process that opened it. Whoever accepts connections
(`front`) reads the cookie of the first request and hands the connection to that process; as every answer closes its connection,
there is no second request in it, which behind a proxy could be another visitor's.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NUMBER = "IKEN_PROCESS"
"""The variable that tells a process its number."""
NAME = "iken_process"
_COOKIE = re.compile(rb"(?:^|;) *iken_process=([0-9]{1,2}) *(?:;|$)")


def number_in(head: bytes) -> int | None:
    """The number in the cookie of a request, from its raw head; None where there is none.

    >>> number_in(b"GET / HTTP/1.1\\r\\nCookie: a=1; iken_process=1\\r\\n\\r\\n"), number_in(b"GET / HTTP/1.1\\r\\n\\r\\n")
    (1, None)
    """
    for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"cookie" and (found := _COOKIE.search(value)):
            return int(found[1])
    return None


def own_number() -> int | None:
    """The number of this process; None where it serves alone."""
    given = os.environ.get(NUMBER, "")
    return int(given) if given.isdecimal() else None


class Sticky:
    """Tells a browser the number of its process, and closes each connection after the answer."""

    def __init__(self, app: ASGIApp, number: int) -> None:
        self.app, self.number = app, number

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cookies = Headers(scope=scope).getlist("cookie")
        known = any(number_in(b"\r\nCookie:" + each.encode("latin-1")) == self.number for each in cookies)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Connection"] = "close"
                if not known:
                    headers.append("Set-Cookie", f"{NAME}={self.number}; Path=/; HttpOnly; SameSite=Lax")
            await send(message)

        await self.app(scope, receive, marked)
