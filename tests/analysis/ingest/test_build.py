"""The Nerima document: what is made of it, against the document itself."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from analysis.ingest.build import READERS, build, read_alike, read_lines
from analysis.ingest.readers.original import original
from analysis.ingest.recipe.decisions import read_recipe
from analysis.ingest.recipe.source import LAYOUTS
from analysis.package.files import TABLES
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError


@pytest.fixture(scope="module")
def built(nerima_folder):
    return build(nerima_folder)


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


def test_every_line_of_the_document_is_accounted_for(built, nerima_folder):
    lines = (nerima_folder / "source.txt").read_text(encoding="utf-8").split("\n")
    assert built.lines["line"].tolist() == list(range(1, len(lines) + 1))
    assert built.lines["kind"].value_counts().to_dict()["row"] == 94
    assert built.lines["kind"].value_counts().to_dict()["page_header"] == 9
    assert built.tables["rejects.csv"].empty


def test_the_header_is_the_promised_one(nerima_folder):
    first = (nerima_folder / "comments.csv").read_text(encoding="utf-8").split("\n")[0]
    assert first == "id,no,pillar,category,opinion,reply,reply_shared_with,printed_mark,page,line"


def test_each_text_stands_verbatim_on_its_line(nerima, nerima_folder):
    lines = (nerima_folder / "source.txt").read_text(encoding="utf-8").split("\n")
    for comment in nerima.comments.itertuples():
        no, category, opinion, reply, mark = lines[comment.line - 1].split("\t")
        assert (comment.no, comment.category, comment.opinion) == (no, category, opinion)
        assert (comment.reply if isinstance(comment.reply, str) else "") == reply
        assert mark == ""


def test_comments_by_pillar(nerima):
    assert nerima.comments["pillar"].value_counts(sort=False).to_dict() == {
        "全体": 5,
        "第1章": 3,
        "柱Ⅰ": 22,
        "柱Ⅱ": 44,
        "柱Ⅲ": 7,
        "その他": 13,
    }


def test_numerals_are_restored_in_names_and_not_in_quotes(nerima):
    pillars = nerima.pillars.set_index("pillar")
    assert pillars.loc["柱Ⅱ", "name"] == "柱Ⅱ DXで区政を身近にする"
    assert set(nerima.comments.loc[nerima.comments["pillar"] == "柱Ⅱ", "category"]) == {"柱 DX"}


def test_empty_replies_are_shared_ones(nerima):
    empty = nerima.comments[nerima.comments["reply"].isna()]
    assert dict(zip(empty["id"], empty["reply_shared_with"], strict=True)) == {
        "5": "4",
        "11": "10",
        "18": "17",
        "48": "47",
        "49": "47",
    }
    assert nerima.comments["reply_shared_with"].notna().sum() == 5


def test_no_mark_is_printed_and_all_are_coded(nerima):
    assert nerima.comments["printed_mark"].isna().all()
    assert nerima.marks("coded").value_counts().to_dict() == {"○": 34, "□": 25, "－": 13, "△": 12, "※": 6, "◎": 4}
    assert nerima.marks("printed").isna().all()
    assert nerima.available_bases() == ("coded",)


def test_coding_is_the_readers_own(nerima, nerima_folder):
    with (nerima_folder / "coding" / "response_types.csv").open(encoding="utf-8") as file:
        read = {row["no"]: row for row in csv.DictReader(file)}
    for row in nerima.coding.itertuples():
        assert (row.mark, row.coder_a, row.coder_b) == (
            read[row.comment]["adjudicated"],
            read[row.comment]["coder_a"],
            read[row.comment]["coder_b"],
        )


def test_front_matter(nerima):
    metadata = nerima.metadata
    assert (metadata.period_start, metadata.period_end) == (date(2022, 12, 11), date(2023, 1, 13))
    assert (metadata.people, metadata.organisations) == (11, 5)
    assert len(metadata.briefed_organisations) == 12
    assert "東京あおば農業協同組合" in metadata.briefed_organisations
    assert metadata.unit_line == "94件（11名・5団体）"


def test_official_totals_are_the_printed_ones(nerima):
    totals = nerima.official_totals
    by_axis = {axis: group.dropna(subset="key").set_index("key")["count"].to_dict() for axis, group in totals.groupby("axis")}
    assert by_axis["response_type"] == {"◎": 4, "○": 34, "□": 25, "△": 12, "※": 6, "－": 13}
    assert by_axis["pillar"] == {"全体": 5, "第1章": 3, "柱Ⅰ": 22, "柱Ⅱ": 44, "柱Ⅲ": 7, "その他": 13}
    assert totals.loc[totals["key"].isna(), "count"].tolist() == [94, 94]


def test_a_correction_quotes_the_text_and_leaves_it_alone(nerima):
    row_92 = nerima.corrections[(nerima.corrections["comment"] == "92") & (nerima.corrections["field"] == "opinion")]
    assert row_92["as_printed"].str.contains("いらない").any()
    assert "かかりつけ医がいらない場合" in nerima.comments.set_index("id").loc["92", "opinion"]


def test_each_correction_quotes_one_place(nerima):
    texts = nerima.comments.set_index("id")
    places = [texts.loc[error.comment, error.field].count(error.as_printed) for error in nerima.corrections.itertuples()]
    assert places == [1] * len(nerima.corrections)
    assert (nerima.corrections["as_printed"] != nerima.corrections["suggested"]).all()


def test_a_row_that_is_cut_is_rejected_with_its_reason(package):
    package.change("source.txt", "\n31\t柱 DX\t", "\n31\t柱 DX ", record=False)
    package.accept_source()
    built = build(package.folder)
    assert len(built.tables["comments.csv"]) == 93
    assert built.tables["rejects.csv"]["reason"].tolist() == ["5列のはずが4列です"]
    assert built.tables["rejects.csv"]["line"].tolist() == [96]
    assert "番号が続いていません" in [doubt.message for doubt in built.doubts]


def test_a_total_with_an_unknown_label_does_not_pass_for_the_sum(package):
    package.change("source.txt", "柱Ⅱ DXで区政を身近にする\t44", "柱Ⅱ DXで区政を身近に\t44", record=False)
    package.accept_source()
    with pytest.raises(PackageError) as error:
        build(package.folder)
    assert [(problem.line, problem.value) for problem in error.value.problems] == [(38, "柱Ⅱ DXで区政を身近に")]


def test_a_changed_original_is_refused(package):
    package.change("source.txt", "94件", "95件", record=False)
    with pytest.raises(PackageError, match=r"原本が build\.toml に記録されたものと違います"):
        build(package.folder)


def test_a_missing_original_is_refused(package):
    (package / "source.txt").unlink()
    with pytest.raises(PackageError, match="原本がありません"):
        build(package.folder)


def test_an_original_without_comments_gives_empty_tables(package):
    package.write("source.txt", "意見募集の結果\n".encode(), record=False)
    package.accept_source()
    tables = build(package.folder).tables
    assert {name for name, table in tables.items() if table.empty} == {"comments.csv", "official_totals.csv", "rejects.csv"}
    for name, table in tables.items():
        assert list(table.columns) == list(TABLES[name].columns)


def test_every_layout_that_a_recipe_may_name_has_a_reader():
    assert set(READERS) == set(LAYOUTS)


def test_recipes_that_differ_in_what_is_made_of_the_rows_read_alike(nerima_folder):
    recipe, document = read_recipe(nerima_folder), original(nerima_folder / "source.txt")
    for change in ({"ids": "place"}, {"marks_from": "reply"}, {"sums": ("計",)}, {"bullets": {"reply": "・"}}):
        other = replace(recipe, source=replace(recipe.source, **change))
        assert read_alike(recipe, other)
        assert read_lines(document, other) == read_lines(document, recipe)
    for change in ({"pillars_from": "category"}, {"unfiled": "全体"}, {"running": ("練馬区",)}, {"lines": {"1:3": "row"}}):
        assert not read_alike(recipe, replace(recipe, source=replace(recipe.source, **change))), change


def test_without_headings_it_matters_nothing_which_column_files_the_comments(nerima_folder):
    recipe, document = read_recipe(nerima_folder), original(nerima_folder / "source.txt")
    bare = replace(recipe, pillars=recipe.pillars.assign(heading=None))
    one, other = (
        replace(bare, source=replace(recipe.source, pillars_from=column, unfiled=unfiled))
        for column, unfiled in (("heading", "?"), ("category", "全体"))
    )
    assert read_alike(one, other)
    assert read_lines(document, one) == read_lines(document, other)
    assert not read_alike(one, replace(one, source=replace(one.source, unfiled="全体")))
