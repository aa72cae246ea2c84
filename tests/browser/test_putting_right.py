"""Documents in doubt, brought to what they say by hand in a browser, saved, and read from where they were saved."""

from __future__ import annotations

from shutil import copytree

import pytest

from analysis.package.folder import read_consultation
from tests.dashboard_process import ROOT, running
from tests.documents.layouts import LAYOUTS
from tests.scans import provided, scan

pytestmark = pytest.mark.browser

PAIRS = [
    ("川沿いの遊歩道に街灯を増やしてください。", "設置場所を調査します。"),
    ("高齢者向けの教室を続けてほしいです。", "来年度も開催します。"),
    ("保育園の待機児童を早く減らしてほしい。", "施設の整備を進めます。"),
]
OPINIONS, REPLIES = ([pair[side] for pair in PAIRS] for side in (0, 1))
ROWS = [[str(number), *pair] for number, pair in enumerate(PAIRS, start=1)]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    place = tmp_path_factory.mktemp("putting-right")
    copytree(ROOT / "data", place / "data")
    with running(place, settings={"IKEN_DATA": str(place / "data")}) as started:
        yield started, place / "data" / "consultations"


class Desk:
    """Somebody at the page 資料の取り込み."""

    def __init__(self, visitor, folder):
        self.visitor, self.page, self.folder = visitor, visitor.open("documents"), folder

    def bring(self, **files):
        named = [
            {"name": name.replace("_", "."), "mimeType": "application/octet-stream", "buffer": content}
            for name, content in files.items()
        ]
        self.page.set_input_files("[data-testid=stFileUploader] input[type=file]", files=named)
        self.page.wait_for_selector("text=/読み取りの結果|取り込めませんでした/", timeout=60_000)
        self.visitor.settle()

    def choose(self, label, words):
        self.visitor.choose(self.page.get_by_role("combobox", name=label), words)
        self.visitor.settle()

    def press(self, name):
        self.page.get_by_role("button", name=name).click()
        self.visitor.settle()

    def read(self):
        return self.page.inner_text("[data-testid=stMetric] >> nth=0")

    def keep(self, name):
        """Save under a name; what was saved."""
        self.page.get_by_label("資料のID").fill(name)
        self.page.keyboard.press("Tab")
        self.visitor.settle()
        self.press("このサーバーの資料として保存")
        self.page.wait_for_selector(".atlas-said")
        return read_consultation(self.folder / name)


@pytest.fixture
def desk(visit, server):
    started, folder = server
    return Desk(visit(server=started), folder)


def csv(*rows):
    return "\n".join(",".join(row) for row in rows).encode()


def test_of_a_form_with_several_texts_one_question_is_chosen(desk):
    questions = ["年代", "Q4 よかった点を教えてください", "Q5 改善してほしい点を教えてください", "Q6 その他のご意見"]
    answers = [["40代", f"{reply}よかったです。", opinion, f"{opinion}以上です。"] for opinion, reply in PAIRS]
    desk.bring(回答_csv=csv(questions, *answers))
    assert "9件" in desk.read()
    desk.choose("Q4 よかった点を教えてください", "そのほか")
    desk.choose("Q6 その他のご意見", "そのほか")
    assert "3件" in desk.read()
    kept = desk.keep("form").comments
    assert kept["opinion"].tolist() == OPINIONS
    assert kept["年代"].tolist() == ["40代"] * 3


def test_of_a_refused_file_the_column_is_chosen(desk):
    desk.bring(一覧_csv=csv(["受付", "内訳", "住所"], ["1", "駅", "東"], ["2", "駅前", "西"], ["3", "川沿い", "南"]))
    desk.choose("意見の書かれた列", "内訳")
    desk.press("この列を意見として読む")
    assert desk.keep("refused").comments["opinion"].tolist() == ["駅", "駅前", "川沿い"]


def test_cover_and_annex_are_one_result_and_what_was_put_right_stays(desk):
    annex = csv(["番号", "意見の概要", "市の考え方"], *ROWS)
    desk.bring(別紙_csv=annex)
    desk.page.get_by_label("計画などの名前").fill("みどり計画")
    desk.page.keyboard.press("Tab")
    desk.visitor.settle()
    cover = """みどり市の計画への意見募集の結果について
1 募集期間 令和6年4月1日から令和6年4月30日まで
2 提出者数 2人 意見数 3件
"""
    desk.bring(表紙_txt=cover.encode())
    desk.bring(別紙_csv=annex)  # chosen once more, it is not a second result
    assert desk.page.get_by_text("同じファイルが2つあるため").is_visible()
    kept = desk.keep("two-files")
    assert kept.comments["opinion"].tolist() == OPINIONS
    assert (kept.metadata.people, kept.metadata.plan) == (2, "みどり計画")


def test_a_line_that_is_none_and_a_cell_that_holds_two_things(desk):
    rows = [ROWS[0], ["2", f"{OPINIONS[1]}また、会場を増やしてほしい。", REPLIES[1]], ROWS[2]]
    desk.bring(結果_csv=csv(["番号", "意見の概要", "市の考え方"], *rows, ["4", "この表は概要を記載しています。", "－"]))
    assert "4件" in desk.read()
    desk.choose("直す行", "この表は概要")
    desk.choose("この行は", "意見ではない")
    desk.press("この行を直す")
    assert "3件" in desk.read()
    desk.page.get_by_text("1つの欄に2つのことが入っているとき").click()
    desk.choose("意見の番号", "2")
    box = desk.page.get_by_label("2つ目のはじまりの言葉")
    box.fill("また、会場")
    desk.page.keyboard.press("Tab")
    desk.visitor.settle()
    desk.press("ここで分ける")
    kept = desk.keep("lines").comments
    assert kept["opinion"].tolist() == [OPINIONS[0], OPINIONS[1], "また、会場を増やしてほしい。", OPINIONS[2]]


def test_the_two_columns_of_a_table_exchange_what_they_hold(desk):
    desk.bring(結果_csv=csv(["番号", "内容", "説明"], *ROWS))
    desk.choose("説明", "回答")
    kept = desk.keep("columns").comments
    assert (kept["opinion"].tolist(), kept["reply"].tolist()) == (OPINIONS, REPLIES)


@pytest.mark.office
def test_a_scan_is_recognised_at_a_press_and_its_doubtful_characters_are_underlined(desk):
    provided()
    desk.bring(紙_pdf=scan(LAYOUTS["ruled_pdf"]().content, askew=0.5))
    desk.page.get_by_role("button", name="文字認識（OCR）で読む").click()
    desk.page.wait_for_selector("text=読み取りの結果", timeout=90_000)
    desk.visitor.settle()
    assert "12件" in desk.read()
    kept = desk.keep("scan")
    desk.visitor.open("comments", consultation="scan")
    shown = kept.doubtful[kept.doubtful["field"].isin(["opinion", "reply"])]
    assert len(shown) and desk.page.locator("u.doubtful").count() > 0
    assert "".join(desk.page.locator("u.doubtful").all_inner_texts()) == "".join(
        "".join(shown[(shown["comment"] == comment) & (shown["field"] == field)].sort_values("place")["character"])
        for comment in kept.comments["id"]
        for field in ("opinion", "reply")
    )
