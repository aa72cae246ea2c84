"""対応区分の確認: queue, decisions, conflicts, undo, running totals; what is confirmed is a basis on every page."""

from __future__ import annotations

import csv
import io
import re

import pytest

from analysis.access.people import Person, Role
from analysis.reviews.place import reviews_url, sqlite_file
from analysis.reviews.store import Decision, ReviewStore
from pages.components.frame import choices, review_store
from pages.components.frame.library import library
from pages.components.review import totals as review_totals
from tests.pages.screen import bodies, listed, selected, text

ID = "nerima-2023"
QUEUES = {"open": 94, "apart": 6, "done": 0, "all": 94}


@pytest.fixture(autouse=True)
def own_database(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "reviews"))


@pytest.fixture
def named(open_page):
    """The page with a reviewer's name filled in."""

    def opened(**query):
        app = open_page("review", **query)
        app.text_input(key="reviewer_name").set_value("企画課 山田").run()
        return app

    return opened


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def history():
    return ReviewStore(reviews_url()).history(ID)


def queue_length(app) -> int:
    return int(re.search(r"」([\d,]+)件（確からしさの低い順）", text(app))[1])


def totals(app) -> list[list[str]]:
    table = next(body for body in bodies(app) if "<caption>確認した件数と公式集計" in body)
    return [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)[1:]]


@pytest.mark.parametrize(("queue", "length"), QUEUES.items())
def test_queues_have_their_comments(open_page, queue, length):
    app = open_page("review", queue=queue)
    assert queue_length(app) == length
    assert len(listed(app)) == (1 if length else 0)


def test_the_queue_begins_with_what_the_readers_saw_differently(open_page):
    whole, apart = (
        next(each for each in open_page("review", queue=queue).selectbox if each.label == "意見を選ぶ").options
        for queue in ("open", "apart")
    )
    assert len(apart) == 6 and whole[:3] == apart[:3]


def test_filters_narrow_the_queue(open_page):
    assert queue_length(open_page("review", pillar="柱Ⅱ")) == 44
    assert "当てはまる意見はありません" in text(open_page("review", q="該当するはずのない語句"))


def test_a_decision_is_saved_with_the_name_and_the_next_comment_comes(named):
    app = named(id="74")
    first = listed(app)
    app.text_input(key="review_note_74").set_value("再読した").run()
    press(app, "review_mark_△")
    assert "74番を「△ 実施時に検討」で保存しました" in text(app)
    assert listed(app) != first == ["74"]
    row = history().iloc[0]
    assert row[["comment", "reviewer", "action", "after", "note"]].tolist() == ["74", "企画課 山田", "confirm", "△", "再読した"]
    assert (row["proposed"], row["proposed_basis"]) == ("△", "coded") and len(row["data_hash"]) == len(row["text_hash"]) == 64


def test_without_a_name_nothing_is_saved(open_page):
    app = press(open_page("review", id="74"), "review_mark_△")
    assert "名前を50文字以内で入れてください" in text(app) and listed(app) == ["74"]
    assert history().empty


def test_what_is_confirmed_is_a_basis_of_every_page(named, open_page):
    press(named(id="74"), "review_mark_○")
    assert selected(open_page("comments", basis="reviewed", response_type="○")) == 1
    app = open_page("comments", id="74", basis="reviewed")
    assert '<span class="atlas-badge reviewed">確認済み</span>' in "".join(bodies(app))
    assert selected(open_page("comments", basis="coded", response_type="○")) == 34
    assert open_page("").session_state["basis"] == "coded"


def test_running_totals_stand_beside_the_official_ones(named):
    app = named(id="74")
    assert [row[0] for row in totals(app)] == ["4", "34", "25", "12", "6", "13"]
    assert [row[3] for row in totals(app)] == ["0"] * 6
    press(app, "review_mark_○")  # 74番 was read as △
    assert totals(app)[1] == ["34", "1", "35", "1"] and totals(app)[3] == ["12", "0", "11", "-1"]
    assert "全94件のうち確認済み 1件" in text(app)


def test_the_number_confirmed_opens_the_comments(named, open_page):
    app = named(id="74")
    assert not any("確認済みの意見を" in each.proto.label for each in app.main.get("page_link"))
    press(app, "review_mark_○")
    link = next(each for each in app.main.get("page_link") if "確認済みの意見を" in each.proto.label)
    assert "basis=reviewed" in link.proto.query_string
    opened = open_page("comments", basis="reviewed", response_type=list("◎○□△※－"))
    assert listed(opened) == ["74"]


