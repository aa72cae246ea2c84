"""Try another rule: how the counts change, which comments come in and which drop out; saved as a file, loaded again from it.

Edited rules live in the visitor's session and on this part of the page only: every other page and every address goes on
counting with the rules of the consultation.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.place_words import NO_PILLAR, OWN_PILLAR
from analysis.themes.assignment import assign_texts
from analysis.themes.codebook import LONGEST_RULE, read_codebook, write_themes
from analysis.themes.comparison import compare_assignments, theme_changes
from analysis.themes.matching.texts import Texts, texts_of
from analysis.themes.rules.rule_error import RuleError
from pages.components.frame.uploader import file_uploader
from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import evidence_spans
from pages.components.shared import figure
from pages.components.themes.making import manage

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import Corpus
    from analysis.themes.codebook import Codebook
    from pages.components.frame.view import View

HELP = (
    "「語」または「語」、かつ、not、除く、近く(「A」、「B」、10語)、続く( )、同じ文( )、意見( )、回答( )、"
    "{pillar}( )、対応区分( ) が使えます。「*語*」は前後に字が続く語も含みます。＜語群の名前＞で語群を呼び出せます。"
)
COLUMNS = {
    "theme": "記号",
    "name": "テーマ",
    "before": "もとの件数",
    "after": "変更後の件数",
    "added": "加わる意見",
    "removed": "外れる意見",
}
CHANGES = {"added": "加わる意見", "removed": "外れる意見"}

PREVIEW = 5
"""Cards shown of what a tried rule adds or removes; the others are named by their numbers."""


def draw(view: View) -> None:
    """Draw the choice of a rule, the rule to edit, and what the edited rules change."""
    figure.title(
        "ルールを試す",
        note="ここで変えたルールは、この画面の中だけで試されます。ほかの画面や共有するアドレスの数は変わりません。",
    )
    before = read_codebook(view.consultation.themes_toml)
    after = _edited(view) or before
    names = _names(before)
    chosen = st.selectbox("直すルール", list(names), format_func=names.__getitem__, key="edited_rule", persist_state="session")
    _form(view, after, chosen)
    _changes(view, before, after)
    _file(view, after)
    manage.draw(view, _edited(view), _forget)


def _names(codebook: Codebook) -> dict[str, str]:
    """Every rule by its name on screen, word groups last."""
    return {
        **{theme.code: f"{theme.code} {theme.name}" for theme in codebook.themes},
        **{name: f"語群：{name}" for name in codebook.word_groups},
    }


def _help(view: View) -> str:
    """How rules are written. The language knows two words for a part of the plan, whatever the document calls it."""
    return HELP.format(pillar=OWN_PILLAR if view.consultation.words.pillar == OWN_PILLAR else NO_PILLAR)


def _form(view: View, codebook: Codebook, chosen: str) -> None:
    with st.form("rule_form", border=False):
        # A key a rule: what was typed for one rule is not taken for another.
        text, key = codebook.rules[chosen].strip(), f"rule_{chosen}"
        rule = st.text_area("ルール", text, height=180, key=key, help=_help(view), max_chars=LONGEST_RULE)
        tried = st.form_submit_button("このルールで数え直す", type="primary")
    if not tried:
        return
    try:
        _keep(view, write_themes(codebook.with_rule(chosen, rule)))
    except RuleError as error:
        st.html(f'<p role="alert">⚠ {escape(str(error))}<br>下の数は、最後に数え直せたルールのものです。</p>')
    else:
        st.rerun()


def _changes(view: View, before: Codebook, after: Codebook) -> None:
    """The themes whose comments change, and these comments."""
    old, new = (_assignments(view, each, before, after) for each in (before, after))
    table = theme_changes(old, new)
    table = table[(table["added"] > 0) | (table["removed"] > 0)].assign(name=table["theme"].map(_names(before)))
    if before.rules == after.rules:
        return
    figure.title("もとのルールとの違い（表示中の意見）")
    if table.empty:
        st.html("<p>ルールは変わりましたが、当てはまる意見は同じです。</p>")
        return
    figure.table_twin(table, columns=COLUMNS, caption="変わるテーマ", name="rule_changes", view=view)
    changed = compare_assignments(old, new)
    for change, evidence in (("added", new), ("removed", old)):
        _rows(view, changed[changed["change"] == change], evidence, CHANGES[change])


def _assignments(view: View, codebook: Codebook, before: Codebook, after: Codebook) -> pd.DataFrame:
    """Assignments of the themes whose reading differs, in the selected comments."""
    differing = {one.code for one, two in zip(before.themes, after.themes, strict=True) if one.expression != two.expression}
    found = assign_texts([theme for theme in codebook.themes if theme.code in differing], _texts(view.corpus))
    return found[found["row"].isin(view.selected.positions)]


def _texts(corpus: Corpus) -> Texts:
    """The texts arranged for rules. What a trial found is not kept: visitors' own words would pile up in the server."""
    kept = _arranged(corpus)
    return Texts(kept.comments, kept.index, kept.marks)


