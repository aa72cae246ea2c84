"""The servers that are measured: the dashboard, the same with Streamlit's defaults, and a bare page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from tests.dashboard_process import ROOT, free_port, several, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCH = Path(__file__).parent


@dataclass(frozen=True)
class Setup:
    """A way to start a server."""

    name: str
    script: Path
    health: str
    options: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    processes: int = 1


DASHBOARD = Setup("this dashboard", ROOT / "dashboard.py", "/healthz", settings=(("MALLOC_ARENA_MAX", "2"),))
TWO = replace(DASHBOARD, name="two processes", processes=2)
BARE = Setup("bare Streamlit page", BENCH / "bare_page.py", "/_stcore/health", settings=(("MALLOC_ARENA_MAX", "2"),))
DEFAULTS = Setup(
    "same pages, default settings",
    BENCH / "default_settings.py",
    "/_stcore/health",
    options=("--runner.postScriptGC=true", "--runner.magicEnabled=true", "--server.fileWatcherType=auto"),
)


@dataclass(frozen=True)
class Server:
    url: str
    process: subprocess.Popen[bytes]
    seconds: float
    """From the start of the process to the first healthy answer."""

    def processes(self) -> list[psutil.Process]:
        """The server's process and those it started."""
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]


@contextmanager
def serving(setup: Setup) -> Iterator[Server]:
    """Start a server, time it until it is healthy, stop it in the end."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "MALLOC_ARENA_MAX")}
    command = [sys.executable, "-m", "streamlit", "run", str(setup.script), f"--server.port={port}", *setup.options]
    if setup.processes > 1:
        command = several(port, setup.processes)
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **dict(setup.settings)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(f"http://127.0.0.1:{port}{setup.health}", process)
        yield Server(f"http://127.0.0.1:{port}", process, time.perf_counter() - begin)
    finally:
        stop(process)


def wait(url: str, process: subprocess.Popen[bytes]) -> None:
    """Ask every 10 ms until the server answers. Raises RuntimeError when it ended."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=600).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    raise RuntimeError(f"the server ended with {process.returncode}")
