"""Which Host headers are ours, and when the server counts as served to a network."""

from __future__ import annotations

import pytest

from pages.serving import hosts


@pytest.fixture
def options(monkeypatch):
    """Streamlit's options, as a test gives them."""
    given = {"server.address": "127.0.0.1", "server.allowedHosts": []}
    monkeypatch.setattr(hosts.st, "get_option", given.get)
    return given


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "localhost.", "[::1]:8501", "127.0.0.1"])
def test_this_machine_is_ours(options, host):
    assert hosts.is_ours([host], ("127.0.0.1", 8501))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8501",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example@127.0.0.1",
        "127.0.0.1@evil.example",
        "127.0.0.1/evil",
        "127.0.0.1:port",
        "127.0.0.1#",
        "127.0.0.1?x",
        "0.0.0.0",
        "127.0.0.2",
        "10.0.0.5",
        "[::ffff:10.0.0.5]",
        "[",
        "",
        " ",
    ],
)
def test_anything_else_is_not(options, host):
    assert not hosts.is_ours([host], ("127.0.0.1", 8501))


def test_one_host_and_no_other_number_of_them(options):
    assert not hosts.is_ours([], ("127.0.0.1", 8501))
    assert not hosts.is_ours(["127.0.0.1", "evil.example"], ("127.0.0.1", 8501))


def test_allowed_hosts_extends_the_list_and_without_it_the_address_that_was_reached_does(options):
    options.update({"server.address": "0.0.0.0", "server.allowedHosts": ["Atlas.example.lg.jp", "*.ward.example"]})
    reached = ("10.0.0.5", 8501)
    for host in ("atlas.example.lg.jp", "ATLAS.example.lg.jp:443", "a.ward.example", "localhost"):
        assert hosts.is_ours([host], reached), host
    for host in ("ward.example", "example.lg.jp", "10.0.0.5", "10.0.0.6", "0.0.0.0"):
        assert not hosts.is_ours([host], reached), host
    options["server.allowedHosts"] = []
    assert hosts.is_ours(["10.0.0.5:8501"], reached) and not hosts.is_ours(["10.0.0.6"], reached)


@pytest.mark.parametrize(
    ("address", "allowed", "served"),
    [
        ("127.0.0.1", [], False),
        ("localhost", [], False),
        ("::1", ["localhost"], False),
        ("127.0.0.1", ["atlas.example.lg.jp"], True),
        ("127.0.0.1", ["*"], True),
        ("0.0.0.0", [], True),
        ("10.0.0.5", [], True),
        ("", [], True),
        (None, [], True),
    ],
)
def test_a_server_that_others_are_to_reach_counts_as_served_to_a_network(options, address, allowed, served):
    options.update({"server.address": address, "server.allowedHosts": allowed})
    assert hosts.served_to_network() is served
