"""What each column of the table of comments holds, how surely, and why: by its heading and by its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.rows.heading_rows import key_weights
from analysis.ingest.rows.ticked_marks import ticked_columns
from analysis.ingest.words.cell_contents import LONG, Contents, content_weights, contents_of
from analysis.ingest.words.wording import folded
from analysis.package.roles import FAMILIES, NAMES, SINGLE, TICKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.ingest.readers.document import Line
    from analysis.ingest.rows.heading_rows import HeadingRow

HEADING, CELLS = 0.65, 0.35
"""What the heading and the cells weigh. Measured on the 42 documents of the bench (`python -m tests.bench.thresholds`): a
heading at 0.4 and 0.9 and cells at 0.2 and 0.6 read every cell alike."""
LEAST, CLOSE = 0.3, 0.1
"""Score from which a column is taken for something (0.2 and 0.4 read the documents of the bench alike), and the lead under
which a second reading is a question: a heading that is likely and one that is possible are 0.65 · 0.3 apart."""
LEAST_BY_CELLS = 0.15
"""The same where no heading says anything, but texts speak as opinions and replies do."""
WISHING, ANSWERING = 0.3, 0.5
"""Share of the cells of a column that speak so, from which it does; 0.15 and 0.6, 0.25 and 0.75 read the documents of the
bench alike."""
SAID, FEW = 0.9, 8
"""Share of cells that speak of what became of a comment, and their different wordings, up to which they are marks; at 0.6,
and at 4 and 16 wordings, the documents of the bench read alike."""
SAMPLE = 2_000
"""Rows looked at, so that a file of 100,000 rows is recognised as quickly as a short one; 20 read the documents of the bench
alike."""


@dataclass(frozen=True)
class ColumnFound:
    """A column, what it is taken for, and what else it could be."""

    heading: str
    role: str
    confidence: float
    """From 0 to 1; 1 where a person said so."""
    reason: str
    """Japanese, for the screen."""
    question: str = ""
    """What a person should settle; empty where nothing is doubtful."""


def column_cells(lines: Sequence[Line], heading_rows: Sequence[HeadingRow]) -> dict[str, list[str]]:
    """Heading → cells under it, from every table with that heading; a line of one cell is no row."""
    found: dict[str, list[str]] = {key: [] for heading_row in heading_rows for key in heading_row.keys}
    ends = [*(heading_row.first for heading_row in heading_rows[1:]), len(lines)][: len(heading_rows)]
    taken = 0
    for heading_row, end in zip(heading_rows, ends, strict=True):
        for line in lines[heading_row.last + 1 : end]:
            if len(line.cells) == len(heading_row.keys) and _is_row(line.cells) and taken < SAMPLE:
                taken += 1
                for key, cell in zip(heading_row.keys, line.cells, strict=True):
                    found[key].append(cell)
    return found


def _is_row(cells: Sequence[str]) -> bool:
    """Whether more than one cell is filled; in a table of one column, that one."""
    return sum(bool(cell.strip()) for cell in cells) >= min(2, len(cells))


def recognised_columns(
    cells: Mapping[str, Sequence[str]], wishes: Mapping[str, str] | None = None, tables: Sequence[Sequence[str]] = ()
) -> list[ColumnFound]:
    """What each column holds; `wishes` are a person's own: heading → role, `tables` the headings that stand side by side."""
    wished = {folded(heading): role for heading, role in (wishes or {}).items()}
    given = {key: wished[folded(key)] for key in cells if folded(key) in wished}
    settled = {key: ColumnFound(key, role, 1.0, "指定されたとおり") for key, role in given.items()}
    if "printed_mark" not in given.values():
        ticked = ticked_columns({key: texts for key, texts in cells.items() if key not in given})
        settled |= {key: ColumnFound(key, TICKED, 0.9, "見出しが対応区分で、印だけの列") for key in ticked}
    measured = {key: contents_of(texts) for key, texts in cells.items() if key not in settled}
    unnumbered = {key: _unnumbered(key) for key, contents in measured.items() if _lacks_numbers(key, contents, cells[key])}
    settled |= unnumbered
    empty = {key for key, contents in measured.items() if not contents.cells and not key_weights(key)}
    scores = {key: _scores(key, measured[key]) for key in measured if key not in unnumbered and key not in empty}
    by_cells = not any(map(key_weights, scores)) and _speak(measured.values())
    used = {key: "printed_mark" if column.role == TICKED else column.role for key, column in settled.items()}
    together = [set(table) for table in tables] or [set(cells)]
    taken = _taken(scores, used, together, LEAST_BY_CELLS if by_cells else LEAST)
    return [settled.get(key) or _column(key, taken.get(key, "ignore"), scores.get(key, {}), measured[key]) for key in cells]


def _lacks_numbers(key: str, contents: Contents, texts: Sequence[str]) -> bool:
    """Whether a column is headed as numbers and no row has one."""
    return bool(texts) and not contents.cells and key_weights(key).get("no", 0.0) == 1.0


