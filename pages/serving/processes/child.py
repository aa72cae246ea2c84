"""A server process and the channel through which it is given connections."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from pages.serving.processes.cookie import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT = 10.0
"""A process that ends within so many seconds would end again."""
GRACE = 10.0
"""Seconds a process may take to end."""


class Child:
    """The process with this number; `options` are Streamlit's."""

    def __init__(self, number: int, options: Sequence[str]) -> None:
        self.number, self.options = number, options
        self._start()

    def _start(self) -> None:
        self.channel, theirs = socket.socketpair()
        self.channel.setblocking(False)
        command = [sys.executable, "-m", "pages.serving.processes.worker", str(theirs.fileno()), *self.options]
        with theirs:
            self.process = subprocess.Popen(
                command, pass_fds=(theirs.fileno(),), env={**os.environ, NUMBER: str(self.number)}, stdin=subprocess.DEVNULL
            )
        self.began = time.monotonic()

    def take(self, connection: socket.socket) -> bool:
        """Hand a connection over; False where the process has no room for it now, or is gone."""
        try:
            socket.send_fds(self.channel, [b"."], [connection.fileno()])
        except OSError:
            return False
        return True

    def ended(self) -> bool:
        return self.process.poll() is not None

    def start_again(self) -> None:
        """Take the place of a process that ended: its visits are lost. Raises RuntimeError where it has only just begun."""
        if time.monotonic() - self.began < SHORT:
            raise RuntimeError(
                f"サーバーのプロセス{self.number}が、起動してすぐ終わりました（終了コード {self.process.returncode}）。"
                "上の記録を見て、直してから起動してください。"
            )
        self.channel.close()
        self._start()

    def stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            self.process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=GRACE)
        self.channel.close()
