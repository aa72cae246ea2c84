"""Where the review stands: running totals beside the official ones, agreement, disagreements, and the file of decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.export.csv import csv_bytes
from analysis.package.reviewed import japanese_time
from analysis.reviews.coding import outdated
from analysis.statistics.agreement import agreement
from analysis.statistics.groups.counts import SMALL
from pages.components.frame import wording
from pages.components.frame.view import once_for_all
from pages.components.review import facts
from pages.components.review.queue import every_value
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.frame.view import View

TITLE = "確認した件数と公式集計"
DECISIONS = {
    "comment": "番号",
    "version": "回",
    "at": "日時",
    "reviewer": "確認した人",
    "action": "種類",
    "before": "前",
    "after": "後",
    "proposed": "示されていた区分",
    "proposed_basis": "そのよりどころ",
    "note": "メモ",
    "text_hash": "文章のハッシュ",
}
PAIRS = (
    ("coded", "coder_a", "coder_b", "1人目と2人目が付けた区分"),
    ("reviewed", "", "coded", "確認済みと人が読んで付けた区分"),
    ("reviewed", "", "printed", "確認済みと資料の記載"),
    ("reviewed", "", "estimated", "確認済みと推定"),
)


def draw_totals(view: View) -> None:
    """Draw the running totals of all comments, whatever the filters: the official ones speak of all."""
    table = totals(view)
    figure.title(TITLE, note="「合わせた件数」は、未確認の意見をいまの区分で数えたものです。絞り込みは反映されません。")
    columns = {
        "name": "対応区分",
        "official": "公式集計",
        "confirmed": "確認済み",
        "all": "合わせた件数",
        "difference": "差",
    }
    shown = columns if table["official"].notna().any() else {key: columns[key] for key in ("name", "confirmed", "all")}
    with st.container(key="review_totals"):
        figure.table_twin(table, columns=shown, caption=TITLE, name="review_totals", view=view)
    if table["confirmed"].sum():
        view.link(
            "comments",
            "確認済みの意見を「意見を読む」で開く",
            icon=":material/arrow_forward:",
            basis="reviewed",
            response_type=list(view.response_types),
        )


@once_for_all
def totals(view: View) -> pd.DataFrame:
    """One row a response type: name, official, confirmed, all (confirmed and present values of the rest), difference."""
    printed = view.consultation.official_totals
    official = printed[(printed["axis"] == "response_type") & printed["key"].notna()].set_index("key")["count"]
    marks = pd.Series(list(view.response_types), dtype="str")
    values = every_value(view)
    confirmed = values.loc[values["basis"] == "reviewed", "mark"].value_counts()
    every = values["mark"].value_counts()
    table = pd.DataFrame(
        {
            "mark": marks,
            "name": marks.map(view.response_types),
            "official": official.reindex(marks).astype("Int64").array,
            "confirmed": confirmed.reindex(marks).fillna(0).astype("int64").array,
            "all": every.reindex(marks).fillna(0).astype("int64").array,
        }
    )
    return table.assign(difference=(table["all"] - table["official"]).astype("Int64"))


def draw_agreement(view: View) -> None:
    """Draw how far readings and confirmations agree, and where they do not."""
    figure.title("一致と食い違い", note="「一致の度合い」は偶然の一致を除いたもので、1が完全な一致です。")
    table = agreements(view)
    if table.empty:
        st.html("<p>比べられる2つの分類が、まだありません。</p>")
        return
    st.html(figure.html_table(table, caption="分類どうしの一致"))
    apart = disagreements(view)
    with st.expander(f"食い違った意見（{len(apart):,}件）"):
        columns = {
            "id": "番号",
            "reviewed": "確認済み",
            "coded": "人が読んで付けた区分",
            "coder_a": "1人目",
            "coder_b": "2人目",
            "estimated": "推定",
        }
        figure.table_twin(apart, columns=columns, caption="分類が食い違った意見", name="review_disagreements", view=view)


def agreements(view: View) -> pd.DataFrame:
    """One row a pair of classifications that have comments in common: pair, comments, alike, κ as text."""
    rows = []
    known = known_marks(view)
    for one, reader, other, name in PAIRS:
        first, second = known.get(reader or one), known.get(other)
        if first is None or second is None or not (both := first.notna() & second.notna()).any():
            continue
        two = agreement(first[both], second[both])
        small = two.kappa is None or two.comments < SMALL
        kappa = f"{SMALL}件未満のため示しません" if small else f"{two.kappa:.2f}"
        rows.append((name, f"{two.comments:,}件", f"{two.alike:,}件", kappa))
    return pd.DataFrame(rows, columns=["比べる分類", "両方にある意見", "一致", "一致の度合い"])


@once_for_all
def known_marks(view: View) -> dict[str, pd.Series[str]]:
    """Every classification of the comments there is, by basis; of the readers also each one's own."""
    consultation = view.consultation
    coded = consultation.coding[consultation.coding["source"] == "coded"].set_index("comment")
    ids = consultation.comments["id"]
    own = {name: pd.Series(coded[name].reindex(ids).array, index=ids.index, dtype="str") for name in ("coder_a", "coder_b")}
    return {basis: consultation.marks(basis) for basis in consultation.available_bases()} | own


def disagreements(view: View) -> pd.DataFrame:
    """Comments on which the readers, or a reviewer and the settled reading, differ: id and every classification."""
    known = known_marks(view)
    empty = pd.Series(index=view.consultation.comments.index, dtype="str")
    columns = {name: known.get(name, empty) for name in ("reviewed", "coded", "coder_a", "coder_b", "estimated")}
    table = pd.DataFrame({"id": view.consultation.comments["id"], **columns})
    readers = table["coder_a"].notna() & table["coder_b"].notna() & (table["coder_a"] != table["coder_b"])
    reviewer = table["reviewed"].notna() & table["coded"].notna() & (table["reviewed"] != table["coded"])
    return table[readers | reviewer].reset_index(drop=True)


def draw_file(view: View, history: pd.DataFrame, current: pd.DataFrame) -> None:
    """Draw what no longer holds, and the file of all decisions."""
    old = outdated(view.consultation, current)
    if len(old):
        numbers = "、".join(f"{each}番" for each in old["comment"])
        st.html(f'<p class="atlas-note">⚠ 資料の文章か凡例が確認の後に変わったため、数えていない確認があります：{numbers}</p>')
    figure.title(
        "記録を取り出す",
        note=f"全{len(history):,}回の決定の記録です。管理者は python -m analysis reviews で資料のデータに書き込めます。",
    )
    st.download_button(
        "確認の記録をダウンロード（CSV）",
        data=lambda: decisions_file(view, history),
        file_name=f"iken-atlas_{view.consultation.id}_reviews.csv",
        mime="text/csv",
        key="reviews_csv",
        on_click="ignore",
        disabled=history.empty,
        help="まだ記録がありません" if history.empty else wording.BASIS_NOTE["reviewed"],
    )


def decisions_file(view: View, history: pd.DataFrame) -> bytes:
    """Every decision by comment and version, as every table is taken along; `reviews --export` writes the package's own file."""
    table = history.sort_values(["comment", "version"], kind="stable")
    table = table.assign(
        reviewer=facts.whose(table),
        action=table["action"].map(facts.ACTION),
        at=table["at"].map(japanese_time),
        proposed_basis=table["proposed_basis"].map(wording.BASIS),
    )
    origin = replace(figure.origin(view), filters="なし（すべての記録）", basis=wording.BASIS["reviewed"])
    return csv_bytes(table, names=DECISIONS, origin=origin)
