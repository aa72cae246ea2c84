"""What becomes of a document that was read: a consultation of this server, or a package to take along."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from analysis.access.gate import NotAllowedError, may, why_not
from analysis.export.archive import FIRST_YEAR, archive
from analysis.ingest.draft import before, package_files, put
from analysis.ingest.importing import id_of
from analysis.package.data_folder import data_folder
from analysis.package.problem import PackageError, Problem
from pages.components.documents.correcting import settle
from pages.components.documents.reading import refused
from pages.components.frame.library import library
from pages.components.shared import figure
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.components.documents.reading import Reading

_SAVED = "documents_saved"
NOT_SAVED = "保存できませんでした。"


def draw(reading: Reading, meanings: Mapping[str, str]) -> None:
    """Draw title and ID, and the two ways to keep what was read."""
    figure.title("保存する")
    title = st.text_input("資料の名前", reading.imported.proposal.recipe.document.title, key=reading.key("title"), max_chars=200)
    given = id_of(Path(reading.name))
    name = st.text_input("資料のID（アドレスとフォルダの名前になります）", given, key=reading.key("id"), max_chars=60).strip()
    save = again = False
    with st.container(horizontal=True, vertical_alignment="center", key="document_keep"):
        st.download_button(
            "資料一式をダウンロード（zip）",
            data=lambda: _packed(reading, title.strip(), meanings, name),
            file_name=f"{id_of(Path(f'{name}.csv'))}.zip",
            mime="application/zip",
            on_click="ignore",
            key="document_zip",
        )
        if may(visitor(), "import"):
            save = st.button("このサーバーの資料として保存", type="primary", key="document_save")
            again = st.checkbox("同じIDの資料があれば置き換える", key="document_again")
    st.html(f'<p class="atlas-note">{_ways()}</p>')
    if save and _save(reading, title.strip(), meanings, name, replace_other=again):
        st.rerun()  # the list of consultations in the side bar was drawn before this one came
    _say_saved()


def _ways() -> str:
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


def _save(reading: Reading, title: str, meanings: Mapping[str, str], name: str, *, replace_other: bool) -> bool:
    """Keep the document as a consultation; False where that failed, which has been said."""
    try:
        with st.spinner("保存しています…"):
            settle(reading, title, meanings)
            place = put(reading.package, data_folder() / "consultations", name, by=visitor(), replace_other=replace_other)
            damaged = library(look=True).problems.get(name)
    except PackageError as error:
        refused(error, NOT_SAVED)
        return False
    except NotAllowedError as error:
        st.html(f'<p role="alert" class="atlas-said alert">⚠ {escape(str(error))}{NOT_SAVED}</p>')
        return False
    except OSError as error:
        remedy = "ディスクの空きと書き込みの権限を確かめてください"
        refused(PackageError([Problem(name, "書き込めません", remedy, value=error.strerror or str(error))]), NOT_SAVED)
        return False
    if damaged:
        refused(damaged, "保存しましたが、資料として読み込めません。")
        return False
    st.session_state[_SAVED] = (reading.sha256, name, title or name, before(place).name if replace_other else "")
    return True


def _say_saved() -> None:
    """Say once what was saved, where, and how to go there."""
    sha256, name, title, replaced = st.session_state.pop(_SAVED, ("", "", "", ""))
    if not sha256:
        return
    consultations = data_folder() / "consultations"
    kept = (
        f"置き換える前の内容は <code>{escape(replaced)}</code> に残しました。"
        if (consultations / replaced).is_dir() and replaced
        else ""
    )
    link = f'<a href="./?consultation={quote(name)}" target="_self">「{escape(title)}」を開く</a>'
    place = f"<code>{escape(consultations.parent.name)}/consultations/{escape(name)}</code>"
    st.html(f'<p role="status" class="atlas-said">✓ 資料として保存しました（{place}）。{kept}{link}</p>')
