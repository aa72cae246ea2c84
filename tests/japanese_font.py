"""A Japanese font that a PDF can hold, for the tests: found, or installed from Debian's packages where we may."""

from __future__ import annotations

import os
import shutil
import subprocess

from analysis.export.pdf.fonts import Fonts, NoFontError, fonts

DEBIAN_PACKAGES = ("fonts-morisawa-bizud-gothic", "fonts-ipaexfont-gothic")
"""The first that the distribution has is enough."""


def provided() -> Fonts:
    """The fonts that a report is set in. Raises NoFontError, which says what to install."""
    try:
        return fonts()
    except NoFontError:
        install()
        fonts.cache_clear()
        return fonts()


def install() -> None:
    """Install one of the packages where we are allowed to; otherwise do nothing."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=settings, check=False)
    for package in DEBIAN_PACKAGES:
        command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", package]
        if subprocess.run(command, env=settings, check=False).returncode == 0:
            return
