"""Sending somebody what is on screen: its whole address, the same as a QR code, and how to cite it."""

from __future__ import annotations

import datetime
import os
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis.briefing.day import briefing_day, japanese_date
from pages.components.frame import wording
from pages.components.frame.choices import FEWEST_ON_MAP
from pages.components.frame.library import library
from pages.components.frame.parameters import written
from pages.components.shared import filter_bar
from pages.serving import qr_code
from pages.serving.hosts import LOCAL
from pages.serving.shell import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.components.frame.view import View


def site() -> str:
    """The address of the dashboard as the visitor's browser knows it, without a slash at its end; empty where it is not known."""
    address = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"{address.scheme}://{address.netloc}" + (f"/{base}" if base else "") if address.netloc else ""


def address(view: View) -> str:
    """The whole address of the page with its choices.

    It names the consultation, even the first one: others may come before it.
    """
    choices = {"consultation": view.consultation.id, **written(view.values, view.parameters)}
    return f"{site()}/{view.path}?{urlencode(choices, doseq=True)}"


def citation(view: View, what: str = "") -> str:
    """A reference to check: publisher, document, what is shown, filters, basis, day, data, address."""
    metadata = view.consultation.metadata
    day = japanese_date(briefing_day(os.environ, datetime.date.today()))
    parts = [
        f"「{what}」" if what else "",
        f"絞り込み：{filter_bar.filter_text(view)}",
        f"対応区分：{wording.BASIS[view.basis]}" if view.typed else "",
        f"意見アトラスで{day}に集計（データ {view.consultation.data_hash[:8]}）",
        address(view),
    ]
    return f"{metadata.document}から作成。" + "、".join(part for part in parts if part)


DATA: Mapping[str, tuple[str, ...]] = {
    "": ("overview",),
    "pillars": ("pillars",),
    "response-types": ("response-types",),
    "keywords": ("words",),
    "comments": ("comments",),
    "themes": ("themes",),
    "map": ("map",),
    "replies": ("replies",),
    "compare": ("years",),
    "methods": ("reconciliation",),
}
"""Page → its tables that have an address of their own (see pages/components/data/tables.py)."""


IN_PART: Mapping[str, Mapping[str, str]] = {"themes": {"part": "cross"}, "compare": {"compared": "years"}}
"""Page → the parameter that chooses among its parts, and the part whose table has an address."""


def data_addresses(view: View) -> list[str]:
    """The addresses at which a spreadsheet finds the tables of the page under the choices in force."""
    chosen = urlencode({"consultation": view.consultation.id, **written(view.values, view.parameters)}, doseq=True)
    names = DATA.get(view.path, ()) if _has_table(view) else ()
    return [f"{site()}/data/{name}.csv?{chosen}" for name in names]


def _has_table(view: View) -> bool:
    """Whether the page, as it is in sight, draws the table that has an address."""
    if any(view.value(key) != part for key, part in IN_PART.get(view.path, {}).items()):
        return False
    comments = view.consultation.comments
    match view.path:
        case "methods":
            return True
        case "compare":
            return len(library().ids) > 1
        case "themes":
            return _has_group(view)
        case "map":
            return len(comments) >= FEWEST_ON_MAP
        case "replies":
            return bool(len(view.selected)) and view.consultation.has_replies
        case _:
            return not view.consultation.metadata.totals_only


def _has_group(view: View) -> bool:
    """Whether there are themes of the group that is chosen: where there are none, the page shows another and says so."""
    themes = [theme for theme in view.corpus.themes if not theme.idea_of]
    if (chosen := view.value("themes_of")) == "cross":  # which the page opens with, whether there are such themes or not
        return bool(themes)
    return any(view.value(chosen) in theme.pillars for theme in themes)


def draw(view: View) -> None:
    """Draw the button that opens address, QR code and citation."""
    with st.popover("共有", icon=":material/share:"):
        whole = address(view)
        st.html("<p>このアドレスを開くと、いまの絞り込みのまま、同じ画面が出ます。</p>" + _only_here(whole))
        st.code(whole, language=None, wrap_lines=True)
        st.html(_code(whole))
        st.html("<p>引用するとき</p>")
        st.code(citation(view), language=None, wrap_lines=True)
        for each in data_addresses(view):
            st.html("<p>表計算ソフトにつなぐとき（この画面の表のCSV。.csv を .json にもできます）</p>")
            st.code(each, language=None, wrap_lines=True)


def _only_here(whole: str) -> str:
    """What to know of an address that leads nowhere from another machine."""
    if urlsplit(whole).hostname not in LOCAL:
        return ""
    only = "いまは、この端末からだけ開けるアドレスです。ほかの人に送るには、庁内のサーバーで公開してください。"
    return f'<p class="atlas-note">{only}</p>'


def _code(whole: str) -> str:
    if len(whole.encode()) > qr_code.LONGEST:
        return '<p class="atlas-note">アドレスが長いため、QRコードにできません。条件を減らすか、アドレスを送ってください。</p>'
    picture = escape(f"{BASE.rstrip('/')}/{qr_code.NAME}?{urlencode({'text': whole})}")
    return f'<p><img class="atlas-qr" loading="lazy" src="{picture}" alt="QRコード（上と同じアドレス）"></p>'
