"""What becomes of a document that was read: a consultation of this server, or a package to take along."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import may, why_not
from analysis.export.archive import FIRST_YEAR, archive
from analysis.ingest.draft import package_files
from analysis.ingest.importing import id_of
from analysis.package.data_folder import data_folder
from pages.components.documents import saving
from pages.components.documents.correcting import settle
from pages.components.shared import figure
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.ingest.apart.turns import Tick
    from pages.components.documents.reading import Reading


def draw(reading: Reading, meanings: Mapping[str, str]) -> None:
    """Draw title and ID, and the two ways to keep what was read."""
    figure.title("保存する")
    title = st.text_input("資料の名前", reading.imported.proposal.recipe.cover.title, key=reading.key("title"), max_chars=200)
    given = id_of(Path(reading.name))
    name = st.text_input("資料のID（アドレスとフォルダの名前になります）", given, key=reading.key("id"), max_chars=60).strip()
    allowed, seen = may(visitor(), "import"), saving.last_seen()
    replace_other, carried = saving.replacing(name) if allowed else (False, False)
    save = False
    with st.container(horizontal=True, vertical_alignment="center", key="document_keep"):
        st.download_button(
            "資料一式をダウンロード（zip）",
            data=lambda: _packed(reading, title.strip(), meanings, name),
            file_name=f"{id_of(Path(f'{name}.csv'))}.zip",
            mime="application/zip",
            on_click="ignore",
            key="document_zip",
        )
        if allowed:
            doubtful = bool(reading.imported.warnings)
            save = st.button("このサーバーの資料として保存", type="secondary" if doubtful else "primary", key="document_save")
    if open_questions := len(reading.imported.warnings):
        st.html(f'<p class="atlas-note">確かめることが{open_questions:,}件残っています。保存の前に、上で見てください。</p>')
    st.html(f'<p class="atlas-note">{ways()}</p>')
    wish = saving.Wish(title.strip(), name, replace_other, carried)

    def settled(tick: Tick) -> Path:
        settle(reading, wish.title, meanings, tick)
        return reading.package

    if save and saving.save(settled, Path(reading.place.name), wish, seen):
        st.rerun()  # the list of consultations in the side bar was drawn before this one came
    saving.say_saved()


def ways() -> str:
    """What keeping means, and what stands in the way of it."""
    if why := why_not(visitor(), "import"):
        return f"{escape(why)}一式はダウンロードできます。"
    return (
        f"保存すると <code>{escape(data_folder().name)}/consultations/</code> にIDの名前のフォルダができ、"
        "左の「資料」に加わります。"
        "一式のzipには、原本、読み方（build.toml）、読み取った表が入っています。"
    )


def _packed(reading: Reading, title: str, meanings: Mapping[str, str], name: str) -> bytes:
    settle(reading, title, meanings)
    return archive(package_files(reading.package, id_of(Path(f"{name}.csv"))), date(FIRST_YEAR, 1, 1))