def test_two_reviewers_do_not_overwrite_each_other_silently(named):
    app = named(id="74")
    ReviewStore(reviews_url()).record(Decision(ID, "74", "○", Person("鈴木", Role.REVIEWER)), seen=0)
    press(app, "review_mark_△")
    shown = text(app)
    assert "鈴木さん（本人確認なし）が" in shown and "保存していません" in shown and listed(app) == ["74"]
    assert history()["after"].tolist() == ["○"]
    press(app, "review_mark_△")  # now having seen it
    assert history()["after"].tolist() == ["○", "△"]


def test_undo_is_a_further_event(named):
    app = named(id="74")
    assert app.button(key="review_undo").disabled
    press(app, "review_mark_○")
    app = named(id="74", queue="done")
    press(app, "review_undo")
    assert "74番の最後の決定を取り消しました" in text(app)
    assert history()["action"].tolist() == ["change", "undo"]
    assert "全94件のうち確認済み 0件" in text(app)


def test_every_reading_of_the_comment_is_shown(open_page):
    app = open_page("review", id="86")
    table = next(body for body in bodies(app) if "<caption>86番の対応区分について" in body)
    rows = dict(re.findall(r'<th scope="row">([^<]+)</th><td>(.*?)</td>', table))
    assert "－ その他" in rows["1人目が付けた区分"] and "○ 素案に掲載" in rows["2人目が付けた区分"]
    assert re.search(r"（\d+%）", rows["推定"]) and re.search(r"（\d+%）", rows["推定の2番目"])
    assert "取り組めます" in rows["手がかりの語"]
    assert "<mark>取り組めます</mark>" in "".join(bodies(app))


def test_a_merged_cell_shows_the_shared_reply_with_its_cues(open_page):
    shown = "".join(bodies(open_page("review", id="48")))
    assert "47番と共通の回答" in shown and "<mark>" in shown


def test_agreement_of_readers_and_then_of_reviewers(named):
    app = named(id="74")
    assert "0.92" in text(app) and "食い違った意見（6件）" in [each.label for each in app.expander]
    press(app, "review_mark_○")
    shown = text(app)
    assert "確認済みと人が読んで付けた区分" in shown and "10件未満のため示しません" in shown
    assert "食い違った意見（7件）" in [each.label for each in app.expander]


def test_keys_are_those_of_the_marks_and_of_moving(open_page):
    app = open_page("review")
    keys = {each.key: each.proto.shortcut for each in app.button if each.key and each.key.startswith("review_")}
    assert [keys[f"review_mark_{mark}"] for mark in "◎○□△※－"] == list("123456")
    assert (keys["review_J"].upper(), keys["review_K"].upper(), keys["review_undo"].upper()) == ("J", "K", "U")


def test_next_and_previous_walk_through_the_queue(open_page):
    app = open_page("review")
    first = listed(app)
    second = listed(press(app, "review_J"))
    assert first != second and listed(press(app, "review_K")) == first
    assert app.button(key="review_K").disabled


def test_a_text_that_cannot_be_html_stays_text(named):
    app = named(id="74")
    app.text_input(key="review_note_74").set_value("<script>alert(1)</script>").run()
    press(app, "review_mark_△")
    assert "<script>" not in "".join(bodies(named(id="74", queue="done")))


def test_a_database_that_cannot_be_reached_is_said_and_other_pages_go_on(open_page, monkeypatch):
    monkeypatch.setenv("IKEN_DATABASE_URL", "postgresql://name:secret@127.0.0.1:1/x")
    shown = text(open_page("review"))
    assert "データベースを使えません" in shown and "secret" not in shown
    assert selected(open_page("comments")) == 94


def test_reading_makes_no_database(open_page, tmp_path):
    open_page("")
    assert not (tmp_path / "reviews").exists()


