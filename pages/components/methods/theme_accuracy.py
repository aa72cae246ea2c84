"""The section テーマの付け方の確かさ of the page データと方法: what the rules find beside what readers find."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.package.data_folder import data_folder
from analysis.themes.judging import (
    KEPT,
    OTHER,
    PARAPHRASES,
    READING,
    UNSEEN,
    of_two_readers,
    on_paraphrases,
    on_reading,
    read_coding,
)
from pages.components.shared import figure

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.themes.judging import Judged
    from pages.components.frame.view import View

NOTE = (
    "分類ルールの付けたテーマを、人が読んで付けたテーマと比べました。目安にするのは、ルールを書くときに見ていない文章での値です。"
)
COLUMNS = {
    "on": "比べた文章",
    "texts": "文章の数",
    "read": "人が付けたテーマ",
    "given": "ルール（もう1人）が付けたテーマ",
    "alike": "一致",
    "recall": "見つけた割合（％）",
    "precision": "当たっていた割合（％）",
}


def draw(view: View) -> None:
    """Draw the figures; nothing where nobody has read the consultation for its themes."""
    table = _table(view.corpus)
    if table.empty:
        return
    figure.title("テーマの付け方の確かさ", note=NOTE)
    figure.table_twin(table, columns=COLUMNS, caption="分類ルールと人の読みの一致", name="theme_accuracy", view=view)
    st.html(
        "<ul><li>「ルールを作るときに見た意見」は、その読みに合わせてルールを直しているため、高く出ます。</li>"
        "<li>「1件だけにある語を使わない」は、ルールの語のうち1件の意見にしか出てこないものを外したときの値です。"
        "その意見を知らずにルールを書いた場合に当たります。</li>"
        "<li>「別に書いた文」は、テーマの名前と内容だけを見て、ルールの語を見ずに書いた文です。ルールを直すときは前半だけを見ました。"
        "ただし、文を書いた人とルールを書いた人は同じです。</li>"
        "<li>「別の人が書いた文」は、テーマの名前と内容だけを渡して、ルールを見たことのない人が書き、テーマも付けた文です。"
        "「ルールを広げるときに見た分」は、そのため高く出ます。「ルールを固めてから測った分」は、さらに別の人が書き、"
        "ルールを固めたあとに1度だけ測った値で、これを見てルールを直してはいません。ほかの資料に使ったときの確かさに最も近い値です。</li>"
        "<li>「もう1人の読み」は、同じ文にもう1人が付けたテーマを、最初の人と比べたものです。人どうしでもすべては一致しません。</li></ul>"
    )


@lru_cache(maxsize=4)
def _table(corpus: Corpus) -> pd.DataFrame:
    folder = data_folder() / "consultations" / corpus.consultation.id
    reading, paraphrases = read_coding(folder, READING), read_coding(folder, PARAPHRASES)
    rows: list[dict[str, object]] = []
    if reading is not None:
        rows += [
            _row("ルールを作るときに見た意見と回答", on_reading(corpus.codebook, corpus.rule_texts, reading)),
            _row("同じ（1件だけにある語を使わない）", on_reading(corpus.codebook, corpus.rule_texts, reading, shared_words=True)),
        ]
    if paraphrases is not None:
        halves = {
            "worked": "別に書いた文（ルールを直すときに見た分）",
            KEPT: "別に書いた文（見ていない分）",
            OTHER: "別の人が書いた文（ルールを広げるときに見た分）",
            UNSEEN: "別の人が書いた文（ルールを固めてから測った分）",
        }
        halves = {half: name for half, name in halves.items() if (paraphrases["half"] == half).any()}
        rows += [
            _row(name, on_paraphrases(corpus.codebook, corpus.lexicon, paraphrases, half=half)) for half, name in halves.items()
        ]
        second = of_two_readers(paraphrases)
        rows += [_row("同じ文の、もう1人の読み", second)] if second else []
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(name: str, found: Judged) -> dict[str, object]:
    shares = {key: None if value is None else round(value * 100, 1) for key, value in _shares(found).items()}
    return {"on": name, "texts": found.texts, "read": found.read, "given": found.given, "alike": found.alike, **shares}


def _shares(found: Judged) -> dict[str, float | None]:
    return {"recall": found.recall, "precision": found.precision}
