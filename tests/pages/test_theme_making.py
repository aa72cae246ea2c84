"""Themes made on the page: groups are proposed, one is named, comments are put in and taken out one by one, all of it kept."""

from __future__ import annotations

import re
import shutil

import pytest

from analysis.access.gate import READ_ONLY
from analysis.ingest.importing import import_file
from analysis.keeping.history import generations
from analysis.package.folder import read_consultation
from analysis.themes.codebook import read_codebook
from analysis.themes.decisions import IN, OUT
from pages.components.frame import library
from pages.components.themes.making import keeping
from tests.pages.screen import doors, panel, said, text
from tests.unseen.documents import DOCUMENTS


@pytest.fixture
def folder(tmp_path, nerima_folder, monkeypatch):
    """A data folder with one consultation, of which nobody made themes."""
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    file, content = DOCUMENTS["city"]()
    (tmp_path / file).write_bytes(content)
    import_file(tmp_path / file, data / "consultations" / "city")
    monkeypatch.setenv("IKEN_DATA", str(data))
    library._opened.cache_clear()
    yield data / "consultations" / "city"
    library._opened.cache_clear()


def press(app, label):
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception, app.exception[0].message
    return app


def made(open_page):
    """A theme of the first group, named 図."""
    app = open_page("themes", consultation="city")
    next(each for each in app.text_input if each.label == "テーマの名前").set_value("図").run()
    return press(app, "テーマとして保存する")


def asked(app):
    """The answers to the comments in question, one control each."""
    return [each for each in app.button_group if str(each.key).startswith("answer_")]


def put_in(app):
    """Put the first comment in question into the theme."""
    asked(app)[0].set_value(IN)
    return press(app, "選んだとおりに保存する")


def themes(folder):
    return read_codebook(read_consultation(folder).themes_toml).themes


def test_groups_are_proposed_and_their_numbers_open_their_comments(open_page, folder):
    app = open_page("themes", consultation="city")
    assert "まだテーマがありません" in text(app) and "まとまり4" in text(app)
    number = next(door for door in doors(app) if door.values == {"in_group": "2"})
    assert said(number) == len(panel(open_page("themes", consultation="city", in_group="2"))) > 0
    more = open_page("themes", consultation="city", groups="6")
    assert "まとまり5" in text(more) and "まとまり5" not in text(app)


def test_a_group_becomes_a_theme_of_its_words(open_page, folder):
    app = made(open_page)
    (theme,) = themes(folder)
    assert (theme.code, theme.name, theme.fields) == ("T1", "図", ("opinion",)) and "「図」" in theme.rule
    assert "✓ テーマ「図」を保存しました。" in text(app) and "まとまり1" in text(app)
    assert "図" in text(open_page("themes", consultation="city", part="cross"))


def test_comments_are_put_in_taken_out_and_left_to_the_rule(open_page, folder):
    made(open_page)
    app = open_page("themes", consultation="city", part="examples")
    before = re.search(r"付いたもの：(\d+)件", text(app))[1]
    put_in(app)
    assert "入れる意見 1件、入れない意見 0件" in text(app) and "人が入れた意見 1件" in text(app)
    assert re.search(r"付いたもの：(\d+)件", text(app))[1] == str(int(before) + 1)
    cross = text(open_page("themes", consultation="city", part="cross"))
    assert "のべ1件" in cross and "図＊" in cross
    press(app, "外す")
    assert "人が外した意見 1件" in text(app)
    press(app, "取り消す")
    press(app, "取り消す")
    assert "人が入れた意見 0件、人が外した意見 0件" in text(app)


def test_a_theme_is_renamed_and_taken_out(open_page, folder):
    made(open_page)
    app = open_page("themes", consultation="city", part="rules")
    next(each for each in app.text_input if each.label == "新しい名前").set_value("地図").run()
    press(app, "名前を変える")
    assert [each.name for each in themes(folder)] == ["地図"]
    press(app, "このテーマを消す")
    assert themes(folder) == () and "まだテーマがありません" in text(app)


