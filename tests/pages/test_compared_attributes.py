"""資料を比べる: columns that both documents have, each number with its comments."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from analysis.ingest.importing import import_file
from tests.analysis.comparison.test_attribute_shares import OTHER
from tests.pages.screen import bodies, doors, listed, panel, rows_opened, said, text
from tests.pages.serving_data import serving_data
from tests.place_documents import SURVEY
from tests.second_consultation import two_consultations


@pytest.fixture(scope="module")
def surveys(tmp_path_factory):
    data = two_consultations(tmp_path_factory.mktemp("two") / "data")
    for name, content in {"a-survey": SURVEY, "b-other": OTHER}.items():
        path = data.parent / f"{name}.csv"
        path.write_text(content, encoding="utf-8")
        import_file(path, data / "consultations" / name)
    with serving_data(data, tmp_path_factory.mktemp("cache")):
        yield


def test_each_value_of_both_documents_opens_its_comments(surveys, open_page):
    app = open_page("compare", consultation="a-survey", compared="two", **{"with": "b-other"})
    table = next(body for body in bodies(app) if "<caption>地域ごとの件数" in body)
    assert "関東" in table and "北海道" in table
    found = [door for door in doors(app) if "in_value" in door.values]
    assert {(door.values["in_side"], door.values["in_value"], said(door)) for door in found} == {
        ("first", "地域=九州", 7),
        ("first", "地域=東北", 7),
        ("first", "地域=北海道", 6),
        ("second", "地域=九州", 5),
        ("second", "地域=関東", 5),
    }
    assert [door for door in found if rows_opened(app, door.values) != said(door)] == []


def test_the_comments_of_a_value_are_a_condition_of_their_own_document(surveys, open_page):
    chosen = {"in_side": "second", "in_value": "地域=九州"}
    app = open_page("compare", consultation="a-survey", compared="two", **{"with": "b-other"}, **chosen)
    assert panel(app) == ["1", "3", "5", "7", "9"]
    link = next(each for each in app.get("page_link") if "「意見を読む」で開く" in each.proto.label)
    there = parse_qs(link.proto.query_string)
    assert there["where.地域"] == ["九州"] and listed(open_page("comments", **there)) == ["1", "3", "5", "7", "9"]


@pytest.mark.parametrize("value", ["地域=四国", "地域", "職業=会社員", "=", "<b>"])
def test_a_value_that_is_not_there_opens_nothing(surveys, open_page, value):
    app = open_page("compare", consultation="a-survey", compared="two", **{"with": "b-other"}, in_side="first", in_value=value)
    assert not app.exception and panel(app) == []


def test_documents_with_nothing_in_common_have_no_such_part(surveys, open_page):
    app = open_page("compare", consultation="nerima-2023", compared="two", **{"with": "b-other"})
    assert "両方の資料にある欄" not in text(app)
