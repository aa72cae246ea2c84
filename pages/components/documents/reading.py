"""An uploaded document, read into a folder of this visit, with what the person corrected so far."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.apart.process import read_anew, read_draft, with_steps
from analysis.ingest.corrections import LINE
from analysis.ingest.readers.formats import format_named
from analysis.ingest.readers.limits import FILE_BYTES, MIB
from analysis.ingest.readers.original_parts import original_parts
from analysis.package.problem import PackageError, Problem
from analysis.package.roles import SINGLE
from pages.components.documents.offers import Chosen, counts_alone, forget_totals, offer_totals, offered, totals_start
from pages.components.documents.said import refused, telling
from pages.components.documents.samples import beside
from pages.components.frame.uploader import READING, files_uploader, visit
from pages.serving.uploads import GRACE, LOOK, visit_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analysis.ingest.corrections import Step
    from analysis.ingest.importing import Imported
    from analysis.ingest.recipe.decisions import Recipe
    from analysis.ingest.recognition.proposal import Wishes

_STATE, _FILE = READING, "document_file"
NO_COMMENTS = "意見の並ぶ表のある文書かを確かめてください。列のある文書なら、下で意見の列を選べます"
COUNTS_ALONE = "下のボタンで、件数だけの資料にできます。意見の列があるときは、その下で選べます"
LATEST = 3
"""Earlier choices of columns that are kept; a large document takes a hundred megabytes each time."""


@dataclass
class Draft:
    """What was read of a file by one choice of columns."""

    imported: Imported
    parts: pd.DataFrame
    """See original_parts."""
    settled: Recipe | None = None
    """What a person's corrections made of the recipe; None while the package is as it was read."""

    @cached_property
    def samples(self) -> dict[str, str]:
        """Mark → HTML of what stands beside it. The wording of all replies is looked at once a reading, not at each run."""
        return beside(self.imported.built.tables["comments.csv"])


@dataclass
class Reading:
    """An uploaded file and what was read of it, by the columns that the person chose."""

    name: str
    sha256: str
    place: TemporaryDirectory[str]
    """Goes with the visit; nothing of an upload stays that was not saved."""
    first: Draft
    """As the program read it."""
    draft: Draft
    roles: dict[str, str]
    """Column → role, as read."""
    drafts: dict[tuple[str, ...], Draft] = field(default_factory=dict)
    """Roles of the columns → what was read by them, so that a choice taken back is there at once."""
    steps: list[Step] = field(default_factory=list)
    """Corrections of the person, in order."""
    pictures: dict[int, bytes | None] = field(default_factory=dict)
    """Pages drawn so far."""

    @property
    def imported(self) -> Imported:
        return self.draft.imported

    @property
    def package(self) -> Path:
        return self.imported.folder

    def key(self, name: str) -> str:
        """Name of a widget that belongs to this file only."""
        return f"document_{name}_{self.sha256[:8]}"


@dataclass(frozen=True)
class _Kept:
    """What came of the file that is chosen; a refusal is kept too, so that a bad file is not read again at each run."""

    file: str
    name: str
    sha256: str
    found: Reading | PackageError


