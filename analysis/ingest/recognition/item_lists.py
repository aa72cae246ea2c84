"""Comments that are items of lists under headings, as reports of surveys and minutes print them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.ingest.words.block_marks import block_mark, marks_text
from analysis.ingest.words.cell_contents import LONG, contents_of
from analysis.ingest.words.heading_limits import LONGEST
from analysis.ingest.words.list_items import ARROWS, number_and_text, sign_and_text, sign_beside
from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.document import Line

FEWEST = 3
"""Items from which a list is one of comments."""
_MARKS = "△▲▽▼×✕"
SPEAKING = 0.3
"""Share of items that wish for something, from which they are comments."""


def opinion_items(lines: Sequence[Line]) -> tuple[dict[str, str], int] | None:
    """The sign of the items that are comments, that of their replies, and how many they are; None where there are none."""
    announced = next((index for index, line in enumerate(lines) if announces(line)), None)
    # Different signs in a column of their own are marks of a table, and so are signs that no list has.
    if announced is None or len({sign for line in lines if (sign := sign_beside(line.cells))}) > 1 or any(map(is_marked, lines)):
        return None
    below = lines[announced + 1 :]
    found = [sign_and_text(line.cells, line.level) for line in below]
    if not (sign := _commonest(found)):
        found = [number_and_text(line.cells) for line in below]
        sign = _commonest(found)
    if not sign:
        return None
    replies = {label: "reply" for own, text in found if own == sign and (label := reply_label(text))}
    given = [text for own, text in found if own == sign and not reply_label(text)]
    texts = contents_of(given)
    if texts.cells < FEWEST or texts.length < LONG or not (texts.opinion_words >= SPEAKING or _are_told(lines, given)):
        return None
    arrows = Counter(own for own, _ in found if own in ARROWS)
    marked = [arrow for arrow, count in arrows.items() if count * 2 >= texts.cells]
    return {sign: "opinion", **(replies or dict.fromkeys(marked[:1], "reply"))}, texts.cells


def _commonest(found: Sequence[tuple[str, str]]) -> str:
    """The sign that most texts of some length begin with; empty where none does."""
    signs = Counter(sign for sign, text in found if sign and sign not in ARROWS and len(text) >= LONG and not reply_label(text))
    return max(signs, key=lambda each: signs[each]) if signs else ""


def reply_label(text: str) -> str:
    """The word that marks the text of an item as a reply: 回答 of 「回答：検討します。」; empty where none does."""
    mark = block_mark(text, lambda label: marks_text(label) == "reply")
    return mark.label if mark and mark.rest else ""


def is_marked(line: Line) -> bool:
    """Whether a line is a text behind a sign that speaks of a response type and begins no item: △, ×."""
    filled = [cell for cell in line.cells if cell.strip()]
    return bool(filled) and filled[0].strip()[0] in _MARKS and len("".join(filled)) > LONG


def _are_told(lines: Sequence[Line], texts: Sequence[str]) -> bool:
    """Whether items are sentences under a heading that says for certain what they are: a list of files is none."""
    sure = any(pattern("voices_only").search(folded(line.cells[0])) for line in lines if announces(line))
    return sure and sum(text.strip().endswith("。") for text in texts) * 2 > len(texts)


def announces(line: Line) -> bool:
    """Whether a line says that opinions follow: 主な意見, 自由記述."""
    filled = [cell for cell in line.cells if cell.strip()]
    return len(filled) == 1 and len(filled[0]) <= LONGEST and pattern("voices").search(folded(filled[0])) is not None


def question(count: int) -> str:
    """What a person should look at."""
    return f"見出しの下の箇条書き{count}項目を、1項目を1件の意見として読みました"
