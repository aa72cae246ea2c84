"""資料の取り込み: a file is read and said, corrected, kept; a bad one is named and harms nothing."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile
from datetime import date
from shutil import copytree

import pandas as pd
import pytest

from analysis.ingest.rows.lines_read import KINDS
from analysis.keeping.history import generations
from analysis.keeping.putting import placed
from analysis.package.data_folder import consultation_folders
from analysis.package.folder import package_hash, read_consultation
from pages.components.documents import correcting, offers, original, reading
from pages.components.frame import library as shelf
from tests.documents.damaged import bursting_pdf, scanned_pdf
from tests.documents.layouts import LAYOUTS
from tests.pages.screen import bodies, text
from tests.scans import page, scan

RESULT = """番号,分類,ご意見の要旨,市の考え方,対応
1,道路,通学路の歩道を広げてほしい。,通学路の安全対策の箇所に追記しました。,修正
2,道路,街路樹の手入れを増やしてほしい。,計画に記載のとおり、定期的に手入れをします。,記載済
3,公園,夜間も公園の照明をつけてほしい。,近隣の方への影響があるため、実施は困難です。,困難
"""


@pytest.fixture
def reads_apart():
    """Asked for by tests that read in a process of its own, as the server does: a second for each of three or four readings."""


@pytest.fixture(autouse=True)
def reads_here(request):
    """All others ask the same reader, and get the same answer, in this process."""
    if "reads_apart" not in request.fixturenames:
        request.getfixturevalue("reading_here")


@pytest.fixture
def uploaded(open_page, data):
    """Open the page and give it a file."""

    def upload(name: str, content: bytes):
        app = open_page("documents")
        app.file_uploader[0].upload(name, content, "text/plain").run()
        assert not app.exception
        return app

    return upload


def value(app, name):
    return next(each.value for each in app.metric if each.label == name)


def test_a_file_is_read_and_said(uploaded, reads_apart):
    app = uploaded("結果.csv", RESULT.encode("cp932"))
    assert value(app, "読み取った意見") == "3件"
    assert "通学路の歩道を広げてほしい。" in text(app)
    roles = [each.value for each in app.selectbox if str(each.key).startswith("document_role")]
    assert roles == ["no", "category", "opinion", "reply", "printed_mark"]


def test_a_column_that_was_chosen_anew_is_read_anew(uploaded, reads_apart):
    app = uploaded("結果.csv", RESULT.encode())
    role = next(each for each in app.selectbox if each.label.startswith("分類"))
    role.set_value("attribute").run()
    assert not app.exception
    assert value(app, "読み取った意見") == "3件"
    assert next(each for each in app.selectbox if each.label.startswith("分類")).value == "attribute"


def test_a_choice_that_cannot_be_read_is_said_and_taken_back(uploaded):
    app = uploaded("結果.csv", RESULT.encode())
    next(each for each in app.selectbox if each.label.startswith("ご意見")).set_value("ignore").run()
    assert not app.exception
    assert "元に戻しました" in text(app)
    assert any("意見の列を1つ選んでください" in each.value for each in app.text)
    assert value(app, "読み取った意見") == "3件"
    assert next(each for each in app.selectbox if each.label.startswith("ご意見")).value == "opinion"


def test_what_was_read_is_kept_as_corrected_and_shows_without_a_restart(uploaded, data, open_page, reads_apart):
    app = uploaded("結果.csv", RESULT.encode())
    next(each for each in app.text_input if each.label == "資料の名前").set_value("みどり市の計画案への意見")
    next(each for each in app.text_input if each.label.startswith("資料のID")).set_value("midori")
    meaning = next(each for each in app.selectbox if each.label.startswith("困難"))
    meaning.set_value("explained")
    next(each for each in app.button if each.label.startswith("このサーバー")).click().run()
    assert not app.exception
    assert "資料として保存しました" in text(app)
    kept = read_consultation(data / "consultations" / "midori")
    assert kept.metadata.title == "みどり市の計画案への意見"
    assert kept.response_types.set_index("mark").loc["困難", "meaning"] == "explained"
    assert "midori" in shelf.library().ids
    assert "3 件 / 3 件" in text(open_page("comments", consultation="midori"))


def test_a_taken_id_and_a_bad_one_are_refused(uploaded, data):
    app = uploaded("結果.csv", RESULT.encode())
    for name, said in (("nerima-2023", "同じIDの資料があります"), ("../outside", "IDに使えない名前です")):
        next(each for each in app.text_input if each.label.startswith("資料のID")).set_value(name)
        next(each for each in app.button if each.label.startswith("このサーバー")).click().run()
        assert "保存できませんでした" in text(app) and any(said in each.value for each in app.text)
    assert not (data / "outside").exists() and [each.name for each in consultation_folders(data)] == ["nerima-2023"]


def test_a_server_that_keeps_nothing_says_so(uploaded, monkeypatch):
    monkeypatch.setenv("IKEN_READ_ONLY", "1")
    app = uploaded("結果.csv", RESULT.encode())
    assert not [each for each in app.button if each.label.startswith("このサーバー")]
    assert "何も保存しない設定です" in text(app)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.csv", b""),
        ("壊れた.pdf", b"%PDF-1.7 broken"),
        ("名簿.xlsx", b"PK\x03\x04 no workbook"),
        ("文章だけ.txt", "あいさつ".encode()),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_page_goes_on(uploaded, name, content):
    app = uploaded(name, content)
    assert "取り込めませんでした" in text(app)
    assert not app.metric
    app.file_uploader[0].upload("結果.csv", RESULT.encode(), "text/csv").run()
    assert value(app, "読み取った意見") == "3件"


def test_a_package_copied_into_the_data_folder_is_seen(data, open_page, monkeypatch):
    assert shelf.library().ids == ("nerima-2023",)
    source, other = data / "consultations" / "nerima-2023", data / "consultations" / "copied"
    copytree(source, other)
    before = shelf.library().corpora["nerima-2023"]
    monkeypatch.setattr(shelf, "LOOK_AGAIN", 0.0)
    assert shelf.library().ids == ("copied", "nerima-2023")
    assert shelf.library().corpora["nerima-2023"] is before, "what did not change is not read again"
    pd.testing.assert_frame_equal(shelf.library().corpora["copied"].words, before.words)


def save(app, name: str):
    next(each for each in app.text_input if each.label.startswith("資料のID")).set_value(name).run()
    next(each for each in app.button if each.label.startswith("このサーバー")).click().run()
    assert "資料として保存しました" in text(app)


def test_a_correction_that_was_taken_back_after_saving_is_not_kept(uploaded, data):
    app = uploaded("結果.csv", RESULT.encode())

    def correct(title: str, meaning: str) -> None:
        next(each for each in app.text_input if each.label == "資料の名前").set_value(title).run()
        next(each for each in app.selectbox if each.label.startswith("困難")).set_value(meaning).run()

    title = next(each for each in app.text_input if each.label == "資料の名前").value
    meaning = next(each for each in app.selectbox if each.label.startswith("困難")).value
    correct("別の名前", "explained")
    save(app, "corrected")
    correct(title, meaning)
    save(app, "as-read")
    kept = read_consultation(data / "consultations" / "as-read")
    assert kept.metadata.title == title
    assert kept.response_types.set_index("mark").loc["困難", "meaning"] == meaning


def test_a_server_set_to_read_only_0_keeps_documents(uploaded, monkeypatch):
    monkeypatch.setenv("IKEN_READ_ONLY", "0")
    app = uploaded("結果.csv", RESULT.encode())
    assert [each for each in app.button if each.label.startswith("このサーバー")]


def test_the_first_document_of_an_empty_data_folder_is_taken_in(tmp_path, monkeypatch, open_page):
    (tmp_path / "consultations").mkdir()
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    shelf._opened.cache_clear()
    try:
        app = open_page("documents")
        app.file_uploader[0].upload("結果.csv", RESULT.encode(), "text/csv").run()
        assert not app.exception
        save(app, "first")
        assert shelf.library().ids == ("first",)
    finally:
        shelf._opened.cache_clear()


@pytest.mark.parametrize(("name", "content"), [("結果.csv", RESULT.encode()), ("壊れた.pdf", b"%PDF-1.7 broken")])
def test_a_file_is_read_once_however_often_the_page_runs(uploaded, monkeypatch, name, content):
    calls = []
    read = reading.read_draft
    monkeypatch.setattr(reading, "read_draft", lambda *given: calls.append(given) or read(*given))
    app = uploaded(name, content)
    app.run()
    app.run()
    assert len(calls) == 1


def test_a_document_without_printed_totals_is_not_said_to_agree_with_them(uploaded):
    app = uploaded("結果.csv", RESULT.encode())
    assert "突き合わせられる件数の表が見つかりませんでした" in text(app)
    assert "件数とも合いました" not in text(app)


def test_a_scan_is_read_by_recognition_where_a_person_chooses_it(uploaded, monkeypatch):
    texts = {"意見の概要": 120, "市の考え方": 320}
    cells = [(60, 110, "番号", 99), *((left, 110, text, 99) for text, left in texts.items())]
    for number, (opinion, reply) in enumerate(
        [("公園に木を植えてほしい。", "植樹を進めます。"), ("道を広げてほしい。", "検討します。")], start=1
    ):
        top = 110 + 30 * number
        cells += [(60, top, str(number), 99), (120, top, opinion[:4], 50), (160, top, opinion[4:], 99), (320, top, reply, 99)]
    grid = {
        "across": [[50, y, 550, y + 1] for y in (100, 130, 160, 190)],
        "down": [[x, 100, x + 1, 191] for x in (50, 110, 310, 550)],
    }
    data = scan(LAYOUTS["ruled_pdf"]().content)
    kept = {"program": "tesseract 5 jpn", "sha256": hashlib.sha256(data).hexdigest(), "pages": [page(*cells, **grid)]}
    monkeypatch.setattr(offers, "tesseract", lambda: "")
    assert not buttons(uploaded("紙.pdf", data), "文字認識")
    monkeypatch.setattr(offers, "tesseract", lambda: "tesseract 5 jpn")
    monkeypatch.setattr(offers, "recognise", lambda *_: json.dumps(kept).encode())
    app = uploaded("紙.pdf", data)
    assert any("文字の入っていないPDFです" in each.value for each in app.text)
    buttons(app, "文字認識")[0].click().run()
    assert not app.exception
    assert "自信のない文字が8字あります" in text(app)
    assert "公園に木を植えてほしい。" in text(app)


def buttons(app, label: str):
    return [each for each in app.button if label in each.label]


def choose(app, label: str, value: str):
    return next(each for each in app.selectbox if each.label.startswith(label)).set_value(value)


def role(app, label: str) -> str:
    return next(each.value for each in app.selectbox if each.label.startswith(label))


def test_two_columns_exchange_their_roles_in_one_choice_and_back(uploaded, monkeypatch):
    app = uploaded("結果.csv", RESULT.encode())
    choose(app, "ご意見", "reply").run()
    assert not app.exception and "元に戻しました" not in text(app)
    assert (role(app, "ご意見"), role(app, "市の考え方")) == ("reply", "opinion")
    assert "選び直しました（読み取りでは「意見」）" in text(app)
    read = reading.read_anew
    calls = []
    monkeypatch.setattr(reading, "read_anew", lambda *given: calls.append(given) or read(*given))
    choose(app, "ご意見", "opinion").run()
    assert (role(app, "ご意見"), role(app, "市の考え方")) == ("opinion", "reply")
    assert calls == [], "what was read by these columns before is there at once"


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        ({"A": "reply", "B": "reply", "C": "no"}, {"A": "reply", "B": "opinion", "C": "no"}),
        ({"A": "opinion", "B": "opinion", "C": "no"}, {"A": "reply", "B": "opinion", "C": "no"}),
        ({"A": "attribute", "B": "reply", "C": "no"}, {"A": "attribute", "B": "reply", "C": "no"}),
        ({"A": "opinion", "B": "reply", "C": "no"}, {"A": "opinion", "B": "reply", "C": "no"}),
        ({"A": "reply", "B": "opinion", "C": "no"}, {"A": "reply", "B": "opinion", "C": "no"}),
    ],
)
def test_a_role_that_one_column_can_have_goes_from_one_to_the_other(asked, roles):
    assert reading.swapped({"A": "opinion", "B": "reply", "C": "no"}, asked) == roles


def test_a_choice_in_a_list_stays_while_its_words_change(monkeypatch):
    state = {}
    monkeypatch.setattr(original.st, "session_state", state)
    original.stay("part", range(3), 1)
    assert state["part"] == 1
    state["part"] = 2
    original.stay("part", range(3), 1)
    state["part"] = "1～9行目（意見9件）"  # what Streamlit hands on where the words are no longer in the list
    original.stay("part", range(3), 1)
    assert state["part"] == 2
    original.stay("part", range(2), 1)
    assert state["part"] == 1


def test_two_tables_may_both_have_a_column_of_opinions():
    before = {"意見": "opinion", "ご意見": "opinion", "備考": "attribute"}
    assert reading.swapped(before, before | {"備考": "opinion"}) == before | {"備考": "opinion"}


def test_a_further_column_of_opinions_takes_none_away(uploaded):
    before = {"賛成意見": "opinion", "理由": "attribute", "回答": "reply"}
    assert reading.swapped(before, before | {"理由": "opinion"}) == before | {"理由": "opinion"}
    app = uploaded(
        "結果.csv",
        "番号,ご意見,その理由\n1,橋を直してほしい。,古くて怖いので。\n2,道を広げてほしい。,狭くて怖いので。\n".encode(),
    )
    choose(app, "その理由", "opinion").run()
    assert (role(app, "ご意見"), role(app, "その理由")) == ("opinion", "opinion")
    assert "4件" in text(app)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_column_can_be_corrected_whatever_the_layout(uploaded, name):
    layout = LAYOUTS[name]()
    app = uploaded(f"結果{layout.suffix}", layout.content)
    assert value(app, "読み取った意見") == f"{len(layout.rows)}件"
    columns = [each for each in app.selectbox if str(each.key).startswith("document_role")]
    other = next((each for each in columns if each.value in ("category", "attribute", "no")), None)
    if other is None:  # in blocks there are but opinion and reply, which change places
        other, wish = next(each for each in columns if each.value == "opinion"), "reply"
    else:
        wish = "ignore"
    other.set_value(wish).run()
    assert not app.exception
    assert "元に戻しました" not in text(app)
    assert value(app, "読み取った意見") == f"{len(layout.rows)}件"


def test_a_pdf_stands_as_a_picture_beside_what_was_read_from_its_page(uploaded):
    layout = LAYOUTS["broken_cells_pdf"]()
    app = uploaded("結果.pdf", layout.content)
    part = next(each for each in app.selectbox if each.label == "見るところ")
    assert part.options[:2] == ["1ページ（意見なし）", "2ページ（意見1件）"]
    assert part.value == 1, "the first page from which something was read"
    picture = re.search(r'src="data:image/png;base64,([^"]+)" alt="原本の2ページの画像', "".join(bodies(app)))
    assert base64.b64decode(picture[1]).startswith(b"\x89PNG")
    assert "ここから読み取った意見（1件）" in text(app)
    next(each for each in app.button if each.label == "次へ").click().run()
    assert "原本の3ページの画像" in "".join(bodies(app))
    assert layout.rows[1]["opinion"][:8] in text(app)


def test_every_line_of_a_text_can_be_seen_with_what_it_was_taken_for(uploaded):
    app = uploaded("結果.txt", LAYOUTS["tabbed_text"]().content)
    table = next(each for each in bodies(app) if "<caption>原本の行</caption>" in each)
    lines = re.findall(r'<th scope="row"[^>]*>([\d,]+)</th><td[^>]*>([^<]*)</td><td[^>]*>([^<]+)</td>', table)
    assert [int(number) for number, *_ in lines] == list(range(1, len(lines) + 1))
    assert {"意見", "件数", "表の見出し"} <= {kind for *_, kind in lines}
    assert set(original.KINDS) == set(KINDS)


def test_words_of_a_document_are_no_markdown(uploaded):
    assert correcting.plain("![a](http://b.example/c.png) *d*") == r"\!\[a\]\(http\:\/\/b\.example\/c\.png\) \*d\*"
    app = uploaded("結果.csv", RESULT.replace("分類", "[分類](http://b.example/)").encode())
    assert r"\[分類\]\(http\:\/\/b\.example\/\)" in [each.label for each in app.selectbox]


def test_a_document_that_was_saved_is_in_the_side_bar_at_once_and_what_it_replaced_is_kept(uploaded, data):
    app = uploaded("みどり市の結果.csv", RESULT.encode())
    save(app, "midori")
    consultations = next(each for each in app.sidebar.selectbox if each.label == "資料")
    assert len(consultations.options) == 2
    assert "data/consultations/midori" in text(app) and "履歴に残しました" not in text(app)
    (data / "consultations" / "midori" / "note.txt").write_text("mine", encoding="utf-8")
    app.run()
    app.checkbox(key="document_again").check().run()
    assert "note.txt" in text(app) and app.checkbox(key="document_carry").value
    app.checkbox(key="document_carry").uncheck()
    save(app, "midori")
    assert "前の内容は履歴に残しました" in text(app)
    (kept,) = generations(data / "consultations" / "midori")
    assert (kept.folder / "note.txt").exists() and not (data / "consultations" / "midori" / "note.txt").exists()
    app.run()
    assert "保存しました" not in text(app), "it is said once"


def test_handmade_files_of_a_replaced_consultation_are_carried_over_and_named(uploaded, data, reads_apart):
    app = uploaded("みどり市の結果.csv", RESULT.encode())
    save(app, "midori")
    lexicon = data / "consultations" / "midori" / "lexicon"
    lexicon.mkdir()
    (lexicon / "variants.csv").write_text("variant,head\n街路樹,並木\n", encoding="utf-8")
    app.run()
    app.checkbox(key="document_again").check().run()
    save(app, "midori")
    assert "引き継いだファイル：lexicon/variants.csv" in text(app)
    assert (lexicon / "variants.csv").exists()


def test_who_saves_what_another_saved_meanwhile_is_told_and_replaces_nothing(uploaded, data):
    app = uploaded("みどり市の結果.csv", RESULT.encode())
    save(app, "midori")
    app.checkbox(key="document_again").check().run()
    place = data / "consultations" / "midori"
    other = copytree(place, data / "other")
    (other / "note.txt").write_text("theirs", encoding="utf-8")
    placed(other, place, replace_other=True)
    next(each for each in app.button if each.label.startswith("このサーバー")).click().run()
    assert any("ほかの人がこの資料を保存しました" in each.value for each in app.text)
    assert (place / "note.txt").read_text(encoding="utf-8") == "theirs"
    app.checkbox(key="document_carry").uncheck()
    save(app, "midori")  # having seen it, one may
    assert not (place / "note.txt").exists() and len(generations(place)) == 2


def test_an_editor_puts_an_earlier_generation_back(data, open_page, monkeypatch):
    place = data / "consultations" / "nerima-2023"
    before = package_hash(place)
    other = copytree(place, data / "other")
    (other / "note.txt").write_text("new", encoding="utf-8")
    placed(other, place, replace_other=True)
    app = open_page("documents")
    assert "以前の内容に戻す" in text(app)
    app.button(key="restore").click().run()
    assert not app.exception and "に戻しました" in text(app)
    assert package_hash(place) == before and len(generations(place)) == 2
    monkeypatch.setenv("IKEN_READ_ONLY", "1")
    assert "以前の内容に戻す" not in text(open_page("documents"))


def test_the_id_is_taken_from_the_name_of_the_file(uploaded):
    app = uploaded("R5 みどり市（結果）.csv", RESULT.encode())
    assert next(each.value for each in app.text_input if each.label.startswith("資料のID")) == "R5-みどり市（結果）"


def bomb() -> bytes:
    """A workbook of which one part unpacks to a thousand times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
    return out.getvalue()


