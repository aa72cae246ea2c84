"""No connection leaves the machine, whatever a visitor opens; and the guard that says so does see attempts."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from tests.bench.page_times import PAGES
from tests.bench.visitor import Run, Visitor
from tests.dashboard_process import running, variables

ATTEMPTS = {
    "connect": "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
    "name": "import socket; socket.getaddrinfo('metrics.example', 443)",
    "http": "import urllib.request; urllib.request.urlopen('http://metrics.example/', timeout=1)",
    "datagram": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
    "loop": "import asyncio, uvloop; uvloop.run(asyncio.wait_for(asyncio.open_connection('192.0.2.1', 80), 1))",
    "name by loop": "import uvloop; loop = uvloop.new_event_loop(); loop.run_until_complete(loop.getaddrinfo('a.example', 1))",
    "ip6": "import socket; socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_guard_refuses_and_records_an_attempt_even_a_caught_one(tmp_path, attempt):
    code = f"try:\n  {attempt}\nexcept OSError: print('refused')"
    environment = variables(tmp_path / "outgoing.txt", None)
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "refused"
    assert (tmp_path / "outgoing.txt").read_text()


def test_the_guard_lets_this_machine_talk_to_itself(tmp_path):
    code = "import socket; a = socket.create_server(('localhost', 0)); socket.create_connection(a.getsockname())"
    subprocess.run([sys.executable, "-c", code], env=variables(tmp_path / "outgoing.txt", None), check=True)
    assert not (tmp_path / "outgoing.txt").exists()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_to_its_end_without_a_connection_to_elsewhere(dashboard, page):
    run = asyncio.run(opened(dashboard.url, page))
    assert run.succeeded
    assert "alert" not in run.elements
    assert "意見アトラス" in "".join(run.texts) or run.elements["heading"] + run.elements["html"] > 1
    assert dashboard.outgoing() == []


async def opened(url: str, page: str) -> Run:
    async with Visitor(url, page) as visitor:
        return await visitor.open()


def test_serving_a_whole_network_needs_no_connection_either(tmp_path):
    """Streamlit's greeting would look up this machine's public address when it listens everywhere."""
    with running(tmp_path, options=("--server.address=0.0.0.0",)) as dashboard:
        assert dashboard.outgoing() == []
    assert "external IP" not in dashboard.printed()
    assert os.path.getsize(dashboard.log) < 2000
