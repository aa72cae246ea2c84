"""The document's own legend: which wording it gives to each mark, in a table, a list or a line of brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import printed_count
from analysis.ingest.words.column_headings import heading_weights
from analysis.ingest.words.meanings import UNKNOWN, meaning_of_mark
from analysis.ingest.words.wording import folded, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 120
"""Characters of a wording; longer ones are text. 60 reads the documents of the bench alike."""
NEAR = 8
"""Lines from one entry of a legend to the next, at most: a page break may lie between them; 3 and 20 read the bench alike."""
_SIGNS = "◎○●◇◆□■△▲▽▼☆★※×✕〇◯"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SAID = ("反映", "修正", "採用", "参考", "検討")
"""Short marks that are wordings, too."""
_SEPARATOR = (
    r"\s*(?:[)）】\]］〕》〉]\s*)?(?:[:：=＝｜|]|…+|・{2,}|[-－―–ー]{1,3}(?=\s)|→|⇒|[.．、](?!\d)|\s|(?=[(（「])|(?<=["
    + _SIGNS
    + _CIRCLED
    + r"）)】\]]))\s*"
)


@dataclass(frozen=True)
class LegendEntry:
    """A mark of the document."""

    mark: str
    """As printed in the rows, or in the legend where no row has it."""
    wording: str
    meaning: str
    known: bool
    """Whether the wording says what it means; otherwise the meaning is a stopgap and a person is asked."""
    printed: bool = True
    """Whether the document words it; otherwise the mark has to speak for itself."""
    total_label: str | None = None


@dataclass(frozen=True)
class Wording:
    """A mark and its wording, found on a line."""

    mark: str
    wording: str
    line: int


def legend(texts: Sequence[Sequence[str]], used: Sequence[str], heading: str = "") -> list[LegendEntry]:
    """An entry for each mark the rows use, and for each further one that the legend words.

    `texts` are the cells of each line outside the comments, `used` the marks of the rows as printed, in order, and `heading` that
    of their column.
    """
    forms = _commonest(used)
    worded = _best(_runs(texts, set(forms)), set(forms))
    entries = [_entry(forms.get(folded(each.mark), each.mark), each.wording, heading) for each in worded]
    # A note under the legend begins with a sign, too: what neither a row uses nor a rule understands is no entry.
    entries = [entry for entry in entries if entry.known or folded(entry.mark) in forms]
    known = {folded(each.mark) for each in worded}
    return entries + [_entry(mark, mark, heading) for key, mark in forms.items() if key not in known]


def is_sign(text: str) -> bool:
    """Whether a text is a mark by its form: a sign, a letter, 対応1, A-1."""
    return bool(text) and pattern("mark").fullmatch(folded(text)) is not None


def _commonest(used: Iterable[str]) -> dict[str, str]:
    """Folded mark → the form in which it is printed most often."""
    forms: dict[str, dict[str, int]] = {}
    for mark in used:
        counts = forms.setdefault(folded(mark), {})
        counts[mark] = counts.get(mark, 0) + 1
    return {key: max(counts, key=lambda form: counts[form]) for key, counts in forms.items()}


def _entry(mark: str, wording: str, heading: str) -> LegendEntry:
    mark = spaced(mark)
    meaning = meaning_of_mark(mark, wording, heading)
    return LegendEntry(mark, wording, meaning or UNKNOWN, meaning is not None, folded(wording) != folded(mark))


def _runs(texts: Sequence[Sequence[str]], used: set[str]) -> list[list[Wording]]:
    """Legends that may be meant: entries near each other, no mark twice."""
    found = [wording for line, cells in enumerate(texts) for wording in _on_line(cells, line, used)]
    runs: list[list[Wording]] = []
    for each in found:
        last = runs[-1] if runs else []
        if last and each.line - last[-1].line <= NEAR and folded(each.mark) not in {folded(other.mark) for other in last}:
            last.append(each)
        else:
            runs.append([each])
    return runs


def _best(runs: list[list[Wording]], used: set[str]) -> list[Wording]:
    """The run that words most of the marks used; without marks in the rows, the longest whose wordings are understood."""

    def value(run: list[Wording]) -> tuple[int, int]:
        hits = sum(folded(each.mark) in used for each in run)
        understood = sum(meaning_of_mark(each.mark, each.wording, "") is not None for each in run)
        return hits, understood

    best = max(runs, key=value, default=[])
    hits, understood = value(best) if best else (0, 0)
    enough = hits * 2 >= len(used) and (hits > 1 or understood > 0) if used else understood > 1 and understood * 2 >= len(best)
    return best if enough else []


def _on_line(cells: Sequence[str], line: int, used: set[str]) -> list[Wording]:
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return []
    if len(filled) > 1 and (beside := _beside(filled, used)):
        return [Wording(*beside, line)]
    for cell in filled[:2]:
        inside = _inside(cell, used)
        if len(inside) > 1 or (inside and len(cell) <= LONGEST):
            return [Wording(mark, wording, line) for mark, wording in inside]
    return []


def _beside(filled: Sequence[str], used: set[str]) -> tuple[str, str] | None:
    """A mark in one cell and its wording in the next."""
    for mark, wording in pairwise(filled):
        marked = folded(mark) in used or (is_sign(mark) and not folded(mark).isdecimal())
        heading = heading_weights(wording).get("count") == 1.0 or heading_weights(mark).get("printed_mark") == 1.0
        if marked and not heading and _is_wording(wording):
            return mark, _plain(wording)
    return None


def _inside(cell: str, used: set[str]) -> list[tuple[str, str]]:
    """Marks and wordings in one text: 「A：修正する B：記載済み」, 「（◎：修正、○：参考）」, 「◎ 計画に反映するもの」."""
    starts = list(_mark_pattern(frozenset(used)).finditer(cell))
    found: list[tuple[str, str]] = []
    for start, following in zip(starts, [*starts[1:], None], strict=False):
        wording = cell[start.end() : following.start() if following else len(cell)]
        if _is_wording(wording) and folded(start["mark"]) not in {folded(mark) for mark, _ in found}:
            found.append((start["mark"], _plain(wording)))
    # A single mark has to stand at the head of its line; anywhere else it is part of a sentence.
    return found if len(found) > 1 or (starts and cell[: starts[0].start()].strip(" 　(（【[「・") == "") else []


def _mark_pattern(used: frozenset[str]) -> re.Pattern[str]:
    """A mark with what parts it from its wording. Letters and words need a sign of separation, or they are part of a text."""
    longest = sorted((mark for mark in used if len(mark) > 1), key=lambda mark: (-len(mark), mark))
    words = "|".join(_loosely(mark) for mark in longest)
    letters = (
        r"(?:対応|区分|類型|分類)?[A-Za-zＡ-Ｚａ-ｚ](?:[-－‐][0-9０-９])?|(?:対応|区分|類型|分類)[0-9０-９]{1,2}|[①-⑩ⅠⅡⅢⅣⅤⅥⅦ]"
    )
    single = "|".join(_loosely(mark) for mark in sorted(used) if len(mark) == 1 and not mark.isalpha() and mark not in _SIGNS)
    single += "".join(f"|{re.escape(mark)}" for mark in sorted(used) if len(mark) == 1 and mark.isalpha() and not mark.isascii())
    named = "|".join(filter(None, (words, letters, single.strip("|"))))
    head = r"(?:^|(?<=[\s　、,，。;；:：(（【\[「・/／]))[(（【\[「]?\s*"
    return re.compile(rf"{head}(?:(?P<mark>[{_SIGNS}]|[－―–ー-](?=[\s:：…・]|$)|{named}){_SEPARATOR})")


def _loosely(mark: str) -> str:
    """A folded mark as it may be printed: half or full width, blanks inside."""
    return r"\s*".join(f"[{re.escape(c)}{re.escape(c.upper())}{_wide(c)}]" for c in mark)


def _wide(character: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in (character, character.upper()) if "!" <= c <= "~")


def _is_wording(text: str) -> bool:
    plain = _plain(text)
    return (
        2 <= len(plain) <= LONGEST
        and printed_count(plain) is None
        and not (len(plain) < 3 and is_sign(plain) and plain not in _SAID)
    )


def _plain(wording: str) -> str:
    """A wording without the signs around it and without a count behind it."""
    text = spaced(wording).strip(" 　、,，;；/／・")
    text = re.sub(r"[\s　]*[(（]?\s*[0-9０-９]{1,5}\s*件\s*[)）]?$", "", text)
    for opening, closing in ("（）", "()", "【】", "「」", "[]"):
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
        elif text.endswith(closing) and opening not in text:
            text = text[:-1]
        elif text.startswith(opening) and closing not in text:
            text = text[1:]
    return text.strip(" 　、,，;；:：").rstrip("。")
