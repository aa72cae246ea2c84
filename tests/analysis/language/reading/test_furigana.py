"""Readings stand above kanji alone where the kana of the word leave one way to part them, else above the whole."""

from __future__ import annotations

import pytest

from analysis.language.reading.furigana import furigana


@pytest.mark.parametrize(
    ("word", "reading", "pieces"),
    [
        ("意見", "いけん", [("意見", "いけん")]),
        ("行っ", "おこなっ", [("行", "おこな"), ("っ", "")]),
        ("取り組み", "とりくみ", [("取", "と"), ("り", ""), ("組", "く"), ("み", "")]),
        ("お知らせ", "おしらせ", [("お", ""), ("知", "し"), ("らせ", "")]),
        ("福祉センター", "ふくしせんたー", [("福祉", "ふくし"), ("センター", "")]),
        ("一ヶ月", "いっかげつ", [("一ヶ月", "いっかげつ")]),
        ("人々", "ひとびと", [("人々", "ひとびと")]),
        ("⺠間", "みんかん", [("⺠間", "みんかん")]),
        # the kana of the word are not those of the reading: what a person wrote stands above the whole
        ("取り組み", "しゅくみ", [("取り組み", "しゅくみ")]),
        # more than one way: か|き|かき, かきか|き is none, but じ|んじじんざい… would do as well as じんじ|じんざい…
        ("人事・人材", "じんじじんざい", [("人事・人材", "じんじじんざい")]),
        ("DX課", "でぃーえっくすか", [("DX課", "でぃーえっくすか")]),
        ("名前", "", [("名前", "")]),
    ],
)
def test_pieces(word, reading, pieces):
    assert furigana(word, reading) == pieces
    assert "".join(piece for piece, _ in furigana(word, reading)) == word