ENTITIES = '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><html><body><p>&c;</p></body></html>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("爆弾.xlsx", bomb()),
        ("爆弾.pdf", bursting_pdf(600, twice=True)),
        ("実体.html", ENTITIES.encode()),
        ("見出しだけ.csv", RESULT.splitlines()[0].encode()),
        ("画像だけ.pdf", scanned_pdf()),
        ("結果.docx", b"PK\x05\x06" + bytes(18)),
        ("プログラム.csv", b"MZ\x90\0"),
    ],
)
def test_a_hostile_or_empty_file_is_refused_in_words_and_the_page_goes_on(uploaded, name, content, reads_apart):
    app = uploaded(name, content)
    assert "取り込めませんでした" in text(app)
    said = [each.value for each in app.text]
    assert said and all(name in each and "。" in each for each in said)
    assert not app.metric
    app.file_uploader[0].upload("結果.csv", RESULT.encode(), "text/csv").run()
    assert value(app, "読み取った意見") == "3件"


def test_the_end_of_a_name_does_not_decide_what_a_file_is(uploaded):
    app = uploaded("結果.xlsx", LAYOUTS["ruled_pdf"]().content)
    assert value(app, "読み取った意見") == "12件"


def test_a_total_of_a_mark_is_said_with_its_wording(uploaded):
    app = uploaded("結果.pdf", LAYOUTS["ruled_pdf"]().content)
    table = next(each for each in bodies(app) if "<caption>印字された件数との照らし合わせ</caption>" in each)
    assert "◎　意見を踏まえ、計画案を修正したもの" in table and "第1章 計画の基本的事項</th>" in table


