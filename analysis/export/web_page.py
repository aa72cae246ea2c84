"""A page of HTML as one file to send: its own style, no script, no request to any address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.export.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load and do: nothing but this file's own style."""


def web_page(title: str, body: str, *, style: Path) -> bytes:
    """The file; `body` is HTML, the title a text of unknown origin."""
    return (
        f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(visible(title))}</title>\n'
        f"<style>\n{style.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()
