"""件数だけの資料 on 資料の取り込み: made of a document that has nothing else, or typed; checked, kept, replaced."""

from __future__ import annotations

import pytest

from analysis.access.gate import READ_ONLY
from analysis.keeping.history import generations
from analysis.package.folder import read_consultation
from tests.analysis.ingest.recognition.test_printed_alone import LINES
from tests.pages.screen import text

pytestmark = pytest.mark.usefixtures("reading_here")


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def fill(app, label, value):
    fields = [*app.text_input, *app.number_input, *app.text_area, *app.selectbox]
    next(each for each in fields if each.label == label).set_value(value).run()
    assert not app.exception
    return app


@pytest.fixture
def refused(open_page, data):
    app = open_page("documents")
    app.file_uploader[0].upload("結果.txt", LINES.encode(), "text/plain").run()
    assert not app.exception
    return app


def test_a_document_of_counts_is_said_to_be_one_and_becomes_a_consultation(refused, data):
    assert "この文書には意見の一覧がなく、件数の表だけがあります" in refused.main.text[0].value
    app = press(refused, "件数だけの資料にする")
    assert "対応区分の合計は120件。資料の120件と合っています。" in text(app) and "項目の合計は120件" in text(app)
    app = press(app, "このサーバーの資料として保存")
    made = read_consultation(data / "consultations" / "結果")
    assert "資料として保存しました" in text(app) and made.comments.empty
    assert made.metadata.publisher == "みどり区" and made.metadata.place == "結果.txt"
    assert (data / "consultations" / "結果" / "結果.txt").read_bytes() == LINES.encode()
    assert any("みどり区こども計画" in option for option in app.sidebar.selectbox[0].options)


def test_sums_that_differ_are_said_and_lines_that_cannot_be_read(refused):
    app = press(refused, "件数だけの資料にする")
    fill(app, "対応区分ごとの件数", "◎ 計画に反映するもの 6\n○ 素案に掲載 53")
    assert "対応区分の合計は59件。資料の120件と⚠ 合いません（差 -61件）。" in text(app)
    fill(app, "対応区分ごとの件数", "◎ 反映 6\n◎ 反映 7")
    assert "この書き方では読めません。" in text(app)


def test_a_consultation_is_typed_without_any_document(open_page, data):
    app = press(open_page("documents"), "件数だけの資料を書き写して作る")
    assert "保存するには、資料の名前、意見の数、件数の載っている場所が要ります。" in text(app)
    assert next(button for button in app.button if button.label == "このサーバーの資料として保存").disabled
    given = {
        "資料の名前": "架空の計画に寄せられた意見",
        "件数の載っている場所（文書の名前とページ、アドレスなど）": "紙の冊子の3ページ",
        "意見の数": 60,
        "対応区分ごとの件数": "◎ 計画に反映するもの 6\nその他 54",
        "資料のID（アドレスとフォルダの名前になります）": "ward-2018",
        "その他": "explained",
    }
    for label, value in given.items():
        fill(app, label, value)
    app = press(app, "このサーバーの資料として保存")
    made = read_consultation(data / "consultations" / "ward-2018")
    assert made.response_types["meaning"].tolist() == ["revised", "explained"]
    assert made.metadata.title == "架空の計画に寄せられた意見" and not list((data / "consultations" / "ward-2018").glob("*.txt"))
    app = press(open_page("documents"), "件数だけの資料を書き写して作る")
    for label, value in (given | {"意見の数": 61}).items():
        fill(app, label, value)
    press(app, "このサーバーの資料として保存")
    assert "同じIDの資料があります" in app.main.text[0].value
    app.checkbox(key="document_again").check().run()
    press(app, "このサーバーの資料として保存")
    place = data / "consultations" / "ward-2018"
    assert len(generations(place)) == 1
    assert read_consultation(place).official_totals["count"].tolist()[0] == 61


def test_who_may_not_save_takes_the_package_along(refused, monkeypatch):
    monkeypatch.setenv(READ_ONLY, "1")
    app = press(refused, "件数だけの資料にする")
    assert "このサーバーの資料として保存" not in [button.label for button in app.button]
    assert "資料一式をダウンロード（zip）" in [button.proto.label for button in app.main.get("download_button")]


def test_it_can_be_left_and_goes_with_its_file(refused):
    app = press(refused, "件数だけの資料にする")
    assert "やめる" in [button.label for button in app.button]
    press(app, "やめる")
    assert "対応区分ごとの件数" not in [area.label for area in app.text_area]


def test_an_ordinary_refusal_offers_nothing_of_the_kind(open_page, data):
    app = open_page("documents")
    app.file_uploader[0].upload("お知らせ.txt", "意見の募集を終えました。".encode(), "text/plain").run()
    assert "件数だけの資料にする" not in [button.label for button in app.button]