def pressed(app, label):
    return next(each for each in app.button if each.label == label)


def test_a_line_is_put_right_and_the_step_taken_back(uploaded):
    app = uploaded("結果.csv", RESULT.encode())
    next(each for each in app.selectbox if each.label == "直す行").set_value("1:3")
    pressed(app, "この行を直す").click().run()
    assert not app.exception
    assert value(app, "読み取った意見") == "2件"
    assert "3行目を「意見ではない（前後の文）」としました" in text(app)
    pressed(app, "最後に直したことを戻す").click().run()
    assert value(app, "読み取った意見") == "3件"
    assert "としました" not in text(app)


def test_what_was_put_right_is_saved_with_the_document(uploaded, data):
    app = uploaded("結果.csv", RESULT.encode())
    next(each for each in app.selectbox if each.label == "直す行").set_value("1:3")
    pressed(app, "この行を直す").click().run()
    next(each for each in app.text_input if each.label == "公表した自治体・団体").set_value("みどり市").run()
    pressed(app, "このサーバーの資料として保存").click().run()
    assert not app.exception
    kept = read_consultation(data / "consultations" / "結果", validate=False)
    assert (len(kept.comments), kept.metadata.publisher) == (2, "みどり市")
    assert '"1:3" = "front_matter"' in (data / "consultations" / "結果" / "build.toml").read_text(encoding="utf-8")


