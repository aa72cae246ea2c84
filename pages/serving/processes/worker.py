"""One of several server processes: Streamlit as `streamlit run` starts it, on connections that another process accepted.

`python -m pages.serving.processes.worker CHANNEL --server.port=…` is started by `front`. The connections are the visitors' own,
so that the address of a visitor, which the rules of access look at, is what it is with one process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

import uvloop
from streamlit import config
from streamlit.web import cli
from streamlit.web.server.starlette import starlette_server

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

TLS = """\
複数のプロセスでは、Streamlit 自身の TLS（server.sslCertFile）は使えません。
TLS は前に置くプロキシで受け持つか、--processes 1 で起動してください。
With several processes TLS is the matter of a proxy in front."""


LISTENING = "_bind_server_socket"
"""The function of Streamlit (the version of requirements.lock) that gives the server its listening socket."""


class HandedOver(socket.socket):
    """Looks like a listening socket, and accepts what comes through the channel."""

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. When the other end is gone, this process ends too. Raises BlockingIOError when there is none."""
        said, handed, _flags, _address = socket.recv_fds(self, 1, 1)
        if not said:
            os.kill(os.getpid(), signal.SIGTERM)
            raise BlockingIOError
        if not handed:  # its other end hung up on the way
            raise ConnectionAbortedError
        connection = socket.socket(fileno=handed[0])
        try:
            return connection, connection.getpeername()
        except OSError as error:  # the visitor is gone already
            connection.close()
            raise ConnectionAbortedError from error


class Serving:
    """What uvicorn takes for a listening server: it is told of each connection that was handed over."""

    def __init__(self, loop: Loop, protocol: Callable[[], asyncio.BaseProtocol], channel: HandedOver) -> None:
        self.loop, self.protocol, self.channel = loop, protocol, channel
        self.beginning: set[asyncio.Task[None]] = set()
        channel.setblocking(False)
        loop.add_reader(channel.fileno(), self._accept)

    def _accept(self) -> None:
        with contextlib.suppress(BlockingIOError, ConnectionAbortedError):
            connection, _address = self.channel.accept()
            task = self.loop.create_task(self._begin(connection))
            self.beginning.add(task)
            task.add_done_callback(self.beginning.discard)

    async def _begin(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        with contextlib.suppress(OSError):  # the visitor is gone already
            await self.loop.connect_accepted_socket(self.protocol, connection)

    def close(self) -> None:
        self.loop.remove_reader(self.channel.fileno())

    async def wait_closed(self) -> None:
        """Nothing is waited for: uvicorn itself waits for its connections."""


class Loop(uvloop.Loop):
    """uvloop, which accepts by itself and knows no channel."""

    async def create_server(self, protocol_factory: Any, *others: Any, sock: Any = None, **options: Any) -> Any:  # noqa: ANN401
        if isinstance(sock, HandedOver):
            return Serving(self, protocol_factory, sock)
        return await super().create_server(protocol_factory, *others, sock=sock, **options)


def main() -> None:
    channel = int(sys.argv[1])

    def handed_over(address: str, *_others: object) -> tuple[socket.socket, str]:
        if config.get_option("server.sslCertFile"):
            raise SystemExit(TLS)
        return HandedOver(fileno=channel), address

    setattr(starlette_server, LISTENING, handed_over)
    uvloop.new_event_loop = Loop  # where Streamlit takes its loop from
    sys.argv = ["streamlit", "run", "dashboard.py", *sys.argv[2:]]
    cli.main()


if __name__ == "__main__":
    main()
