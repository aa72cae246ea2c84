"""What the server answers over HTTP: the page shell, headers, compressed scripts, health, foreign sites."""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import json
import re
import tomllib
from pathlib import Path
from urllib.parse import quote

import pytest

from pages.serving.shell import Shell
from tests.dashboard_process import running

ROOT = Path(__file__).parent.parent.parent
ADDRESSES = (
    "/",
    "/pillars",
    "/comments?id=37",
    "/no-such-page",
    "/static/nothing.js",
    "/healthz",
    "/favicon.png",
    "/_stcore/health",
)


@pytest.fixture(scope="module")
def shell(dashboard) -> str:
    return dashboard.get("/").read().decode()


@pytest.mark.parametrize("address", ["/", "/pillars", "/keywords?pillar=柱Ⅱ", "/no-such-page"])
def test_every_page_is_a_japanese_document(dashboard, address):
    answer = dashboard.get(quote(address, safe="/?=&"), accept_encoding="gzip")
    html = answer.read().decode()
    assert answer.headers["content-encoding"] is None
    assert '<html lang="ja">' in html
    assert "<title>意見アトラス</title>" in html
    assert "JavaScript が必要です" in html


def test_a_document_that_a_visitor_downloads_stays_as_it_is():
    async def download(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html; charset=utf-8")]})
        await send({"type": "http.response.body", "body": b"<html>report</html>"})

    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(Shell(download)({"type": "http", "method": "GET", "path": "/media/report.html"}, None, send))
    assert sent[1]["body"] == b"<html>report</html>"
    assert (b"x-content-type-options", b"nosniff") in sent[0]["headers"]


def test_behind_a_path_of_its_own_the_dashboard_is_whole(tmp_path):
    with running(tmp_path, options=("--server.baseUrlPath=atlas",), settings={"IKEN_CACHE": str(tmp_path)}) as dashboard:
        html = dashboard.get("/atlas/keywords").read().decode()
        assert 'window.location.origin + "/atlas"' in html
        assert '<html lang="ja">' in html
        assert dashboard.get("/atlas" + script(html), accept_encoding="gzip").headers["content-encoding"] == "gzip"
        icon = ROOT / "pages" / "components" / "frame" / "favicon.png"
        assert dashboard.get("/atlas/favicon.png").read() == icon.read_bytes()


def test_nothing_of_the_framework_is_left_in_the_shell(shell):
    assert 'lang="en"' not in shell
    assert "Streamlit</title>" not in shell
    assert "You need to enable" not in shell
    assert "openapi" not in shell
    assert "SourceSans" not in shell


@pytest.mark.parametrize("address", ADDRESSES)
def test_security_headers_stand_on_every_answer(dashboard, address):
    headers = dashboard.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def policy(answer) -> dict[str, list[str]]:
    """Directive → sources."""
    parts = (part.split() for part in answer.headers["content-security-policy"].split("; "))
    return {name: sources for name, *sources in parts}


def test_scripts_come_from_here_and_the_one_in_the_page_is_known_by_its_hash(dashboard, shell):
    inline = re.findall(r"<script>(.*?)</script>", shell, flags=re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline]
    assert len(hashes) == 1
    assert policy(dashboard.get("/"))["script-src"] == [
        "'self'",
        "blob:",
        *hashes,
    ]


def test_nothing_may_be_fetched_from_elsewhere(dashboard):
    directives = policy(dashboard.get("/"))
    assert directives["default-src"] == ["'none'"]
    assert directives["connect-src"] == ["'self'"]
    sources = {source for each in directives.values() for source in each}
    assert not any("unsafe-eval" in source or "http" in source or "*" in source for source in sources)
    assert [name for name, each in directives.items() if "'unsafe-inline'" in each] == ["style-src"]


def test_an_old_shell_does_not_stay_in_browsers(dashboard):
    answer = dashboard.get("/")
    assert answer.headers["etag"] is None
    assert answer.headers["cache-control"] == "no-cache"
    assert int(answer.headers["content-length"]) == len(answer.read())


def script(shell: str) -> str:
    return "/" + re.search(r"static/js/index\.[\w-]+\.js", shell)[0]


def test_scripts_are_sent_compressed_to_those_who_take_it(dashboard, shell):
    plain = dashboard.get(script(shell), accept_encoding="identity")
    packed = dashboard.get(script(shell), accept_encoding="gzip, br")
    body = packed.read()
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "accept-encoding"
    assert packed.headers["cache-control"] == plain.headers["cache-control"]
    assert packed.headers["content-type"].split(";")[0] in ("text/javascript", "application/javascript")
    whole = plain.read()
    assert plain.headers["content-encoding"] is None
    assert gzip.decompress(body) == whole
    assert len(body) < len(whole) / 2


@pytest.mark.parametrize("name", ["../../__init__.py", "%2e%2e/%2e%2e/app.py", "..%2f..%2fpyproject.js"])
def test_compression_opens_no_way_out_of_the_static_folder(dashboard, name):
    answer = dashboard.get(f"/static/js/{name}", accept_encoding="gzip")
    assert answer.headers["content-encoding"] is None
    assert answer.status in (400, 404) or "意見アトラス" in answer.read().decode()


def test_health_names_version_and_consultations(dashboard):
    answer = dashboard.get("/healthz")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folders = sorted(folder.parent.name for folder in (ROOT / "data" / "consultations").glob("[!.]*/datapackage.json"))
    assert answer.status == 200
    assert json.load(answer) == {
        "status": "ok",
        "version": project["version"],
        "consultations": folders,
        "problems": 0,
        "damaged": [],
        "shared_problems": 0,
        "access": "ok",
        "words": [],
    }


def test_the_favicon_is_our_own(dashboard):
    answer = dashboard.get("/favicon.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.read() == (ROOT / "pages" / "components" / "frame" / "favicon.png").read_bytes()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://127.0.0.1:1", "null"])
def test_another_site_gets_no_answer_and_no_connection_goes_out_to_decide_it(dashboard, origin):
    answer = dashboard.get("/_stcore/health", origin=origin)
    assert answer.status == 403
    assert "他のサイト" in answer.read().decode()
    handshake = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec_websocket_version": "13",
        "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert dashboard.get("/_stcore/stream", origin=origin, **handshake).status == 403
    assert dashboard.outgoing() == []


def test_a_page_of_this_site_gets_its_answer(dashboard):
    assert dashboard.get("/_stcore/health", origin=dashboard.url).status == 200


def test_tables_have_addresses_of_their_own(dashboard):
    answer = dashboard.get(f"/data/pillars.csv?pillar={quote('柱Ⅱ')}")
    assert answer.status == 200 and "text/csv" in answer.getheader("content-type")
    assert len(answer.read().decode("utf-8-sig").splitlines()) == 2
    mark = answer.getheader("etag")
    assert dashboard.get(f"/data/pillars.csv?pillar={quote('柱Ⅱ')}", if_none_match=mark).status == 304
    assert dashboard.get("/data/pillars.csv?pillar=x").status == 400
    assert dashboard.get("/data/nothing.csv").status == 404
    assert dashboard.get("/data/pillars.csv", host="evil.example").status == 421
