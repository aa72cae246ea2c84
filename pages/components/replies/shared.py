"""共通の回答文: sentences that stand in the replies to several comments."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

import streamlit as st

from analysis.replies.repeated.shared_replies import shared_reply_groups
from analysis.replies.repeated.similar_sentences import differing_spans
from analysis.replies.repeated.whole_replies import shared_whole
from pages.components.frame.view import once
from pages.components.rows import findings as found
from pages.components.rows.card import highlighted
from pages.components.shared import figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from pandera.typing.pandas import DataFrame

    from analysis.replies.schema import SharedReplies
    from pages.components.frame.view import View

SHOWN = 8
"""Groups of a kind that stand open; the others are folded away."""
COLUMNS = {
    "group": "組",
    "kind_name": "同じとみた理由",
    "sentence": "回答文（最初のもの）",
    "replies": "回答の数",
    "count": "意見の数",
}


def draw(view: View) -> None:
    """Draw the groups by how many of the selected comments they answer."""
    table = groups(view)
    again = table[table["kind"] != "merged"]
    merged = len(table) - len(again)
    figure.title("複数の意見に使われている回答文")
    answered = f"表示中の{len(view.selected):,}件の意見への回答は{replies_of(view):,}です。"
    if table.empty:
        st.html(f"<p>{answered}同じ文、またはほぼ同じ文が使われている回答はありません。</p>")
        return
    st.html(
        f"<p>{answered}同じ文、またはほぼ同じ文が複数の回答にあるもの{len(again):,}組、"
        f"資料のセルの結合により1つの回答が複数の意見に対するもの{merged:,}組。</p>"
    )
    _whole(view)
    _list(again, "同じ文、ほぼ同じ文がある回答")
    figure.actions(
        table, columns=COLUMNS, caption="複数の意見に使われている回答文", name="shared_replies", view=view, picture=False
    )
    st.html(
        '<p class="atlas-note">同じ文が使われることは、よいことでも悪いことでもありません。'
        "同じ問いに同じように答えている場合もあります。"
        "「同じ文」は一字一句同じか、全角と半角、空白、記号だけが違う文です。言葉の一部が違う文は「ほぼ同じ文」とし、"
        "件数を押すと、違うところに印を付けて並べます。</p>"
    )


@once()
def groups(view: View) -> pd.DataFrame:
    """The groups that answer a selected comment, counted among the selected comments."""
    everything = view.corpus.findings
    here = cast("DataFrame[SharedReplies]", found.selected_rows(view, everything.shared))
    counted = shared_reply_groups(here).set_index("group")[["replies", "comments"]].rename(columns={"comments": "count"})
    known = everything.groups.set_index("group")[["kind", "sentence"]]
    table = counted.join(known).reset_index()
    table = table.assign(kind_name=table["kind"].map(found.KIND_NAMES), code=table["group"].astype("str"))
    return table.sort_values(["count", "group"], ascending=[False, True], ignore_index=True)


@once()
def replies_of(view: View) -> int:
    """How many different cells answer the selected comments."""
    answered = found.reply_of(view.corpus)[view.selected.positions]
    return len(set(answered[answered >= 0].tolist()))


def draw_differences(view: View) -> None:
    """Draw the sentences of the group that is open one below the other, with what differs from the first."""
    shared = view.corpus.findings.shared
    chosen = shared[(shared["group"].astype("str") == view.value("shared"))].drop_duplicates("reply_row")
    if len(chosen) < 2:
        return
    first = chosen["sentence"].iloc[0]
    pairs = zip(chosen["reply_id"].tolist(), chosen["sentence"].tolist(), strict=True)
    items = "".join(f"<li>{escape(id)}番：{highlighted(words, differing_spans(words, first))}</li>" for id, words in pairs)
    note = "ほぼ同じ文です。印は、最初の文にない言葉です。" if (chosen["kind"] == "near").any() else ""
    st.html(f'<div class="atlas-comment"><ul>{items}</ul><p class="atlas-note">{note}</p></div>')


@once()
def whole(view: View) -> pd.DataFrame:
    """One row a reply that answers several of the selected comments whole: id (of its first comment), reply, count, merged."""
    numbers, comments = view.corpus.same_replies, view.consultation.comments
    table = shared_whole(numbers, view.selected.positions)
    first = comments.iloc[table["leader"]]
    merged = table["leader"].isin(numbers[comments["reply_shared_with"].notna().to_numpy()])
    return table.assign(id=first["id"].to_numpy(), reply=first["reply"].to_numpy(), merged=merged)


def _whole(view: View) -> None:
    """Replies that answer several opinions as they stand, those with most opinions first."""
    table = whole(view)
    if table.empty:
        return
    comments = int(table["count"].sum())
    figure.title(
        "同じ回答が付いた意見",
        note=f"回答の全文が同じ（空白や記号の違いは除く）意見は{comments:,}件、回答は{len(table):,}とおりです。件数を押すと、その意見を開きます。",
    )
    columns = (table[name].tolist() for name in ("id", "reply", "count", "merged"))
    _open([_answer(*each) for each in zip(*columns, strict=True)])


def _answer(one: str, reply: str, count: int, merged: bool) -> str:
    number = door(f"{count:,}件", label=f"この回答が付いた意見{count:,}件を開く", same_reply=one)
    return f"<li><p>{escape(reply)}</p><small>{number}の意見{'　資料のセルが結合されていたと推定' if merged else ''}</small></li>"


def _list(table: pd.DataFrame, title: str) -> None:
    """The sentences to read, those that answer most comments first; a long list is folded after the first of them."""
    if table.empty:
        return
    figure.title(title, note="件数は、その文が答えている意見の数です。押すと、その意見と回答を開きます。")
    columns = (table[name].tolist() for name in ("code", "sentence", "count", "replies", "kind_name"))
    items = [_item(*each) for each in zip(*columns, strict=True)]
    _open(items)


def _open(items: Sequence[str]) -> None:
    """The first of a list to read, the others folded away."""
    st.html(_items(items[:SHOWN]))
    if len(items) > SHOWN:
        with st.expander(f"ほかの{len(items) - SHOWN:,}組を読む"):
            st.html(_items(items[SHOWN:]))


def _items(items: Sequence[str]) -> str:
    return f'<ol class="atlas-sentences">{"".join(items)}</ol>'


def _item(code: str, sentence: str, count: int, replies: int, kind: str) -> str:
    number = door(f"{count:,}件", label=f"この文が答えている意見{count:,}件を開く", shared=code)
    return f"<li><p>{escape(sentence)}</p><small>{number}の意見・{replies:,}の回答　{escape(kind)}</small></li>"
