"""Streamlit's scripts and style sheets, in Japanese and compressed."""

from __future__ import annotations

import asyncio
import gzip
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response

from pages.serving.japanese import in_japanese

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(st.__file__).parent / "static"
SCRIPT = re.compile(r"static/(?:js|css)/[\w.~-]+\.(js|css)$")
SCRIPT_TYPES = {"js": "text/javascript", "css": "text/css"}
# The name of each file holds a hash of its content.
SCRIPT_HEADERS = {"vary": "accept-encoding", "cache-control": "public, immutable, max-age=31536000"}


class CompressedScripts:
    """Sends Streamlit's scripts and style sheets compressed, each only once: 8 MB become 2 MB.

    At 5 Mbit/s the first chart stands after 8 seconds instead of 22; on one machine there is no difference.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asset = SCRIPT.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        app = self.app
        if asset and (STATIC / asset[0]).is_file():
            packed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
            body = await asyncio.to_thread(compressed if packed else read, STATIC / asset[0])
            headers = {**SCRIPT_HEADERS, "content-encoding": "gzip"} if packed else SCRIPT_HEADERS
            app = Response(body, headers=headers, media_type=SCRIPT_TYPES[asset[1]])
        await app(scope, receive, send)


@cache
def compressed(script: Path) -> bytes:
    return gzip.compress(read(script), 6, mtime=0)


def read(script: Path) -> bytes:
    return in_japanese(script.name, script.read_text(encoding="utf-8")).encode()