def _scores(key: str, contents: Contents) -> dict[str, float]:
    by_heading, by_cells = key_weights(key), content_weights(contents)
    if not contents.cells:
        return by_heading
    roles = dict.fromkeys((*by_heading, *by_cells))
    scores = {role: HEADING * by_heading.get(role, 0.0) + CELLS * by_cells.get(role, 0.0) for role in roles}
    sure = max(by_heading.values(), default=0.0) == 1.0
    # Numbers of lines or years are not so many comments, and no response types, where their heading says what they are.
    strange = {"count", *(("printed_mark",) if sure else ())} - set(by_heading)
    scores = {role: score for role, score in scores.items() if role not in strange}
    # A text of sentences is no label and no mark, whatever its heading says.
    if by_cells.get("opinion", 0.0) + by_cells.get("reply", 0.0) > 1.0 and contents.length > 40:
        scores |= {role: scores[role] * 0.5 for role in scores if role not in ("opinion", "reply", "attribute")}
    # Words such as 反映する and 参考とする in every cell are no topics, where the heading may mean a mark as well.
    if "printed_mark" in by_heading and contents.mark_words >= SAID and contents.distinct <= FEW:
        scores |= {role: scores[role] * 0.5 for role in scores if role in ("section", "category", "attribute")}
    return scores


def _speak(columns: Iterable[Contents]) -> bool:
    """Whether texts of one column wish for something, and those of another answer."""
    found = [each for each in columns if each.length >= LONG]
    wishes = [place for place, each in enumerate(found) if each.opinion_words >= WISHING]
    return any(each.reply_words >= ANSWERING and wishes not in ([], [place]) for place, each in enumerate(found))


def _taken(
    scores: Mapping[str, Mapping[str, float]], given: Mapping[str, str], tables: Sequence[set[str]], least: float
) -> dict[str, str]:
    """Column → role, best scores first, no role of SINGLE twice in a table; a second column of marks is the second mark."""
    pairs = [(score, key, role) for key, roles in scores.items() for role, score in roles.items() if score >= least]
    order = list(scores)
    found: dict[str, str] = {}

    def used(role: str, key: str) -> bool:
        beside = set().union(*(table for table in tables if key in table))
        return any(other in beside for other, taken in (*given.items(), *found.items()) if taken == role)

    for _, key, role in sorted(pairs, key=lambda pair: (-pair[0], order.index(pair[1]), pair[2])):
        free = "second_mark" if role == "printed_mark" and used(role, key) else role
        if key not in found and not (free in SINGLE and used(free, key)):
            found[key] = free
    return {key: found.get(key, "attribute") for key in scores}


def _unnumbered(key: str) -> ColumnFound:
    """A column of numbers in which no row has one: formulas that were never calculated, or numbers still to come."""
    question = (
        f"番号の列「{key}」が空なので、番号のない表として読みました（数式が未計算なら、表計算ソフトで開いて保存し直すと入ります）"
    )
    return ColumnFound(key, "ignore", 1.0, "見出しは番号ですが、どの行も空です", question)


def _column(key: str, role: str, scores: Mapping[str, float], contents: Contents) -> ColumnFound:
    if role == "ignore":
        return ColumnFound(key, role, 1.0, "内容がありません")
    own = scores.get("printed_mark" if role == "second_mark" else role, 0.0)
    others = {other: score for other, score in scores.items() if other != role and not _alike(role, other)}
    second = max(others, key=lambda other: others[other], default="")
    reason = _reason(key, role, contents)
    return ColumnFound(key, role, round(min(1.0, own), 2), reason, _question(key, role, own, second, others.get(second, 0.0)))


def _alike(role: str, other: str) -> bool:
    return any(role in family and other in family for family in FAMILIES) or {role, other} == {"printed_mark", "second_mark"}


def _reason(key: str, role: str, contents: Contents) -> str:
    weight = key_weights(key).get("printed_mark" if role == "second_mark" else role, 0.0)
    by_heading = {1.0: "見出しの語", 0.6: "見出しの語（ふつうはこの意味）", 0.3: "見出しの語（ほかの意味もある）"}.get(weight, "")
    measured = f"内容（平均{contents.length:.0f}字、{contents.distinct}種類）" if contents.cells else ""
    return "と".join(filter(None, (by_heading, measured))) or "ほかの列が決まった残り"


def _question(key: str, role: str, own: float, second: str, score: float) -> str:
    name = f"見出しのない列（{key[1:]}列目）" if key.startswith("#") else f"列「{key}」"
    if second and own - score < CLOSE and score >= LEAST:
        return f"{name}を「{NAMES[role]}」と読みましたが、「{NAMES[second]}」かもしれません"
    if own < LEAST + 0.1:
        return f"{name}が何の列か、見出しから分かりません。「{NAMES[role]}」としました"
    return ""
