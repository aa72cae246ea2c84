"""Comments that stand one below the other: which words mark their texts, or which headings begin them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.rows.lines_around import heads_counts
from analysis.ingest.words.block_marks import HEADED, TEXT_BELOW, BlockMark, block_mark, label_groups, marks_text
from analysis.ingest.words.column_headings import heading_weights
from analysis.ingest.words.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analysis.ingest.readers.document import Line

FEW = 5
"""Opinions below which a word that marks a text once is believed: in so short a document nothing comes twice. 2 and 20 read
the documents of the bench alike."""
LONGEST = 4_000
"""Characters of a cell that may begin with a word that marks it."""
BESIDE = 2
"""One of so many comments at least has a word such as 担当課 or 受付日 that stands beside its texts; what comes more rarely is
part of a text."""


@dataclass(frozen=True)
class Mark:
    """A word that marks a text, where it stands."""

    index: int
    label: str
    role: str


def marks_of(lines: Sequence[Line]) -> list[Mark]:
    """Every word that marks a text, in order."""
    return [
        Mark(index, folded(mark.label), marks_text(mark.label))
        for index, line in enumerate(lines)
        if not heads_counts(line.cells)
        for group in label_groups([cell for cell in line.cells if cell.strip()], _is_mark)
        for mark in _first_mark(group)
    ]


def _is_mark(label: str) -> bool:
    return bool(marks_text(label))


def _first_mark(group: Sequence[str]) -> list[BlockMark]:
    found = (block_mark(cell, _is_mark) for cell in group[:2] if len(cell) < LONGEST)
    return [mark for mark in found if mark][:1]


def labelled_blocks(lines: Sequence[Line]) -> tuple[dict[str, str], int] | None:
    """Words that mark texts → role, and how many opinions they mark; None where opinions and replies do not come in turns.

    A document that only lists opinions numbers each of them.
    """
    marks = marks_of(lines)
    strange = _unanswered(marks)
    labels: dict[str, Counter[str]] = {}
    for mark in marks:
        if mark.label not in strange:
            labels.setdefault(mark.role, Counter())[mark.label] += 1
    opinions, replies = (sum(labels.get(role, Counter()).values()) for role in ("opinion", "reply"))
    numbers = sum(labels.get("no", Counter()).values())
    alone = not replies and opinions >= FEW and numbers == opinions
    if not opinions or not (alone or (replies and max(opinions, replies) <= 3 * min(opinions, replies))):
        return None
    if opinions == 1 < replies:
        return None  # 市民の声 over a list whose items are answered is the title of them
    kept = {
        label: role
        for role, counts in labels.items()
        for label, count in counts.items()
        if count * 10 >= opinions and _is_often(role, count, opinions) and not _lonely(label, labels)
    }
    if "opinion" not in kept.values():
        return None
    return kept | dict.fromkeys(_marks_beside(kept), "printed_mark"), opinions


def _is_often(role: str, count: int, opinions: int) -> bool:
    if role in ("attribute", "date"):
        return count * BESIDE >= opinions
    return count > 1 or opinions < FEW


def _unanswered(marks: Sequence[Mark]) -> set[str]:
    """Words that only may mark an opinion (内容) and that no reply follows, where a reply follows the surer ones."""
    texts = [mark for mark in marks if mark.role in ("opinion", "reply")]
    answered: dict[str, list[bool]] = {}
    for place, mark in enumerate(texts, start=1):
        if mark.role == "opinion":
            answered.setdefault(mark.label, []).append(place < len(texts) and texts[place].role == "reply")
    sure = [label for label in answered if heading_weights(label).get("opinion") == 1.0 and any(answered[label])]
    return {label for label, found in answered.items() if sure and label not in sure and sum(found) * 3 <= len(found)}


def _marks_beside(kept: Mapping[str, str]) -> list[str]:
    """Words that may mark a reply or a response type (対応), where another one surely marks the replies."""
    replies = [label for label, role in kept.items() if role == "reply"]
    sure = any(heading_weights(label).get("reply") == 1.0 for label in replies)
    taken = "printed_mark" in kept.values()
    return [each for each in replies if sure and not taken and heading_weights(each).get("printed_mark", 0.0) >= 0.6]


def _lonely(label: str, labels: Mapping[str, Counter[str]]) -> bool:
    """Whether a letter marks a text without the letter it belongs to: Q and A come together, A alone is an entry of a legend."""
    partner = {"q": ("reply", "a"), "a": ("opinion", "q")}.get(label)
    return partner is not None and partner[1] not in labels.get(partner[0], ())


def headed_blocks(lines: Sequence[Line]) -> tuple[dict[str, str], int] | None:
    """The same where the format itself says which lines are headings, and each heads a comment: its text or its title.

    Below it stands the reply under its word, or, below what opens and closes (summary), the reply alone.
    """
    marks = {mark.index: mark for mark in marks_of(lines) if mark.role == "reply"}
    for level in sorted({line.level for line in lines if line.level > 0}, reverse=True):
        parts = list(_under(lines, level))
        answered = [part for part in parts if any(index in marks for index in part[1:])]
        labels = {mark.label: "reply" for mark in marks.values()}
        if len(answered) < 2 or len(answered) * 4 < len(parts) * 3:
            if level == SUMMARY and len(parts) > 1 and all(len(part) > 1 for part in parts):
                return {HEADED.format(level): "opinion", TEXT_BELOW: "reply"}, len(parts)
            continue
        between = sum(part[1] not in marks for part in answered)
        if between * 4 >= len(answered) * 3:
            return {HEADED.format(level): "category", TEXT_BELOW: "opinion", **labels}, len(parts)
        if between * 4 <= len(answered):
            return {HEADED.format(level): "opinion", **labels}, len(parts)
    return None


SUMMARY = 7
"""Level of what is pressed to open a text; see `readers.web.page`."""


def _under(lines: Sequence[Line], level: int) -> Iterator[list[int]]:
    """Places of the lines under each heading of a level, that of the heading first, up to the next heading as high."""
    part: list[int] = []
    for index, line in enumerate(lines):
        if line.level and line.level <= level:
            yield from [part] if part else []
            part = [index] if line.level == level else []
        elif part and any(cell.strip() for cell in line.cells):
            part.append(index)
    yield from [part] if part else []


def columns_of(kept: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Word, role and the ground for each."""
    for label, role in kept.items():
        reason = "文書の見出しそのもの" if label.startswith("#") else "本文の前に置かれた見出し"
        yield label, role, reason
