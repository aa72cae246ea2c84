"""How long a heading can be."""

from __future__ import annotations

LONGEST = 70
"""Characters of a heading; 30 and 150 read the documents of the bench alike."""
HEADING_CELLS = 4
"""Cells into which a heading may be cut; 2 and 8 read the documents of the bench alike."""
