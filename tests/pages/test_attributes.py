"""Attributes of a document on the pages: filters, chips, the address, cards and files."""

from __future__ import annotations

import io
import re
import shutil

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.ingest.importing import import_file
from pages.components.frame import library
from pages.components.groups import attribute_counts, attribute_types, response_type_profiles, response_type_totals
from pages.components.overview import picture
from pages.components.reading.comments import file_columns
from pages.components.rows import narrowing
from pages.components.shared import weighing
from pages.components.words.counting import counting
from tests.pages.screen import behind, bodies, doors, listed, panel, panel_html, said, selected, text
from tests.place_documents import MARKS, SUBJECTS, SURVEY


def with_document(parent, nerima_folder, name, text):
    data = parent / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    path = parent / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    import_file(path, data / "consultations" / name)
    return data


def served(data, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(data.parent / "cache"))
    library._opened.cache_clear()
    yield
    library._opened.cache_clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, nerima_folder):
    return with_document(tmp_path_factory.mktemp("survey"), nerima_folder, "survey", SURVEY)


@pytest.fixture
def survey(folder, monkeypatch):
    yield from served(folder, monkeypatch)


def test_the_address_narrows_every_page(survey, open_page):
    for page in ("", "pillars", "keywords", "comments", "briefing", "methods"):
        app = open_page(page, **{"where.地域": "九州"})
        assert not app.exception and len(app.session_state["_view"].selected) == 7, page


def test_a_filter_writes_the_address_and_its_chip_takes_it_away(survey, open_page):
    app = open_page("comments")
    box = next(each for each in app.multiselect if each.label == "年齢層")
    assert box.options == ["10代", "20代", "30代", "40代", "50代", "（記載なし）"]
    box.set_value(["20代", "（記載なし）"]).run()
    assert selected(app) == 5 and listed(app) == ["1", "4", "6", "11", "16"]
    assert app.query_params["where.年齢層"] == ["20代", "（記載なし）"]
    app.button(key="chip_where.年齢層:（記載なし）").click().run()
    assert selected(app) == 4 and app.query_params["where.年齢層"] == "20代"
    app.button(key="clear_all").click().run()
    assert selected(app) == 20 and "where.年齢層" not in app.query_params


def test_nothing_found_says_what_each_condition_costs(survey, open_page):
    app = open_page("comments", **{"where.地域": "北海道", "where.年齢層": "（記載なし）"})
    assert selected(app) == 0
    assert {each.label for each in app.button if "を外す：" in each.label} >= {
        "「地域：北海道」を外す：1件",
        "「年齢層：（記載なし）」を外す：6件",
    }


def test_a_value_that_the_document_lacks_is_named(survey, open_page):
    app = open_page("comments", **{"where.地域": "四国"})
    assert selected(app) == 20 and "「地域＝四国」" in "".join(bodies(app))


def test_cards_and_files_have_every_column(survey, open_page):
    app = open_page("comments", **{"where.地域": "九州"})
    shown = "".join(bodies(app))
    assert "地域：九州" in shown and "日付：2024-03-01" in shown and "備考：公園に2回行った" in shown
    columns = file_columns(app.session_state["_view"])
    assert list(columns.values())[-5:] == ["地域", "年齢層", "日付", "件数", "備考"]


