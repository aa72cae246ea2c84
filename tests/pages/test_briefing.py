"""ブリーフィング: messages, numbers that open exactly their comments, choices in the address, notes and arrangements."""

from __future__ import annotations

import datetime
import re

import pytest

from analysis.briefing.arrangement import GUIDED, SECTIONS, Arrangement, arrangement_text
from analysis.briefing.build import briefing
from analysis.opening import open_corpus
from analysis.selection import Selection
from pages.components.briefing.numbers import numbers
from tests.pages.screen import bodies, doors, figures, listed, panel, panel_text, said, selected

TOTALS = {"concentration": [5, 3, 22, 44, 7, 13], "answers": [4, 34, 25, 12, 6, 13]}
"""As the document prints them."""


def message(app) -> str:
    """The one message of the view."""
    body = next(body for body in bodies(app) if "atlas-message" in body)
    return re.sub(r"<[^>]+>", "", body)


@pytest.mark.parametrize("step", [*SECTIONS, "questions"])
def test_every_view_has_one_message(open_page, step):
    app = open_page("briefing", step=step)
    assert selected(app) == 94
    assert message(app).endswith("。") and sum("atlas-message" in body for body in bodies(app)) == 1


@pytest.mark.parametrize(("step", "totals"), TOTALS.items())
def test_the_first_figure_draws_the_printed_totals(open_page, step, totals):
    assert figures(open_page("briefing", step=step))[0]["data"][0]["x"] == totals


