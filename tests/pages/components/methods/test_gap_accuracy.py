"""What the page says of the list of open requests: the figures as they are, also where there are none."""

from __future__ import annotations

from analysis.replies.judging import Agreement
from pages.components.methods.gap_accuracy import first, ranked


def test_figures_stand_beside_what_no_order_would_give():
    text = ranked(Agreement(60, 24, 0.4821, 5))
    assert "意見と回答60件" in text and "平均適合率は0.48でした" in text
    assert "順番に意味がなければ0.40ほど" in text  # 24 of 60


def test_what_comes_first_is_said_with_a_warning():
    text = first(Agreement(60, 24, 0.4821, 5))
    assert "先頭10件のうち" in text and "あったのは5件です" in text
    assert "別の言葉で答えていることが多くあります" in text and "想定質問にはしていません" in text
