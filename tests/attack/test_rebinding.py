"""The door: a request under a name that is not this server's gets nothing, on HTTP and WebSocket alike."""

from __future__ import annotations

import asyncio

import pytest
import websockets

from tests.dashboard_process import running

PATHS = ("/", "/comments", "/healthz", "/_stcore/health", "/_stcore/metrics", "/favicon.png", "/_stcore/stream", "/auth/login")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "10.0.0.5"])
def test_a_foreign_name_gets_nothing(dashboard, path, host):
    answer = dashboard.get(path, host=host)
    body = answer.read().decode()
    assert answer.status == 421 and "allowedHosts" in body and len(body) < 200
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/metrics"])
def test_this_machine_may_be_called_by_its_names(dashboard, path):
    port = dashboard.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "localhost"):
        assert dashboard.get(path, host=host).status == 200


def elements(url: str, **headers: str) -> int | None:
    """How many messages a WebSocket gets in a second under these headers; None where it is refused."""

    async def listen() -> int | None:
        address = f"ws://{url.removeprefix('http://')}/_stcore/stream"
        port = int(url.rpartition(":")[2])
        target = f"ws://{headers.pop('host')}/_stcore/stream" if "host" in headers else address
        try:
            async with websockets.connect(
                target, host="127.0.0.1", port=port, subprotocols=["streamlit"], origin=headers.get("origin"), open_timeout=20
            ) as connection:
                return 1 if connection.subprotocol == "streamlit" else 0
        except websockets.InvalidStatus as refusal:
            assert refusal.response.status_code == 403
            return None

    return asyncio.run(listen())


def test_a_websocket_is_opened_under_our_names_only(dashboard):
    port = dashboard.url.rpartition(":")[2]
    assert elements(dashboard.url, host=f"127.0.0.1:{port}") == 1
    assert elements(dashboard.url, host=f"localhost:{port}", origin=f"http://localhost:{port}") == 1
    # The very thing that DNS rebinding does: name and origin agree, and both are somebody else's.
    assert elements(dashboard.url, host=f"evil.example:{port}", origin=f"http://evil.example:{port}") is None
    assert elements(dashboard.url, host=f"127.0.0.1:{port}", origin="http://evil.example") is None


def test_allowed_hosts_extends_the_list(tmp_path):
    settings = {"IKEN_CACHE": str(tmp_path), "STREAMLIT_SERVER_ALLOWED_HOSTS": "atlas.example.lg.jp"}
    with running(tmp_path, settings=settings) as dashboard:
        for path in ("/", "/healthz", "/_stcore/metrics"):
            assert dashboard.get(path, host="atlas.example.lg.jp").status == 200
            assert dashboard.get(path, host="127.0.0.1").status == 200
            assert dashboard.get(path, host="evil.example").status == 421
        assert elements(dashboard.url, host="atlas.example.lg.jp", origin="http://atlas.example.lg.jp") == 1
        port = dashboard.url.rpartition(":")[2]
        assert elements(dashboard.url, host=f"127.0.0.1:{port}", origin=f"http://127.0.0.1:{port}") == 1
        assert elements(dashboard.url, host="evil.example", origin="http://evil.example") is None
