"""The picture of an address: a PNG for what fits, nothing for what does not."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image
from starlette.requests import Request

from pages.serving.qr_code import LONGEST, answer, qr_code


def asked(query: str):
    scope = {"type": "http", "method": "GET", "path": "/qr.png", "query_string": query.encode(), "headers": []}
    return asyncio.run(answer(Request(scope)))


def test_an_address_is_answered_with_its_picture():
    found = asked("text=http%3A%2F%2F127.0.0.1%3A8501%2F%3Fq%3D1")
    assert (found.status_code, found.media_type) == (200, "image/png")
    assert found.body == qr_code("http://127.0.0.1:8501/?q=1")
    picture = Image.open(io.BytesIO(found.body))
    assert picture.size[0] == picture.size[1] == 3 * (25 + 2 * 4)  # version 2: 25 modules and a border of 4, three pixels each


@pytest.mark.parametrize("query", ["", "text=", f"text={'x' * (LONGEST + 1)}"])
def test_nothing_and_too_much_have_none(query):
    assert asked(query).status_code == 404


def test_the_longest_text_fits():
    assert qr_code("x" * LONGEST).startswith(b"\x89PNG")
