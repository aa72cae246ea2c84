"""Counts that a person copies: typed lines are read, told apart, written as a recipe, and read back as they were."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.ingest.recipe.copied import (
    Copied,
    CopiedPart,
    CopiedType,
    copied_recipe,
    parts_of,
    parts_text,
    types_of,
    types_text,
)
from analysis.ingest.recipe.totals import read_totals
from analysis.package.problem import PackageError

TYPES = (
    CopiedType("◎", "計画に反映するもの", 6, "revised"),
    CopiedType("反映できない", "反映できない", 14, "not_adopted"),
    CopiedType("他", "庁内で共有したもの", None, "other"),
)
WHOLE = Copied(
    title='"引用" のある計画\\',
    publisher="みどり区",
    plan="計画（素案）",
    place="結果.pdf の2ページ",
    received=20,
    people=7,
    organisations=0,
    period_start=date(2019, 12, 11),
    period_end=date(2020, 1, 15),
    published=date(2020, 3, 31),
    types=TYPES[:2],
    type_sum=20,
    parts=(CopiedPart("柱1", 15), CopiedPart("柱2", 5)),
)


@pytest.mark.parametrize(
    ("line", "mark", "wording", "count"),
    [
        ("◎ 計画に反映するもの 6", "◎", "計画に反映するもの", 6),
        ("◎\t計画に反映するもの\t6", "◎", "計画に反映するもの", 6),
        ("　◎　計画に反映するもの　１，２３４件", "◎", "計画に反映するもの", 1234),
        ("反映する：6件", "反映する", "反映する", 6),
        ("対応1 説明したもの 0", "対応1", "説明したもの", 0),
        ("◎ 計画に反映するもの", "◎", "計画に反映するもの", None),
        ("A", "A", "A", None),
    ],
)
def test_a_line_is_a_mark_its_wording_and_its_count(line, mark, wording, count):
    (found,) = types_of(line)
    assert (found.mark, found.wording, found.count) == (mark, wording, count)


def test_the_wording_says_what_a_mark_means_and_sums_are_no_marks():
    found = types_of("◎ 計画に反映するもの 6\n\n反映できない 14\n合計 20")
    assert [(each.mark, each.meaning) for each in found] == [("◎", "revised"), ("反映できない", "not_adopted")]


def test_parts_keep_digits_that_belong_to_their_names():
    assert parts_of("施策の柱1 70\n施策の柱2\t50\n第3章\n計 120") == (
        CopiedPart("施策の柱1", 70),
        CopiedPart("施策の柱2", 50),
        CopiedPart("第3章", None),
    )


@pytest.mark.parametrize("text", ["◎ 反映 1\n◎ 参考 2", "◎\n◎"])
def test_a_mark_twice_is_named_with_its_line(text):
    with pytest.raises(PackageError, match="対応区分 2行目：1行目と同じものです（値：「◎」）"):
        types_of(text)


def test_what_is_written_is_read_back_as_it_was():
    assert types_of(types_text(TYPES))[:2] == TYPES[:2] and parts_of(parts_text(WHOLE.parts)) == WHOLE.parts


def test_the_recipe_says_all_that_was_copied(tmp_path):
    (tmp_path / "結果.pdf").write_bytes(b"%PDF")
    (tmp_path / "build.toml").write_text(copied_recipe(WHOLE, ["結果.pdf"]), encoding="utf-8")
    read = read_totals(tmp_path)
    assert (read.cover.title, read.cover.publisher, read.cover.plan) == (WHOLE.title, WHOLE.publisher, WHOLE.plan)
    assert (read.published, read.place, read.evidence) == (WHOLE.published, WHOLE.place, ("結果.pdf",))
    facts = read.cover.facts
    assert (facts.period_start, facts.period_end, facts.people, facts.organisations) == (
        WHOLE.period_start,
        WHOLE.period_end,
        7,
        0,
    )
    types = read.response_types[["mark", "wording", "meaning"]].values.tolist()
    assert types == [[each.mark, each.wording, each.meaning] for each in WHOLE.types]
    assert read.totals[["axis", "key", "count"]].fillna("").values.tolist() == [
        ["all", "", 20],
        ["response_type", "◎", 6],
        ["response_type", "反映できない", 14],
        ["response_type", "", 20],
        ["pillar", "柱1", 15],
        ["pillar", "柱2", 5],
    ]


def test_sums_are_compared_where_every_row_has_a_count_and_what_is_missing_is_named():
    assert WHOLE.sums == [("対応区分の合計", 20, 20), ("項目の合計", 20, 20)] and WHOLE.missing == []
    assert Copied(received=9, types=TYPES, parts=WHOLE.parts).sums == [("項目の合計", 9, 20)]
    assert Copied(received=0).missing == ["資料の名前", "件数の載っている場所"]
    assert Copied().missing == ["資料の名前", "意見の数", "件数の載っている場所"]
