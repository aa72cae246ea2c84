"""Whether what goes to a Dask scheduler is sealed on its way.

Dask runs whatever it is sent: whoever can speak to a scheduler can run programs on it, on its workers and here. With `tls://`,
both sides show certificates, by Dask's own settings (`distributed.comm.tls`).
"""

from __future__ import annotations

import ipaddress

SEALED = ("tls", "wss")
UNSEALED = (
    "{address} への通信は暗号化されず、相手も確かめられません。Dask の TLS の設定をして tls:// で指定してください。"
    "ほかの人が入れないネットワークだと分かっているときだけ、--plain-tcp を付けてください。"
)


def is_sealed(address: str) -> bool:
    """Whether an address is of a kind with certificates, or does not leave this machine.

    >>> is_sealed("tls://10.0.0.5:8786"), is_sealed("tcp://127.0.0.1:8786"), is_sealed("10.0.0.5:8786")
    (True, True, False)
    """
    scheme, sign, rest = address.partition("://")
    if not sign:
        scheme, rest = "tcp", address  # as Dask reads it
    return scheme in SEALED or _is_here(rest)


def _is_here(rest: str) -> bool:
    host = rest.partition("/")[0].rpartition(":")[0] or rest
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
