"""Years and deadlines: as written, and as a number."""

from __future__ import annotations

import pytest

from analysis.replies.when import When, when


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("令和5年度に策定します", "令和5年度", 2023),  # 2018 + 5
        ("令和元年度から", "令和元年度", 2019),
        ("令和５年１月11日から開設しました", "令和５年１月11日", 2023),
        ("国は令和6年度末までの実現に", "令和6年度末", 2024),
        ("平成30年に", "平成30年", 2018),
        ("R5年度に", "R5年度", 2023),
        ("2025年4月に開始", "2025年4月", 2025),
        ("令和4、5年度に取り組む", "令和4、5年度", 2022),
        ("来年度に", "来年度", None),
        ("次年度以降、参加し", "次年度以降", None),
        ("今年度中に", "今年度中", None),
        ("今後、図書館で令和7年度に", "令和7年度", 2025),
        ("今後も進めます", "今後", None),
    ],
)
def test_a_time_is_found_as_written(text, words, year):
    assert when(text) == When(words, year)


@pytest.mark.parametrize(
    "text", ["", "早期に発見し", "今後の緊急時の給付金", "将来像の実現", "8050問題", "20日以上", "年間500件", "GR5年度"]
)
def test_no_deadline(text):
    assert when(text) is None
