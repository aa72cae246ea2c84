"""Programs and fonts from Debian's packages, for the tests that need them: installed where that is allowed, else left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 900
"""Seconds for one call of apt-get; LibreOffice takes twenty on a small machine."""


def install(packages: Sequence[str]) -> bool:
    """Install packages, all or none; true when it succeeds, false where we may not."""
    return may_install() and listed() and apt_get("install", "-y", "--no-install-recommends", *packages)


def may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


@cache
def listed() -> bool:
    """Fetch the list of packages, once a process; an old list may serve as well."""
    apt_get("update")
    return True


def apt_get(*words: str) -> bool:
    """Run apt-get, which waits for another one to end."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", "-o", f"DPkg::Lock::Timeout={LONGEST // 2}", *words]
    return subprocess.run(command, env=settings, check=False, timeout=LONGEST).returncode == 0
