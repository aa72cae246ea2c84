"""The forms in which texts are compared and shown on one line."""

from __future__ import annotations

from analysis.ingest.words.wording import on_one_line


def test_a_label_keeps_its_blanks_unless_its_column_broke_it():
    assert on_one_line("第1章 交通") == "第1章 交通"
    assert on_one_line("第1章\n交 通") == "第1章交通"
