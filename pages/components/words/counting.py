"""How words are counted on the page キーワード: the choices, the counted matrix, and the note that says so beside each figure."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.statistics.words.frequency import term_frequency
from analysis.statistics.words.word_kinds import CONTENT_KINDS, of_kinds
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.shared import weighing
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    import pandas as pd
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.matrix import DocumentTermMatrix
    from pages.components.frame.view import View

JOINED = {"yes": "まとめる", "no": "分ける"}
STOP = {"no": "除く", "yes": "数える"}
FIELD_CHOICES = {"both": "両方", "opinion": "意見概要", "reply": "区の考え方"}


@dataclass(frozen=True, eq=False)
class Counting:
    """The choices in force, and the words they count."""

    view: View
    field: str
    kinds: tuple[str, ...]
    joined: bool
    stop_words: bool

    @property
    def tokens(self) -> DataFrame[schema.Tokens]:
        return self.view.corpus.tokens(joined=self.joined)

    def matrix(self, field: str = "", *, once: bool = False) -> DocumentTermMatrix:
        return self.view.corpus.matrix(field or self.field, joined=self.joined, once=once)

    def chosen(self, table: pd.DataFrame) -> pd.DataFrame:
        """The words of a table that the choices let through."""
        return of_kinds(table, self.kinds, stop_words=self.stop_words)

    def frequency(self) -> pd.DataFrame:
        """Term frequency of the selected comments."""
        return _frequency(self.view, self.field, self.kinds, self.joined, self.stop_words)


@once()
def _frequency(view: View, field: str, kinds: tuple[str, ...], joined: bool, stop_words: bool) -> pd.DataFrame:
    counted = Counting(view, field, kinds, joined, stop_words)
    return counted.chosen(term_frequency(counted.matrix(), view.selected.positions, weighing.stand_for(view)))


def counting(view: View) -> Counting:
    """The choices as the address holds them."""
    kinds = tuple(view.values.get("pos", ()))
    return Counting(view, view.value("field") or "both", kinds, view.value("joined") == "yes", view.value("stop") == "yes")


def draw_field(view: View) -> None:
    """Draw which texts are counted."""
    switch("数える文章", view.named(FIELD_CHOICES), key="field")


def draw_choices() -> None:
    """Draw how words are counted, folded away: the defaults suit most questions."""
    with st.popover("語の数え方", icon=":material/tune:"):
        st.pills(
            "品詞",
            wording.KINDS,
            selection_mode="multi",
            key="pos",
            persist_state="session",
            help="選ばないときは「その他」（接続詞など）を除くすべてを数えます。",
        )
        switch(
            "続いた名詞（複合語）",
            JOINED,
            key="joined",
            note="「まとめる」では「地域」「福祉」「計画」と続く名詞を1語として数えます。辞書にある名前は、どちらでも1語です。",
        )
        switch("「こと」「もの」など意味の薄い語", STOP, key="stop")


def note(counting: Counting, *, rows: int, field: str = "", extra: str = "") -> None:
    """Say beside a figure how it was counted: texts, dictionary, parts of speech, stop words, n."""
    stop_words = _stop_words(counting)
    kinds = "・".join(counting.kinds) or f"{'・'.join(CONTENT_KINDS)}（助詞・助動詞・記号・数・接続詞などは数えません）"
    lines = [
        f"対象：{rows:,}件の{counting.view.fields[field or counting.field]}（いまの絞り込みの範囲）",
        "語の分け方：janome（IPADIC 辞書）と、組織・施設・事業・計画の名前などを加えた辞書",
        f"品詞：{kinds}",
        f"続いた名詞：{'1語にまとめています' if counting.joined else '辞書にある名前のほかは分けています'}",
        "表記の違い（スマホとスマートフォンなど）：見出し語にまとめ、元の表記は用例に示します",
        f"数えない語：{'除いていません' if counting.stop_words else f'次の{len(stop_words):,}語を除いています'}",
        *([extra] if extra else []),
    ]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    listed = "" if counting.stop_words else f'<p class="atlas-note">{escape("、".join(stop_words))}</p>'
    with st.expander("どう数えたか"):
        st.html(f"<ul>{items}</ul>{listed}")


def _stop_words(counting: Counting) -> list[str]:
    """The stop words that stand in the texts."""
    terms = counting.matrix().terms
    return sorted(terms.loc[terms["stop"], "term"])
