"""Documents of a few lines, as a reader would give them."""

from __future__ import annotations

from analysis.ingest.readers.document import Document, Line
from analysis.ingest.readers.formats import FORMATS

HEAD = ("No.", "分類", "意見の概要", "市の考え方", "対応区分")
LONG = "駅前の駐輪場が足りず歩道にあふれているので、もっと増やしてほしいと思います。"
ANSWER = "駅前の駐輪場については、今後の利用状況を踏まえて増設を検討してまいります。"


def document(*rows, form="csv"):
    """Lines of one page; a text is running text, a tuple a row of a table, a Line itself."""
    lines = tuple(row if isinstance(row, Line) else line(number, row) for number, row in enumerate(rows, start=1))
    return Document(f"test.{form}", "0" * 64, FORMATS[form], lines)


def line(number, row, *, page=1, table=1, merged=()):
    running = isinstance(row, str)
    return Line(page, number, (row,) if running else tuple(row), None if running else table, frozenset(merged))


def comment(number, *, category="交通", opinion=LONG, reply=ANSWER, mark="△"):
    return (str(number), category, opinion, reply, mark)