def test_empty_replies_are_filled_down_at_one_press(uploaded):
    rows = [f"{n},橋を直してほしいと思います。,{'直す予定です。' if n % 3 == 1 else ''}" for n in range(1, 13)]
    app = uploaded("結果.csv", "\n".join(["番号,意見の概要,市の考え方", *rows]).encode())
    assert "回答が空の意見が8件あります" in text(app)
    pressed(app, "空の回答（8件）に、すぐ上の回答を引き継ぐ").click().run()
    assert "回答が空の意見が" not in text(app)
    assert "空の回答に、すぐ上の回答を引き継ぎました" in text(app)


def test_the_opinions_of_a_refused_file_are_chosen_on_the_page(uploaded):
    app = uploaded("結果.csv", "受付,内訳,住所\n1,駅,東\n2,駅前,西\n3,川沿い,南\n".encode())
    assert "取り込めませんでした" in text(app)
    next(each for each in app.selectbox if each.label == "意見の書かれた列").set_value("内訳")
    pressed(app, "この列を意見として読む").click().run()
    assert not app.exception
    assert value(app, "読み取った意見") == "3件"


def test_a_column_without_a_heading_is_called_by_its_place():
    assert correcting.named("#3") == "3列目（見出しなし）"
    assert [correcting.named(each) for each in ("#li", "#text", "#h3", "意見")] == [
        *("箇条書きの項目", "見出しの下の文", "3段目の見出し", "意見"),
    ]


