"""How long a heading can be."""

from __future__ import annotations

LONGEST = 70
"""Characters of a heading."""
HEADING_CELLS = 4
"""Cells into which a heading may be cut."""
