"""What becomes of a document that was read: a consultation of this server, or a package to take along."""

from __future__ import annotations

import os
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.export.archive import FIRST_YEAR, archive
from analysis.ingest.data_folder import data_folder
from analysis.ingest.draft import package_files, put
from analysis.ingest.problem import PackageError
from pages.components import document_reading, figure
from pages.components.library import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.components.document_reading import Reading

READ_ONLY = "IKEN_READ_ONLY"


def read_only() -> bool:
    """Whether this server keeps nothing: IKEN_READ_ONLY is set, and not to 0."""
    return os.environ.get(READ_ONLY, "0") not in ("", "0")


def draw(reading: Reading, meanings: Mapping[str, str]) -> None:
    """Draw title and ID, and the two ways to keep what was read."""
    figure.title("保存する")
    recipe, mark = reading.imported.proposal.recipe, reading.sha256[:8]
    title = st.text_input("資料の名前", recipe.document.title, key=f"document_title_{mark}", max_chars=200)
    name = st.text_input(
        "資料のID（アドレスとフォルダの名前になります）", f"document-{mark}", key=f"document_id_{mark}", max_chars=60
    )
    with st.container(horizontal=True, key="document_keep"):
        st.download_button(
            "資料一式をダウンロード（zip）",
            data=lambda: _packed(reading, title, meanings),
            file_name=f"{name}.zip",
            mime="application/zip",
            on_click="ignore",
            key="document_zip",
        )
        if not read_only():
            save = st.button("このサーバーの資料として保存", type="primary", key="document_save")
            again = st.checkbox("同じIDの資料があれば置き換える", key="document_again")
            if save:
                _save(reading, title, meanings, name.strip(), replace_other=again)
    if read_only():
        st.html("<p>このサーバーには保存できない設定です。一式をダウンロードし、管理者に渡してください。</p>")


def _packed(reading: Reading, title: str, meanings: Mapping[str, str]) -> bytes:
    document_reading.settle(reading, title, meanings)
    return archive(package_files(reading.package), date(FIRST_YEAR, 1, 1))


def _save(reading: Reading, title: str, meanings: Mapping[str, str], name: str, *, replace_other: bool) -> None:
    try:
        document_reading.settle(reading, title, meanings)
        with st.spinner("保存しています…"):
            place = put(reading.package, data_folder() / "consultations", name, replace_other=replace_other)
            shelf = library(look=True)
    except PackageError as error:
        for problem in error.problems:
            st.error(str(problem))
        return
    except OSError as error:
        st.error(f"保存できませんでした（{error.strerror or error}）。ディスクの空きと書き込みの権限を確かめてください。")
        return
    if damaged := shelf.problems.get(name):
        st.error(f"保存しましたが、読み込めません：{damaged}")
        return
    link = f'<a href="./?consultation={escape(name)}" target="_self">「{escape(title or name)}」を開く</a>'
    st.html(f'<p role="status" class="atlas-said">✓ 資料として保存しました（{escape(place.name)}）。{link}</p>')
