"""公表する・ほかの道具で使う on the page 意見を読む: a button a file, with exactly the comments listed."""

from __future__ import annotations

import pytest

from tests.pages.screen import bodies

LABELS = {
    "広聴AI（CSV）",
    "KH Coder：意見（Excel）",
    "KH Coder：意見と考え方（Excel）",
    "三列の公表様式（Excel）",
    "三列の公表様式（CSV）",
    "公表する文書（Word）",
    "公表する文書（Excel）",
    "公表する文書（CSV）",
    "公表する文書（HTML）",
    "公表する文書（テキスト）",
    "オープンデータ（zip）",
}


@pytest.mark.parametrize(
    ("query", "count"), [({}, 94), ({"pillar": "柱Ⅱ", "response_type": "※"}, 2), ({"q": "どこにもない言葉"}, 0)]
)
def test_the_files_hold_the_comments_listed(open_page, query, count):
    app = open_page("comments", **query)
    assert {button.proto.label for button in app.main.get("download_button")} >= LABELS
    assert any(f"表示している{count:,}件の意見を" in body for body in bodies(app))


def test_one_comment_alone_is_no_list(open_page):
    app = open_page("comments", id="5")
    assert not LABELS & {button.proto.label for button in app.main.get("download_button")}


def test_readings_are_by_choice_and_the_list_comes_before_the_files(open_page):
    app = open_page("comments")
    assert not app.get("arrow_data_frame") and "公表する文書（HTML）" in labels(app)
    app.segmented_control(key="furigana").set_value("すべての語に").run()
    assert {"公表する文書（HTML）＋ふりがな", "公表する文書（テキスト）＋ふりがな", "公表する文書（Word）"} <= labels(app)
    assert any("人が確かめた読み0語" in body and "確かめていない" in body for body in bodies(app))
    app.segmented_control(key="furigana").set_value("付けない").run()
    assert "公表する文書（HTML）＋ふりがな" not in labels(app)


def labels(app):
    return {button.proto.label for button in app.main.get("download_button")}
