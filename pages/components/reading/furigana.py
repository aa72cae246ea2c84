"""ふりがな of the published page and text: how far, and the list of words whose readings people confirm or put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import NotAllowedError, why_not
from analysis.export.interchange.exchange import Exchange
from analysis.export.interchange.published.reading import words_of
from analysis.export.interchange.published.result import result
from analysis.export.interchange.ruby import KINDS, Ruby, reading_table, standing
from analysis.keeping.own_readings import keep_readings, own_readings
from analysis.language.reading.readings import CERTAIN
from analysis.opening import engine_setting
from analysis.package.data_folder import data_folder
from analysis.package.problem import PackageError
from pages.components.frame.view import once
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from analysis.export.interchange.ruby import Extent
    from analysis.language.reading.readings import Read
    from analysis.selection import Selected
    from pages.components.frame.view import View

EXTENTS: Mapping[str, Extent | None] = {"付けない": None, "すべての語に": "all", "初めて出る所だけ": "first"}
COLUMNS = {"word": "語", "reading": "ふりがな", "kept": "確かめた", "example": "例", "given": "辞書の読み", "texts": "文章（数）"}
OPEN, ALL = "確かめる語", "辞書の語"
_SAID = "furigana_said"


def chosen(view: View, selected: Selected, filters: str) -> Ruby | None:
    """Draw the choice, and the list of words where readings are wanted; returns what the files are written with."""
    extent = EXTENTS[
        st.segmented_control("ふりがな（HTMLとテキスト）", list(EXTENTS), default="付けない", key="furigana", required=True)
    ]
    if extent is None:
        return None
    try:
        kept = own_readings(_folder(view))
    except PackageError as error:
        st.error(str(error), icon=":material/error:")
        return None
    words = _words(view, selected, filters)
    _list(view, reading_table(words, kept))
    return Ruby(words, kept, extent)


@once()
def _words(view: View, selected: Selected, filters: str) -> Mapping[str, Sequence[Read]]:
    return words_of(result(Exchange(selected, filters=filters)), view.corpus.lexicon, engine=engine_setting())


def _list(view: View, table: pd.DataFrame) -> None:
    st.html(f'<p class="atlas-note">{standing(table)}</p>')
    if said := st.session_state.pop(_SAID, ""):
        st.html(f'<p role="status" class="atlas-said">{said}</p>')
    part = st.segmented_control(
        "読みの一覧", [OPEN, ALL], default=OPEN, key="furigana_part", required=True, label_visibility="collapsed"
    )
    certain = table["kind"] == KINDS[CERTAIN]
    shown = table[certain if part == ALL else ~certain].reset_index(drop=True)
    why = why_not(visitor(), "reading")
    # What was edited is kept by place: another table is another editor.
    key = f"furigana_words_{part}_{hash(tuple(shown['word']))}_{int(table['kept'].sum())}"
    st.data_editor(
        _proposed(shown)[list(COLUMNS)].rename(columns=COLUMNS),
        key=key,
        hide_index=True,
        height=300,
        disabled=list(COLUMNS.values()) if why else [COLUMNS[name] for name in ("word", "given", "texts", "example")],
    )
    if why:
        st.html(f'<p class="atlas-note">{why}</p>')
        return
    st.html(
        '<p class="atlas-note">読みを直すか「確かめた」に印を付けて残します（この資料のどのふりがなにも使います）。'
        "印を付けてふりがなを空にした語には、付けません。</p>"
    )
    st.button("読みを残す", key="furigana_keep", on_click=_keep, args=(_folder(view), shown, key))


def _proposed(table: pd.DataFrame) -> pd.DataFrame:
    """What stands in the fields at first: the reading kept, else the dictionary's."""
    return table.assign(reading=table["reading"].where(table["kept"], table["given"]))


def _keep(folder: Path, shown: pd.DataFrame, key: str) -> None:
    """Callback: keep what was marked or changed; what came of it is said by the next run."""
    edited: Mapping[int, Mapping[str, object]] = st.session_state[key]["edited_rows"]
    decided = dict(_decision(shown, row, changes) for row, changes in edited.items())
    try:
        keep_readings(folder, decided, by=visitor())
        st.session_state[_SAID] = f"{len(decided):,}語の読みを残しました。"
    except (PackageError, NotAllowedError, OSError) as error:
        st.session_state[_SAID] = f"⚠ {error}"


def _decision(shown: pd.DataFrame, row: int, changes: Mapping[str, object]) -> tuple[tuple[str, str], str | None]:
    """A word that was changed is confirmed by that; one whose mark was taken away is no longer."""
    word = _proposed(shown).iloc[row]
    reading = str(changes.get(COLUMNS["reading"], word["reading"]) or "").strip()
    kept = bool(changes.get(COLUMNS["kept"], COLUMNS["reading"] in changes or word["kept"]))
    return (word["word"], word["given"]), reading if kept else None


def _folder(view: View) -> Path:
    return data_folder() / "consultations" / view.consultation.id
