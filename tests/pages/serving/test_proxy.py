"""Headers that say who somebody is: kept where a trusted proxy sends each once, taken away anywhere else."""

from __future__ import annotations

import asyncio

import pytest

from pages.serving import proxy

RULES = """
sign_in = "{sign_in}"
[claims]
account = "account"
[proxy]
addresses = ["127.0.0.1"]
"""


@pytest.fixture
def passed(tmp_path, monkeypatch):
    """What reaches the server of headers sent by somebody: a function of address, headers and the way people sign in."""
    file = tmp_path / "access.toml"
    monkeypatch.setenv("IKEN_ACCESS", str(file))
    monkeypatch.setattr(proxy.st, "get_option", {"server.trustedUserHeaders": {"X-Remote-User": "account"}}.get)

    def through(address, *headers, sign_in="proxy", rules=RULES, kind="websocket"):
        file.write_text(rules.replace("{sign_in}", sign_in), encoding="utf-8")
        seen = []

        async def app(scope, _receive, _send):
            seen.append(scope)

        pairs = [(name.encode(), value.encode()) for name, value in headers]
        scope = {"type": kind, "client": (address, 5), "headers": pairs}
        asyncio.run(proxy.TrustedProxy(app)(scope, None, None))
        users = [value for name, value in seen[0]["headers"] if name.lower() == b"x-remote-user"]
        return users, seen[0]["client"][0]

    return through


USER = ("x-remote-user", "sato")


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_only_the_proxy_is_believed(passed, kind):
    assert passed("127.0.0.1", USER, kind=kind) == ([b"sato"], "127.0.0.1")
    assert passed("10.0.0.9", USER, kind=kind) == ([], "10.0.0.9")
    assert passed("10.0.0.9", ("X-REMOTE-USER", "sato"), kind=kind)[0] == []


def test_of_two_headers_one_came_from_the_visitor(passed):
    assert passed("127.0.0.1", USER, ("X-Remote-User", "evil"))[0] == []


def test_where_people_sign_in_otherwise_no_header_says_who_they_are(passed):
    assert passed("127.0.0.1", USER, sign_in="oidc")[0] == []
    assert passed("127.0.0.1", USER, sign_in="")[0] == []


def test_rules_that_cannot_be_read_believe_nobody(passed):
    assert passed("127.0.0.1", USER, rules="sign_in = nonsense")[0] == []


def test_the_address_of_a_visitor_is_what_the_proxy_added_last(passed):
    claimed = ("x-forwarded-for", "127.0.0.1, 192.0.2.7")
    assert passed("127.0.0.1", USER, claimed)[1] == "192.0.2.7"
    assert passed("10.0.0.9", claimed)[1] == "10.0.0.9"  # anybody may claim that
    assert passed("127.0.0.1", ("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "192.0.2.7, 127.0.0.1"))[1] == "192.0.2.7"
