"""A page of HTML as one file to send: its own style, at most its own scripts, no request to any address."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""What a browser may load and do beside the file's own style and script."""
NO_TEXT_BECOMES_SCRIPT = "require-trusted-types-for 'script'; trusted-types 'none'"


def web_page(title: str, body: str, *, style: Path, more_style: str = "", scripts: Sequence[Path] = ()) -> bytes:
    """The file; `body` is HTML, the title a text of unknown origin. No style and no script counts but these, by their hashes."""
    css = f"\n{style.read_text(encoding='utf-8')}{more_style}"
    code = "".join(f"\n{script.read_text(encoding='utf-8')}" for script in scripts)
    return (
        f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(css, code)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(visible(title))}</title>\n'
        f"<style>{css}</style>\n</head>\n<body>\n{body}\n{f'<script>{code}</script>{chr(10)}' if code else ''}</body>\n</html>\n"
    ).encode()


def _policy(css: str, code: str) -> str:
    runs = f"; script-src {_hash(code)}; {NO_TEXT_BECOMES_SCRIPT}" if code else ""
    return f"{NOTHING_ELSE}; style-src {_hash(css)}{runs}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
