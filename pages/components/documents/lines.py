"""Single lines put right beside the original, one step after another; each step can be taken back, all are kept in build.toml."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analysis.ingest.corrections import FILL, HEADING, LINE, SPLIT, Step
from analysis.ingest.recipe.place import words_of
from analysis.package.roles import NAMES
from pages.components.documents.original import KINDS, stay
from pages.components.documents.reading import correct
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from pages.components.documents.reading import Reading

READ_AS = {
    "front_matter": "意見ではない（前後の文）",
    HEADING: "節の見出し（柱になる）",
    "continuation": "すぐ上の意見の続き",
    "row": "意見",
}
FACTS = {
    "publisher": "公表した自治体・団体",
    "plan": "計画などの名前",
    "body": "公表した側の呼び名（区、市、省など）",
    "pillar_word": "意見を分けた項目の呼び名（柱、章、分野など）",
    "period_start": "募集の初日",
    "period_end": "募集の最終日",
    "comments": "寄せられた件数",
    "people": "人数",
    "organisations": "団体の数",
}
"""What can be set of the whole document, by its name in a recipe."""
TARGETS = {"row": "別の意見", "reply": "その意見の回答", "opinion": "その意見の本文"}
SHOWN = 40
"""Characters of a line in the list."""


def draw(reading: Reading) -> None:
    """Draw the choice of a line and of what it is, what else can be put right, and the steps so far."""
    figure.title("読み方を直す", note="1行ずつ、何の行かを言えます。直したことは build.toml に残り、1つずつ戻せます。")
    there = _lines(reading)
    with st.container(horizontal=True, vertical_alignment="bottom", key="document_lines"):
        places = list(there)
        first = next((number for number, each in enumerate(places) if there[each].endswith(f"（{KINDS['row']}）")), 0)
        if places:
            stay(reading.key("line"), places, places[first])
        place = st.selectbox("直す行", places, format_func=there.__getitem__, key=reading.key("line"))
        kind = st.selectbox("この行は", list(READ_AS), format_func=partial(_read_as, reading), key=reading.key("line_kind"))
        if st.button("この行を直す", key="document_line_set", disabled=place is None):
            take(reading, Step(LINE, str(place), _said(reading, str(place), kind)))
    _whole(reading)
    _steps(reading)


def _whole(reading: Reading) -> None:
    """What is said of all comments: replies filled down."""
    comments = reading.imported.built.tables["comments.csv"]
    empty = int((comments["reply"].isna() & comments["reply_shared_with"].isna()).sum())
    if (
        empty
        and comments["reply"].notna().any()
        and st.button(f"空の回答（{empty:,}件）に、すぐ上の回答を引き継ぐ", key="document_fill")
    ):
        take(reading, Step(FILL, value="reply"))


def _steps(reading: Reading) -> None:
    if not reading.steps:
        return
    items = "".join(f"<li>{escape(_told(reading, step))}</li>" for step in reading.steps)
    st.html(f'<ol class="atlas-note">{items}</ol>')
    if st.button("最後に直したことを戻す", key="document_step_back"):
        correct(reading, reading.steps[:-1])
        for name in FACTS:  # fields show again what is known without the step
            st.session_state.pop(reading.key(name), None)
        st.rerun()


def take(reading: Reading, step: Step) -> None:
    """Put one thing right, and draw the page by it."""
    before = len(reading.steps)
    correct(reading, [*reading.steps, step])
    if len(reading.steps) > before:
        st.rerun()


def _lines(reading: Reading) -> dict[str, str]:
    """Place → how a line of the part that is looked at is shown."""
    part = reading.draft.parts.iloc[st.session_state[reading.key("part")]]
    lines = reading.imported.built.lines.iloc[int(part["begin"]) : int(part["end"])]
    named = lines[lines["kind"].ne("blank")]
    return dict(zip(named["place"].tolist(), map(_shown, named.to_dict("records")), strict=True))


def _shown(line: dict[Hashable, Any]) -> str:
    text = _text(line)
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"{line['line']}行目　{short}（{KINDS[str(line['kind'])]}）"


def _text(line: Mapping[Hashable, Any] | pd.Series) -> str:
    return " ".join(" ".join(filter(str.strip, line["cells"])).split())


def _said(reading: Reading, place: str, kind: str) -> str:
    """The kind; of a heading, its words with it."""
    lines = reading.imported.built.lines
    return f"{kind}:{_text(lines[lines['place'].eq(place)].iloc[0])}" if kind == HEADING else kind


def _read_as(reading: Reading, kind: str) -> str:
    return words_of(reading.imported.proposal.recipe).say(READ_AS[kind])


def _told(reading: Reading, step: Step) -> str:
    if step.act == LINE:
        kind, _, _ = step.value.partition(":")
        page, _, line = step.place.partition(":")
        place = f"{line}行目" if page == "1" else f"{page}の{line}行目"
        return f"{place}を「{_read_as(reading, kind)}」としました"
    if step.act == FILL:
        return "空の回答に、すぐ上の回答を引き継ぎました"
    if step.act == SPLIT:
        comment, column, to = step.place.split("\n")
        return f"意見{comment}の{NAMES[column]}を「{step.value}」から分け、{TARGETS[to]}にしました"
    return f"{FACTS[step.place]}を「{step.value}」としました"
