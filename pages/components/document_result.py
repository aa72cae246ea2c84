"""What was read of a document: figures, doubts, the original beside the rows, and the reconciliation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages.components import figure

if TYPE_CHECKING:
    from analysis.ingest.importing import Imported

STATUS = {"match": "一致", "unverified": "確かめられません", "mismatch": "不一致", "missing": "印字なし"}
DOUBTS = 30
"""Doubts and lines listed on screen; the package has all."""
COLUMNS = {"id": "番号", "pillar_name": "柱（項目）", "opinion": "意見", "reply": "回答", "printed_mark": "対応区分"}


def figures(imported: Imported) -> None:
    """The result in numbers."""
    rejected = len(imported.built.tables["rejects.csv"])
    counts = {
        "読み取った意見": f"{len(imported.built.tables['comments.csv']):,}件",
        "除いた行": f"{rejected:,}行",
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
    warnings = [str(problem) for problem in imported.warnings]
    if warnings:
        figure.title("確かめてください")
        items = "".join(f"<li>{escape(each)}</li>" for each in warnings[:DOUBTS])
        st.html(f"<ul>{items}</ul>" + _more(len(warnings)))
    rejects = imported.built.tables["rejects.csv"]
    if len(rejects):
        with st.expander(f"除いた行（{len(rejects):,}行）"):
            named = rejects.head(DOUBTS).rename(columns={"line": "行", "text": "内容", "reason": "理由"})
            st.html(figure.html_table(named, caption="除いた行") + _more(len(rejects)))


def _more(count: int) -> str:
    return f'<p class="atlas-note">はじめの{DOUBTS}件です（全{count:,}件）。</p>' if count > DOUBTS else ""


def reconciliation(imported: Imported) -> None:
    """Printed totals against the rows."""
    table = imported.reconciliation
    figure.title("印字された件数との突合")
    if table.empty:
        st.html("<p>この文書には、突き合わせられる件数の表が見つかりませんでした。</p>")
        return
    shown = pd.DataFrame(
        {
            "項目": table["label"].fillna("合計"),
            "資料の件数": table["official"].astype("Int64"),
            "読み取った件数": table["printed"].astype("Int64"),
            "結果": table["status"].map(STATUS),
        }
    )
    st.html(figure.html_table(shown, caption="印字された件数との突合"))


def side_by_side(imported: Imported) -> None:
    """A page of the original on the left, the comments read from it on the right."""
    lines, comments = imported.built.lines, imported.built.tables["comments.csv"]
    figure.title("原本と、読み取った意見")
    pages = sorted({int(page) for page in comments["page"].dropna()}) or [1]
    page = pages[0]
    if len(pages) > 1:
        page = st.select_slider("原本のページ（表計算はシート）", pages, key="document_page")
    here = comments[comments["page"] == page]
    names = imported.proposal.recipe.pillars.set_index("pillar")["short_name"]
    part = 1
    if len(here) > DOUBTS:
        part = int(st.number_input("何番目のまとまり", 1, -(-len(here) // DOUBTS), key=f"document_part_{page}"))
    here = here.iloc[(part - 1) * DOUBTS : part * DOUBTS]
    with st.container(key="document_beside"):
        original, read = st.columns([2, 3], gap="medium")
        with original:
            st.html(f'<p class="atlas-note">原本（数字は行）</p>{_original(lines, page, here)}')
        with read:
            shown = here.assign(pillar_name=here["pillar"].map(names))[list(COLUMNS)].fillna("").rename(columns=COLUMNS)
            st.html(figure.html_table(shown, caption=f"{page}ページから読み取った意見"))


def _original(lines: pd.DataFrame, page: int, here: pd.DataFrame) -> str:
    """The lines of the original around the rows shown."""
    first, last = (int(here["line"].min()), int(here["line"].max()) + 3) if len(here) else (0, DOUBTS)
    there = lines["place"].str.startswith(f"{page}:") & lines["line"].between(first, last)
    shown = lines[there].head(4 * DOUBTS)
    items = "".join(
        f"<li value={line}>{escape('　'.join(filter(str.strip, cells)))}</li>"
        for line, cells in zip(shown["line"].tolist(), shown["cells"].tolist(), strict=True)
    )
    return f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="原本の行"><ol>{items}</ol></div>'
