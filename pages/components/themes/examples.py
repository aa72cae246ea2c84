"""例から見つける: comments like those of a theme, one after another; a person says which belong to it and which do not."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.suggestions import Examples, suggestions
from analysis.themes.decisions import IN, OUT, latest
from pages.components.frame.view import once
from pages.components.rows.card import Cards, comment_cards
from pages.components.shared import figure
from pages.components.shared.doors import door
from pages.components.themes import check, keeping

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

NOTE = (
    "テーマに付いている意見に似た意見を、似ている順に挙げます（語と文字の並びから計算）。似ているかどうかと、テーマに入るかどうかは別です。"
    "読んで決めてください。決めたことは、決めた人の名前と日時とともに資料に残り、ルールより優先されます。"
)
SHOWN = 5
DECISIONS = {IN: "人が入れた", OUT: "人が外した"}


def draw(view: View) -> None:
    """Draw the choice of a theme, how it stands, the comments in question, and what was decided so far."""
    figure.title("例から見つける", note=NOTE)
    names = {theme.code: theme.full_name for theme in view.corpus.themes}
    st.selectbox("テーマ", list(names), format_func=names.__getitem__, key="of_theme", persist_state="session")
    theme = view.value("of_theme")
    st.html(f"<p>{_standing(view, theme)}</p>")
    why = keeping.refusal(view)
    if why:
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
    table = _asked(view, theme)
    if table.empty:
        st.html("<p>ほかに似た意見はありません。</p>")
    for asked in table.head(SHOWN).to_dict("records"):
        _one(view, theme, str(asked["id"]), str(asked["words"]), decidable=not why)
    _in_theme(view, theme, decidable=not why)
    _decided(view, theme, decidable=not why)
    check.draw(view, theme, inside=members(view, theme), answerable=not why)


@once("of_theme")
def _standing(view: View, theme: str) -> str:
    """How many comments have the theme, and how many of them by a person."""
    rows = set(members(view, theme))
    here = sum(comment in rows for comment in view.selected.comments["id"])
    ours = decisions(view, theme)
    inside, outside = ((ours["decision"] == each).sum() for each in (IN, OUT))
    number = door(f"{here:,}件", theme=theme) if here else "0件"
    people = f"資料全体で、人が入れた意見 {inside:,}件、人が外した意見 {outside:,}件。"
    return f"表示中の意見のうち、このテーマの付いたもの：{number}。{people}"


def members(view: View, theme: str) -> list[str]:
    """Numbers of the comments that have a theme, in document order."""
    table = view.corpus.assignments
    rows = sorted(set(table.loc[table["theme"] == theme, "row"]))
    return view.consultation.comments["id"].iloc[rows].tolist()


def decisions(view: View, theme: str) -> pd.DataFrame:
    """What people decided of a theme and is in force."""
    coded = latest(view.consultation.theme_coding)
    return coded[coded["theme"] == theme]


@once("of_theme")
def _asked(view: View, theme: str) -> pd.DataFrame:
    """The comments that are not decided, those like the theme's first; all of the consultation, whatever the filters."""
    ours = decisions(view, theme)
    out = tuple(ours.loc[ours["decision"] == OUT, "comment"])
    name = next(each.name for each in view.corpus.themes if each.code == theme)
    ranked = suggestions(view.corpus, Examples(tuple(members(view, theme)), out, name), field="opinion")
    return ranked[(ranked["score"] > 0) & (ranked["words"] != "")]


def _one(view: View, theme: str, comment: str, words: str, *, decidable: bool) -> None:
    """A comment in question, what it shares with the theme's, and the two answers."""
    comments = view.consultation.comments
    st.html(comment_cards(comments[comments["id"] == comment], Cards(view)))
    st.html(f'<p class="atlas-note">共通する語：{escape(words)}</p>')
    if not decidable:
        return
    with st.container(horizontal=True, gap="small"):
        for decision, label in ((IN, "このテーマに入れる"), (OUT, "入れない")):
            st.button(
                label,
                key=f"decide_{decision}_{theme}_{comment}",
                on_click=keeping.decided,
                args=(view, theme, comment, decision, f"{comment}番を「{label}」としました。"),
            )


def _in_theme(view: View, theme: str, *, decidable: bool) -> None:
    """Take out a comment that has the theme."""
    inside = members(view, theme)
    if not (decidable and inside):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        comment = st.selectbox("このテーマから外す意見", inside, format_func="{}番".format, key=f"out_of_{theme}")
        words = f"{comment}番をこのテーマから外しました。"
        st.button("外す", key="take_out", on_click=keeping.decided, args=(view, theme, comment, OUT, words))


def _decided(view: View, theme: str, *, decidable: bool) -> None:
    """What was decided, by whom and when; each can be withdrawn."""
    ours = decisions(view, theme)
    if ours.empty:
        return
    table = ours.assign(decision=ours["decision"].map(DECISIONS))
    columns = {"comment": "番号", "decision": "決めたこと", "by": "決めた人", "at": "日時（UTC）"}
    figure.table_twin(table, columns=columns, caption="人が決めたこと", name="theme_decisions", view=view)
    if decidable:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            comment = st.selectbox("取り消す意見", ours["comment"].tolist(), format_func="{}番".format, key=f"withdraw_{theme}")
            words = f"{comment}番について決めたことを取り消しました。"
            st.button("取り消す", key="withdraw", on_click=keeping.decided, args=(view, theme, comment, "", words))