def test_two_themes_become_one_with_what_was_decided(open_page, folder):
    made(open_page)
    press(open_page("themes", consultation="city", part="groups"), "テーマとして保存する")
    put_in(open_page("themes", consultation="city", part="examples", of_theme="T2"))
    app = press(open_page("themes", consultation="city", part="rules"), "2つを1つにまとめる")
    (theme,) = themes(folder)
    assert theme.code == "T1" and "または" in theme.rule
    assert read_consultation(folder).theme_coding["theme"].tolist() == ["T1"]
    assert "まとめました" in text(app)


def test_a_tried_rule_is_saved(open_page, folder):
    made(open_page)
    app = open_page("themes", consultation="city", part="rules")
    app.text_area[0].set_value("「図」 または 「公園」")
    press(app, "このルールで数え直す")
    press(app, "試したルールを資料に保存する")
    assert themes(folder)[0].rule == "「図」 または 「公園」"


def test_where_nothing_is_kept_the_page_says_so(open_page, folder, monkeypatch):
    monkeypatch.setenv(READ_ONLY, "1")
    app = open_page("themes", consultation="city")
    assert "保存しない設定" in text(app) and not [each for each in app.button if each.label == "テーマとして保存する"]


def test_somebody_elses_themes_are_not_overwritten(open_page, folder, monkeypatch):
    app = open_page("themes", consultation="city")
    (folder / "themes.toml").write_text("", encoding="utf-8")
    other = "[[theme]]\ncode = 'T9'\nname = 'x'\ndefinition = 'x'\nrule = '「図」'\n"
    monkeypatch.setattr(library, "LOOK_AGAIN", 1000.0)
    (folder / "themes.toml").write_text(other, encoding="utf-8")
    press(app, "テーマとして保存する")
    assert "ほかの人がテーマを保存しました" in text(app)
    assert [each.code for each in themes(folder)] == ["T9"]


def test_of_a_very_large_document_themes_are_written_in_their_file(open_page, folder, monkeypatch):
    monkeypatch.setattr(keeping, "LARGE", 10)
    assert "themes.toml に書いてください" in text(open_page("themes", consultation="city"))


def test_the_comments_of_a_group_are_a_list_of_their_own(open_page, folder):
    rows = panel(open_page("themes", consultation="city", in_group="1"))
    assert f"このうち {len(rows)}件" in text(open_page("comments", consultation="city", in_group="1"))


def test_common_themes_are_taken_in_the_words_of_the_document(open_page, folder):
    app = press(open_page("themes", consultation="city"), "共通のテーマを加える")
    kept = themes(folder)
    assert len(kept) == 21 and "市民意見の聴取・反映手続" in [each.name for each in kept]
    assert "✓ 共通のテーマ21を加えました。" in text(app)
    assert "共通のテーマを加える" not in [each.label for each in open_page("themes", consultation="city", part="groups").button]


def test_a_theme_is_checked_by_a_sample_without_changing_a_count(open_page, folder):
    made(open_page)
    app = open_page("themes", consultation="city", part="examples")
    before = re.search(r"付いたもの：(\d+)件", text(app))[1]
    asked = int(re.search(r"([\d]+)件のうち0件に答えました", text(app))[1])
    for number in range(asked):
        press(app, "当てはまる" if number % 2 else "当てはまらない")
    assert f"{asked}件のうち{asked}件に答えました" in text(app) and "F1（2つの調和平均）" in text(app)
    assert re.search(r"付いたもの：(\d+)件", text(app))[1] == before
    assert len(read_consultation(folder).theme_check) == asked
    assert not [each for each in app.button if each.label == "当てはまる"]


def test_a_theme_that_cannot_go_keeps_what_was_decided(open_page, folder, monkeypatch):
    made(open_page)
    put_in(open_page("themes", consultation="city", part="examples"))
    decided = (folder / "theme_coding.csv").read_bytes()
    app = open_page("themes", consultation="city", part="rules")
    text_of_others = (folder / "themes.toml").read_text(encoding="utf-8").replace("name = '図'", "name = '地図'")
    monkeypatch.setattr(library, "LOOK_AGAIN", 1000.0)
    (folder / "themes.toml").write_text(text_of_others, encoding="utf-8")
    press(app, "このテーマを消す")
    assert "保存できませんでした" in text(app)
    assert (folder / "theme_coding.csv").read_bytes() == decided


