"""Which printed label names which section, although the document spells them differently."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 0.6
"""Likeness from which two spellings are taken for one name, when no other is as like; 0.4 and 0.8 read the documents of the
bench alike."""


def matching_labels(names: Sequence[str], labels: Sequence[str]) -> dict[str, str]:
    """Name → label, each used once: equal ones first, then one inside the other, then the most alike."""
    found: dict[str, str] = {}
    for like in (_equal, _inside, _alike):
        pairs = [(like(name, label), -names.index(name), name, label) for name in names for label in labels]
        for score, _, name, label in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
            if score >= LEAST and name not in found and label not in found.values():
                found[name] = label
    return found


def _equal(name: str, label: str) -> float:
    return float(folded(name) == folded(label))


def _inside(name: str, label: str) -> float:
    short, long = sorted((folded(name), folded(label)), key=len)
    return 0.6 + 0.4 * len(short) / len(long) if len(short) > 2 and short in long else 0.0


def _alike(name: str, label: str) -> float:
    a, b = folded(name), folded(label)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if len(a) < 200 and len(b) < 200 else 0.0
