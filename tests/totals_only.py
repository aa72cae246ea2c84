"""A consultation that prints its counts and no comment, made as README says: a build.toml with `[totals]`, then `build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.printed_only import rebuild_totals

if TYPE_CHECKING:
    from pathlib import Path

ID = "nerima-2019"
RECIPE = """
[document]
title = "架空の計画（素案）に寄せられた意見と区の考え方について"
publisher = "練馬区"
plan = "架空の計画（素案）"

[document.facts]
period_start = "2019-12-11"
period_end = "2020-01-15"
people = 40
organisations = 3

[totals]
received = 120
response_type_sum = 120
published = "2020-03-31"
place = "結果の2ページ"

[[response_types]]
mark = "◎"
wording = "計画に反映するもの"
meaning = "revised"
count = 6

[[response_types]]
mark = "○"
wording = "素案に趣旨を掲載しているもの"
meaning = "already_in_draft"
count = 54

[[response_types]]
mark = "△"
wording = "事業実施等の際に検討するもの"
meaning = "will_consider"
count = 40

[[response_types]]
mark = "※"
wording = "趣旨を反映できないもの"
meaning = "not_adopted"
count = 20

[[pillars]]
name = "施策の柱1"
count = 70

[[pillars]]
name = "施策の柱2"
count = 50
"""
"""Invented: 6 + 54 + 40 + 20 = 120 = 70 + 50."""


def add_totals(data: Path, *, name: str = ID, recipe: str = RECIPE) -> Path:
    """Add such a consultation to a data folder; returns its folder."""
    folder = data / "consultations" / name
    folder.mkdir(parents=True)
    (folder / "build.toml").write_text(recipe, encoding="utf-8")
    rebuild_totals(folder)
    return folder
