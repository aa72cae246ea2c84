"""What goes into a briefing and out of it: its sections, own notes, a file to keep them in, files to send and print."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.arrangement import GUIDED, SECTIONS, ArrangementError, arrangement_text, read_arrangement
from analysis.briefing.day import briefing_day
from pages.components.briefing.making import NOTES, arrangement, made
from pages.components.briefing.steps import NAMES
from pages.components.frame import address
from pages.components.frame.uploader import file_uploader

if TYPE_CHECKING:
    from analysis.export.outputs import Output
    from pages.components.frame.view import View


def draw(view: View) -> None:
    """Draw downloads first: they are what most come for."""
    st.html('<h2 class="atlas-step">ファイルにする・構成を変える</h2>')
    _downloads(view)
    _sections(view)
    _notes(view)
    _keep(view)


def _downloads(view: View) -> None:
    from analysis.export.outputs import outputs
    from analysis.export.word.briefing import TEMPLATE
    from analysis.export.word.template import own_template
    from analysis.package.data_folder import data_folder

    template = own_template(data_folder(), TEMPLATE)
    st.html(
        "<h3>ファイルにする</h3><p>いまの絞り込みと構成のまま書き出します。できるまで数秒かかることがあり、その間は右下に経過を示します。</p>"
    )
    with st.container(key="briefing_downloads", horizontal=True):
        for form in outputs(template):
            if form.suffix != "docx" or template is None or _fits(template):
                _download(view, form)
    _explore(view)


def _fits(template: bytes) -> bool:
    """Whether the municipality's own template can be filled; where it cannot, that is said in place of its button."""
    from analysis.export.word.briefing import briefing_template_problem

    if problem := briefing_template_problem(template):
        st.warning(f"templates/briefing.docx が使えません。{problem}")
    return not problem


def _download(view: View, form: Output) -> None:
    """A file is written when it is asked for; the button turns until it is there."""
    from analysis.export.pdf.fonts import why_no_font

    if form.suffix == "pdf" and (problem := why_no_font()):
        st.button(f"{form.name}は作れません", disabled=True, help=problem, key=f"briefing_no_pdf_{form.annex}".lower())
        return
    st.download_button(
        form.name,
        data=lambda: form.write(made(view)),
        file_name=f"iken-atlas_{view.consultation.id}_{_part(form)}_{view.consultation.data_hash[:8]}.{form.suffix}",
        mime=form.mime,
        key=f"briefing_{form.suffix}{'' if _part(form) == 'briefing' else '_other'}",
        on_click="ignore",
    )


def _part(form: Output) -> str:
    """What of a briefing the file has, for its name: two that end alike may lie in one folder."""
    return {("pdf", False): "summary", ("pptx", True): "briefing-annex"}.get((form.suffix, bool(form.annex)), "briefing")


def _explore(view: View) -> None:
    """The whole choice as one page to search and filter: no briefing, so that the arrangement says nothing of it."""
    from analysis.export.explore.material import MOST
    from analysis.export.explore.page import KIND, explore_bytes

    st.html(
        "<h3>手元で調べられるファイルにする</h3><p>いま選んでいる意見と回答を、1つのHTMLファイルにします。ダブルクリックで開き、"
        "絞り込みと検索ができます。サーバーもネットワークも使いません。</p>"
    )
    st.download_button(
        KIND,
        data=lambda: explore_bytes(view.corpus, view.selected.selection, date=briefing_day(os.environ, datetime.date.today())),
        file_name=f"iken-atlas_{view.consultation.id}_explore_{view.consultation.data_hash[:8]}.html",
        mime="text/html",
        key="briefing_explore",
        on_click="ignore",
        disabled=len(view.selected) > MOST,
        help=view.say(f"{MOST:,}件までです。柱・対応区分・検索で絞ってください。") if len(view.selected) > MOST else None,
    )


def _sections(view: View) -> None:
    st.html("<h3>入れる部分と順番</h3>")
    st.button("はじめの8つを並べてから直す", key="briefing_lay_out", on_click=address.choose, kwargs={"section": list(GUIDED)})
    st.multiselect(
        "入れる部分（選んだ順に並びます）",
        SECTIONS,
        format_func=lambda key: view.say(NAMES[key]),
        key="section",
        placeholder="はじめの8つ（はじめの順）",
        persist_state="session",
    )


def _notes(view: View) -> None:
    st.html("<h3>自分のメモ</h3><p>メモは画面とファイルに入ります。アドレスには入りません。</p>")
    notes = st.session_state.setdefault(NOTES, {})
    for key in arrangement(view).sections:
        field = f"briefing_note_{key}"
        if field not in st.session_state:
            st.session_state[field] = notes.get(key, "")
        st.text_area(view.say(NAMES[key]), key=field, height=68, max_chars=2000, on_change=_take_note, args=(key,))


def _take_note(key: str) -> None:
    """Callback: a note was written; widgets of other views forget theirs, so it is kept apart from them."""
    st.session_state[NOTES] = {**st.session_state.get(NOTES, {}), key: st.session_state[f"briefing_note_{key}"]}


def _keep(view: View) -> None:
    st.html("<h3>構成を保存する・読み込む</h3>")
    st.download_button(
        "構成を保存する",
        data=arrangement_text(arrangement(view)),
        file_name=f"iken-atlas_{view.consultation.id}_構成.json",
        mime="application/json",
        key="briefing_keep",
        on_click="ignore",
    )
    file_uploader("保存した構成を読み込む（.json）", most=1, type=["json"], key="briefing_load", on_change=_load, args=(view,))
    if problem := st.session_state.get("briefing_problem", ""):
        st.error(problem, icon=":material/error:")


def _load(view: View) -> None:
    """Callback: take sections, voices and notes from a file; what this consultation does not know is left out."""
    file = st.session_state["briefing_load"]
    st.session_state["briefing_problem"] = ""
    if file is None:
        return
    try:
        read = read_arrangement(file.getvalue().decode("utf-8", errors="replace"))
    except ArrangementError as error:
        st.session_state["briefing_problem"] = str(error)
        return
    known = set(view.consultation.comments["id"])
    pair = (
        dict(zip(("target", "reference"), read.pair, strict=True))
        if set(read.pair) <= set(view.pillars) and len(read.pair) == 2
        else {}
    )
    address.choose(
        section=list(read.sections) if read.sections != GUIDED else [],
        voice=[each for each in read.voices if each in known],
        **pair,
    )
    st.session_state[NOTES] = dict(read.notes)
    for key in SECTIONS:
        st.session_state[f"briefing_note_{key}"] = read.notes.get(key, "")