@lru_cache(maxsize=4)
def _arranged(corpus: Corpus) -> Texts:
    return texts_of(corpus.consultation.comments, corpus.words, heads=corpus.lexicon.heads, synonyms=corpus.lexicon.synonyms)


def _rows(view: View, changed: pd.DataFrame, evidence: pd.DataFrame, title: str) -> None:
    rows = sorted(set(changed["row"]))
    if not rows:
        return
    with st.expander(f"{title}（{len(rows):,}件）", expanded=len(rows) <= PREVIEW):
        shown = view.consultation.comments.iloc[rows[:PREVIEW]]
        places = evidence.merge(
            changed[["row", "field", "theme"]].astype({"field": evidence["field"].dtype}), on=["row", "field", "theme"]
        )
        st.html(comment_cards(shown, Cards(view, spans=evidence_spans(places))))
        if len(rows) > PREVIEW:
            numbers = "、".join(view.consultation.comments["id"].iloc[rows[PREVIEW:]])
            st.html(f"<p>ほか {numbers}番</p>")


def _file(view: View, codebook: Codebook) -> None:
    """Save the rules as a file, load them again, or go back to those of the consultation."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.download_button(
            "ルールを保存（themes.toml）",
            data=lambda: write_themes(codebook).encode(),
            file_name="themes.toml",
            mime="application/toml",
            on_click="ignore",
        )
        if _edited(view):
            st.button("もとのルールに戻す", on_click=_forget, args=(view,))
    loaded = file_uploader("保存したルールを読み込む", most=1, type="toml", key="rule_file")
    if loaded is not None and st.session_state.get("_rule_file") != loaded.file_id:
        _load(view, loaded)


def _load(view: View, loaded: st.runtime.uploaded_file_manager.UploadedFile) -> None:
    """Take the rules of an uploaded file; a mistake in it is said with its line and changes nothing."""
    try:
        text = loaded.getvalue().decode("utf-8-sig")
        codes = [theme.code for theme in read_codebook(text).themes]
    except (RuleError, UnicodeDecodeError) as error:
        reason = error if isinstance(error, RuleError) else "UTF-8の文章ではありません。UTF-8で保存し直してください。"
        st.html(f'<p role="alert">⚠ {escape(loaded.name)}：{escape(str(reason))}</p>')
        return
    if codes != [theme.code for theme in view.corpus.themes]:
        st.html('<p role="alert">⚠ この資料のルールとテーマの記号が違うため、比べられません。</p>')
        return
    st.session_state["_rule_file"] = loaded.file_id
    _keep(view, text)
    st.rerun()


def _key(view: View) -> str:
    return f"_rules_{view.consultation.id}"


def _edited(view: View) -> Codebook | None:
    """The rules of this session, if any were changed."""
    text = st.session_state.get(_key(view))
    return read_codebook(text) if text else None


def _keep(view: View, text: str) -> None:
    st.session_state[_key(view)] = text


def _forget(view: View) -> None:
    """Callback: back to the rules of the consultation; what was typed goes too."""
    for key in [key for key in st.session_state if str(key).startswith("rule_")]:
        del st.session_state[key]
    st.session_state.pop(_key(view), None)
