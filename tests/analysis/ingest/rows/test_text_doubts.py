"""Texts that look as if they were read wrongly: each kind asked about once, with how many and where."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.ingest.build import built
from analysis.ingest.recognition.proposal import proposal
from analysis.ingest.rows.text_doubts import END, MOST, SHORT, text_doubts
from tests.analysis.ingest.documents import document

HEAD = ("番号", "分類", "意見の概要", "市の考え方")
WISH, ANSWER = "川沿いの道に明かりを増やしてほしいです。", "明かりの設置を検討します。"


def said(*rows: tuple[str | None, str | None]) -> list[tuple[str, int | None]]:
    table = pd.DataFrame(rows, columns=["opinion", "reply"]).astype("str")
    places = {"id": [f"{n}" for n in range(len(rows))], "no": [f"{n}" for n in range(len(rows))], "line": range(2, len(rows) + 2)}
    found = text_doubts("a.csv", table.assign(**places).astype({"id": "str", "no": "str", "line": "Int64"}))
    return [(problem.message, problem.line) for problem in found]


def test_texts_as_they_should_be_are_not_asked_about():
    assert said((WISH, ANSWER), (WISH, None), (f"{WISH}\n・北側\n・南側", f"{ANSWER}\n回答は以上です。")) == []
    assert said() == []


def test_an_empty_opinion_beside_a_reply():
    assert said((WISH, ANSWER), (None, ANSWER), (None, ANSWER), (None, None)) == [("意見が空なのに、回答があります（2件）", 3)]


@pytest.mark.parametrize(
    ("text", "name"), [("令和7年4月1日", "日付"), ("2026/4/1", "日付"), ("み" * SHORT, "名前のような短い語")]
)
def test_opinions_that_are_dates_or_words(text, name):
    rows = 10
    many = int(MOST * rows) + 1
    assert said(*[(text, ANSWER)] * many, *[(WISH, ANSWER)] * (rows - many))[0] == (f"意見の欄が{name}です（{many}件）", 2)
    assert said(*[(text, ANSWER)] * (many - 1), *[(WISH, ANSWER)] * (rows - many + 1)) == []
    assert said(*[("み" * (SHORT + 1), ANSWER)] * rows) == []


@pytest.mark.parametrize("label", ["担当課：道路課", "受付日：令和7年4月1日", "【市の考え方】"])
def test_labels_inside_a_text(label):
    assert said((f"{WISH}\n{label}", ANSWER)) == [("意見の文の中に、ほかの欄の見出しがあります（1件）", 2)]
    assert said((WISH, f"{ANSWER}\n{label}")) == [("回答の文の中に、ほかの欄の見出しがあります（1件）", 2)]


def test_an_address_at_the_end_of_a_reply():
    assert said((WISH, f"{ANSWER}\n問い合わせ先\n道路課"))[0] == ("回答の終わりに、問い合わせ先が付いています（1件）", 2)
    assert said((WISH, f"問い合わせ先\n{'い' * 10}\n" + f"{ANSWER}\n" * END)) == []
    assert said((WISH, "問い合わせ先")) == []


def test_many_empty_replies_are_one_question_and_can_be_filled_down():
    rows = [(str(n), "橋", WISH, f"{n}の橋は直します。" if n % 5 == 1 else "") for n in range(1, 31)]
    found = proposal(document(HEAD, *rows), "source.csv")
    plain = built(document(HEAD, *rows), found.recipe)
    assert [doubt.message for doubt in plain.doubts] == ["回答が空の意見が24件あります（先頭の意見には回答があります）"]
    filled = replace(found.recipe, source=replace(found.recipe.source, carried=("reply",)))
    table = built(document(HEAD, *rows), filled).tables["comments.csv"]
    assert table["reply_shared_with"].fillna("").tolist()[:7] == ["", "1", "1", "1", "1", "", "6"]
