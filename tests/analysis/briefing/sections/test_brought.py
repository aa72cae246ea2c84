"""What a document says of each comment stands in its briefing: a table a column, and whose value most comments have."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from analysis.briefing.arrangement import Arrangement
from analysis.briefing.build import material_of
from analysis.briefing.sections.brought import brought_sentences, brought_tables
from analysis.briefing.sections.concentration import concentration
from analysis.selection import Selection
from tests.place_documents import SURVEY


def surveyed(comments: pd.DataFrame) -> pd.DataFrame:
    brought = pd.DataFrame(csv.DictReader(io.StringIO(SURVEY)), dtype="str").rename(columns={"件数": "count"})
    table = comments.head(20).assign(**{name: brought[name] for name in ("地域", "年齢層", "count")})
    return table.assign(年齢層=table["年齢層"].mask(table["年齢層"] == ""))


@pytest.fixture
def material(with_comments):
    """20 comments of the built-in document with columns of a survey: 九州 7, 東北 7, 北海道 6; comment n stands for n."""
    return material_of(with_comments(surveyed), Selection("printed"), Arrangement())


def test_each_attribute_is_a_table_of_comments_and_of_what_they_stand_for(material):
    region, age = brought_tables(material)
    assert region.title == "地域別の意見件数" and region.column("value") == ["九州", "東北", "北海道"]
    assert [int(count) for count in region.column("count")] == [7, 7, 6]
    assert region.column("weight") == [77, 70, 63]
    assert [int(count) for count in age.column("count")] == [4, 4, 4, 4, 3, 1] and age.column("value")[-1] == "（記載なし）"
    assert set(region.ids) == set(material.ids) == set(age.ids)


def test_the_section_has_them_and_names_no_value_of_two_that_have_as_many(material):
    section = concentration(material)
    assert [table.name for table in section.tables][-2:] == ["attribute_1", "attribute_2"]
    assert list(brought_sentences(material, brought_tables(material))) == [], "九州 and 東北 have 7, four ages have 4"


def test_the_value_of_most_comments_is_named_with_them(material):
    fewer = replace(material, selected=replace(material.selected, positions=material.selected.positions[1:8]))
    region = next(iter(brought_sentences(fewer, brought_tables(fewer)[:1])))
    assert region.text == "資料の欄「地域」では、「九州」の意見が3件で、最も多くなっています。", "comments 2 to 8: 2, 5 and 8"
    assert len(region.ids) == 3


def test_a_document_without_attributes_has_none(corpus):
    assert brought_tables(material_of(corpus, Selection("coded"), Arrangement())) == []


def test_of_many_values_those_of_most_comments_are_printed(with_comments):
    """23 values of 3 comments: 20 are printed, in their order, and that is said."""
    changed = with_comments(lambda table: table.head(69).assign(町名=[f"{n // 3:02}丁目" for n in range(69)]))
    table = brought_tables(material_of(changed, Selection("printed"), Arrangement()))[-1]
    assert table.title == "町名別の意見件数（23のうち、多い順に20）" and len(table.rows) == 20
    assert table.column("value") == sorted(str(each) for each in table.column("value"))
