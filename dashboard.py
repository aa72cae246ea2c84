"""The server: `streamlit run dashboard.py`, or any ASGI server with `dashboard:app`.

The script behind every address is pages/frame.py. Here stands what a visitor does not see: the library opened before the first
visit, the headers of each answer, the page shell in Japanese, a health check, and what is shown when a page fails.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import gzip
import hashlib
import importlib
import logging
import pkgutil
import re
import secrets
import tomllib
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.websockets import WebSocket

import pages.components
from pages.components.library import library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).parent
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
FAVICON = ROOT / "pages" / "components" / "favicon.png"
STATIC = Path(st.__file__).parent / "static"
log = logging.getLogger("iken_atlas")


# --- before the first visitor ------------------------------------------------------------------------------------------------


def warm() -> None:
    """Open every consultation and import what the pages import, so that the first visitor waits for neither."""
    for module in pkgutil.iter_modules(pages.components.__path__):
        importlib.import_module(f"pages.components.{module.name}")
    library()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up, then set what is loaded apart from the garbage collector: it need not walk through it in a visitor's run."""
    await asyncio.to_thread(warm)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)
    yield


# --- the page shell ----------------------------------------------------------------------------------------------------------

# Told where the server is, the page need not try `/keywords/_stcore/health` first, which is an error in the browser's console.
BASE = "/" + st.get_option("server.baseUrlPath").strip("/")
SERVER_ADDRESS = f'window.__streamlit = {{BACKEND_BASE_URL: window.location.origin + "{BASE}"}}'

SHELL_IN_JAPANESE = (
    (r'<html lang="en">', '<html lang="ja">'),
    (r"<title>.*?</title>", "<title>意見アトラス</title>"),
    (r"<noscript>.*?</noscript>", "<noscript><p>意見アトラスの表示には JavaScript が必要です。</p></noscript>"),
    (r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', ""),  # a Latin font that no page uses
    (r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', ""),  # the address of an interface that is switched off
    (r"window\.prerenderReady = false", rf"\g<0>;\n      {SERVER_ADDRESS}"),
)


def japanese_shell(html: str) -> str:
    """Streamlit's page shell as a Japanese document."""
    for pattern, replacement in SHELL_IN_JAPANESE:
        html = re.sub(pattern, replacement, html, count=1, flags=re.DOTALL)
    return html


def inline_script_hashes(html: str) -> list[str]:
    """The CSP source of each script that stands in the page itself."""
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


SHELL = japanese_shell((STATIC / "index.html").read_text(encoding="utf-8"))

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {' '.join(inline_script_hashes(SHELL))}",
        # Plotly and Streamlit write style elements and attributes; a style cannot load anything the lines below forbid.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


OTHER_THAN_PAGES = re.compile("/(media|component|_stcore|static)/")


class Shell:
    """Answers every request for a page with the Japanese shell, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = False

        async def send_on(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SECURITY_HEADERS)
                is_html = message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
                is_page = is_html and not OTHER_THAN_PAGES.search(scope["path"])
                if is_page:  # validators of the file on disk would keep an older shell alive in browsers
                    del headers["etag"], headers["last-modified"], headers["content-encoding"]  # Streamlit compresses deep links
                    headers["content-length"] = str(len(SHELL.encode()))
            elif message["type"] == "http.response.body" and is_page:
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": SHELL.encode() if scope["method"] == "GET" else b""}
            await send(message)

        await self.app(scope, receive, send_on if scope["type"] == "http" else send)


class CompressedScripts:
    """Sends Streamlit's scripts and style sheets compressed, each only once: 8 MB become 2 MB.

    At 5 Mbit/s the first chart stands after 8 seconds instead of 22; on one machine there is no difference.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asset = SCRIPT.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        app = self.app
        if asset and "gzip" in Headers(scope=scope).get("accept-encoding", "") and (STATIC / asset[0]).is_file():
            body = await asyncio.to_thread(compressed, STATIC / asset[0])
            app = Response(body, headers=SCRIPT_HEADERS, media_type=SCRIPT_TYPES[asset[1]])
        await app(scope, receive, send)


SCRIPT = re.compile(r"static/(?:js|css)/[\w.~-]+\.(js|css)$")
SCRIPT_TYPES = {"js": "text/javascript", "css": "text/css"}
# The name of each file holds a hash of its content.
SCRIPT_HEADERS = {"content-encoding": "gzip", "vary": "accept-encoding", "cache-control": "public, immutable, max-age=31536000"}


@cache
def compressed(script: Path) -> bytes:
    return gzip.compress(script.read_bytes(), 6, mtime=0)


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


# --- routes and errors -------------------------------------------------------------------------------------------------------


async def healthz(_request: Request) -> Response:
    """For monitoring: `damaged` when a consultation could not be read; the others are served all the same."""
    shelf = library()
    status = "damaged" if shelf.problems else "ok"
    return JSONResponse({"status": status, "version": VERSION, "consultations": list(shelf.ids), "problems": len(shelf.problems)})


async def favicon(_request: Request) -> Response:
    return FileResponse(FAVICON)


def show_failure(error: Exception) -> bool:
    """Tell the visitor that a page failed, with a number under which the log has the details."""
    number = secrets.token_hex(3)
    log.error("Failure %s: %r (the traceback stands above)", number, error)
    st.error(f"表示の途中で問題が起きました。ページを読み込み直しても続くときは、管理者に番号 {number} を伝えてください。")
    return True


app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route(f"{BASE.rstrip('/')}/favicon.png", favicon)],
    middleware=[Middleware(Shell), Middleware(SameOrigin), Middleware(CompressedScripts)],
    on_script_error=show_failure,
)
