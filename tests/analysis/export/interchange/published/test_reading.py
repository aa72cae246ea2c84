"""Every text of a published result is read, whatever part it stands in."""

from __future__ import annotations

from analysis.export.interchange.published.parts import Comments, Entry, Heading, Items, Paragraph, Section, Totals
from analysis.export.interchange.published.reading import words_of
from analysis.language.lexicon import Lexicon

ENTRY = Entry("2", "分類", "要望", "", "反映", joined="1")
COLUMNS = {"number": "番号", "category": "種別", "opinion": "意見", "reply": "回答", "mark": "対応"}
PARTS = (
    Heading(1, "題名"),
    Paragraph("本文"),
    Items(("項目", "かな")),
    Totals("区分", (("合計", 1),)),
    Comments(tuple(COLUMNS.items()), (Section("施策", (ENTRY,)),)),
)


def test_every_text_is_read_once():
    found = words_of(PARTS, Lexicon(), engine="janome")
    written = ["題名", "本文", "項目", "区分", "件数", "合計", *COLUMNS.values(), "施策", "分類", "要望", "反映"]
    assert {text for text, words in found.items() if words} == {*written, "（1番と共通の回答です。）"}
    assert found["かな"] == [] and [each.given for each in found["要望"]] == ["ようぼう"]
