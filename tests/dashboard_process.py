"""A dashboard in a process of its own, as `streamlit run dashboard.py` starts it, for tests and measurements."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
GUARD = ROOT / "tests" / "server" / "guard"


class ServerDiedError(Exception):
    """The server ended, or did not answer in time; the message holds all it printed."""


@dataclass(frozen=True)
class Dashboard:
    """A running server."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    """Everything the server prints."""
    attempts: Path
    """One line a connection that the server tried to make to another machine; the guard refuses each."""

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def outgoing(self) -> list[str]:
        return self.attempts.read_text(encoding="utf-8").splitlines() if self.attempts.exists() else []

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """Answer to a GET request; error statuses are answers too."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse()


@contextmanager
def running(
    folder: Path,
    *,
    settings: Mapping[str, str] | None = None,
    options: tuple[str, ...] = (),
    port: int = 0,
    processes: int = 1,
) -> Iterator[Dashboard]:
    """Start a dashboard on a port (0: a free one), wait until it is healthy, stop it in the end.

    `folder` takes its log, `settings` are environment variables, `options` are Streamlit's (of one process).
    Raises ServerDiedError.
    """
    port = port or free_port()
    log, attempts = folder / "server.log", folder / "outgoing.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), f"--server.port={port}", *options]
    if processes > 1:
        command = several(port, processes)
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=variables(attempts, settings), stdout=output, stderr=subprocess.STDOUT)
    dashboard = Dashboard(f"http://127.0.0.1:{port}", process, log, attempts)
    try:
        wait_until_healthy(dashboard)
        yield dashboard
    finally:
        stop(process)


def several(port: int, processes: int) -> list[str]:
    """The command for several server processes behind one address, as run.py starts it."""
    where = ["--port", str(port), "--address", "127.0.0.1", "--processes", str(processes)]
    return [sys.executable, "-m", "pages.serving.processes.front", *where]


def variables(attempts: Path, settings: Mapping[str, str] | None) -> dict[str, str]:
    """The server's environment: as run.py sets it, with the guard against outgoing connections."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    guard = {
        "PYTHONPATH": str(GUARD),
        "IKEN_OUTGOING": str(attempts),
        "MALLOC_ARENA_MAX": "2",
        "PYTHONUTF8": "1",
        "FORWARDED_ALLOW_IPS": "",
    }
    return {**kept, **guard, **(settings or {})}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(dashboard: Dashboard, *, seconds: float = 60) -> dict[str, Any]:
    """Ask /healthz until it answers, and return the answer. Raises ServerDiedError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and dashboard.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{dashboard.url}/healthz", timeout=5) as answer:
                health: dict[str, Any] = json.load(answer)
                return health
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise ServerDiedError(f"exit code {dashboard.process.poll()}; it printed:\n{dashboard.printed()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
