"""An uploaded document, read into a folder of this visit, with what the person corrected so far."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.columns import NAMES
from analysis.ingest.draft import corrected, read_draft
from analysis.ingest.problem import PackageError
from analysis.ingest.proposal import Wishes
from analysis.replies.legend import MEANING_NAMES
from pages.components import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.ingest.importing import Imported
    from analysis.ingest.recipe import Recipe

KINDS = ["pdf", "csv", "txt", "xlsx", "html", "htm"]
_STATE = "documents_reading"


@dataclass
class Reading:
    """What was read of a file, by the columns that the person chose."""

    sha256: str
    place: TemporaryDirectory[str]
    """Goes with the visit; nothing of an upload stays that was not saved."""
    first: Imported
    """As the program read it."""
    imported: Imported
    roles: dict[str, str]
    """Column → role, as read."""
    settled: Recipe | None = None
    """What a person's corrections made of the recipe; None while the package is as it was read."""

    @property
    def package(self) -> Path:
        return self.imported.folder


def upload() -> Reading | None:
    """Draw the choice of a file; read it once. None while there is none, or none that can be read."""
    chosen = st.file_uploader("公表された結果の文書", type=KINDS, key="document_file")
    st.html(
        '<p class="atlas-note">PDF（文字を選べるもの）、CSV、テキスト、Excel（xlsx）、HTMLを読み取ります。'
        "ファイルはこの端末のサーバーだけで読み、保存を選ぶまで資料には加わりません。</p>"
    )
    if chosen is None:
        return None
    data = chosen.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    kept: tuple[str, str, Reading | PackageError] | None = st.session_state.get(_STATE)
    if kept is None or kept[:2] != (sha256, chosen.name):  # the name's end says the format: the same bytes may read otherwise
        kept = st.session_state[_STATE] = (sha256, chosen.name, _read(chosen.name, data, sha256))
    found = kept[2]
    if isinstance(found, PackageError):
        refused(found)
        return None
    _follow_columns(found, chosen.name, data)
    return found


def _read(name: str, data: bytes, sha256: str) -> Reading | PackageError:
    """What was read, or why nothing was; the second is kept too, so that a bad file is not read again at each run."""
    place = TemporaryDirectory(prefix="document-")
    try:
        with st.spinner("読み取っています…"):
            found = read_draft(name, data, Path(place.name))
    except PackageError as error:
        place.cleanup()
        return error
    return Reading(sha256, place, found, found, _roles(found))


def refused(error: PackageError) -> None:
    """Say why a file cannot be read, and what to do."""
    with st.container(border=True, key="document_refused"):
        st.html('<p role="alert"><strong>⚠ このファイルは取り込めませんでした。</strong></p>')
        for problem in error.problems:
            st.text(str(problem))


def _roles(imported: Imported) -> dict[str, str]:
    return {column.heading: column.role for column in imported.proposal.columns}


def columns(reading: Reading) -> None:
    """Draw what each column was taken for, to be corrected."""
    figure.title("列の役割", note="違うところは選び直してください。選ぶと、もう一度読み取ります。")
    for number, column in enumerate(reading.first.proposal.columns):
        st.selectbox(
            f"{column.heading}（確からしさ {column.confidence:.0%}：{column.reason}）",
            list(NAMES),
            index=list(NAMES).index(reading.roles.get(column.heading, column.role)),
            format_func=NAMES.__getitem__,
            key=f"document_role_{reading.sha256[:8]}_{number}",
            help=column.question or None,
        )


def _follow_columns(reading: Reading, name: str, data: bytes) -> None:
    """Read again where the person chose another role for a column; a choice that cannot be read is said and not taken."""
    found = reading.first.proposal.columns
    keys = {column.heading: f"document_role_{reading.sha256[:8]}_{number}" for number, column in enumerate(found)}
    asked = {heading: st.session_state.get(key, reading.roles.get(heading)) for heading, key in keys.items()}
    if all(asked[heading] == reading.roles.get(heading) for heading in asked):
        return
    try:
        with st.spinner("読み直しています…"):
            reading.imported = read_draft(name, data, Path(reading.place.name), Wishes(columns=asked))
            reading.settled = None  # the package was written anew
        reading.roles = asked
    except PackageError as error:
        refused(error)
        for heading, key in keys.items():
            st.session_state[key] = reading.roles[heading]


def legend(reading: Reading) -> Mapping[str, str]:
    """Draw the document's own legend; gives the meaning chosen for each mark."""
    types = reading.imported.proposal.recipe.response_types
    if types.empty:
        return {}
    figure.title("対応区分の凡例", note="意味は資料の言葉から読み取ります。記号が同じでも、意味は資料ごとに違います。")
    unknown = {entry.mark for entry in reading.imported.proposal.legend if not entry.known}
    columns = (types[name].tolist() for name in ("mark", "wording", "meaning"))
    return {
        mark: st.selectbox(
            f"{mark}　{wording}" + ("　？ 意味を確かめてください" if mark in unknown else ""),
            list(MEANING_NAMES),
            index=list(MEANING_NAMES).index(meaning),
            format_func=MEANING_NAMES.__getitem__,
            key=f"document_meaning_{reading.sha256[:8]}_{mark}",
        )
        for mark, wording, meaning in zip(*columns, strict=True)
    }


def settle(reading: Reading, title: str, meanings: Mapping[str, str]) -> None:
    """Write title and meanings into the package, where they differ from what stands there. Raises PackageError.

    What stands there may be an earlier correction, which a person has taken back since.
    """
    recipe = reading.settled or reading.imported.proposal.recipe
    known = dict(zip(recipe.response_types["mark"], recipe.response_types["meaning"], strict=True))
    changed = {mark: meaning for mark, meaning in meanings.items() if known[mark] != meaning}
    if changed or title != recipe.document.title:
        reading.settled = corrected(reading.package, recipe, title=title, meanings=changed)
