"""An address as a QR code: a picture that the browser asks for when somebody opens 共有, and not at each choice."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

NAME = "qr.png"
LONGEST = 2953
"""Bytes that the largest QR code of the lowest level of correction holds (ISO/IEC 18004, version 40-L)."""


async def answer(request: Request) -> Response:
    """The picture of the text that is asked for; 404 where it is too long for one."""
    picture = qr_code(request.query_params.get("text", ""))
    if not picture:
        return Response(status_code=404)
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@lru_cache(maxsize=256)
def qr_code(text: str) -> bytes:
    """A text as a QR code, dark on white as cameras read it, as a PNG; empty where there is none or it is too long for one."""
    import segno  # it takes some milliseconds to load, which no start should wait for

    if not text or len(text.encode()) > LONGEST:
        return b""
    out = io.BytesIO()
    segno.make(text, error="l", micro=False).save(out, kind="png", scale=3, border=4, dark="#000", light="#fff")
    return out.getvalue()
