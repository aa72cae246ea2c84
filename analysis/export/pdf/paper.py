"""The paper of the A4 report, in points."""

from __future__ import annotations

MARGIN, FOOT = 48.0, 42.0
"""Beside the text, and under it for the foot."""
WIDTH = 595.28 - 2 * MARGIN
"""Of the text."""