def field(app, kind, label):
    return next(each for each in getattr(app, kind) if each.label == label)


def test_period_and_figures_are_set_shown_saved_and_taken_back(uploaded, data):
    app = uploaded("結果.csv", RESULT.encode())
    field(app, "date_input", "募集の初日").set_value(date(2025, 12, 1)).run()
    field(app, "date_input", "募集の最終日").set_value(date(2026, 1, 9)).run()
    field(app, "number_input", "寄せられた件数").set_value(5).run()
    field(app, "number_input", "人数").set_value(4).run()
    assert "寄せられた件数を「5」としました" in text(app)
    pressed(app, "最後に直したことを戻す").click().run()
    assert "人数を" not in text(app) and field(app, "number_input", "人数").value is None
    field(app, "number_input", "人数").set_value(2).run()
    pressed(app, "このサーバーの資料として保存").click().run()
    metadata = read_consultation(data / "consultations" / "結果", validate=False).metadata
    assert (str(metadata.period_start), str(metadata.period_end)) == ("2025-12-01", "2026-01-09")
    assert metadata.unit_line == "5件（2名）のうち3件を掲載"


def test_a_cell_is_cut_in_two_and_joined_again(uploaded):
    both = RESULT.replace("通学路の歩道を広げてほしい。", "歩道を広げてほしい。また、駅前に広場がほしい。")
    app = uploaded("結果.csv", both.encode())
    at = field(app, "text_input", "2つ目のはじまりの言葉（上の文から写してください）")
    at.set_value("ない言葉").run()
    assert "その言葉は、この欄の2文字目からあとにありません" in text(app)
    field(app, "text_input", "2つ目のはじまりの言葉（上の文から写してください）").set_value("また、駅前").run()
    pressed(app, "ここで分ける").click().run()
    assert value(app, "読み取った意見") == "4件" and "「また、駅前」から分け、別の意見にしました" in text(app)
    pressed(app, "最後に直したことを戻す").click().run()
    assert value(app, "読み取った意見") == "3件"