@pytest.fixture(scope="module")
def made(nerima_folder, tmp_path_factory):
    """The briefing that the page shows of all comments."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    corpus = open_corpus(nerima_folder, nerima_folder.parents[1] / "lexicon", cache=cache)
    return briefing(corpus, Selection("coded"), date=datetime.date(2026, 1, 5), arrangement=Arrangement(SECTIONS))


@pytest.mark.parametrize("step", SECTIONS)
def test_every_number_of_a_view_is_a_door_that_opens_its_comments(open_page, made, step):
    app = open_page("briefing", step=step)
    known = numbers(made.section(step))
    found = [door for door in doors(app) if "of" in door.values]
    assert {door.values["of"] for door in found} == set(known)
    assert [door for door in found if said(door) != len(known[door.values["of"]].ids)] == []


def test_each_question_is_followed_by_a_door_to_its_comments(open_page, made):
    found = doors(open_page("briefing", step="questions"))
    assert [said(door) for door in sorted(found, key=lambda door: int(door.values["of"].partition(".")[2]))] == [
        len(question.ids) for question in made.questions
    ]
    app = open_page("briefing", step="questions", of="question.0")
    assert panel(app) == list(made.questions[0].ids)
    assert made.questions[0].text in panel_text(app)


def test_a_number_in_the_address_opens_its_comments(open_page):
    app = open_page("briefing", step="changed", of="text0.0")
    assert panel(app) == ["6", "7", "8", "14"]


def test_an_unknown_number_opens_nothing(open_page):
    app = open_page("briefing", step="changed", of="pillars.99.count")
    assert panel(app) == [] and "「意見の趣旨を踏まえ計画に反映するもの」（◎）に当たる意見は4件" in message(app)


def test_filters_narrow_the_briefing(open_page):
    app = open_page("briefing", step="refused", pillar="柱Ⅱ")
    assert (
        selected(app) == 44
        and message(app) == "人が読んで付けた区分では、「趣旨を反映できないもの」（※）に当たる意見は2件（4.5%）です。"
    )


def test_without_printed_marks_the_view_says_so(open_page):
    assert "分かりません" in message(open_page("briefing", step="changed", basis="printed"))


@pytest.mark.parametrize("step", [*SECTIONS, "questions", "files"])
def test_of_no_comments_every_view_stands(open_page, step):
    assert selected(open_page("briefing", step=step, q="ない語だからない")) == 0


def test_forward_and_back_go_through_all_views(open_page):
    app = open_page("briefing")
    assert app.button(key="briefing_back").disabled
    seen = []
    for _ in range(len(GUIDED) - 1):
        seen.append(message(app))
        app.button(key="briefing_forward").click().run()
    assert len({*seen, message(app)}) == 8 and app.button(key="briefing_forward").disabled
    app.button(key="briefing_back").click().run()
    assert message(app) == seen[-1]


def test_tools_and_other_sections_stand_beside_the_read(open_page):
    app = open_page("briefing", step="refused")
    for beside in ("tool_questions", "tool_files", "step_answers"):
        app.button(key=beside).click().run()
        assert app.button(key="briefing_forward").disabled
        app.button(key="briefing_back").click().run()
        assert "反映できない" in message(app) and app.session_state["step"] == "refused"


def test_a_section_that_was_put_in_is_counted_in_the_read(open_page):
    app = open_page("briefing", section=["asked", "answers"], step="answers")
    assert app.button(key="briefing_forward").disabled and "資料の文言" not in message(app)
    app.button(key="briefing_back").click().run()
    assert "11名と5団体から94件" in message(app)


def test_the_eight_views_can_be_laid_out_and_changed(open_page):
    app = open_page("briefing", step="files")
    assert app.multiselect(key="section").value == []
    app.button(key="briefing_lay_out").click().run()
    assert tuple(app.multiselect(key="section").value) == GUIDED


def test_sections_stand_in_the_order_of_the_address(open_page):
    app = open_page("briefing", section=["limits", "asked"])
    assert message(app) == "件数の多さは、区民全体の賛否の割合を表しません。"
    app.button(key="briefing_forward").click().run()
    assert "11名と5団体から94件" in message(app)


def test_another_pair_is_compared(open_page):
    assert "「柱Ⅲ 人事・人材育成」は7件" in message(open_page("briefing", step="pair", target="柱Ⅲ", reference="その他"))


def test_a_voice_is_exchanged_and_stands_in_the_address(open_page):
    app = open_page("briefing", step="voices")
    box = app.selectbox(key="voice_of_柱Ⅱ")
    assert len(box.options) > 1
    other = next(option for option in box.options if option != f"{box.value}番").removesuffix("番")
    box.set_value(other).run()
    assert other in listed(app) and app.session_state["voice"] == [other]
    assert other in listed(open_page("briefing", step="voices", voice=other))


def test_a_note_stays_while_one_reads_on(open_page):
    app = open_page("briefing", step="files")
    app.text_area(key="briefing_note_refused").set_value("<b>先に</b>説明する").run()
    app.session_state["step"] = "refused"
    app.run()
    assert any("<strong>メモ</strong>　&lt;b&gt;先に&lt;/b&gt;説明する" in body for body in bodies(app))
    app.session_state["step"] = "files"
    app.run()
    assert app.text_area(key="briefing_note_refused").value == "<b>先に</b>説明する"


def test_a_saved_arrangement_is_taken_up(open_page):
    own = Arrangement(("limits", "voices"), ("柱Ⅲ", "その他"), ("30", "no-such"), {"limits": "読み上げる"})
    app = open_page("briefing", step="files")
    app.file_uploader(key="briefing_load").set_value(("own.json", arrangement_text(own).encode(), "application/json")).run()
    assert app.session_state["section"] == ["limits", "voices"] and app.session_state["voice"] == ["30"]
    assert (app.session_state["target"], app.session_state["reference"]) == ("柱Ⅲ", "その他")
    assert app.text_area(key="briefing_note_limits").value == "読み上げる"


def test_a_file_that_is_no_arrangement_is_refused_in_words(open_page):
    app = open_page("briefing", step="files")
    app.file_uploader(key="briefing_load").set_value(("own.json", b"[]", "application/json")).run()
    assert "構成ファイルではありません" in app.error[0].value


def test_every_kind_of_file_is_offered(open_page):
    labels = [button.proto.label for button in open_page("briefing", step="files").main.get("download_button")]
    wanted = [
        "スライド（PowerPoint）",
        "スライド（資料編付き）",
        "文書（Word）",
        "ブック（Excel）",
        "ページ（HTML、1ファイル）",
        "CSV一式（データ辞書付き）",
        "手元で調べるページ（HTML、1ファイル）",
        "構成を保存する",
    ]
    assert labels[-len(wanted) :] == wanted


def test_a_template_that_cannot_be_filled_is_said_in_place_of_the_button_of_word(open_page, monkeypatch):
    monkeypatch.setattr("analysis.export.word.template.own_template", lambda data, name: b"no document")
    app = open_page("briefing", step="files")
    assert (
        "templates/briefing.docx が使えません。" in app.warning[0].value
        and ".docx で保存し直してください" in app.warning[0].value
    )
    assert "文書（Word）" not in [button.proto.label for button in app.main.get("download_button")]


def test_more_comments_than_a_page_to_explore_holds_are_told_beside_its_button(open_page, monkeypatch):
    def button():
        found = open_page("briefing", step="files").main.get("download_button")
        return next(each.proto for each in found if each.proto.label.startswith("手元で調べる"))

    assert not button().disabled
    monkeypatch.setattr("analysis.export.explore.material.MOST", 93)
    assert button().disabled and button().help == "93件までです。柱・対応区分・検索で絞ってください。"
