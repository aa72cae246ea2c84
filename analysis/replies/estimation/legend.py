"""Canonical meanings in the legend of one document: which of its marks a wording speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

MEANING_NAMES: Mapping[str, str] = {
    "revised": "計画に反映",
    "already_in_draft": "案に掲載済み",
    "already_done_elsewhere": "ほかで実施済み",
    "will_consider": "今後検討・参考",
    "explained": "説明",
    "not_adopted": "反映しない",
    "out_of_scope": "対象外・他機関",
    "comment": "意見として承る",
    "other": "その他",
}
"""Canonical meaning → what it is called on screen, in the order of `schema.MEANINGS`."""
NEAREST: Mapping[str, tuple[str, ...]] = {
    "revised": ("already_in_draft",),
    "already_in_draft": ("explained", "revised", "other"),
    "already_done_elsewhere": ("already_in_draft", "explained", "other"),
    "will_consider": ("comment", "other"),
    "explained": ("other", "comment"),
    "not_adopted": ("explained", "other"),
    "out_of_scope": ("other", "comment"),
    "comment": ("other", "explained"),
    "other": ("comment", "explained", "out_of_scope"),
}
"""Meaning → where it counts in a legend that has no such entry; the first one there is."""


def marks_of_meaning(legend: pd.DataFrame, meanings: Sequence[str]) -> dict[str, list[str]]:
    """The marks of a legend that stand for each meaning, or for the nearest meaning that it has; none where it has neither."""
    entries: dict[str, list[str]] = {}
    for mark, meaning in legend.sort_values("order")[["mark", "meaning"]].itertuples(index=False, name=None):
        entries.setdefault(str(meaning), []).append(str(mark))
    return {
        meaning: next((entries[each] for each in (meaning, *NEAREST[meaning]) if each in entries), []) for meaning in meanings
    }