def test_the_file_of_decisions_runs_no_formula_and_opens_in_excel(named, tmp_path, monkeypatch):
    app = named(id="74")
    app.text_input(key="reviewer_name").set_value("=cmd|' /C calc'!A0").run()
    app.text_input(key="review_note_74").set_value("@SUM(1)").run()
    press(app, "review_mark_－")
    monkeypatch.setattr("streamlit.session_state", app.session_state)
    file = review_totals.decisions_file(app.session_state["_view"], history())
    assert file.startswith(b"\xef\xbb\xbf") and file.count(b"\r\n") == 2
    row = next(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))
    assert row["確認した人"] == "'=cmd|' /C calc'!A0（本人確認なし）" and row["メモ"] == "'@SUM(1)" and row["後"] == "－"
    assert row["資料"] and row["絞り込み"] == "なし（すべての記録）"


def test_a_typed_name_is_said_to_be_unverified_wherever_it_stands(named):
    app = named(id="74")
    assert app.text_input(key="reviewer_name").label == "確認する人の名前（本人確認なし）"
    press(app, "review_mark_△")
    app = named(id="74", queue="done")
    assert "企画課 山田（本人確認なし）" in text(app)  # the history of the comment
    assert "企画課 山田さん（本人確認なし）が" in "".join(read_comment(named, "74"))


def read_comment(named, number):
    corpus = review_store.reviewed(library().corpora[ID])
    coding = corpus.consultation.coding
    return coding[(coding["comment"] == number) & (coding["source"] == "reviewed")]["reason"]


@pytest.mark.parametrize("served", ["network", "read only"])
def test_who_may_not_review_is_told_and_a_button_kept_from_before_saves_nothing(named, monkeypatch, served):
    app = named(id="74")
    if served == "network":
        monkeypatch.setattr("pages.serving.visitor.served_to_network", lambda: True)
    else:
        monkeypatch.setenv("IKEN_READ_ONLY", "1")
    press(app, "review_mark_△")  # it was drawn before
    assert ("権限が要ります" if served == "network" else "IKEN_READ_ONLY") in text(app)
    assert history_rows() == 0
    app.run()
    assert not [each for each in app.button if str(each.key).startswith(("review_mark", "review_undo"))]


def history_rows() -> int:
    file = sqlite_file(reviews_url())
    return len(history()) if file.exists() else 0


def test_a_damaged_database_is_said_on_its_page_and_leaves_the_others_be(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "damaged"))
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "reviews.sqlite").write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    app = open_page("review")
    assert "確認の記録のファイルが壊れています" in text(app) and "控えを戻してください" in text(app)
    assert selected(open_page("pillars")) == 94


def test_a_decision_is_taken_back_from_the_line_that_says_it(named):
    app = press(named(id="74"), "review_mark_△")
    assert listed(app) != ["74"], "the next comment is on the desk"
    press(app, "review_take_back")
    assert history()["action"].tolist()[-1] == "undo" and history()["comment"].tolist() == ["74", "74"]
    assert listed(app) == ["74"] and "74番の最後の決定を取り消しました" in text(app)
    assert not [each for each in app.button if each.key == "review_take_back"], "nothing is left to take back"


def test_single_keys_can_be_switched_off(named):
    app = named(id="74")
    app.toggle(key="review_single_keys").set_value(False).run()
    assert not any(each.proto.shortcut for each in app.button)


def test_of_a_very_long_queue_the_part_around_the_comment_is_offered(open_page, monkeypatch):
    whole = next(each for each in open_page("review", queue="all").selectbox if each.label == "意見を選ぶ").options
    monkeypatch.setattr("pages.components.review.queue.OFFERED", 10)
    for place, first in ((0, 0), (5, 0), (6, 1), (50, 45), (93, 84)):
        page = open_page("review", queue="all", id=whole[place].removesuffix("番"))
        box = next(each for each in page.selectbox if each.label == "意見を選ぶ")
        assert box.options == whole[first : first + 10] and box.value == whole[place].removesuffix("番")
        assert any("前後の10件から選べます" in each.proto.body for each in page.get("html"))


def test_a_number_that_no_comment_of_a_large_consultation_has_opens_none(open_page, monkeypatch):
    """Of very many comments an address may name any number."""
    monkeypatch.setattr(choices, "MOST_CODES", 0)
    monkeypatch.setattr(choices, "url_parameters", choices.url_parameters.__wrapped__)  # which other tests keep
    page = open_page("review", queue="all", id="999999")
    assert not page.exception and any("番号 999999 の意見はこの資料にありません" in each.proto.body for each in page.get("html"))