def upload() -> Reading | None:
    """Draw the choice of a file; read it once. None while there is none, or none that can be read."""
    # No list of endings: the readers look at the content, and say in Japanese what is wrong with another file and what to do.
    files = files_uploader("公表された結果の文書", most=FILE_BYTES // MIB, key=_FILE)
    st.html(
        '<p class="atlas-note">PDF（文字を選べるもの）、Word（docx）、Excel（xlsx）、Excel 97-2003（xls）、CSV、テキスト、HTML、'
        "OpenDocumentの文書（odt）、OpenDocumentの表（ods）を読み取ります。"
        "いくつかのファイルに分かれた結果は、まとめて選ぶか、1つの zip にしてください。"
        "ファイルはこの端末のサーバーだけで読み、保存を選ぶまで資料には加わりません。"
        f"ほかの画面に移るとすぐに、画面を閉じると{GRACE + LOOK:.0f}秒ほどで消えます。</p>"
    )
    if not files:
        forget()
        forget_totals()
        return None
    chosen = Chosen(tuple({(each.name, each.getvalue()): each for each in files}.values()))
    if len(chosen.files) < len(files):
        st.html('<p role="status" class="atlas-note">同じファイルが2つあるため、1つとして読みます。</p>')
    kept: _Kept | None = st.session_state.get(_STATE)
    if kept is None or kept.file != chosen.file_id:
        before = kept.found.steps if kept and isinstance(kept.found, Reading) else []
        kept = st.session_state[_STATE] = _read(chosen.file_id, chosen.name, chosen.data, kept)
        _replay(kept.found, before)
    if isinstance(kept.found, PackageError):
        if (start := totals_start()) and start.key == kept.sha256[:8]:
            return None  # the form of its counts stands in place of the refusal
        remedy = COUNTS_ALONE if counts_alone(kept.found) else NO_COMMENTS
        refused(kept.found, "このファイルは取り込めませんでした。", remedy=remedy)
        offer_totals(kept.found, chosen, kept.sha256[:8])
        if wishes := offered(kept.found, chosen, kept.sha256[:8]):
            st.session_state[_STATE] = _read(chosen.file_id, chosen.name, chosen.data, None, wishes)
            st.rerun()
        return None
    _follow_columns(kept.found, chosen)
    return kept.found


def _replay(found: Reading | PackageError, steps: Sequence[Step]) -> None:
    """Put right again what was put right before a file came in or went: all but single lines, which may be others now."""
    if isinstance(found, PackageError) or found.steps or not steps:
        return
    kept = [step for step in steps if step.act != LINE]
    correct(found, kept)
    left = len(steps) - len(kept)
    if left:
        st.html(f'<p role="status">行ごとに直した{left:,}か所は、行が変わったため引き継いでいません。</p>')


def forget() -> None:
    """Let go of the file of this visit and of what was read of it."""
    kept: _Kept | None = st.session_state.pop(_STATE, None)
    if kept and isinstance(kept.found, Reading):
        kept.found.place.cleanup()


def _read(file: str, name: str, data: bytes, kept: _Kept | None, wishes: Wishes | None = None) -> _Kept:
    sha256 = hashlib.sha256(data).hexdigest()
    if kept and (kept.sha256, kept.name) == (sha256, name):  # the name's end says the format: the same bytes may read otherwise
        return _Kept(file, name, sha256, kept.found)
    try:
        place = TemporaryDirectory(prefix="document-", dir=visit_folder(visit()))
    except OSError as error:
        remedy = "管理者に、一時フォルダの空きと書き込みの権限を確かめてもらってください"
        return _Kept(file, name, sha256, PackageError([Problem(name, "読み取りの場所を作れません", remedy, value=str(error))]))
    try:
        with telling("読み取っています…（大きなPDFでは1分ほどかかります）") as tick:
            draft = _arranged(read_draft(name, data, Path(place.name), tick, wishes))
    except PackageError as error:
        place.cleanup()
        return _Kept(file, name, sha256, error)
    roles = {column.heading: column.role for column in draft.imported.proposal.columns}
    reading = Reading(name, sha256, place, draft, draft, roles, {tuple(roles.values()): draft})
    return _Kept(file, name, sha256, reading)


def _arranged(found: Imported) -> Draft:
    format_ = format_named(found.proposal.recipe.source.file)
    printed = format_ is not None and format_.is_printed
    return Draft(found, original_parts(found.built.lines, whole_pages=printed))


def role_key(reading: Reading, number: int) -> str:
    """Name of the widget that holds the role of a column."""
    return reading.key(f"role_{number}")


def _follow_columns(reading: Reading, chosen: Chosen) -> None:
    """Read again where the person chose another role for a column; a choice that cannot be read is said and not taken."""
    keys = {column.heading: role_key(reading, number) for number, column in enumerate(reading.first.imported.proposal.columns)}
    asked = swapped(reading.roles, {heading: st.session_state.get(key, reading.roles[heading]) for heading, key in keys.items()})
    if asked == reading.roles:
        return
    try:
        reading.draft = _draft_by(reading, asked, chosen)
        reading.roles = asked
        correct(reading, reading.steps)
    except PackageError as error:
        refused(error, "この列の選び方では読み取れないため、元に戻しました。", remedy="意見の列を1つ選んでください")
    for heading, key in keys.items():
        st.session_state[key] = reading.roles[heading]


def correct(reading: Reading, steps: Sequence[Step]) -> None:
    """Read by these corrections instead of those before; where that cannot be, it is said and nothing changes."""
    base = reading.drafts.get(tuple(reading.roles.values()), reading.first)
    try:
        with telling("読み直しています…") as tick:
            folder = Path(mkdtemp(dir=reading.place.name)) / "package"
            reading.draft = _arranged(with_steps(base.imported, folder, steps, tick)) if steps else base
        reading.steps = list(steps)
    except PackageError as error:
        refused(error, "この直し方では読み取れないため、元に戻しました。")


def _draft_by(reading: Reading, roles: dict[str, str], chosen: Chosen) -> Draft:
    wanted = tuple(roles.values())
    if wanted not in reading.drafts:
        with telling("読み直しています…") as tick:
            folder = Path(mkdtemp(dir=reading.place.name))
            draft = _arranged(read_anew(reading.name, chosen.data, folder, roles, reading.first.imported, tick))
        kept = [*reading.drafts.items()][-LATEST:]
        reading.drafts = dict([*kept, (wanted, draft)])
    return reading.drafts[wanted]


def swapped(before: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    """Roles as asked for; where another column has a role that only one can have, the two columns change roles.

    Without this nobody could exchange opinion and reply: either step alone leaves a document without opinions. A further column
    of opinions takes none away: a survey has several.
    """
    roles = dict(asked)
    held = Counter(before.values())
    for heading, role in asked.items():
        adds = role == "opinion" and before[heading] != "reply"
        if role in SINGLE and not adds and before[heading] != role and held[role] == 1:
            other = next(each for each in before if before[each] == role)
            if asked[other] == role:
                roles[other] = before[heading]
    return roles
