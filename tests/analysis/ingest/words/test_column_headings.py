"""Headings of columns as towns word them."""

from __future__ import annotations

import time

import pytest

from analysis.ingest.words.column_headings import best_role, heading_weights
from analysis.package.roles import BY_HEADING

WORDINGS = {
    "no": ["No", "№", "ＮＯ．", "番号", "意見番号", "項番", "通し番号", "整理番号", "枝番", "連No.", "#"],
    "section": ["章", "大項目", "基本目標", "施策の柱"],
    "category": [
        *("分類", "該当箇所", "意見の項目", "計画案の該当箇所", "項目・ページ", "関連項目", "小項目"),
        *("意見のあった箇所", "意見分野", "条文等"),
    ],
    "place": ["ページ", "頁", "素案ページ", "該当ページ", "行"],
    "opinion": [
        *("意見", "意見の概要", "意見要旨", "ご意見等", "提出された意見", "お寄せいただいたご意見", "意見等の概要（要旨）"),
        *("市民からの意見", "意見・提案の内容", "質問・意見等の要旨", "条例案に対する意見の概要", "コメント", "comment-body"),
        *("意見提出者の意見", "委員からの意見", "関係団体意見", "パブリックコメントの内容", "意見の具体的内容"),
        *("市民の声", "修正意見"),
    ],
    "reply": [
        *("考え方", "回答", "市の考え方", "県の考え方", "町の見解", "意見に対する市の考え方", "ご意見に対する区の考え方（案）"),
        *("教育委員会の考え方", "対応方針", "市の考え方・対応", "回答（市の考え方）", "意見への対応"),
    ],
    "printed_mark": [
        *("対応区分", "反映状況", "修正の有無", "採否", "計画への反映", "意見の取扱い", "反映区分", "考え方の類型"),
        *("対応の別", "採用・不採用", "素案修正の有無", "考え方の区分", "修正・追加の有無", "対応区分※2", "修正等"),
    ],
    "count": ["件数", "人数", "意見数", "同趣旨の意見数", "同意見数", "延件数"],
    "date": ["受付日", "提出年月日", "日付"],
    "attribute": [
        *("提出者", "住所", "年代", "提出方法", "担当課", "お住まいの地区", "在住・在勤等", "個人・団体", "受付方法"),
        *("意見の理由", "氏名又は団体名"),
    ],
}


@pytest.mark.parametrize(("role", "heading"), [(role, heading) for role, headings in WORDINGS.items() for heading in headings])
def test_a_heading_names_its_role(role, heading):
    assert best_role(heading)[0] == role


ASKED = {
    "opinion": [
        "計画案についてのご意見をお書きください。",
        "問3 素案に対するご意見をご自由にご記入ください",
        "1. 計画（案）へのご意見をお聞かせください",
    ],
    "attribute": ["年代をお選びください", "意見の理由があればご記入ください。"],
    "category": ["該当箇所をご記入ください。"],
}


@pytest.mark.parametrize(("role", "heading"), [(role, heading) for role, headings in ASKED.items() for heading in headings])
def test_what_a_form_asks_for_is_what_its_column_holds(role, heading):
    assert best_role(heading)[0] == role


def test_a_request_for_something_unknown_is_no_heading_known():
    assert heading_weights("足りないものをお書きください。") == {}


def test_blanks_and_line_breaks_inside_a_heading_do_not_matter():
    assert heading_weights("意 見 の\n概　要") == heading_weights("意見の概要")


def test_some_headings_mean_several_things_and_say_how_surely():
    weights = heading_weights("区分")
    assert weights["category"] == weights["section"] == 0.6
    assert weights["printed_mark"] == 0.3


SENTENCES = ("意見を踏まえて修正しました。", "市の考え方は次のとおりです", "市民の声を聞いてほしい", "意見のある人", "あ" * 500)


@pytest.mark.parametrize("text", ["", "みどり市", "1", *SENTENCES])
def test_a_text_is_no_heading(text):
    assert heading_weights(text) == {}


def test_no_text_takes_long():
    start = time.perf_counter()
    for text in ("意見等" * 9, "市民からの" * 5, "案に対する" * 6, "の" * 30, "意見・要望・質問・提案・感想・" * 2):
        heading_weights(text)
    assert time.perf_counter() - start < 1


def test_every_role_has_wordings():
    assert set(BY_HEADING) == set(WORDINGS)
