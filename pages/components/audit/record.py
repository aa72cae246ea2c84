"""The log of acts as a table, and as files to take along."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.audit import audit_log, breaks, log_file
from analysis.access.gate import ACTS, FAILED, KEPT, REFUSED
from analysis.access.people import ROLE_NAMES, Role, shown_name
from analysis.export.csv import safe_csv
from analysis.package.reviewed import japanese_time
from pages.components.shared import figure
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 200
OUTCOMES = {KEPT: "保存した", REFUSED: "断った", FAILED: "できなかった", "damaged": "読めない行"}
COLUMNS = {
    "at": "日時",
    "who": "した人",
    "identity": "アカウント",
    "role": "権限",
    "address": "アドレス",
    "act": "操作",
    "consultation": "資料",
    "outcome": "結果",
    "detail": "メモ",
    "before": "前のハッシュ",
    "after": "後のハッシュ",
}


def may_see() -> bool:
    """The log holds names and addresses of people: it is for editors."""
    return visitor().role >= Role.EDITOR


def draw() -> None:
    """Draw what was done, newest first, and whether a line is missing."""
    table = in_words(audit_log())
    st.html(
        f"<p>取り込み・置き換え・確認など、保存にかかわる操作の記録です（{len(table):,}行、新しい順）。行は足されるだけで、"
        f"後から変えたり抜いたりした行があれば、ここでわかります。置き場所は <code>{escape(str(log_file()))}</code> です。</p>"
    )
    if broken := breaks():
        numbers = "、".join(f"{each:,}行目" for each in broken[:20])
        st.html(
            '<p class="atlas-said alert" role="alert">⚠ 前の行とつながらない行があります。記録が後から変えられたか、'
            f"欠けています：{numbers}</p>"
        )
    _files(table)
    if len(table) > SHOWN:
        st.html(f'<p class="atlas-note">新しい{SHOWN:,}行です。ファイルにはすべての行が入ります。</p>')
    if len(table):
        with st.container(key="audit_log"):
            st.html(figure.html_table(short(table.head(SHOWN)), caption="操作の記録"))


def in_words(log: pd.DataFrame) -> pd.DataFrame:
    """The log under the names on screen: times in Japan, and beside a typed name that nobody checked it."""
    roles = {role.name.lower(): name for role, name in ROLE_NAMES.items()}
    who = [shown_name(name, verified=known) if name else "" for name, known in zip(log["who"], log["verified"], strict=True)]
    named = log.assign(
        at=[_time(each) for each in log["at"]],
        who=who,
        role=log["role"].map(lambda role: roles.get(role, role)),
        act=log["act"].map(lambda act: ACTS[act].name if act in ACTS else act),
        outcome=log["outcome"].map(lambda outcome: OUTCOMES.get(outcome, outcome)),
    )
    return named[list(COLUMNS)].rename(columns=COLUMNS)


def short(table: pd.DataFrame) -> pd.DataFrame:
    """The table for the screen: the account beside the name, and of each hash its first eight signs."""
    account = table["アカウント"].map(lambda each: f" {each}" if each else "")
    pairs = zip(table["前のハッシュ"], table["後のハッシュ"], strict=True)
    hashes = [f"{one[:8] or 'なし'} → {two[:8]}" if two else "" for one, two in pairs]
    named = table.assign(**{"した人": table["した人"] + account})
    named["ハッシュ（前 → 後）"] = hashes
    return named.drop(columns=["アカウント", "前のハッシュ", "後のハッシュ"])


def _time(at: object) -> str:
    try:
        return japanese_time(str(at))
    except ValueError:
        return str(at)


def _files(table: pd.DataFrame) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "CSVをダウンロード",
            data=lambda: safe_csv(table),
            file_name="iken-atlas_audit.csv",
            mime="text/csv",
            key="audit_csv",
            on_click="ignore",
        )
        st.download_button(
            "記録のままダウンロード（JSON Lines）",
            data=lambda: log_file().read_bytes() if log_file().exists() else b"",
            file_name="audit.jsonl",
            mime="application/jsonl",
            key="audit_jsonl",
            on_click="ignore",
        )
