"""Items of a list inside a text, told from headings by the items beside them."""

from __future__ import annotations

import pytest

from analysis.ingest.recognition.groups.listed import is_legend_entry, is_listed
from analysis.ingest.rows.lines_read import ReadLine
from tests.analysis.ingest.documents import line


def lines(*texts):
    """Texts with their kind before a bar: 「row|…」; a continuation where there is none."""
    pairs = [text.split("|") if "|" in text else ["continuation", text] for text in texts]
    return [ReadLine(line(number, text), kind) for number, (kind, text) in enumerate(pairs, start=1)]


@pytest.mark.parametrize(
    "texts",
    [
        ["①相談窓口", "②費用の補助"],
        ["（1）相談窓口", "次のとおりです。", "(2)費用の補助"],
        ["①相談窓口", "page_mark|3", "blank|", "②費用の補助"],
        ["①相談窓口", "次に\n②費用の補助"],
    ],
)
def test_an_item_has_the_one_before_or_after_it_in_the_same_text(texts):
    read = lines(*texts)
    assert is_listed(read, 0)


def test_the_last_item_has_one_before_it():
    read = lines("①相談窓口", "次のとおりです。", "②費用の補助", "row|意見", "③道路")
    assert [is_listed(read, place) for place in range(5)] == [True, False, True, False, False]


@pytest.mark.parametrize(
    "texts",
    [
        ["①相談窓口"],
        ["①相談窓口", "③費用の補助"],
        ["①相談窓口", "row|意見", "②費用の補助"],
        ["相談窓口", "②費用の補助", "相談窓口"],
        ["（100）相談窓口", "（101）費用の補助"],
    ],
)
def test_a_number_by_itself_is_no_item(texts):
    assert not is_listed(lines(*texts), 0)


def test_the_numbered_line_beside_says_what_a_response_type_means_too():
    read = lines(
        "front_matter|④ 反映が困難なもの", "blank|", "front_matter|⑤ その他", "front_matter|⑦ 案を修正するもの", "row|⑥ その他"
    )
    assert is_legend_entry(read, 0) and is_legend_entry(read, 2)
    assert not is_legend_entry(read, 3)
    assert not is_legend_entry(lines("front_matter|④ 反映が困難なもの", "row|⑤ その他"), 0)
    assert not is_legend_entry(lines("front_matter|④ 反映が困難なもの", "front_matter|(5) その他"), 0)
    assert not is_legend_entry(lines("front_matter|④ 交通の安全", "front_matter|⑤ 公園"), 0)
