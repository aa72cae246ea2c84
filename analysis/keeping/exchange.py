"""Two folders change names in one step, where the system has such a step."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux: paths are relative to the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""
_NONE_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}
"""What systems and file systems say that have no such step (network shares, old kernels)."""


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders at once; False, and nothing is done, where the system cannot. Raises OSError."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        exchange = library.renameat2 if sys.platform.startswith("linux") else library.renamex_np
    except (AttributeError, OSError, TypeError):  # Windows, or a C library without it
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    linux = sys.platform.startswith("linux")
    failed = exchange(_HERE, first, _HERE, second, _EXCHANGE) if linux else exchange(first, second, _EXCHANGE)
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _NONE_HERE:
        return False
    raise OSError(number, os.strerror(number), str(one))
