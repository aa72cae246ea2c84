"""How everything on the page was counted, where it comes from, and what must not be read out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.export.explore.door import text
from analysis.statistics.words.word_kinds import CONTENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.export.explore.material import Explored


def methods(explored: Explored) -> Iterator[str]:
    """A list of what is counted and how, and the definition of each theme."""
    rows = "".join(f"<dt>{name}</dt><dd>{text(value)}</dd>" for name, value in _facts(explored).items() if value)
    yield f'<section id="methods"><h2>数え方と出典</h2><dl>{rows}</dl>'
    defined = "".join(f"<dt>{text(each.full_name)}</dt><dd>{text(each.definition)}</dd>" for each in explored.themes)
    yield f"<details><summary>テーマの定義</summary><dl>{defined}</dl></details></section>" if defined else "</section>"


def _facts(explored: Explored) -> dict[str, str]:
    source = explored.source
    themes = f"分類ルールで{'と'.join(explored.fields.values())}に付けたものです。「―」は、その文章には当てはめないルールです。"
    same = "全角・半角や表記の違いは区別しません"
    return {
        "件数": "意見の件数です。人数や賛否の数ではありません。",
        "対応区分": source.basis_note if len(explored.material.legend) else "",
        "テーマ": themes if explored.themes else "",
        "語": f"{'・'.join(CONTENT_KINDS)}を数え、意味の薄い語を除いています。表記の違いは見出し語にまとめています。",
        "検索": f"{'か'.join(explored.fields.values())}に語がある意見です。空白で区切ると、すべての語がある意見です。{same}。",
        "原文": "目に見えない制御文字だけ、記号に置き換えています。",
        "利用条件": explored.material.consultation.metadata.licence,
        "データのハッシュ": source.data_hash,
    }
