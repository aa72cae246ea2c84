"""件数だけの資料: the way to the form, the form, its sums against the printed numbers, and what becomes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import may
from analysis.export.archive import FIRST_YEAR, archive
from analysis.ingest.draft import package_files, totals_package
from analysis.ingest.importing import id_of
from pages.components.documents import saving
from pages.components.documents.keeping import ways
from pages.components.documents.offers import begin_totals, end_totals, totals_start
from pages.components.documents.totals.form import field, form
from pages.components.frame.uploader import visit
from pages.components.shared import figure
from pages.serving.uploads import visit_folder
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from analysis.ingest.apart.turns import Tick
    from analysis.ingest.recipe.copied import Copied
    from pages.components.documents.offers import Start


def draw() -> None:
    """Draw the form, once it was asked for; until then the way to it."""
    start = totals_start()
    if start is None:
        st.button("件数だけの資料を書き写して作る", key="document_totals_typed", on_click=begin_totals)
        saving.say_saved()
        return
    figure.title(
        "件数だけの資料",
        note="意見の一覧がなく、件数だけが載った結果も、年ごとの記録などに使う資料にできます。文書から読み取れたものは入れてあります。"
        "文書と見比べて、直してください。",
    )
    copied = form(start)
    if copied is not None:
        _checks(copied)
        _keep(start, copied)
    st.button("やめる", key="document_totals_stop", on_click=end_totals)


def _checks(copied: Copied) -> None:
    """The sums against the printed numbers, and what is still missing."""
    results = [
        f"<li>{name}は{counted:,}件。資料の{printed:,}件と{_compared(counted - printed)}</li>"
        for name, printed, counted in copied.sums
    ]
    if results:
        st.html(f"<ul>{''.join(results)}</ul>")
    if copied.missing:
        st.html(f'<p role="status" class="atlas-note">保存するには、{"、".join(copied.missing)}が要ります。</p>')


def _compared(difference: int) -> str:
    return f"⚠ 合いません（差 {difference:+,}件）。" if difference else "合っています。"


def _keep(start: Start, copied: Copied) -> None:
    """Draw the ID and the two ways to keep what was copied."""
    given = id_of(Path(start.document[0])) if start.document else ""
    name = st.text_input("資料のID（アドレスとフォルダの名前になります）", given, key=field(start, "id"), max_chars=60).strip()
    allowed, seen = may(visitor(), "import"), saving.last_seen()
    replace_other, _ = saving.replacing(name, carrying=False) if allowed else (False, False)
    incomplete, save = bool(copied.missing or not name), False
    with st.container(horizontal=True, key="document_totals_keep"):
        st.download_button(
            "資料一式をダウンロード（zip）",
            data=lambda: _packed(start, copied, name),
            file_name=f"{id_of(Path(f'{name}.csv'))}.zip",
            mime="application/zip",
            on_click="ignore",
            key="document_totals_zip",
            disabled=incomplete,
        )
        if allowed:
            save = st.button("このサーバーの資料として保存", type="primary", key="document_totals_save", disabled=incomplete)
    st.html(f'<p class="atlas-note">{ways()}</p>')
    if save and _saved(start, copied, saving.Wish(copied.title, name, replace_other, carried=False), seen):
        end_totals()
        st.rerun()  # the list of consultations in the side bar was drawn before this one came


def _saved(start: Start, copied: Copied, wish: saving.Wish, seen: tuple[str, str]) -> bool:
    with TemporaryDirectory(prefix="document-", dir=visit_folder(visit())) as place:

        def made(_: Tick) -> Path:
            return totals_package(Path(place) / "package", copied, start.document)

        return saving.save(made, Path(place), wish, seen)


def _packed(start: Start, copied: Copied, name: str) -> bytes:
    with TemporaryDirectory(prefix="document-", dir=visit_folder(visit())) as place:
        package = totals_package(Path(place) / "package", copied, start.document)
        return archive(package_files(package, id_of(Path(f"{name}.csv"))), date(FIRST_YEAR, 1, 1))
