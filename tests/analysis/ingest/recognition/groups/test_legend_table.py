"""Entries of the legend as rows, with the labels that the printed totals have for them."""

from __future__ import annotations

import pytest

from analysis.ingest.recognition.groups.legend import LegendEntry
from analysis.ingest.recognition.groups.legend_table import labelled_entries, response_type_rows
from analysis.ingest.recognition.groups.printed_totals import TotalTable

ENTRY = LegendEntry("Ａ", "修正するもの", "revised", True)


def label(*labels, wordings=None, entry=ENTRY):
    table = TotalTable("区分", labels, wordings or ("",) * len(labels), (1,) * len(labels))
    return labelled_entries([entry], [table])[0].total_label


@pytest.mark.parametrize(
    "printed",
    [
        "A",
        "修正するもの",
        "Ａ修正するもの",
        "Ａ　修正するもの",
        "Ａ：修正するもの",
        "（Ａ）修正するもの",
        "Ａ（修正するもの）",
        "Ａ．修正するもの",
    ],
)
def test_a_label_of_the_totals_is_the_mark_its_wording_or_both(printed):
    assert label("その他", printed) == printed


def test_both_together_come_before_one_alone_and_a_wording_may_stand_beside():
    assert label("Ａ", "修正するもの", "Ａ修正するもの") == "Ａ修正するもの"
    assert label("Ａ", "修正するもの") == "Ａ"
    assert label("Ａ", wordings=("修正するもの",)) == "Ａ"


def test_other_labels_and_sums_name_no_entry():
    assert label("Ｂ", "修正しないもの") is None
    assert label("合計", entry=LegendEntry("合計", "合計", "other", True)) is None
    assert labelled_entries([], []) == []


def short(mark, wording):
    return response_type_rows([LegendEntry(mark, wording, "other", True)])[0]["label"]


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("計画案を修正するもの", "Ａ 計画案を修正する"),
        ("計画案を修正したもの", "Ａ 計画案を修正した"),
        ("計画に記載しているもの", "Ａ 計画に記載している"),
        ("今後の参考意見", "Ａ 今後の参考"),
        ("反映が困難なもの", "Ａ 反映が困難"),
        ("反映困難なこと", "Ａ 反映困難"),
        ("趣旨のもの", "Ａ 趣旨のもの"),
        ("その他", "Ａ その他"),
    ],
)
def test_a_short_label_leaves_out_how_a_wording_ends(wording, said):
    assert short("Ａ", wording) == said


def test_a_mark_without_a_wording_is_its_own_label():
    assert short("修正", "修正") == "修正"


def test_labels_tell_entries_apart_and_rows_keep_their_order():
    long = "区の計画全体の趣旨を踏まえて"
    rows = response_type_rows([LegendEntry("◎", f"{long}修正", "revised", True), LegendEntry("◎", f"{long}検討", "other", True)])
    assert [row["order"] for row in rows] == [1, 2]
    assert len({row["label"] for row in rows}) == 2
    assert rows[0] | {"label": ""} == {
        **{"mark": "◎", "order": 1, "wording": f"{long}修正", "label": "", "meaning": "revised", "total_label": None}
    }
