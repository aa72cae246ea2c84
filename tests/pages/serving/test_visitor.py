"""Who sits at the machine itself, and who only seems to."""

from __future__ import annotations

import pytest

from pages.serving import visitor as visiting


@pytest.mark.parametrize(
    ("address", "headers", "served", "here"),
    [
        ("127.0.0.1", {}, False, True),
        ("::1", {"Host": "localhost"}, False, True),
        ("127.0.0.1", {}, True, False),
        ("10.0.0.7", {}, False, False),
        ("127.0.0.1", {"X-Forwarded-For": "10.0.0.7"}, False, False),
        ("127.0.0.1", {"x-real-ip": "127.0.0.1"}, False, False),
        ("127.0.0.1", {"Via": "1.1 proxy"}, False, False),
        ("127.0.0.1", {"Forwarded": "for=_hidden"}, False, False),
    ],
)
def test_who_sits_at_the_machine(monkeypatch, address, headers, served, here):
    monkeypatch.setattr(visiting, "served_to_network", lambda: served)
    assert visiting.at_this_machine(address, headers) is here
