"""Lines of a table of comments that cannot be a comment, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import printed_count
from analysis.ingest.words.heading_limits import LONGEST
from analysis.ingest.words.wording import ends_sentence, folded, is_number, is_sum, pattern, says_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from analysis.ingest.readers.document import Line
    from analysis.ingest.rows.lines_read import Row


FEW = 3
"""Comments from which the numbers of a document are known to be numbers; 1 and 6 read the documents of the bench alike."""


def why_no_comment(line: Line, named: Mapping[str, str], above: Sequence[Row], marks: Collection[str]) -> str:
    """Why a line cannot be a comment; empty where it can.

    `named` are its cells that go into comments.csv, by column, `above` the comments so far and `marks` their marks, folded.
    """
    number, opinion, reply = (named.get(name, "").strip() for name in ("no", "opinion", "reply"))
    if opinion and says_nothing(opinion) and not opinion.isalnum():
        return f"意見の欄が「{opinion}」だけです"
    if is_line_of_sums(line.filled):
        return "合計の行です"
    if is_legend_entry(line.filled, number, marks):
        return "対応区分の説明です"
    if number and not is_number(number) and (is_heading(opinion, reply) or is_address(opinion, reply, above)):
        return "番号ではなく、意見もありません"
    return "表を横切る見出しです" if goes_across(line) else ""


def is_heading(opinion: str, reply: str) -> bool:
    """Whether nothing stands beside a word but the rest of a heading: 第1章 as a number, 計画の基本的事項 as a reply."""
    return not opinion and len(reply) <= LONGEST and not ends_sentence(reply)


def is_address(opinion: str, reply: str, above: Sequence[Row]) -> bool:
    """Whether short words stand beside a word where all else is numbered: 問い合わせ先, 企画課, 電話."""
    short = all(len(text) <= LONGEST and not ends_sentence(text) for text in (opinion, reply))
    return short and len(above) >= FEW and all(is_number(row.cells.get("no", "") or "1") for row in above)


def is_legend_entry(filled: Sequence[str], number: str, marks: Collection[str]) -> bool:
    """Whether a mark of the comments above stands in the place of a number, and its wording beside it."""
    return len(filled) == 2 and not is_number(number) and folded(number) in marks


def goes_across(line: Line) -> bool:
    """Whether a single short text goes across the table: a heading or a note among the rows."""
    filled = line.filled
    if len(filled) != 1 or len(line.cells) < 2 or len(filled[0]) > LONGEST or ends_sentence(filled[0]):
        return False
    across = len(line.merged) >= len(line.cells) - 1
    return across or (filled[0] == line.cells[0] and pattern("section_heading").fullmatch(folded(filled[0])) is not None)


def is_line_of_sums(cells: Sequence[str]) -> bool:
    """Whether a line says 合計 first and nothing but counts after it.

    >>> is_line_of_sums(["合計", "", "15件"]), is_line_of_sums(["全体", "公園を増やしてほしい。"]), is_line_of_sums(["合計"])
    (True, False, False)
    """
    first, *others = [cell for cell in cells if cell.strip()] or [""]
    return bool(others) and is_sum(first) and all(printed_count(cell) is not None for cell in others)
