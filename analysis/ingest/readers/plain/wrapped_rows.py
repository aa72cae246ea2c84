"""Which lines of a table without rules make up one row: cells are wrapped, and the number stands at the top or in the middle."""

from __future__ import annotations

import re

Cells = tuple[str, ...]
_NUMBER = re.compile(r"\s*(?:No\.?|№|意見)?\s*[(（]?[0-9０-９]{1,4}(?:[-－‐][0-9０-９]{1,3})?[)）.．]?\s*|[①-⑳㉑-㉟㊱-㊿]")
_ITEM = re.compile(r"[(（]?([0-9０-９]{1,2})[)）.．、]?[ \u3000]")
_COUNT = re.compile(r"\s*[0-9０-９,，]{1,7}\s*(?:件|人|名|通|団体|％|%)?\s*")
_SENTENCE_END = re.compile(r"[。．.！？!?）)」]\s*$")


def row_ends(lines: list[Cells]) -> list[int]:
    """For each row of a table, the index after its last line. A line is its cells; one without any is empty.

    Rows apart by empty lines are taken as they stand, unless an empty line parts two paragraphs of a cell. Where there are none,
    a row begins where the first column is filled, or around it where that column is centred.
    """
    if not any(lines):
        return [len(lines)] if lines else []
    key = key_column(lines)
    blocks = _blocks(lines)
    numbers = [sum(_starts(lines, index, key) for index in range(*block)) for block in blocks]
    if all(count <= 1 for count in numbers):
        return _joined(blocks, numbers, len(lines)) if numbers.count(1) * 2 > len(blocks) else [end for _, end in blocks]
    return [end for block, count in zip(blocks, numbers, strict=True) for end in _block_ends(lines, block, key, count)]


def key_column(lines: list[Cells]) -> int:
    """The column that holds numbers, or the first."""
    width = max(map(len, lines), default=0)
    for column in range(width):
        filled = [cells[column] for cells in lines if cells and cells[column]]
        if len(filled) > 1 and sum(_NUMBER.fullmatch(cell) is not None for cell in filled) * 5 >= len(filled) * 3:
            return column
    return 0


def _starts(lines: list[Cells], index: int, key: int) -> bool:
    """Whether the key column begins something new in a line: a second line of the same text does not, unless a count beside it
    shows that each line is a row of its own."""
    cells = lines[index]
    if not cells or not cells[key]:
        return False
    before = lines[index - 1] if index else ()
    if _NUMBER.fullmatch(cells[key]) or not before or not before[key] or _is_next(before[key], cells[key]):
        return True
    counted = any(_COUNT.fullmatch(cell) for place, cell in enumerate(cells) if place != key)
    return counted or all(_ended(cell) for cell in before)


def _is_next(before: str, cell: str) -> bool:
    """Whether two texts begin with a number and the next one: 1 募集期間, 2 提出者数."""
    numbers = [found and int(found[1]) for found in map(_ITEM.match, (before, cell))]
    return numbers[0] is not None and numbers[1] is not None and numbers[1] == numbers[0] + 1


def _ended(cell: str) -> bool:
    """Whether a text does not go on in the next line: it is short, or a sentence ends with it."""
    return len(cell) < 8 or _SENTENCE_END.search(cell) is not None


def _blocks(lines: list[Cells]) -> list[tuple[int, int]]:
    """Runs of lines, each with the empty lines after it."""
    found: list[tuple[int, int]] = []
    begin = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or (lines[index] and not lines[index - 1] and any(lines[begin:index])):
            found.append((begin, index))
            begin = index
    return found


def _joined(blocks: list[tuple[int, int]], numbers: list[int], size: int) -> list[int]:
    """Ends of blocks, each without a number joined to the one before it."""
    ends = [begin for (begin, _), count in zip(blocks, numbers, strict=True) if count and begin]
    return [*ends, size]


def _block_ends(lines: list[Cells], block: tuple[int, int], key: int, count: int) -> list[int]:
    begin, end = block
    keys = [index for index in range(begin, end) if _starts(lines, index, key)]
    if count <= 1:
        return [end]
    if not _centred(lines, keys):
        return [*(key for key in keys if key > begin), end]  # a page may begin with the rest of a row
    return _centred_ends(lines, keys, begin, end)


def _centred(lines: list[Cells], keys: list[int]) -> bool:
    """Whether a text goes on over the line of the next number: then the number stands in the middle of its row."""
    broken = 0
    for index in keys[1:]:
        above = [cell for cell in lines[index - 1] if len(cell) > 8]
        broken += bool(above) and not any(_SENTENCE_END.search(cell) for cell in above)
    return broken * 2 > len(keys) - 1 > 0


def _centred_ends(lines: list[Cells], keys: list[int], begin: int, end: int) -> list[int]:
    """Each row reaches as far below its number as above; by one line more or less where the sentences end there."""
    ends: list[int] = []
    for key, following in zip(keys, [*keys[1:], None], strict=False):
        if following is None:
            return [*ends, end]
        wanted = 2 * key - begin + 1
        choices = [at for at in (wanted, wanted + 1, wanted - 1) if key < at <= following] or [following]
        closed = [at for at in choices if any(_SENTENCE_END.search(cell) for cell in lines[at - 1] if len(cell) > 1)]
        begin = (closed or choices)[0]
        ends.append(begin)
    return [*ends, end]
