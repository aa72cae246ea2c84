"""The structure of a tagged PDF."""

from __future__ import annotations

import pikepdf


def elements(file):
    """Every element of the structure in reading order."""
    waiting = [file.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            yield node
        below = node.get("/K", pikepdf.Array([]))
        below = list(below) if isinstance(below, pikepdf.Array) else [below]
        waiting += [each for each in reversed(below) if isinstance(each, pikepdf.Dictionary) and ("/S" in each)]