def test_what_was_decided_comes_back_with_the_generation(open_page, folder):
    made(open_page)
    put_in(open_page("themes", consultation="city", part="examples"))
    decided = (folder / "theme_coding.csv").read_bytes()
    press(open_page("themes", consultation="city", part="rules"), "このテーマを消す")
    assert read_consultation(folder).theme_coding.empty
    assert (generations(folder)[0].folder / "theme_coding.csv").read_bytes() == decided


def test_several_are_decided_at_once_and_open_ones_are_asked_again(open_page, folder):
    made(open_page)
    app = open_page("themes", consultation="city", part="examples")
    questions = [each.label for each in asked(app)]
    for question, answer in zip(asked(app)[:3], (IN, OUT, IN), strict=True):
        question.set_value(answer)
    press(app, "選んだとおりに保存する")
    assert "入れる意見 2件、入れない意見 1件を保存しました" in text(app)
    coding = read_consultation(folder).theme_coding
    assert [f"{each}番" for each in coding["comment"]] == questions[:3] and coding["decision"].tolist() == [IN, OUT, IN]
    assert questions[3] in [each.label for each in asked(app)] and questions[0] not in [each.label for each in asked(app)]


def test_saving_without_an_answer_keeps_nothing_and_says_so(open_page, folder):
    made(open_page)
    app = press(open_page("themes", consultation="city", part="examples"), "選んだとおりに保存する")
    assert "どの意見も選ばれていません" in text(app)
    assert read_consultation(folder).theme_coding.empty


def test_those_that_are_hard_to_tell_can_come_first(open_page, folder):
    made(open_page)
    like = [each.label for each in asked(open_page("themes", consultation="city", part="examples"))]
    unsure = [each.label for each in asked(open_page("themes", consultation="city", part="examples", asked="unsure"))]
    assert len(unsure) == len(like) == 5 and unsure != like


def choose(app, ids, name, *, split=False):
    next(each for each in app.multiselect if each.key == "chosen_comments").set_value(ids).run()
    next(each for each in app.text_input if each.key == "chosen_name").set_value(name).run()
    if split:
        next(each for each in app.checkbox if each.key == "chosen_split").check().run()
    return press(app, "新しいテーマとして保存する")


def members(open_page, theme):
    app = open_page("themes", consultation="city", theme=theme)
    return [row["id"] if isinstance(row, dict) else row for row in panel(app)]


def test_a_theme_begins_with_chosen_comments_alone(open_page, folder):
    app = choose(open_page("themes", consultation="city"), ["1", "2", "4"], "選んだもの")
    (theme,) = themes(folder)
    assert (theme.rule, theme.name) == ("人が選んだ意見", "選んだもの")
    assert "✓ テーマ「選んだもの」（3件）を保存しました。" in text(app) and "人が入れた意見 3件" in text(app)
    assert len(members(open_page, "T1")) == 3
    assert len(asked(app)) == 5


def test_a_theme_is_split_by_taking_comments_out_of_it(open_page, folder):
    choose(open_page("themes", consultation="city"), ["1", "2", "4"], "選んだもの")
    app = open_page("themes", consultation="city", part="examples")
    choose(app, ["2"], "分けたもの", split=True)
    assert [each.name for each in themes(folder)] == ["選んだもの", "分けたもの"]
    assert (len(members(open_page, "T1")), len(members(open_page, "T2"))) == (2, 1)


def test_two_readers_answer_apart_and_their_agreement_is_shown(open_page, folder):
    made(open_page)
    for name, second in (("甲", "当てはまる"), ("乙", "当てはまらない")):
        app = open_page("themes", consultation="city", part="examples")
        next(each for each in app.text_input if each.key == "theme_reader").set_value(name).run()
        assert "件のうち0件に答えました" in text(app)
        press(app, "当てはまる")
        press(app, second)
    assert "読んだ人どうしの一致" in text(app) and "甲（本人確認なし）" in text(app) and "10件未満のため示しません" in text(app)
