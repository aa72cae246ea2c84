"""今後の対応: what replies say was done, will be done, will be considered or will not be done."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.charts.bars import count_bars
from analysis.replies.outcomes.promises import read_grades, read_promise_cues
from pages.components.frame.library import library
from pages.components.frame.view import once
from pages.components.replies import quotes
from pages.components.replies.quotes import Quote
from pages.components.rows import findings as found
from pages.components.shared import figure
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pages.components.frame.view import View

COLUMNS = {
    "id": "番号",
    "grade_name": "段階",
    "quote": "区の考え方（原文）",
    "year": "年度・時期",
    "doer": "だれが（書かれていれば）",
    "actor": "文に出てくる組織・団体",
    "shared_with": "同じ回答の意見",
    "pillar_name": "柱（項目）",
    "cue": "段階を決めた言葉",
    "western_year": "西暦",
}


def draw(view: View) -> None:
    """Draw the grades, the years and bodies that are named, and the promises to read."""
    counted = by_grade(view)
    figure.title(
        "回答に書かれた対応",
        note="数は、その段階の文がある回答を受けた意見の件数です。1つの回答に複数の段階の文があります。"
        "国や団体など、ほかの主体が行うと書かれた文は除いています。",
    )
    figure.chart(
        count_bars(counted, label="name", key="grade", total=len(view.selected)),
        counted,
        name="promises",
        heading_text="回答に書かれた対応の段階",
        view=view,
        opens=lambda grade: {"grade": grade},
    )
    if named := _named(view):
        st.html(named)
    table = listed(view)
    figure.title(f"対応の一覧（{len(table):,}か所）", note="1つの回答の文は、共有する意見があっても1か所と数えます。")
    quotes.draw(
        _quotes(table),
        table,
        columns=view.named(COLUMNS),
        caption="回答に書かれた対応",
        name="promises_shown",
        view=view,
    )
    with st.expander("段階ごとの件数と、分け方の表"):
        figure.table_twin(
            counted,
            columns={"name": "段階", "count": "意見の件数", "clauses": "文の数", "meaning": "意味"},
            caption="段階",
            name="promise_grades",
            view=view,
            numbers={"count": lambda row: {"grade": row["grade"]}},
        )
        _rules(view)


@once()
def by_grade(view: View) -> pd.DataFrame:
    """One row a grade: how many selected comments got a reply with such a sentence, and how many sentences there are."""
    table = found.promised(view)
    answered = found.reply_of(view.corpus)[view.selected.positions]
    replies = {grade: set(rows["row"]) for grade, rows in table.groupby("grade")}
    grades = read_grades(library().data)
    counts = [sum(row in replies.get(grade, ()) for row in answered.tolist()) for grade in grades["grade"]]
    clauses = table["grade"].value_counts().reindex(grades["grade"], fill_value=0).to_numpy()
    return grades.assign(count=counts, clauses=clauses)


@once()
def listed(view: View) -> pd.DataFrame:
    """The promises, with names for codes."""
    table = found.promised(view)
    pillars = view.consultation.comments["pillar"].iloc[table["row"]].map(view.pillars)
    return table.assign(grade_name=table["grade"].map(found.grade_names()), pillar_name=pillars.array)


def _quotes(table: pd.DataFrame) -> list[Quote]:
    names = ["id", "grade_name", "pillar_name", "quote", "year", "doer", "actor", "shared_with"]
    shown = table.head(quotes.SHOWN)[names].astype("object").fillna("")
    columns = (shown[name].tolist() for name in names)
    return [
        Quote(id, (grade, pillar), text, _notes(year, doer, actor, others))
        for id, grade, pillar, text, year, doer, actor, others in zip(*columns, strict=True)
    ]


def _notes(year: str, doer: str, actor: str, others: str) -> dict[str, str]:
    """What stands below a quote; who is named in it is not said to do it, unless it is the subject."""
    shared = f"{others}番" if others else ""
    return {"時期": year, "だれが": doer, "文に出てくる組織・団体": actor, "同じ回答の意見": shared}


@once()
def _named(view: View) -> str:
    """HTML: the years and the bodies that sentences name, each with the comments it stands in an answer to."""
    table = found.promised(view)
    years = sorted(table["year"].dropna().unique(), key=lambda each: (not any(c.isdecimal() for c in each), each))
    actors = table["actor"].dropna().str.split("、").explode().value_counts().index
    return _doors(view, "時期", "year", years) + _doors(view, "文に出てくる組織・団体", "actor", actors)


def _doors(view: View, title: str, key: str, names: Iterable[str]) -> str:
    """One line of names with their counts."""
    items = []
    for name in names:
        rows = found.answered_by(view, found.promised_so(view, **{key: name})["row"])
        count = int(np.isin(view.selected.positions, rows).sum())
        number = door(f"{count:,}件", label=f"{name}：{count:,}件を開く", **{key: name})
        items.append(f"<li>{escape(name)} {number}</li>")
    return f'<h3 class="atlas-panel">{title}</h3><ul class="atlas-names">{"".join(items)}</ul>' if items else ""


def _rules(view: View) -> None:
    """The grading table as it is applied: the first line that fits the end of a sentence counts."""
    names = found.grade_names()
    cues = read_promise_cues(library().data)
    table = pd.DataFrame([(names.get(cue.grade, "（対応ではない）"), cue.example, cue.why) for cue in cues])
    st.html(
        figure.html_table(
            table.set_axis(["段階", "例", "理由"], axis="columns"), caption="文の終わり方で、上から順に当てはめます"
        )
        + f'<p class="atlas-note">言い方だけで分けたもので、実際の進み具合は示しません。{view.say("主語が区とは限りません")}'
        "（国は検討を進めています、など）。"
        "規則は data/replies/promise_cues.csv にあります。</p>"
    )
