"""回答に見当たらない求め: parts of opinions in the order in which their words are missing from the reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from pages.components.frame.view import once
from pages.components.replies import quotes
from pages.components.replies.quotes import Quote
from pages.components.rows import findings as found
from pages.components.shared import figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

COLUMNS = {
    "id": "番号",
    "text": "意見の一部（原文）",
    "kind_name": "種類",
    "missing": "回答に見当たらない語",
    "there": "回答にある語",
    "score": "見当たらない度合い（0〜1）",
}


def draw(view: View) -> None:
    """Draw the reading list. How many parts are not spoken of is not said: a rank is no finding."""
    st.html(
        '<p class="atlas-note"><strong>同じ語があることと、答えていることは同じではありません。</strong>'
        "意見を要望・質問などに分け、その語（言い換えやテーマが同じ語を含む）が回答にあるかを比べた、読む順番の目安です。"
        "別の言葉で答えていることも、同じ語があっても答えていないこともあります。必ず両方の文を読んでください。</p>"
    )
    table = parts(view)
    count = int(np.isin(view.selected.positions, view.corpus.findings.reading_list["row"]).sum())
    if count:
        st.html(f"<p>{door(f'この順に{count:,}件の意見と回答を読む', gap='ranked')}</p>")
    figure.title(
        "読む順の一覧", note="度合い（0〜1）が大きいほど、求めているものの名前が回答に見当たりません。答えの有無は示しません。"
    )
    quotes.draw(_quotes(table), table, columns=COLUMNS, caption="意見の部分と回答の語", name="gaps", view=view)


@once()
def parts(view: View) -> pd.DataFrame:
    """The parts of the selected opinions, least spoken of first, with the words that are there and those that are not."""
    findings = view.corpus.findings
    table = found.selected_rows(view, findings.gaps)
    words = found.selected_rows(view, findings.matches).drop_duplicates(["row", "part", "start"])
    spoken = words["strength"] > 0
    for name, chosen in (("there", words[spoken]), ("missing", words[~spoken])):
        joined = chosen.drop_duplicates(["row", "part", "word"]).groupby(["row", "part"])["word"].agg("、".join)
        table = table.join(joined.rename(name), on=["row", "part"])
    table = table.assign(kind_name=table["kind"].map(found.request_names()), score=table["score"].round(2))
    return table.sort_values(["score", "row", "part"], ascending=[False, True, True], na_position="last", ignore_index=True)


def _quotes(table: pd.DataFrame) -> list[Quote]:
    shown = table.head(quotes.SHOWN)
    columns = (
        shown[name].astype("object").fillna("").tolist() for name in ("id", "kind_name", "score", "text", "missing", "there")
    )
    return [
        Quote(id, (kind, f"度合い {score}"), text, {"回答に見当たらない語": missing, "回答にある語": there})
        for id, kind, score, text, missing, there in zip(*columns, strict=True)
    ]