def test_replies_stand_beside_the_mark_whose_meaning_is_chosen(uploaded):
    shown = text(uploaded("結果.csv", RESULT.encode()))
    assert "通学路の安全対策の箇所に追記しました。" in shown
    assert "回答の言葉からの推定：" in shown and "（1通りの回答のうち1通り）" in shown


def test_several_files_are_one_result_and_what_was_put_right_is_kept_when_one_comes_in(open_page, reads_here):
    parts = [RESULT, RESULT.replace("道路", "公園").replace("1,", "4,").replace("2,公", "5,公").replace("3,公", "6,公")]
    files = [(f"第{n}章.csv", part.encode(), "text/csv") for n, part in enumerate(parts, start=1)]
    app = open_page("documents")
    app.file_uploader(key="document_file").set_value(files[:1]).run()
    field(app, "text_input", "公表した自治体・団体").set_value("みどり市").run()
    app.file_uploader(key="document_file").set_value(files).run()
    assert not app.exception and value(app, "読み取った意見") == "6件"
    assert "公表した自治体・団体を「みどり市」としました" in text(app)


def test_the_words_of_the_place_are_shown_as_found_and_set_by_hand(uploaded):
    app = uploaded("結果.csv", RESULT.encode())
    body, part = "公表した側の呼び名（区、市、省など）", "意見を分けた項目の呼び名（柱、章、分野など）"
    field(app, "text_input", "公表した自治体・団体").set_value("みどり町").run()
    assert field(app, "text_input", body).value == "市"  # the heading of the replies says so, whatever the name ends in
    field(app, "text_input", body).set_value("局").run()
    field(app, "text_input", part).set_value("論点").run()
    shown = text(app)
    assert f"{body}を「局」としました" in shown and f"{part}を「論点」としました" in shown
    assert "論点" in shown.partition("原本と、読み取った意見")[2]
    pressed(app, "最後に直したことを戻す").click().run()
    pressed(app, "最後に直したことを戻す").click().run()
    assert field(app, "text_input", body).value == "市"
