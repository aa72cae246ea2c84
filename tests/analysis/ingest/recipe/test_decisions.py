"""build.toml: read whole, or refused with each wrong value named."""

from __future__ import annotations

import pytest

from analysis.ingest.recipe.decisions import read_recipe
from analysis.package.problem import PackageError


def problems(package):
    with pytest.raises(PackageError) as error:
        read_recipe(package.folder)
    return error.value.problems


def test_nerima(nerima_folder):
    recipe = read_recipe(nerima_folder)
    assert recipe.shared_replies == {"5": "4", "11": "10", "18": "17", "48": "47", "49": "47"}
    assert recipe.response_types["meaning"].tolist() == [
        *("revised", "already_in_draft", "already_done_elsewhere", "will_consider", "not_adopted", "other"),
    ]
    assert recipe.pillar_of("heading")["柱 DXで区政を身近にする"] == "柱Ⅱ"
    assert recipe.pillar_of("category")["柱 DX"] == "柱Ⅱ"
    assert recipe.response_type_totals["－ その他、上記以外のもの"] == "－"


def test_it_is_not_there(package):
    (package / "build.toml").unlink()
    assert problems(package)[0].message == "作成手順がありません"


def test_a_syntax_error_has_its_line(package):
    package.change("build.toml", 'publisher = "練馬区"', 'publisher = "練馬区')
    assert (problems(package)[0].message, problems(package)[0].line) == ("TOMLとして読めません", 8)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "(仮称) 取組強化プラン', 'subtitle = "(仮称) 取組強化プラン', "「document.title」がありません"),
        ('short_name = "柱Ⅰ 区民協働"\n', "", "「pillars[2].short_name」がありません"),
        ('meaning = "revised"\n', "meaning = 1\n", "「response_types[0].meaning」の値が違います"),
        ('"意見概要" = "opinion"\n', "", "「source.columns」に知らない列があるか、opinion がありません"),
        ('"No" = "no"\n', '"No" = "nummer"\n', "「source.columns」に知らない列があるか、opinion がありません"),
        ("sums = [", 'layout = "columns"\nsums = [', "「source.layout」に使えない値です"),
        ('pillar = "柱Ⅲ"', 'pillar = "柱Ⅱ"', "pillars に同じ項目が2つあります"),
        ('mark = "◎"', 'mark = "○"', "response_types に同じ項目が2つあります"),
        (
            "[source.totals]\n",
            '[source.parts]\n"No" = "("\n[source.totals]\n',
            "「source.parts」の「No」が正規表現として読めません",
        ),
        ('"48" = "47"\n', '"48" = 47\n', "「shared_replies」の値が違います"),
        ('sums = ["合計", "合 計"]\n', 'sums = "合計"\n', "「source.sums」の値が違います"),
        ('file = "coding/response_types.csv"\n', "", "「coding.file」がありません"),
    ],
)
def test_each_wrong_value_is_named(package, old, new, said):
    package.change("build.toml", old, new)
    assert said in [problem.message for problem in problems(package)]


def test_a_document_without_readers_has_no_coding(package):
    text = (package / "build.toml").read_text(encoding="utf-8")
    (package / "build.toml").write_text(text[: text.index("[coding]")], encoding="utf-8")
    assert read_recipe(package.folder).coding is None
