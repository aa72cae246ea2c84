"""The forms in which texts are compared and shown on one line."""

from __future__ import annotations

from analysis.ingest.words.wording import DOUBTFUL, folded, on_one_line


def test_a_label_keeps_its_blanks_unless_its_column_broke_it():
    assert on_one_line("第1章 交通") == "第1章 交通"
    assert on_one_line("第1章\n交 通") == "第1章交通"


def test_a_folded_text_has_no_blanks_one_dash_and_one_circle():
    assert folded("Ａ　Ｂ\u2003c\x1c") == "abc"
    assert folded("１―２〜３ 〇 ㈱") == "1-2~3○(株)"
    assert folded(f"あ{DOUBTFUL}い") == "あい"
    assert folded("") == folded(" \n") == ""
