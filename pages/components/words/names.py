"""名前の候補: sequences of nouns that may be names, one at a time; what a person accepts is one word of this consultation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from analysis.access.gate import NotAllowedError, may, why_not
from analysis.keeping.own_names import add_name, own_names, remove_name
from analysis.package.data_folder import data_folder
from analysis.package.problem import PackageError
from analysis.statistics.words.frequency import term_frequency
from analysis.statistics.words.name_candidates import name_candidates
from pages.components.frame.library import library
from pages.components.frame.view import once
from pages.components.rows.card import highlighted
from pages.components.shared import figure
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.words.counting import Counting

SHOWN = 30
AROUND = 24
"""Characters of the text on either side of a candidate."""
LARGE = 2_000
"""Comments above which the dictionary is changed in a terminal: all texts are cut into words anew, which took 5 seconds for
800 short comments beside other work."""
COLUMNS = {
    "term": "名前の候補",
    "words": "名詞の数",
    "term_frequency": "出現回数（回）",
    "document_frequency": "出現意見数（件）",
    "longer": "これを含む長い候補（個）",
    "c_value": "C値",
}
_SAID, _SKIPPED = "name_said", "name_skipped"


def draw(counting: Counting) -> None:
    """Draw the candidate in hand with the ways to accept or pass it, those after it, and the names accepted so far."""
    view = counting.view
    figure.title(
        "名前の候補",
        note="続いた名詞のうち、1つの名前かもしれないものを、C値（語の数と回数が多く、長い候補の一部でないほど大きい）の順に挙げます。"
        "辞書に加えると、この資料では1語として数えます。絞り込みにかかわらず、資料全体から数えます。",
    )
    _say(view)
    table = _candidates(view)
    table = table[~table["term"].isin(_skipped(view))]
    if table.empty:
        st.html("<p>2回以上出る、名前らしい名詞の並びは、ほかにありません。</p>")
    else:
        _in_hand(view, table.iloc[0])
        named = table.head(SHOWN)[list(COLUMNS)].rename(columns=COLUMNS)
        st.html(figure.html_table(named, caption=f"名前の候補（{len(table):,}のうちはじめの{len(named):,}）"))
    _accepted(view)


@once()
def _candidates(view: View) -> pd.DataFrame:
    return name_candidates(view.corpus.words)


def _skipped(view: View) -> list[str]:
    passed: list[str] = st.session_state.setdefault(f"{_SKIPPED}_{view.consultation.id}", [])
    return passed


def _in_hand(view: View, candidate: pd.Series) -> None:
    """The first candidate with its words around it; the same button stays in hand, so that one key accepts one after another."""
    name = candidate["term"]
    text = view.consultation.comments[candidate["field"]].iloc[candidate["row"]]
    begin, end = max(candidate["start"] - AROUND, 0), candidate["end"] + AROUND
    place = (candidate["start"] - begin, candidate["end"] - begin)
    number = view.consultation.comments["id"].iloc[candidate["row"]]
    search = f"comments?consultation={quote(view.consultation.id)}&q={quote(name)}"
    st.html(
        f'<div class="atlas-comment"><p><strong>{escape(name)}</strong>　{candidate["term_frequency"]:,}回・'
        f"{candidate['document_frequency']:,}件</p><p>…{highlighted(text[begin:end], [place])}…（{escape(number)}番）</p>"
        f'<p><a href="{escape(search)}" target="_self">この言葉のある意見を探す</a></p></div>'
    )
    if why := _why_not(view):
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
        return
    with st.container(horizontal=True, gap="small"):
        st.button("辞書に加える", type="primary", key="name_add", on_click=_change, args=(view.consultation.id, name, True))
        st.button("今は加えない", key="name_skip", on_click=_skipped(view).append, args=(name,))


def _why_not(view: View) -> str:
    if len(view.consultation.comments) > LARGE:
        command = f"python -m analysis names {view.consultation.id} --add 名前"
        return f"{LARGE:,}件を超える資料では、語を分け直すのに時間がかかるため、端末で加えてください：{command}"
    return why_not(visitor(), "name")


def _accepted(view: View) -> None:
    names = own_names(_folder(view.consultation.id))
    if not names:
        return
    with st.expander(f"この資料の辞書にある名前（{len(names):,}）"):
        st.html(f"<p>{escape('、'.join(names))}</p>")
        if may(visitor(), "name") and len(view.consultation.comments) <= LARGE:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                name = st.selectbox("外す名前", names, key="name_out")
                st.button("辞書から外す", key="name_remove", on_click=_change, args=(view.consultation.id, name, False))


def _change(consultation: str, name: str, added: bool) -> None:  # the arguments of a callback
    """Callback: put a name in or take it out, and open the consultation anew; what came of it is said by the next run."""
    try:
        (add_name if added else remove_name)(_folder(consultation), name, by=visitor())
        library(look=True)
        st.session_state[_SAID] = (name, "に加えました" if added else "から外しました")
    except (PackageError, NotAllowedError, OSError) as error:
        st.session_state[_SAID] = ("", f"⚠ {error}")


def _say(view: View) -> None:
    """Say once what was done, with how often the name is one word now.

    Its place is kept where there is nothing to say: the button below would be another one, and no longer in hand, if it moved.
    """
    name, said = st.session_state.pop(_SAID, ("", ""))
    if not said:
        st.html('<p role="status" class="atlas-note">候補を1つずつ見て、名前だけを加えてください。</p>')
        return
    table = term_frequency(view.corpus.matrix("both", joined=False))
    counts = table.loc[table["term"] == name, ["term_frequency", "document_frequency"]]
    now = f"1語として{counts.iat[0, 0]:,}回・{counts.iat[0, 1]:,}件。" if len(counts) else ""
    st.html(f'<p role="status" class="atlas-said">{escape(f"「{name}」を辞書{said}。{now}" if name else said)}</p>')


def _folder(consultation: str) -> Path:
    return data_folder() / "consultations" / consultation
