"""Columns that a document has beside ours: which of them choose comments, by which values, here and on the command line."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.attributes import MOST, NOT_SAID, attributes, chosen_in_words, further, labels
from analysis.briefing.view_address import choice_text, view_address
from analysis.commands import UsageError
from analysis.commands.terminal.corpus import conditions
from analysis.ingest.importing import import_file
from analysis.package.folder import read_consultation
from analysis.search import costs
from analysis.selection import Selection, select
from tests.place_documents import SURVEY


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    """Twenty opinions: comment n is of region n % 3, of age 10 × (n % 5 + 1), the fourth of no age."""
    folder = tmp_path_factory.mktemp("survey")
    (folder / "survey.csv").write_text(SURVEY, encoding="utf-8")
    import_file(folder / "survey.csv", folder / "package")
    return read_consultation(folder / "package")


def column(survey, cells):
    """The attribute that a column of these cells is; None where it is none."""
    comments = survey.comments.assign(欄=pd.array(cells, dtype="str"))
    return attributes(replace(survey, comments=comments)).get("欄")


def test_columns_whose_values_repeat_are_attributes(survey):
    found = attributes(survey)
    assert {name: each.name for name, each in found.items()} == {"地域": "地域", "年齢層": "年齢層", "date": "日付"}
    assert found["地域"].values == ("九州", "東北", "北海道")  # 7, 7 and 6 comments
    assert found["年齢層"].values == ("10代", "20代", "30代", "40代", "50代", NOT_SAID)
    assert further(survey) == ("地域", "年齢層", "date", "count", "備考")


def test_nerima_has_none(nerima_folder):
    nerima = read_consultation(nerima_folder)
    assert not attributes(nerima) and further(nerima) == ()


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["甲"] * 20, None),  # one value tells nothing apart
        ([*["甲"] * 19, None], ("甲", NOT_SAID)),
        ([f"値{n}" for n in range(11)] + ["値0"] * 9, None),  # 11 values of 20 do not repeat
        ([f"値{n}" for n in range(10)] * 2, tuple(f"値{n}" for n in range(10))),
        (["あ" * 40, "い"] * 10, ("あ" * 40, "い")),
        (["あ" * 41, "い"] * 10, None),
        (["平成31年", "令和2年", "令和10年", "平成9年"] * 5, ("平成9年", "平成31年", "令和2年", "令和10年")),
        (["9～12月", "10月", "１月"] * 6 + ["10月"] * 2, ("１月", "9～12月", "10月")),
        (["甲\u200b乙", "丙"] * 10, None),  # what cannot be read in an address is none
    ],
)
def test_which_values_a_column_offers(survey, cells, values):
    found = column(survey, cells)
    assert (found and found.values) == values


def test_a_hundred_values_are_offered_and_no_more(survey):
    for number, offered in ((MOST, True), (MOST + 1, False)):
        comments = pd.concat([survey.comments] * 12, ignore_index=True)
        names = pd.array([f"町{n % number}" for n in range(len(comments))], dtype="str")
        assert bool(attributes(replace(survey, comments=comments.assign(欄=names))).get("欄")) == offered


def test_dates_are_in_one_form_and_in_their_order(survey):
    found = column(survey, ["令和6年5月1日", "2024/4/30", None, "２０２４年５月１日"] * 5)
    assert found.dated and found.values == ("2024-04-30", "2024-05-01", NOT_SAID)


def test_the_column_that_files_the_comments_is_no_attribute_beside_itself(survey):
    filed = survey.comments.assign(pillar=survey.comments["地域"])
    assert "地域" not in attributes(replace(survey, comments=filed))
    assert "年齢層" in attributes(replace(survey, comments=filed))


def test_categories_finer_than_the_parts_are_an_attribute(nerima_folder):
    nerima = read_consultation(nerima_folder)
    finer = nerima.comments.assign(category=pd.array([f"小{n % 4}" for n in range(len(nerima.comments))], dtype="str"))
    assert attributes(replace(nerima, comments=finer))["category"].name == "分類"


def test_values_of_one_attribute_add_and_attributes_intersect(survey):
    south = Selection("printed", attributes=(("地域", ("九州", "東北")),))
    young = Selection("printed", attributes=(("地域", ("九州", "東北")), ("年齢層", ("10代",))))
    assert select(survey, south).comments["id"].tolist() == [str(n) for n in range(1, 21) if n % 3]
    assert select(survey, young).comments["id"].tolist() == ["5", "10", "20"]
    nobody = Selection("printed", attributes=(("年齢層", (NOT_SAID,)),))
    assert select(survey, nobody).comments["id"].tolist() == ["4"]
    assert nobody.narrows and labels(survey, "年齢層")[3] == NOT_SAID


def test_a_choice_in_words_and_as_an_address(survey):
    selection = Selection("printed", attributes=(("地域", ("九州", "東北")), ("date", ("2024-01-01",))))
    assert choice_text(survey, selection) == "地域：九州 ／ 地域：東北 ／ 日付：2024-01-01"
    assert "where.date=2024-01-01" in view_address("a", selection)
    assert chosen_in_words(survey, ()) == []


def test_each_condition_costs_what_it_leaves_out(survey):
    selection = Selection("printed", attributes=(("地域", ("九州",)), ("年齢層", ("10代",))))
    found = {(each.key, each.value): each.without for each in costs(selection, lambda chosen: select(survey, chosen))}
    assert found == {("where.地域", "九州"): 4, ("where.年齢層", "10代"): 7}  # 4 of ten years, 7 of the region


def test_conditions_of_the_command_line(survey):
    asked = ["地域=九州", "地域=東北", "年齢層＝１０代".replace("＝", "="), "日付=2024-01-01"]
    assert conditions(survey, asked) == (("地域", ("九州", "東北")), ("年齢層", ("10代",)), ("date", ("2024-01-01",)))


@pytest.mark.parametrize(
    ("asked", "said"), [("地方=九州", "地域、年齢層、日付"), ("地域=四国", "九州、東北、北海道"), ("九州", "地域、年齢層、日付")]
)
def test_an_unknown_condition_is_refused_with_what_there_is(survey, asked, said):
    with pytest.raises(UsageError, match=said):
        conditions(survey, [asked])
