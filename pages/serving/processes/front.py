"""One address, several server processes: accepts connections and hands each, unread, to the process of its browser.

`python -m pages.serving.processes.front --port 8501 --address 127.0.0.1 --processes 2` is what `run.py --processes 2` starts.
No byte of a visit goes through here: a connection is looked at (never read) until the head of its request is there, and then
belongs to the other process. Linux and macOS only: Windows hands no connections over.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import socket
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

from pages.serving.processes.child import Child
from pages.serving.processes.cookie import number_in

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD, PATIENCE, GLANCE = 65_536, 10.0, 0.02
"""Bytes of a head that are looked at, seconds that a head or a busy process may take, and seconds between two looks."""
WAITING = 2_000
"""Connections that may be without a head at once; more are refused."""
WATCH = 0.5
"""Seconds between two looks whether every process lives."""
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Front:
    """Who accepts, and the processes that serve."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children, self.turns = children, count()
        self.waiting: set[asyncio.Task[None]] = set()

    async def serve(self, listener: socket.socket) -> None:
        """Accept until the task is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _address = await loop.sock_accept(listener)
            except OSError:  # no descriptor is free at the moment
                await asyncio.sleep(GLANCE)
                continue
            if len(self.waiting) >= WAITING:
                connection.close()
                continue
            task = asyncio.create_task(self.hand(connection))
            self.waiting.add(task)
            task.add_done_callback(self.waiting.discard)

    async def hand(self, connection: socket.socket) -> None:
        """Give a connection away; one that says nothing in time is closed."""
        with connection:
            connection.setblocking(False)
            until = time.monotonic() + PATIENCE
            if head := await head_of(connection, until):
                number = number_in(head)
                child = self.children[(next(self.turns) if number is None else number) % len(self.children)]
                if not await given(child, connection, until + PATIENCE):
                    connection.send(BUSY)

    async def watch(self) -> None:
        """Start a process anew that ended. Raises RuntimeError where one ends as soon as it was started."""
        while True:
            await asyncio.sleep(WATCH)
            for child in self.children:
                if child.ended():
                    child.start_again()


async def head_of(connection: socket.socket, until: float) -> bytes:
    """The first bytes of a connection, which stay in it; none where they do not come in time."""
    while time.monotonic() < until:
        try:
            seen = connection.recv(HEAD, socket.MSG_PEEK)
        except BlockingIOError:
            await asyncio.sleep(GLANCE)
            continue
        except OSError:
            return b""
        if not seen or b"\r\n\r\n" in seen or len(seen) >= HEAD:
            return seen
        await asyncio.sleep(GLANCE)
    return b""


async def given(child: Child, connection: socket.socket, until: float) -> bool:
    """Whether the process took the connection; one that is busy or starting anew is waited for."""
    while time.monotonic() < until:
        if child.take(connection):
            return True
        await asyncio.sleep(GLANCE)
    return False


async def run(address: str, port: int, processes: int) -> int:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    options = (f"--server.port={port}", f"--server.address={address}")
    with socket.create_server((address, port), family=family, backlog=2048) as listener:
        listener.setblocking(False)
        front = Front([Child(number, options) for number in range(processes)])
        stopped, loop = asyncio.Event(), asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, stopped.set)
        tasks = [asyncio.create_task(each) for each in (front.serve(listener), front.watch(), stopped.wait())]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for child in front.children:
                child.stop()
    failed = [task.exception() for task in done if task.exception()]
    for error in failed:
        print(error, file=sys.stderr)
    return int(bool(failed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--address", required=True)
    parser.add_argument("--processes", type=int, required=True)
    return asyncio.run(run(**vars(parser.parse_args())))


if __name__ == "__main__":
    sys.exit(main())
