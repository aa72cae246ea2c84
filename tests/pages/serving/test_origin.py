"""Requests of other sites: a page of this server may ask, a page of another may not."""

from __future__ import annotations

import pytest
import streamlit as st
from starlette.datastructures import Headers

from pages.serving.origin import is_from_here


def headers(**given):
    return Headers(given)


@pytest.mark.parametrize("origin", [None, "http://atlas.example:8501", "https://atlas.example:8501"])
def test_no_origin_or_this_very_host_is_from_here(origin):
    assert is_from_here(headers(host="atlas.example:8501", **({"origin": origin} if origin else {})))


@pytest.mark.parametrize(
    "origin", ["http://other.example", "http://atlas.example", "http://atlas.example:8501.other.example", "null"]
)
def test_every_other_origin_is_not(origin):
    assert not is_from_here(headers(host="atlas.example:8501", origin=origin))


def test_an_origin_that_the_settings_list_may_ask(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda name: ["http://portal.example"] if name == "server.corsAllowedOrigins" else None)
    assert is_from_here(headers(host="atlas.example", origin="http://portal.example"))
    assert not is_from_here(headers(host="atlas.example", origin="http://other.example"))
