"""What was read of a document: figures, doubts, lines left out, and the reconciliation with printed totals."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.ingest.recipe.place import words_of
from analysis.package.reconciliation import OPINIONS, ROWS
from pages.components.shared import figure

if TYPE_CHECKING:
    from analysis.ingest.importing import Imported
    from analysis.package.problem import Problem

AXES = {"pillar": "柱・項目", "response_type": "対応区分", "all": "全体"}
STATUS = {"match": "一致", "unverified": "確かめられません（意見に印なし）"}
DOUBTS = 30
"""Doubts and lines listed on screen; the package has all."""
RECIPE = "build.toml"
READ = {ROWS: "読み取った件数", OPINIONS: "読み取った「件数」の合計"}


def figures(imported: Imported) -> None:
    """The result in numbers."""
    counts = {
        "読み取った意見": f"{len(imported.built.tables['comments.csv']):,}件",
        "除いた行": f"{len(imported.built.tables['rejects.csv']):,}行",
        "印字された件数との差": f"{len(imported.differences):,}か所",
        "確かめること": f"{len(imported.warnings):,}件",
    }
    figure.title("読み取りの結果")
    with st.container(horizontal=True, key="document_figures"):
        for name, value in counts.items():
            st.metric(name, value)
    if imported.clean:
        agreed = len(imported.reconciliation) and (imported.reconciliation["status"] == "match").all()
        totals = "印字された件数とも合いました" if agreed else "印字された件数で確かめられないものがあります"
        st.html(f"<p>すべての行を読み取りました。{totals}。</p>")


def doubts(imported: Imported) -> None:
    """What a person should settle, and the lines that were left out with the reason."""
    warnings = imported.warnings
    if warnings:
        figure.title("確かめてください")
        items = "".join(f"<li>{escape(_said(each))}</li>" for each in warnings[:DOUBTS])
        st.html(f"<ul>{items}</ul>{_more(len(warnings))}")
        st.html(
            '<p class="atlas-note">列の役割、行の読み方、対応区分の意味は、この画面の下で直せます。ほかの読み方を直すには、'
            f"一式をダウンロードし、中の {RECIPE} を書き直して <code>python -m analysis build ID</code> で作り直します。</p>"
        )
    rejects = imported.built.tables["rejects.csv"]
    if len(rejects):
        with st.expander(f"除いた行（{len(rejects):,}行）"):
            named = rejects.head(DOUBTS).rename(columns={"line": "行", "text": "内容", "reason": "理由"})
            st.html(figure.html_table(named, caption="除いた行") + _more(len(rejects)))


def _said(problem: Problem) -> str:
    """A doubt as it is said here: how the recipe is mended is said once, below the list."""
    place = "" if problem.line is None else f"{problem.line:,}行目："
    value = "" if problem.value is None else f"（{problem.value}）"
    remedy = "" if RECIPE in problem.remedy else f"{problem.remedy}。"
    return f"{place}{problem.message}{value}。{remedy}"


def _more(count: int) -> str:
    return f'<p class="atlas-note">はじめの{DOUBTS}件です（全{count:,}件）。</p>' if count > DOUBTS else ""


def reconciliation(imported: Imported) -> None:
    """Printed totals against the rows."""
    table = imported.reconciliation
    figure.title("印字された件数との照らし合わせ")
    if table.empty:
        st.html("<p>この文書には、突き合わせられる件数の表が見つかりませんでした。</p>")
        return
    names = {axis: words_of(imported.proposal.recipe).say(name) for axis, name in AXES.items()}
    sums = table["label"].fillna("合計") + "（" + table["axis"].map(names) + "）"
    wording = {entry.mark: entry.wording for entry in imported.proposal.legend if entry.wording != entry.mark}
    worded = [f"{label}　{wording.get(key, '')}" for label, key in zip(table["label"], table["key"], strict=True)]
    named = table["label"].where(table["label"] != table["key"], pd.Series(worded, index=table.index, dtype="str"))
    items = named.str.strip().where(table["key"].notna(), sums)
    difference = (table["printed"] - table["official"]).tolist()
    results = [STATUS.get(status, f"⚠ 不一致（{gap:+,}）") for status, gap in zip(table["status"], difference, strict=True)]
    shown = pd.DataFrame(
        {
            "項目": items,
            "資料の件数": table["official"].astype("Int64"),
            READ[table["counted"].iloc[0]]: table["printed"].astype("Int64"),
            "結果": results,
        }
    )
    with st.container(key="document_totals"):
        st.html(figure.html_table(shown, caption="印字された件数との照らし合わせ"))
