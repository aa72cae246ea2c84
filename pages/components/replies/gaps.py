"""回答で触れられていない点: parts of opinions in the order in which their words are missing from the reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.charts.bars import count_bars
from pages.components.replies import choosing, quotes
from pages.components.replies.quotes import Quote
from pages.components.rows import findings as found
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.frame.view import View

COLUMNS = {
    "id": "番号",
    "text": "意見の一部（原文）",
    "kind_name": "種類",
    "missing": "回答に見当たらない語",
    "there": "回答にある語",
    "score": "見当たらない度合い（0〜1）",
    "answered_name": "回答が触れているか",
}


def draw(view: View) -> None:
    """Draw where such parts are, and the reading list."""
    st.html(
        '<p class="atlas-note"><strong>同じ語があることと、答えていることは同じではありません。</strong>'
        "意見を要望・質問などに分け、その語（言い換えやテーマが同じ語を含む）が回答にあるかを比べた、読む順番の目安です。"
        "別の言葉で答えていることも、同じ語があっても答えていないこともあります。必ず両方の文を読んでください。</p>"
    )
    table = parts(view)
    counted = by_pillar(view)
    figure.title(
        "触れられていない可能性がある部分を含む意見",
        note="数は意見の件数です。セルの結合で回答を共有する意見は、共有する回答と比べています。",
    )
    figure.chart(
        count_bars(counted, label="name", key="pillar", total=len(view.selected)),
        counted,
        name="gaps",
        heading_text="触れられていない可能性がある部分を含む意見",
        view=view,
        on_pick=lambda pillar: choosing.pick(gap="open", in_pillar=pillar),
    )
    choosing.choice("意見を選ぶ", found.GAP_NAMES, "gap")
    choosing.jump(view)
    figure.title(f"読む順の一覧（{len(table):,}か所）", note="度合い（0〜1）は、回答に見当たらない語の多さです。")
    quotes.draw(_quotes(table), table, columns=COLUMNS, caption="意見の部分と回答の語", name="gaps", view=view)
    with st.expander("柱ごとの表・ダウンロード"):
        names = {"name": "柱（項目）", "count": "該当する意見", "comments": "意見"}
        figure.table_twin(counted, columns=names, caption="柱ごとの件数", name="gaps_by_pillar", view=view)


def parts(view: View) -> pd.DataFrame:
    """The parts of the selected opinions, least spoken of first, with the words that are there and those that are not."""
    findings = view.corpus.findings
    table = found.selected_rows(view, findings.gaps)
    words = found.selected_rows(view, findings.matches).drop_duplicates(["row", "part", "start"])
    spoken = words["strength"] > 0
    for name, chosen in (("there", words[spoken]), ("missing", words[~spoken])):
        joined = chosen.drop_duplicates(["row", "part", "word"]).groupby(["row", "part"])["word"].agg("、".join)
        table = table.join(joined.rename(name), on=["row", "part"])
    table = table.assign(
        kind_name=table["kind"].map(found.request_names()),
        answered_name=table["answered"].map({True: "語がある", False: "見当たらない"}).astype("str"),
        score=table["score"].round(2),
    )
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


def by_pillar(view: View) -> pd.DataFrame:
    """One row a pillar: its selected comments, and those with a part that may not be spoken of."""
    ranked = view.corpus.findings.reading_list
    rows = ranked.loc[ranked["open_parts"] > 0, "row"]
    has_open = pd.DataFrame({"count": view.selected.comments.index.isin(rows), "comments": 1}, index=view.selected.comments.index)
    table = has_open.groupby(view.selected.pillar, observed=False).sum().rename_axis("pillar").reset_index()
    table = table.astype({"pillar": "str", "count": "int64", "comments": "int64"})
    return table.assign(name=table["pillar"].map(view.pillars))
