"""公表する・ほかの道具で使う: the listed comments as files for other tools and offices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.shared import filter_bar

if TYPE_CHECKING:
    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.forms import Form
    from analysis.selection import Selected
    from pages.components.frame.view import View


@dataclass(frozen=True)
class Offer:
    """A button: a form, the ending of the file, and for forms with one text a row, which texts."""

    form: str
    suffix: str
    label: str
    field: str = "opinion"


OFFERS = (
    Offer("kouchou-ai", "csv", "広聴AI（CSV）"),
    Offer("kh-coder", "xlsx", "KH Coder：意見（Excel）"),
    Offer("kh-coder", "xlsx", "KH Coder：意見と考え方（Excel）", "both"),
    Offer("ministry", "xlsx", "三列の公表様式（Excel）"),
    Offer("ministry", "csv", "三列の公表様式（CSV）"),
    Offer("docx", "docx", "公表する文書（Word）"),
    Offer("pdf", "pdf", "公表する文書（PDF）"),
    Offer("xlsx", "xlsx", "公表する文書（Excel）"),
    Offer("xlsx", "csv", "公表する文書（CSV）"),
    Offer("html", "html", "公表する文書（HTML）"),
    Offer("txt", "txt", "公表する文書（テキスト）"),
    Offer("open-data", "zip", "オープンデータ（zip）"),
)


def draw(view: View, selected: Selected, *, within: str = "") -> None:
    """Draw a button a file; each holds exactly `selected`, and is written when it is asked for.

    `within` names what narrows the rows beyond the shared choices; it stands in the description of the file.
    """
    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.forms import FORMS
    from pages.components.reading import furigana

    with st.expander("公表する・ほかの道具で使う"):
        items = "".join(f"<li><strong>{form.name}</strong>：{form.use}。</li>" for form in FORMS)
        st.html(f"<p>表示している{len(selected):,}件の意見を、ほかの道具や公表の様式のファイルにします。</p><ul>{items}</ul>")
        filters = " ／ ".join(each for each in (filter_bar.filter_text(view), within) if each)
        ruby = furigana.chosen(view, selected, filters)
        with st.container(horizontal=True, key="interchange", gap="small"):
            for offer in OFFERS:
                form = next(form for form in FORMS if form.key == offer.form)
                _button(view, Exchange(selected, offer.field, filters, ruby=ruby if form.ruby else None), offer, form)


def _button(view: View, exchange: Exchange, offer: Offer, form: Form) -> None:
    from analysis.export.interchange.forms import MIMES
    from analysis.export.interchange.published.word import TEMPLATE, template_problem
    from analysis.export.pdf.fonts import why_no_font
    from analysis.export.word.template import own_template
    from analysis.package.data_folder import data_folder

    template = own_template(data_folder(), TEMPLATE) if form.key == "docx" else None
    if template and (problem := template_problem(template)):
        st.warning(f"templates/result.docx が使えません。{problem}")
        return
    if offer.suffix == "pdf" and (problem := why_no_font()):
        st.html(f'<p class="atlas-note">{escape(problem)}</p>')
        return
    name = f"{form.key}_{offer.field}" if form.one_text else form.key
    st.download_button(
        offer.label + ("＋ふりがな" if exchange.ruby else ""),
        data=lambda: form.writers[offer.suffix](replace(exchange, template=template)),
        file_name=f"iken-atlas_{view.consultation.id}_{name}{'_furigana' if exchange.ruby else ''}"
        f"_{view.consultation.data_hash[:8]}.{offer.suffix}",
        mime=MIMES[offer.suffix],
        key=f"interchange_{name}_{offer.suffix}",
        on_click="ignore",
    )
