"""The plain words of the screen beside the terms of the field, for those who cite or look them up."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.components.shared import figure

TERMS = (
    ("対応区分のよりどころ", "出所", "対応区分を何から取ったか。資料の記載、人が読んで付けた区分、推定、確認済みの4つ"),
    (
        "人が読んで付けた区分",
        "読解による分類（コーディング）",
        "回答文を読んだ2人が別々に付け、食い違いを協議したもの。公式の区分ではありません",
    ),
    ("件数の照らし合わせ", "突合", "資料に印字された件数と、見つけた意見の行を数えた件数を並べること"),
    ("一致の度合い", "コーエンのκ（カッパ）", "2つの分類の一致から、偶然に一致する分を除いたもの。1が完全な一致、0が偶然と同じ"),
    ("目立つ語、偏って使われる語", "特徴語（対数オッズ比）", "ほかと比べて多く使う語。偶然かどうかは正確検定で確かめます"),
    (
        "一緒に使われる語",
        "共起（ジャカール係数）",
        "同じ意見のなかで使われること。両方を含む意見の、どちらかを含む意見に対する割合",
    ),
    ("用例", "KWIC", "語を、前後の文とともに並べたもの"),
)
"""Words on screen, the term of the field, what it means."""


def draw() -> None:
    """Draw the list."""
    figure.title("画面の言葉と専門の用語")
    table = pd.DataFrame(TERMS, columns=["画面の言葉", "専門の用語", "意味"])
    st.html(figure.html_table(table, caption="画面の言葉と専門の用語"))
