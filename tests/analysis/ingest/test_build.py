"""The Nerima document: what is made of it, against the document itself."""

from __future__ import annotations

import csv
import hashlib
from datetime import date

import pandas as pd
import pytest

from analysis.ingest.build import build
from analysis.ingest.package import TABLES, read_consultation
from analysis.ingest.problem import PackageError
from analysis.ingest.write import rebuild


@pytest.fixture(scope="module")
def built(nerima_folder):
    return build(nerima_folder)


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


def test_a_rebuild_gives_the_committed_bytes(copy_of_nerima, nerima_folder):
    for name in (*TABLES, "datapackage.json"):
        if name != "corrections.csv":
            (copy_of_nerima / name).unlink()
    rebuild(copy_of_nerima)
    for name in (*TABLES, "datapackage.json"):
        assert (copy_of_nerima / name).read_bytes() == (nerima_folder / name).read_bytes(), name


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


def test_a_row_that_is_cut_is_rejected_with_its_reason(copy_of_nerima):
    source = copy_of_nerima / "source.txt"
    text = source.read_text(encoding="utf-8").replace("\n31\t柱 DX\t", "\n31\t柱 DX ", 1)
    source.write_text(text, encoding="utf-8")
    _accept(copy_of_nerima)
    built = build(copy_of_nerima)
    assert len(built.tables["comments.csv"]) == 93
    assert built.tables["rejects.csv"]["reason"].tolist() == ["5列のはずが4列です"]


def test_a_changed_original_is_refused(copy_of_nerima):
    with (copy_of_nerima / "source.txt").open("a", encoding="utf-8") as file:
        file.write("追記")
    with pytest.raises(PackageError, match=r"原本が build\.toml に記録されたものと違います"):
        build(copy_of_nerima)


def _accept(folder) -> None:
    """Record the changed original in the recipe, as a person who means it would."""
    recipe = folder / "build.toml"
    new = hashlib.sha256((folder / "source.txt").read_bytes()).hexdigest()
    lines = [
        f'sha256 = "{new}"' if line.startswith("sha256 = ") else line for line in recipe.read_text(encoding="utf-8").split("\n")
    ]
    recipe.write_text("\n".join(lines), encoding="utf-8")


def test_empty_tables_are_tables(built):
    assert isinstance(built.tables["rejects.csv"], pd.DataFrame)
    assert built.tables["rejects.csv"].columns.tolist() == ["line", "text", "reason"]
