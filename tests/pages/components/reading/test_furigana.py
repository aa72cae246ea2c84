"""The list of readings: what a mark, a change and a mark taken away mean, and who may keep them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.access.gate import READ_ONLY
from pages.components.reading.furigana import _decision
from tests.pages.screen import bodies

ROWS = [("練馬", "ねりま", "", False), ("何某", "", "", False), ("4月", "つき", "がつ", True)]
SHOWN = pd.DataFrame(ROWS, columns=["word", "given", "reading", "kept"])


@pytest.mark.parametrize(
    ("row", "changes", "decided"),
    [
        (0, {"確かめた": True}, (("練馬", "ねりま"), "ねりま")),
        (0, {"ふりがな": " ねりまく "}, (("練馬", "ねりま"), "ねりまく")),
        (0, {"ふりがな": None, "確かめた": True}, (("練馬", "ねりま"), "")),
        (1, {"ふりがな": "なにがし"}, (("何某", ""), "なにがし")),
        (2, {"確かめた": False}, (("4月", "つき"), None)),
        (2, {"ふりがな": "よんがつ"}, (("4月", "つき"), "よんがつ")),
        (2, {"ふりがな": "よんがつ", "確かめた": False}, (("4月", "つき"), None)),
    ],
)
def test_what_was_done_in_a_row_is_what_is_kept(row, changes, decided):
    assert _decision(SHOWN, row, changes) == decided


def test_where_nothing_is_kept_the_list_is_there_and_says_why_it_cannot_be_changed(open_page, monkeypatch):
    monkeypatch.setenv(READ_ONLY, "1")
    app = open_page("comments")
    app.segmented_control(key="furigana").set_value("初めて出る所だけ").run()
    assert any("読みの確認はできません" in body for body in bodies(app))
    assert not [button for button in app.button if button.key == "furigana_keep"]