def test_commands_take_the_same_conditions(survey, capsys, tmp_path):
    assert main(["tokens", "survey", "--where", "地域=九州", "年齢層=30代", "--format", "csv"]) == 0
    ids = {line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]}
    assert ids == {"2", "17"}
    out = tmp_path / "a.csv"
    assert main(["export", "survey", "--to", "kouchou-ai", "--where", "地域=九州", "--out", str(out)]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1 + 7
    assert main(["export", "survey", "--to", "kouchou-ai", "--where", "地域=四国", "--out", str(out)]) == 64
    assert "九州、東北、北海道" in capsys.readouterr().err


def rows(capsys, *words: str) -> pd.DataFrame:
    assert main([*words, "--format", "csv"]) == 0
    return pd.read_csv(io.StringIO(capsys.readouterr().out), dtype={"id": "str"})


def test_words_are_compared_between_values_and_within_a_condition(survey, capsys):
    """20 rows: 九州 7 (2, 5, …, 20), 東北 7, 北海道 6 (3, 6, …, 18); of the 30代 (2, 7, 12, 17) 2 in 九州, 1 in 北海道."""
    sizes = ["target_size", "reference_size"]
    assert rows(capsys, "keyness", "survey", "--target", "地域=九州", "--reference", "地域=北海道")[sizes].iloc[0].tolist() == [
        7,
        6,
    ]
    assert rows(capsys, "keyness", "survey", "--target", "地域=九州")[sizes].iloc[0].tolist() == [7, 13]
    within = ("keyness", "survey", "--target", "地域=九州", "--where", "年齢層=30代")
    assert rows(capsys, *within)[sizes].iloc[0].tolist() == [2, 2]
    assert rows(capsys, *within, "--reference", "地域=北海道")[sizes].iloc[0].tolist() == [2, 1]
    assert main(["keyness", "survey", "--target", "地域=四国"]) == 64
    assert "九州、東北、北海道" in capsys.readouterr().err


def test_texts_alike_and_suggestions_stay_within_the_condition(survey, capsys):
    """Rows n and n + 10 have one text; of the 30代 these are 2 and 12, 7 and 17, of 九州 none is with its twin."""
    assert set(rows(capsys, "similar", "survey", "--threshold", "1", "--where", "年齢層=30代")["id"]) == {"2", "12", "7", "17"}
    assert rows(capsys, "similar", "survey", "--threshold", "1", "--where", "地域=九州").empty
    found = rows(capsys, "suggest", "survey", "--like", "1", "--words-only", "--where", "地域=九州")
    assert set(found["id"]) <= {"2", "5", "8", "11", "14", "17", "20"} and len(found)


def test_each_attribute_is_counted_and_its_bars_open_their_rows(survey, open_page):
    app = open_page("pillars")
    headings = text(app)
    assert "地域別の意見件数（20件）" in headings and "日付別の意見件数（20件）" in headings
    found = [door for door in doors(app) if "in_where" in door.values]
    assert {"地域=九州", "年齢層=10代", "年齢層=（記載なし）", "date=2024-01-01"} <= {door.values["in_where"] for door in found}
    for door in found:
        assert behind(app, door.values) == said(door), door


@pytest.mark.parametrize(("page", "where", "total"), [("", {}, 210), ("comments", {"where.地域": "九州"}, 77)])
def test_rows_that_stand_for_several_opinions_are_said_on_every_page(survey, open_page, page, where, total):
    """Comment n stands for n opinions: 1 + 2 + … + 20, and of one region 2 + 5 + … + 20."""
    assert f"資料の「件数」では合わせて{total}件" in text(open_page(page, **where))


ANSWERED = "番号,地域,件数,意見の概要,市の考え方,対応\n" + "\n".join(
    f"{n},{('東北', '九州')[n % 2]},{n},{subject}を増やしてほしい。,{subject}は計画に記載しています。,{MARKS[n % 4]}"
    for n, subject in enumerate(SUBJECTS * 2, start=1)
)
"""九州 has the odd numbers, with ○ (1, 5, 9, 13, 17) and ※ (3, 7, 11, 15, 19); comment n stands for n opinions."""


@pytest.fixture(scope="module")
def answered_folder(tmp_path_factory, nerima_folder):
    return with_document(tmp_path_factory.mktemp("answered"), nerima_folder, "answered", ANSWERED)


@pytest.fixture
def answered(answered_folder, monkeypatch):
    yield from served(answered_folder, monkeypatch)


def test_response_types_are_counted_by_each_value(answered, open_page):
    app = open_page("pillars", consultation="answered")
    assert "地域別の意見件数と対応区分（20件）" in text(app)
    found = [door for door in doors(app) if "in_where" in door.values]
    assert {(door.values["in_where"], door.values.get("in_type", ""), said(door)) for door in found} >= {
        ("地域=九州", "○", 5),
        ("地域=九州", "※", 5),
        ("地域=東北", "◎", 5),
        ("地域=九州", "", 10),
    }
    for door in found:
        assert behind(app, door.values) == said(door), door
    app = open_page("pillars", consultation="answered", in_where="地域=九州", in_type="※")
    assert panel(app) == ["3", "7", "11", "15", "19"]


def test_what_rows_stand_for_is_added_up_by_choice_and_said(answered, open_page):
    """九州: 1 + 3 + … + 19 = 100 of 210, ○ 1 + 5 + 9 + 13 + 17 = 45, ※ 55."""
    app = open_page("pillars", consultation="answered", weighed="yes")
    assert "地域別の意見件数と対応区分（資料の「件数」の合計210件、意見の行は20）" in text(app)
    table = attribute_types.wide(view := app.session_state["_view"], "地域", attribute_counts.counts(view, "地域"), weighed=True)
    assert table.set_index("key").loc["九州", ["○", "※", "◎", "none", "count", "weight"]].tolist() == [45, 55, 0, 0, 10, 100]
    assert table["weight"].sum() == 210
    app = open_page("pillars", consultation="answered", weighed="yes", in_where="地域=九州", in_type="※")
    assert panel(app) == ["3", "7", "11", "15", "19"]
    assert "<strong>5件</strong>（資料の「件数」では合わせて55件）" in panel_html(app), "the mark said 55"


def test_pillars_and_response_types_are_added_up_by_the_same_choice(answered, open_page):
    """◎ 4 + 8 + … + 20 = 60, ○ 45, △ 2 + 6 + … + 18 = 50, ※ 55: 210."""
    app = open_page("response_types", consultation="answered", weighed="yes")
    table = response_type_totals.table(app.session_state["_view"]).set_index("mark")
    assert table["count"].to_dict() == {"◎": 60, "○": 45, "△": 50, "※": 55}
    assert "（資料の件数）（210件）" in text(app)
    cells, people = response_type_profiles.cells(app.session_state["_view"])
    assert cells["count"].sum() == 210
    assert dict(zip(people["name"].str[0], people["count"], strict=True)) == table["count"].to_dict()
    assert "資料の件数の合計210件、意見の行は20" in text(app)
    rows = response_type_totals.table(open_page("response_types", consultation="answered").session_state["_view"])
    assert rows["count"].tolist() == [5] * 4


def test_the_squares_are_rows_and_the_table_is_added_up_by_choice(answered, open_page):
    app = open_page("", consultation="answered", weighed="yes")
    assert picture.cells(app.session_state["_view"])["count"].sum() == 20
    app = open_page("", consultation="answered", picture="table", weighed="yes")
    assert picture.cells(app.session_state["_view"])["count"].sum() == 210
    assert "資料の「件数」の合計210件、意見の行は20" in text(app)
    assert "数えるもの" in [each.label for each in app.segmented_control]
    texts = open_page("", consultation="answered", picture="table", weighed="yes", texts="yes")
    assert "数えるもの" not in [each.label for each in texts.segmented_control]
    assert picture.cells(texts.session_state["_view"])["count"].sum() == 10, "the first of a text does not stand for the others"


def test_themes_and_words_say_what_rows_stand_for(answered, open_page):
    """公園 is spoken of in the opinions 2 and 12, 図書館 in 1 and 11."""
    app = open_page("keywords", consultation="answered")
    words = counting(app.session_state["_view"]).frequency().set_index("term")
    assert words.loc[["公園", "図書館"], "document_frequency"].tolist() == [2, 2]
    assert words.loc[["公園", "図書館"], "weight"].tolist() == [14, 12]
    assert weighing.SUM in text(app)


def test_the_survey_is_added_up_too_and_a_document_that_counts_nothing_offers_no_choice(survey, open_page):
    app = open_page("pillars", weighed="yes")
    assert "地域別の意見件数（資料の「件数」の合計210件、意見の行は20）" in text(app)
    assert "77件（36.7%）" in text(app), "九州: 2 + 5 + … + 20 of 210"


def test_a_bar_opens_the_panel_and_leads_to_the_list(survey, open_page):
    app = open_page("pillars", in_where="地域=九州")
    assert panel(app) == [str(n) for n in range(1, 21) if n % 3 == 2]
    view = app.session_state["_view"]
    assert narrowing.link_changes(view)["where.地域"] == ["九州"]


def test_a_document_without_replies_misses_none(survey, open_page):
    shown = "".join(bodies(open_page("comments")))
    assert "atlas-comment" in shown and 'class="reply"' not in shown and "（記載なし）" not in re.sub("年齢層.*?<", "", shown)
    assert "空欄の" not in text(open_page("pillars"))


def test_words_by_an_attribute(survey, open_page):
    app = open_page("keywords", by="where.地域")
    assert "地域別によく出る語（意見と回答）" in text(app) and "九州（7件）" in text(app)
    opened = [door.values for door in doors(app) if "in_where" in door.values]
    assert opened and all(set(values) == {"word", "in_where"} for values in opened)


def test_words_of_two_values_and_of_one_against_the_rest(survey, open_page):
    app = open_page("keywords", view="contrast", compare="where.地域", **{"target.地域": "北海道", "reference.地域": "rest"})
    assert not app.exception and {each.label for each in app.selectbox} >= {"こちらに多い語を", "これと比べる"}
    assert next(each for each in app.selectbox if each.label == "こちらに多い語を").options == ["九州", "東北", "北海道"]
    assert "北海道（6件）とそれ以外すべて（14件）の特徴語" in text(app)
    rest = open_page("keywords", view="contrast", compare="where.地域", word="増やす", out_where="地域=北海道")
    assert (
        panel(rest) == [str(n) for n in range(1, 21) if n % 3]
        and narrowing.link_changes(rest.session_state["_view"])["out_where"]
    )


def test_shares_of_rows_do_not_stand_beside_weights(answered, open_page):
    for weighed, shown in (("no", True), ("yes", False)):
        app = open_page("pillars", consultation="answered", weighed=weighed)
        table = next(body for body in bodies(app) if "<caption>地域別の意見件数" in body)
        assert ("割合（％）" in table) is shown


def test_weights_are_not_added_up_where_texts_are_counted(answered, open_page):
    assert "では合わせて" in text(open_page("", consultation="answered"))
    assert "では合わせて" not in text(open_page("", consultation="answered", texts="yes"))
