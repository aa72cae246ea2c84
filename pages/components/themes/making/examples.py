"""例から見つける: comments like those of a theme, some at a time; a person says which belong to it and which do not."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.suggestions import Examples, suggestions, unsure_first
from analysis.themes.decisions import IN, OUT, latest
from pages.components.frame.view import once
from pages.components.rows.card import Cards, comment_cards
from pages.components.shared import figure
from pages.components.shared.doors import door
from pages.components.shared.switch import switch
from pages.components.themes.making import check, choosing, keeping

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

NOTE = (
    "テーマに付いている意見に似た意見を挙げます（語と文字の並びから計算）。似ているかどうかと、テーマに入るかどうかは別です。"
    "読んで決めてください。決めたことは、決めた人の名前と日時とともに資料に残り、ルールより優先されます。"
)
ORDERS = {"like": "似ている順", "unsure": "迷う順"}
ORDER_NOTE = (
    "「似ている順」のほうが、テーマに入る意見は早く見つかります。「迷う順」は、似ている度合いだけではテーマに入るかどうかを"
    "決めにくい意見が先です。"
)
SHOWN = 5
DECISIONS = {IN: "人が入れた", OUT: "人が外した"}
ANSWERS = {IN: "このテーマに入れる", OUT: "入れない"}


def draw(view: View) -> None:
    """Draw the choice of a theme, how it stands, the comments in question, and what was decided so far."""
    figure.title("例から見つける", note=NOTE)
    names = {theme.code: theme.full_name for theme in view.corpus.themes}
    st.selectbox("テーマ", list(names), format_func=names.__getitem__, key="of_theme", persist_state="session")
    theme = view.value("of_theme")
    inside = members(view, theme)
    st.html(f"<p>{_standing(view, theme)}</p>")
    why = keeping.refusal(view)
    if why:
        st.html(f'<p class="atlas-note">{escape(why)}</p>')
    switch("意見の順", ORDERS, key="asked", note=ORDER_NOTE)
    table = _asked(view, theme)
    if table.empty:
        st.html("<p>ほかに似た意見はありません。</p>")
    else:
        _questions(view, theme, table.head(SHOWN), decidable=not why)
    _in_theme(view, theme, inside, decidable=not why)
    _decided(view, theme, decidable=not why)
    if not why:
        choosing.draw(view, theme)
    check.draw(view, theme, inside=inside, answerable=not why)


@once("of_theme")
def _standing(view: View, theme: str) -> str:
    """How many comments have the theme, and how many of them by a person."""
    rows = set(members(view, theme))
    here = sum(comment in rows for comment in view.selected.column("id"))
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


@once("of_theme", "asked")
def _asked(view: View, theme: str) -> pd.DataFrame:
    """The comments that are not decided, in the order asked for; all of the consultation, whatever the filters."""
    ours = decisions(view, theme)
    out = tuple(ours.loc[ours["decision"] == OUT, "comment"])
    name = view.corpus.codebook.theme(theme).name
    ranked = suggestions(view.corpus, Examples(tuple(members(view, theme)), out, name), field="opinion")
    found = ranked[(ranked["score"] > 0) & (ranked["words"] != "")]
    return unsure_first(found) if view.value("asked") == "unsure" else found


def _questions(view: View, theme: str, asked: pd.DataFrame, *, decidable: bool) -> None:
    """The comments in question, what each shares with the theme's, and the answers, which are saved in one go."""
    comments = view.consultation.comments
    with st.form(f"asked_{theme}", border=False):
        for comment, words in zip(asked["id"], asked["words"], strict=True):
            st.html(comment_cards(comments[comments["id"] == comment], Cards(view)))
            st.html(f'<p class="atlas-note">共通する語：{escape(words)}</p>')
            st.segmented_control(
                f"{comment}番",
                list(ANSWERS),
                format_func=ANSWERS.__getitem__,
                key=_key(theme, comment),
                disabled=not decidable,
                label_visibility="collapsed",
            )
        st.form_submit_button(
            "選んだとおりに保存する",
            type="primary",
            disabled=not decidable,
            on_click=_save,
            args=(view, theme, tuple(asked["id"])),
        )


def _key(theme: str, comment: str) -> str:
    return f"answer_{theme}_{comment}"


def _save(view: View, theme: str, comments: tuple[str, ...]) -> None:
    """Callback: keep what was answered; what was left open is asked again."""
    given = {comment: st.session_state.get(_key(theme, comment)) for comment in comments}
    answered = {comment: str(answer) for comment, answer in given.items() if answer}
    if not answered:
        keeping.tell("どの意見も選ばれていません。意見ごとに「このテーマに入れる」か「入れない」を選んでから保存してください。")
        return
    inside = sum(answer == IN for answer in answered.values())
    keeping.decided(
        view, theme, answered, f"テーマに入れる意見 {inside:,}件、入れない意見 {len(answered) - inside:,}件を保存しました。"
    )


def _in_theme(view: View, theme: str, inside: list[str], *, decidable: bool) -> None:
    """Take out one of the comments that have the theme."""
    if not (decidable and inside):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        comment = st.selectbox("このテーマから外す意見", inside, format_func="{}番".format, key=f"out_of_{theme}")
        words = f"{comment}番をこのテーマから外しました。"
        st.button("外す", key="take_out", on_click=keeping.decided, args=(view, theme, {comment: OUT}, words))


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
            st.button("取り消す", key="withdraw", on_click=keeping.decided, args=(view, theme, {comment: ""}, words))
