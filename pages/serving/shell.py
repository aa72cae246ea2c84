"""The HTML document around every page: Streamlit's, made Japanese, under security headers."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Told where the server is, the page need not try `/keywords/_stcore/health` first, which is an error in the browser's console.
BASE = "/" + st.get_option("server.baseUrlPath").strip("/")
SERVER_ADDRESS = f'window.__streamlit = {{BACKEND_BASE_URL: window.location.origin + "{BASE}"}}'

MENU_CLOSES = """document.addEventListener('click', (event) => {
        if (innerWidth > 768 || !event.target.closest('[data-testid=stSidebar] [data-testid=stPageLink] a')) return;
        document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click();
      });"""
"""On a phone the menu lies over the page; Streamlit closes it for its own navigation only, ours are page links."""

EARLY_DOOR = """document.addEventListener('click', (event) => {
        const door = event.target.closest('[data-pick]');
        if (door && !window.atlasDoors) window.atlasEarlyDoor = {
          pick: door.dataset.pick, page: location.pathname, at: Date.now(),
        };
      }, true);"""
"""A number may be pressed as soon as it is drawn, and its listener (shared/doors.js) comes a moment later: it finds
the press here."""

SHELL_IN_JAPANESE = (
    (r'<html lang="en">', '<html lang="ja">'),
    (r"<title>.*?</title>", "<title>意見アトラス</title>"),
    (r"<noscript>.*?</noscript>", "<noscript><p>意見アトラスの表示には JavaScript が必要です。</p></noscript>"),
    (r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', ""),  # a Latin font that no page uses
    (r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', ""),  # the address of an interface that is switched off
    (
        r"window\.prerenderReady = false",
        lambda found: f"{found[0]};\n      {SERVER_ADDRESS};\n      {MENU_CLOSES}\n      {EARLY_DOOR}",
    ),
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


SHELL = japanese_shell((Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8"))
SHELL_BYTES = SHELL.encode()

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        # blob: is how Streamlit loads the script of a component (shared/doors.py). Only a script that runs already can make one;
        # a text that somebody managed to have drawn as HTML still cannot.
        f"script-src 'self' blob: {' '.join(inline_script_hashes(SHELL))}",
        # Plotly and Streamlit write style elements and attributes; a style cannot load anything the lines below forbid.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",  # Plotly's heat cells, and its download of a picture
        "font-src 'self' data:",  # the marks in the heads of tables
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
                    headers["content-length"] = str(len(SHELL_BYTES))
            elif message["type"] == "http.response.body" and is_page:
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": SHELL_BYTES if scope["method"] == "GET" else b""}
            await send(message)

        await self.app(scope, receive, send_on if scope["type"] == "http" else send)
