"""One of several server processes: Streamlit as `streamlit run` starts it, on connections that another process accepted.

`python -m pages.serving.processes.worker CHANNEL --server.port=…` is started by `front`. The connections are the visitors' own,
so that the address of a visitor, which the rules of access look at, is what it is with one process.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from typing import Any

from streamlit import config
from streamlit.web import cli
from streamlit.web.server.starlette import starlette_server

TLS = """\
複数のプロセスでは、Streamlit 自身の TLS（server.sslCertFile）は使えません。
TLS は前に置くプロキシで受け持つか、--processes 1 で起動してください。
With several processes TLS is the matter of a proxy in front."""


LISTENING = "_bind_server_socket"
"""The function of Streamlit (the version of requirements.lock) that gives the server its listening socket."""


class HandedOver(socket.socket):
    """Looks like a listening socket, and accepts what comes through the channel."""

    def listen(self, _backlog: int = 0, /) -> None:
        """Who listens is the process at the other end."""

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


def main() -> None:
    channel = int(sys.argv[1])

    def handed_over(address: str, *_others: object) -> tuple[socket.socket, str]:
        if config.get_option("server.sslCertFile"):
            raise SystemExit(TLS)
        return HandedOver(fileno=channel), address

    setattr(starlette_server, LISTENING, handed_over)
    sys.argv = ["streamlit", "run", "dashboard.py", *sys.argv[2:]]
    cli.main()


if __name__ == "__main__":
    main()
