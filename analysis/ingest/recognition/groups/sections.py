"""Headings of sections among the comments, and the pillars that they, a column or the printed totals make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.recognition.groups.listed import is_legend_entry, is_listed
from analysis.ingest.words.block_marks import block_mark
from analysis.ingest.words.enumerators import enumerator
from analysis.ingest.words.heading_counts import name_and_count
from analysis.ingest.words.heading_limits import HEADING_CELLS, LONGEST
from analysis.ingest.words.wording import folded, is_number, pattern, spaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analysis.ingest.readers.document import Line
    from analysis.ingest.rows.lines_read import ReadLine

_KEY = re.compile(
    r"(第[0-9０-９一二三四五六七八九十]+[章節編部条]|(?:柱|基本目標|基本方針|重点目標|施策)[0-9０-９ⅠⅡⅢⅣⅤⅥⅦ]+)[\s　:：]"
)
_SIGNS = re.compile(r"^(?:[①-⑳■●◆◇□○◎▼▲・]+\s*)+(?=\S)")
_FRAMED = re.compile(r"^[【〔《〈＜\[「『]([^【】〔〕《》〈〉＜＞\[\]「」『』]+)[】〕》〉＞\]」』]$")
_OF_NUMBERS = re.compile(r"^[^はが：:]*?[0-9０-９番以降までから]+(?:の(?:ご)?意見)?[はが：:、]+\s*")
_CLOSING = re.compile(r"(?:に関する|に関して|についての|への|に対する|について)[^、]*$")
"""What stands around the name of a section in a sentence; see `section_sentence` in data/ingest/contents.toml."""
_SHORT = 16
"""Characters of a short name: an axis beside a chart has room for as many."""


@dataclass(frozen=True)
class Sections:
    """Headings by what they do."""

    pillars: tuple[str, ...]
    """Headings with comments of their own, in document order."""
    groups: tuple[str, ...] = ()
    """Headings that gather these."""
    subs: tuple[str, ...] = ()
    """Headings below these."""


def sections(read: Sequence[ReadLine], *, labels: Collection[str] = (), texts: Collection[str] = ()) -> Sections:
    """Find the headings of sections in lines read without knowing any.

    `labels` are the labels of printed totals, which name sections, too; `texts` the words that mark a text below them (回答),
    which name none.
    """
    known, marks = {folded(label) for label in labels}, {folded(text) for text in texts}
    found = dict(_candidates(read, known))
    found |= {index: text for index, text in _candidates(read, known, title=True) if _goes_on(text, found.values())}
    marked = [(index, text) for index, text in sorted(found.items()) if not _marks(text, marks)]
    rows = {index for index, each in enumerate(read) if each.kind == "row"}
    order = _with_rows(marked, rows, len(read))
    return _levels(order, known)


def _goes_on(text: str, headings: Collection[str]) -> bool:
    """Whether a line counts on from a heading, as 「Ⅱ その他の主な意見」 does below 「Ⅰ 修正するもの」."""
    own = enumerator(text)
    return own is not None and (own[0], own[1] - 1) in {enumerator(heading) for heading in headings}


def _candidates(read: Sequence[ReadLine], known: Collection[str], *, title: bool = False) -> Iterable[tuple[int, str]]:
    """Index and text of every line that may be a heading; with `title`, of those that read like a title of a document."""
    begin = next((index for index, each in enumerate(read) if each.kind == "page_header"), None)
    for index, each in enumerate(read):
        if each.kind in ("blank", "page_header", "page_mark", "row", "total"):
            continue
        text = _heading(each.line, known, title=title) or _heading_in_parts(each, known)
        inside = begin is not None and index > begin and each.line.table is not None and len(each.line.cells) > 1
        named = folded(text) in known or not (is_listed(read, index) or is_legend_entry(read, index))
        if text and (inside or (named and _leads_on(read, index, known))):
            yield index, text


def _marks(text: str, marks: Collection[str]) -> bool:
    """Whether a line is the word over a text of a comment, with what may stand beside it: 【対応区分】Ａ."""
    return block_mark(text, lambda label: folded(label) in marks) is not None


def _leads_on(read: Sequence[ReadLine], index: int, known: Collection[str]) -> bool:
    """Whether comments begin right below a line, with only further headings between."""
    for each in read[index + 1 : index + 12]:
        if each.kind in ("page_header", "row"):
            return True
        if each.kind not in ("blank", "page_mark") and not _heading(each.line, known):
            return False
    return False


def _heading(line: Line, known: Collection[str], *, title: bool = False) -> str:
    """The text of a line when it may be a heading; empty otherwise."""
    filled = [place for place, cell in enumerate(line.cells) if cell.strip()]
    if len(filled) != 1:
        return ""
    text = spaced(line.cells[filled[0]])
    key = folded(text)
    if key in known or pattern("section_sentence").fullmatch(key):
        return text
    if (
        len(text) > LONGEST
        or pattern("note").match(key)
        or pattern("page_mark").fullmatch(key)
        or (len(key) == 1 and pattern("mark").fullmatch(key))
        or (pattern("title").fullmatch(key) and not title)
        or pattern("fact").fullmatch(key)
    ):
        return ""
    if text.endswith(("、", "！", "？")) or "。" in text:
        return ""
    if line.level:
        return text  # the format itself says so
    across = len(line.cells) > 1 and len(line.merged) >= len(line.cells) - 1
    in_table = line.table is not None and len(line.cells) > 1
    if across or (in_table and filled[0] == 0 and not line.merged) or pattern("section_heading").fullmatch(key):
        return text if across or filled[0] == 0 else ""
    return ""


def _heading_in_parts(each: ReadLine, known: Collection[str]) -> str:
    """A heading that was cut where columns begin: 「第3章」 and 「施策の展開」; empty otherwise."""
    filled = [cell for cell in each.line.cells if cell.strip()]
    if not 1 < len(filled) <= HEADING_CELLS or each.kind != "rejected" or len("".join(filled)) > LONGEST:
        return ""
    text = " ".join(map(spaced, filled))
    named = pattern("section_heading").fullmatch(folded(filled[0])) and not is_number(filled[0])
    return text if folded(text) in known or named else ""


def _with_rows(marked: Sequence[tuple[int, str]], rows: Collection[int], end: int) -> list[tuple[str, bool]]:
    """Each heading in order, and whether comments come before the next one."""
    ordered = sorted(rows)
    found = []
    place = 0
    for (index, text), (until, _) in zip(marked, [*marked[1:], (end, "")], strict=False):
        while place < len(ordered) and ordered[place] < index:
            place += 1
        found.append((text, place < len(ordered) and ordered[place] < until))
    while found and not found[-1][1]:
        found.pop()  # headings below the last comment belong to the end of the document
    return found


def _levels(order: Sequence[tuple[str, bool]], known: Collection[str]) -> Sections:
    """Which headings are pillars: those with comments, unless they come again under several others."""
    under: dict[str, set[str]] = {}
    leaves: dict[str, str] = {}
    groups: dict[str, str] = {}
    group = ""
    for text, has_rows in order:
        key = folded(pattern("continued").sub("", folded(text)))
        if has_rows:
            leaves.setdefault(key, text)
            under.setdefault(key, set()).add(group)
        else:
            groups.setdefault(key, text)
            group = key
    repeated = any(len(each) > 1 for each in under.values())
    named_groups, named_leaves = (sum(key in known for key in each) for each in (groups, leaves))
    groups = {key: text for key, text in groups.items() if key not in leaves}
    if groups and (repeated or named_groups > named_leaves):
        return Sections(tuple(groups.values()), (), tuple(leaves.values()))
    return Sections(tuple(leaves.values()), tuple(groups.values()))


def pillar_rows(names: Sequence[str], wording: str, labels: Mapping[str, str]) -> list[dict[str, str | int | None]]:
    """Entries of pillars: key, name, short name and the wordings the document has for each.

    `wording` says where the names come from (heading or category); `labels` maps names to their labels in the totals.
    """
    counted = [name_and_count(_named(name)) if wording == "heading" else (name, None) for name in names]
    bare = [name for name, _ in counted]
    keys, shorts = unique([_key(name) for name in bare], bare), unique([_short(name) for name in bare], bare)
    return [
        {
            "pillar": key,
            "order": order,
            "name": bare_name,
            "short_name": short,
            "total_label": labels.get(name) or (name if count is not None else None),
            "heading": name if wording == "heading" else None,
            "category": name if wording == "category" else None,
        }
        for order, (name, (bare_name, count), key, short) in enumerate(zip(names, counted, keys, shorts, strict=True), start=1)
    ]


def unique(shorter: Sequence[str], full: Sequence[str]) -> list[str]:
    """Short names where they tell apart, full names where they do not."""
    found: list[str] = []
    for short, name in zip(shorter, full, strict=True):
        choices = (short, name, *(f"{name}（{number}）" for number in range(2, 10_000)))
        free = shorter.count(short) == 1
        found.append(next(each for each in choices[0 if free else 1 :] if each not in found))
    return found


def _named(heading: str) -> str:
    """What a heading is about: 交通 of ① 交通, 【交通】 and 番号1から3までは、交通に関する意見です。"""
    if pattern("section_sentence").fullmatch(folded(heading)):
        return unframed(_CLOSING.sub("", _OF_NUMBERS.sub("", heading))) or heading
    return unframed(_SIGNS.sub("", heading))


def unframed(heading: str) -> str:
    """A heading without the brackets around it."""
    framed = _FRAMED.match(heading)
    return framed[1].strip() if framed else heading


def _key(name: str) -> str:
    found = _KEY.match(name)
    return found[1] if found else name


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else name[: _SHORT - 1] + "…"
