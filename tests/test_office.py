"""The examples for an office: each is read by what will read it, and does what the README says of it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import crossplane
import pytest

from analysis.access.people import Person, Role
from analysis.access.rules_file import read_rules
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import Decision, ReviewStore

OFFICE = Path(__file__).parent.parent / ".docs" / "office"
NAMED = ("X-Remote-User", "X-Remote-Name", "X-Remote-Groups")


def text(name: str) -> str:
    return (OFFICE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "told", "role"),
    [
        ("access-entra.toml", {"groups": ["6f2d0c1e-0000-4000-8000-00000000e001"]}, Role.EDITOR),
        ("access-entra.toml", {"preferred_username": "Suzuki@example.lg.jp"}, Role.REVIEWER),
        ("access-entra.toml", {"groups": []}, Role.READER),
        ("access-keycloak.toml", {"groups": ["iken-editors"]}, Role.EDITOR),
        ("access-keycloak.toml", {"groups": ["iken-reviewers"]}, Role.REVIEWER),
        ("access-keycloak.toml", {"groups": ["/iken-editors"]}, Role.READER),
        ("access-proxy.toml", {"groups": "a, iken-editors"}, Role.EDITOR),
        ("access-proxy.toml", {"account": "sato@example.lg.jp"}, Role.EDITOR),
        ("access-proxy.toml", {}, Role.READER),
    ],
)
def test_the_rules_of_each_example_give_the_roles_they_name(file, told, role):
    rules = read_rules(text(file))
    whole = {rules.claims.account: "tanaka@example.lg.jp", "name": "田中", "is_logged_in": True, **told}
    assert rules.person(whole, "10.0.0.7").role is role
    assert rules.trusts("127.0.0.1") and not rules.trusts("10.0.0.7")
    assert rules.sign_in == ("proxy" if "proxy" in file else "oidc")


@pytest.mark.parametrize("name", ["secrets-entra.toml", "secrets-keycloak.toml"])
def test_the_secrets_are_what_streamlit_asks_for_and_no_secret(name):
    auth = tomllib.loads(text(name))["auth"]
    assert set(auth) == {"redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"}
    assert auth["redirect_uri"] == "https://atlas.example.lg.jp/oauth2callback"
    assert auth["client_secret"] == "replace-this" and auth["cookie_secret"].startswith("replace-this")
    assert auth["server_metadata_url"].endswith("/.well-known/openid-configuration")


def test_the_headers_of_the_proxy_are_the_claims_of_its_rules():
    server = tomllib.loads(text("config-proxy.toml"))["server"]
    claims = read_rules(text("access-proxy.toml")).claims
    assert server["trustedUserHeaders"] == dict(zip(NAMED, (claims.account, claims.name, claims.groups), strict=True))
    assert server["allowedHosts"] == ["atlas.example.lg.jp"]


def directives(block: list[dict], name: str) -> list[list[str]]:
    return [each["args"] for each in block if each["directive"] == name]


@pytest.mark.parametrize("name", ["nginx-oidc.conf", "nginx-proxy.conf"])
def test_nginx_reads_its_examples_which_overwrite_every_header_that_is_believed(name, tmp_path):
    whole = tmp_path / "nginx.conf"
    whole.write_text("events {}\nhttp {\n" + text(name) + "}\n", encoding="utf-8")
    read = crossplane.parse(str(whole), strict=True, catch_errors=False)
    http = next(each for each in read["config"][0]["parsed"] if each["directive"] == "http")["block"]
    tls, plain = (each["block"] for each in http if each["directive"] == "server")
    assert directives(tls, "listen") == [["443", "ssl"]] and directives(plain, "return")[0][0] == "301"
    locations = [each for each in tls if each["directive"] == "location"]
    root = next(each["block"] for each in locations if each["args"] == ["/"])
    headers = dict(args for args in directives(root, "proxy_set_header"))
    assert headers["Host"] == "$host" and headers["Upgrade"] == "$http_upgrade"
    assert headers["X-Forwarded-For"] == "$proxy_add_x_forwarded_for"
    # Each is empty, or what the authentication server answered; $remote_user alone would be what the visitor wrote.
    answered = {name: value for name, value in directives(root, "auth_request_set") if value.startswith("$upstream_http_")}
    assert all(headers[each] == "" or headers[each] in answered for each in NAMED)
    assert bool(answered) == bool(directives(root, "auth_request")) == ("proxy" in name)
    watched = next(each for each in locations if "healthz" in " ".join(each["args"]))
    assert directives(watched["block"], "deny") == [["all"]]


def blocks(source: str) -> list[list[str]]:
    """The directives of a Caddyfile, each as its words; raises where braces do not close."""
    depth, found = 0, []
    for line in source.splitlines():
        words = re.sub(r"(^|\s)#.*$", "", line).split()
        depth += words.count("{") - words.count("}")
        assert depth >= 0, line
        if plain := [word for word in words if word not in ("{", "}")]:
            found.append(plain)
    assert depth == 0
    return found


def test_the_example_for_caddy_throws_away_what_a_visitor_sent_before_it_asks_who_they_are():
    found = blocks(text("Caddyfile"))
    assert found[0] == ["atlas.example.lg.jp"] and found[-1] == ["reverse_proxy", "127.0.0.1:8501"]
    # Outside of `route` Caddy has an order of its own, in which the names would be thrown away after they were asked for.
    order = [found.index(["route"]), *(found.index(["request_header", f"-{name}"]) for name in NAMED)]
    order += [
        next(place for place, words in enumerate(found) if words[0] == "forward_auth"),
        found.index(["copy_headers", *NAMED]),
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_backup_of_the_readme_is_whole_while_the_server_writes(name, tmp_path):
    readme = (OFFICE.parents[1] / name).read_text(encoding="utf-8")
    program = re.search(r'\.venv/bin/python -c "(import sqlite3;[^"]+)"', readme)[1]
    store = ReviewStore(sqlite_url(tmp_path / "reviews"))  # stays open, its newest rows in the log beside the file
    for number in range(3):
        store.record(Decision("x", str(number), "○", Person("山田", Role.REVIEWER)), seen=0)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    (tmp_path / "restored").mkdir()
    (tmp_path / "reviews-backup.sqlite").rename(tmp_path / "restored" / "reviews.sqlite")
    assert ReviewStore(sqlite_url(tmp_path / "restored")).history("x").equals(store.history("x"))


def test_every_test_that_the_table_of_tries_names_exists():
    named = re.findall(
        r"\| `(tests/[\w/]+\.py)` \|$", (OFFICE.parent / "tried.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert len(named) >= 14 and [each for each in named if not (OFFICE.parents[1] / each).is_file()] == []
