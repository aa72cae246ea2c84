"""Legend entries mean what their wording says, never what their sign looks like."""

from __future__ import annotations

import pytest

from analysis import schema
from analysis.ingest.words.meanings import meaning_of, meaning_of_mark
from analysis.ingest.words.word_files import words

WORDINGS = {
    "revised": [
        "意見の趣旨を踏まえ計画に反映するもの",
        "案を修正したもの",
        "修正する",
        "一部採用",
        "追加・修正",
        "素案に盛り込むもの",
    ],
    "already_in_draft": [
        *(
            "素案に趣旨を掲載しているもの",
            "既に計画案に盛り込まれているもの",
            "記載済み",
            "原案のとおり",
            "対応済",
            "盛り込み済み",
        ),
    ],
    "already_done_elsewhere": ["素案に記載はないが他の施策・事業等で既に実施しているもの", "既に実施しているもの"],
    "will_consider": ["事業実施等の際に検討するもの", "今後の取組を進める上で参考とするもの", "参考", "検討"],
    "explained": ["計画案を修正しないもの", "御質問への回答", "市の考え方を説明", "無修正"],
    "not_adopted": [
        "反映または参考にさせていただくことが難しいもの",
        "趣旨を反映できないもの",
        "計画案に反映することが困難なもの",
        "不採用",
        "反映しない",
    ],
    "out_of_scope": ["意見募集の対象外", "計画に関連しないもの"],
    "comment": ["肯定的な意見", "その他の意見・感想", "案に賛同するもの", "ご意見として承ります"],
    "other": ["その他、上記以外のもの", "その他", "その他（質問・感想等）", "その他（①～④に該当しないもの）"],
}


@pytest.mark.parametrize(("meaning", "wording"), [(meaning, each) for meaning, wordings in WORDINGS.items() for each in wordings])
def test_a_wording_has_a_meaning(meaning, wording):
    assert meaning_of(wording) == meaning


@pytest.mark.parametrize("sign", ["", "○", "◎", "A", "1", "対応1", "趣旨同一"])
def test_what_says_nothing_means_nothing(sign):
    assert meaning_of(sign) is None


def test_the_same_sign_means_what_its_document_says():
    assert meaning_of_mark("○", "素案に趣旨を掲載しているもの", "対応区分") == "already_in_draft"
    assert meaning_of_mark("○", "案を修正したもの", "対応区分") == "revised"
    assert meaning_of_mark("○", "○", "対応区分") is None


def test_yes_and_no_are_read_with_the_heading_that_asks():
    assert meaning_of_mark("有", "有", "修正の有無") == "revised"
    assert meaning_of_mark("無", "無", "修正の有無") == "explained"
    assert meaning_of_mark("無", "無", "反映の有無") == "not_adopted"


def test_every_meaning_is_one_of_the_schema():
    assert {rule["meaning"] for rule in words("meanings")["rules"]} <= set(schema.MEANINGS)
    assert set(WORDINGS) == set(schema.MEANINGS)


@pytest.mark.parametrize("heading", ["計画の修正", "素案の変更", "修正の有・無"])
def test_a_heading_that_asks_whether_gives_yes_and_no_their_meaning(heading):
    found = [meaning_of_mark(mark, mark, heading) for mark in ("有", "あり", "無", "なし")]
    assert found == ["revised", "revised", "explained", "explained"]
    assert [meaning_of_mark(mark, mark, "対応状況") for mark in "有無"] == [None, None]
