"""Lines of a table of comments that cannot be a comment, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.front_lines import printed_count
from analysis.ingest.printed_totals import is_sum
from analysis.ingest.sections import LONGEST
from analysis.ingest.wording import ends_sentence, is_number, says_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence


def why_no_comment(cells: Sequence[str], number: str, opinion: str, reply: str) -> str:
    """Why a line cannot be a comment; empty where it can. `cells` are all of its cells, the others those by their columns."""
    if opinion and says_nothing(opinion) and not opinion.isalnum():
        return f"意見の欄が「{opinion}」だけです"
    # A heading may be cut in two where columns begin: 第1章 as a number, 計画の基本的事項 as a reply.
    heading = not opinion and len(reply) <= LONGEST and not ends_sentence(reply)
    if number.strip() and not is_number(number) and (not (opinion or reply) or heading):
        return "番号ではなく、意見もありません"
    return "合計の行です" if is_line_of_sums(cells) else ""


def is_line_of_sums(cells: Sequence[str]) -> bool:
    """Whether a line says 合計 first and nothing but counts after it.

    >>> is_line_of_sums(["合計", "", "15件"]), is_line_of_sums(["全体", "公園を増やしてほしい。"]), is_line_of_sums(["合計"])
    (True, False, False)
    """
    first, *others = [cell for cell in cells if cell.strip()] or [""]
    return bool(others) and is_sum(first) and all(printed_count(cell) is not None for cell in others)
