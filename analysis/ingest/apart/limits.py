"""What the process that reads an upload may take: past this it is ended, and the upload refused."""

from __future__ import annotations

import contextlib
import os

from analysis.ingest.readers.limits import APART, MIB

SECONDS = 55.0
"""From its start to its answer."""
MEMORY = 880 * MIB
"""Data of the process; with the code of the libraries it stays below 1 GiB of memory."""
OUTPUT = 512 * MIB
"""Largest file that it may write, its answer among them."""


def set_limits() -> None:
    """Let this process end itself before it takes what others need, where the system knows such limits (Windows: time only)."""
    os.environ[APART] = "1"
    try:
        import resource
    except ImportError:
        return
    cpu = int(SECONDS) + 1  # the one who waits ends it earlier; this holds where that one died
    for which, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_FSIZE, OUTPUT), (resource.RLIMIT_CPU, cpu)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
