"""Whether a line of a table is the rest of the row above it, or a comment of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.readers.formats import Pages
from analysis.ingest.words.wording import ends_sentence, says_nothing
from analysis.package.roles import TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analysis.ingest.readers.formats import Format


def continues(
    format_: Format, above: Mapping[str, str], below: Mapping[str, str], merged: Collection[str], *, broken: bool
) -> bool:
    """Whether `below` is the rest of `above`; both are cells by column of comments.csv.

    `format_` is that of the document, `merged` are columns whose cell is that of the row above, and `broken` says that a page
    ends between the two.
    """
    if below.get("no", "").strip():
        return False
    opinion = below.get("opinion", "").strip()
    if not opinion and "no" in below:
        return True
    if not format_.cuts_cells:
        return _goes_on(above, below, merged) if opinion else "opinion" in merged
    if "no" in below:
        return broken or ("no" not in merged and not may_lack_number(format_, above, below))
    if not opinion or not (broken or format_.pages is Pages.REPEATED):
        return not opinion
    return _unfinished(above, below) and (broken or _ends_a_page(above, below))


def may_lack_number(format_: Format, above: Mapping[str, str], below: Mapping[str, str]) -> bool:
    """Whether a row without a number is one of several opinions under a number: complete in itself, below a complete one."""
    if not format_.cuts_cells and all(below.get(text, "").strip() for text in TEXTS):
        return bool(above)
    return bool(below.get("opinion", "").strip()) and bool(above) and not _breaks_off(above, below)


def _goes_on(above: Mapping[str, str], below: Mapping[str, str], merged: Collection[str]) -> bool:
    """Whether somebody wrote a long text into several cells: nothing but texts here, and those above break off."""
    filled = {name for name, cell in below.items() if cell.strip()}
    broken = all(above.get(text, "").strip() and not ends_sentence(above[text]) for text in filled)
    return "no" in below and "no" not in merged and filled <= set(TEXTS) and broken


def _unfinished(above: Mapping[str, str], below: Mapping[str, str]) -> bool:
    """Without numbers: whether the row above breaks off, or this one has no label where others have."""
    labels = [name for name in ("category", "printed_mark", "section") if above.get(name, "").strip()]
    if labels and not any(below.get(name, "").strip() for name in labels):
        return True
    # A mark or a count is too short to be cut in two: a line with its own is a row of its own.
    if any(below.get(name, "").strip() and above.get(name, "").strip() for name in ("printed_mark", "count")):
        return False
    return _breaks_off(above, below)


def _ends_a_page(above: Mapping[str, str], below: Mapping[str, str]) -> bool:
    """A text does not say where pages end: a row goes on where it lost its labels, or where each of its texts breaks off."""
    labels = any(above.get(name, "").strip() and not below.get(name, "").strip() for name in ("category", "printed_mark"))
    return _breaks_off(above, below) if labels else _breaks_off(above, below, each=True)


def _breaks_off(above: Mapping[str, str], below: Mapping[str, str], *, each: bool = False) -> bool:
    """Whether a text of the row above (with `each`, both) ends within a sentence and the row below has more of it."""
    shared = [text for text in TEXTS if below.get(text, "").strip() and above.get(text, "").strip()]
    unfinished = [not ends_sentence(above[text]) and not says_nothing(above[text]) for text in shared]
    return all(unfinished) and len(unfinished) == len(TEXTS) if each else any(unfinished)
