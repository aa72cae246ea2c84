"""The legend of a document, in the ways documents print one."""

from __future__ import annotations

import pytest

from analysis.ingest.recognition.groups.legend import is_sign, legend

ABC = [("A", "revised"), ("B", "already_in_draft"), ("C", "will_consider")]


def found(texts, used, heading="対応区分"):
    return [(entry.mark, entry.meaning) for entry in legend(texts, used, heading)]


def test_nothing_printed_and_nothing_used():
    assert legend([], []) == []


@pytest.mark.parametrize(
    "texts",
    [
        [["A", "案を修正したもの"], ["B", "既に記載しているもの"], ["C", "今後の参考とするもの"]],
        [["対応区分", "内容", "件数"], ["Ａ", "案を修正したもの", "2"], ["Ｂ", "既に記載しているもの", "3"], ["Ｃ", "参考", "1"]],
        [["A：案を修正したもの"], ["B：既に記載しているもの"], ["C：今後の参考とするもの"]],
        [["A　案を修正したもの　B　既に記載しているもの　C　今後の参考とするもの"]],
        [["（A：修正、B：既に記載、C：参考）"]],
        [["【対応区分】 A：案を修正したもの\nB：既に記載しているもの\nC：今後の参考とするもの"]],
        [["（Ａ）案を修正したもの", "2件"], ["- 1 -"], ["（Ｂ）既に記載しているもの", "3件"], ["（Ｃ）参考", "1件"]],
    ],
)
def test_letters(texts):
    assert found(texts, ["A", "B", "C", "A"]) == ABC


def test_letters_may_mean_anything():
    assert found([["A：反映できないもの　B：案を修正したもの"]], ["A", "B"]) == [("A", "not_adopted"), ("B", "revised")]


def test_glyph_variants_are_one_mark_in_the_form_the_rows_have():
    texts = [["◎：修正したもの、○：既に記載しているもの、－：その他"]]
    assert found(texts, ["◎", "〇", "〇", "―"]) == [("◎", "revised"), ("〇", "already_in_draft"), ("―", "other")]


def test_marks_that_are_lost_from_the_rows_are_found_in_the_legend():
    texts = [["◎ 意見の趣旨を踏まえ計画に反映するもの", "4"], ["○ 素案に趣旨を掲載しているもの", "34"], ["－ その他", "13"]]
    assert found(texts, []) == [("◎", "revised"), ("○", "already_in_draft"), ("－", "other")]


def test_bullets_are_no_legend():
    bullets = [["○ 募集期間 12月1日から"], ["○ 提出者 5人"]]
    assert found(bullets, []) == []
    entries = legend(bullets, ["○", "×"], "採否")
    assert [(entry.mark, entry.wording, entry.known) for entry in entries] == [("○", "○", False), ("×", "×", False)]


def test_numbered_types_circled_digits_and_composite_codes():
    assert found([["対応1", "修正したもの"], ["対応2", "既に記載"]], ["対応１", "対応２"])[0] == ("対応１", "revised")
    assert found([["①反映する　②既に反映済み　③反映しない"]], ["①", "②"])[2] == ("③", "not_adopted")
    assert found([["A-1", "案を修正した"], ["B-1", "参考とする"]], ["A-1", "B-1"]) == [
        ("A-1", "revised"),
        ("B-1", "will_consider"),
    ]


def test_words_speak_for_themselves():
    assert found([], ["修正", "原案どおり"]) == [("修正", "revised"), ("原案どおり", "already_in_draft")]


def test_words_with_a_wording_of_their_own():
    texts = [["有：計画案を修正したもの、無：修正しないもの"]]
    assert [(entry.mark, entry.wording) for entry in legend(texts, ["有", "無"])] == [
        ("有", "計画案を修正したもの"),
        ("無", "修正しないもの"),
    ]


def test_a_note_below_is_no_entry():
    assert found([["A", "案を修正したもの"], ["B", "参考"], ["※ 件数は延べ数です。"]], ["A", "B"]) == [
        ABC[0],
        ("B", "will_consider"),
    ]


@pytest.mark.parametrize("text", ["○", "△", "Ａ", "対応3", "A-1", "有", "－"])
def test_signs(text):
    assert is_sign(text)


@pytest.mark.parametrize("text", ["", "意見", "駅前の駐輪場", "12月"])
def test_texts_are_no_signs(text):
    assert not is_sign(text)


def test_a_single_mark_within_a_sentence_is_no_legend():
    assert found([["この表では◎：案を修正したものとしています"]], ["◎", "○"]) == [("◎", "other"), ("○", "other")]
    assert found([["◎：案を修正したもの"], ["○：既に記載しているもの"]], ["◎", "○"]) == [
        ("◎", "revised"),
        ("○", "already_in_draft"),
    ]


def test_two_wordings_of_the_marks_used_are_a_legend_though_nobody_understands_them():
    assert [mark for mark, _ in found([["甲：ほげほげ"], ["乙：ふがふが"]], ["甲", "乙"])] == ["甲", "乙"]
