"""Pages of HTML: tables with their merged cells, everything else as lines of running text; scripts and styles are left out."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.limits import refused
from analysis.ingest.readers.plain.encoding import decoded, kana
from analysis.ingest.readers.web.parts import is_hidden, is_mostly_content, stands_around, tag_of
from analysis.ingest.readers.web.spans import Grid
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as HtmlElement

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_WINDOWS = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932"}
_DROPPED = {"script", "style", "template", "noscript", "title", "rt", "rp", "select", "option", "svg", "iframe", "object"}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
        footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
        tfoot th thead tr ul""",
    )
)
_Step = tuple["HtmlElement | None", str]
"""What to do next: open an element; or add a text; or, where there is neither, end the line."""
_LEAVE = "\x00leave"
"""Instead of a text: here ends what stands around the content."""
_HEADED = "\x00headed"
"""Instead of a text: here ends a heading."""
_LEVELS = {**{f"h{level}": level for level in range(1, 7)}, "summary": 7, "dt": 7, "li": -1}
"""Level of a line that the page says is a heading, opens a text, or is an item; see `Line.level`."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


def html_lines(name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a page in the order of its source, numbered through, and what is doubtful. Raises PackageError."""
    from lxml import etree

    text, doubts = page_text(name, data)
    # Without a limit on depth and size a small page can be made to fill the memory; nothing is ever fetched.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        refused(name, "HTMLとして読めません", "ブラウザで開き、ページを保存し直してください")
    page = _Page(name)
    page.walk(root)
    page.end_line()
    lines = page.lines if is_mostly_content(page.lines) else [replace(line, apart=False) for line in page.lines]
    if root.find(".//rt") is not None:
        doubts.append(Problem(name, "ふりがなは読み取りから省きました", "必要であれば原本で確かめてください"))
    return lines, doubts


def page_text(name: str, data: bytes) -> tuple[str, list[Problem]]:
    """The source of the page: in the encoding it states, or, where that cannot be, the one that fits. Raises PackageError."""
    stated = _CHARSET.search(data[:4096])
    text = None
    if stated and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = stated[1].decode("ascii").lower()
        with contextlib.suppress(LookupError, UnicodeError, ValueError):
            text = data.decode(_WINDOWS.get(encoding, encoding))
    try:
        found, doubts = decoded(name, data)
    except PackageError:
        if text is None:
            raise
        return text, []
    # Some bytes mean something in two encodings; the one that was not meant gives no kana.
    return (text, []) if text is not None and kana(text) >= kana(found) else (found, doubts)


def _is_box(table: HtmlElement) -> bool:
    """Whether a table is one cell, drawn around running text."""
    cells = (each for each in table.iter("td", "th"))
    return next(cells, None) is not None and next(cells, None) is None


class _Page:
    """Goes through a page once and writes down its lines."""

    def __init__(self, name: str) -> None:
        self.name, self.lines, self.tables, self.text = name, list[Line](), 0, list[str]()
        self.around = 0
        """Elements open that stand around the content."""
        self.level = 0
        """Level of the heading that is open."""

    def walk(self, root: HtmlElement) -> None:
        """Visit an element and what is in it. A stack, not a recursion: pages can be nested deeper than Python likes."""
        stack: list[_Step] = [(root, "")]
        while stack:
            element, text = stack.pop()
            if text == _LEAVE:
                self.end_line()
                self.around -= 1
            elif element is None and text == _HEADED:
                self.end_line()
                self.level = 0
            elif element is None:
                self.text.append(text) if text else self.end_line()
            elif tag_of(element) not in _DROPPED and not is_hidden(element):
                self._open(tag_of(element), element, stack)

    def _open(self, tag: str, element: HtmlElement, stack: list[_Step]) -> None:
        if tag == "table" and element.find(".//table") is None and not _is_box(element):
            self.end_line()
            self._table(element)
            return
        if tag == "br" or tag in _BLOCKS:
            self.end_line()
        if stands_around(tag, element):
            self.around += 1
            stack.append((None, _LEAVE))
        if tag == "img":
            self.text.append(element.get("alt") or "")
        if tag in _BLOCKS:
            stack.append((None, _HEADED if tag in _LEVELS else ""))
        self.level = _LEVELS.get(tag, self.level)
        for child in reversed(element):
            if child.tail:
                stack.append((None, _kept_lines(child.tail, tag)))
            stack.append((child, ""))
        if element.text:
            stack.append((None, _kept_lines(element.text, tag)))

    def end_line(self) -> None:
        """Write down the text since the last end of a line, if there is any."""
        for line in "".join(self.text).split("\0"):
            if text := folded(line):
                self._add((text,))
        self.text = []

    def _table(self, table: HtmlElement) -> None:
        self.tables += 1
        grid = Grid(self.name)
        for caption in table.iterfind("caption"):
            self._add((cell_text(caption),))
        for row in rows_of(table):
            cells = [cell for cell in row if tag_of(cell) in ("td", "th")]
            grid.add([(cell_text(cell), span(cell, "rowspan"), span(cell, "colspan")) for cell in cells])
        for texts, merged in grid.rows():
            if texts:
                self._add(texts, self.tables, merged)

    def _add(self, cells: tuple[str, ...], table: int | None = None, merged: frozenset[int] = frozenset()) -> None:
        level = 0 if table else self.level
        self.level = max(self.level, 0)  # only the first line of an item is one
        self.lines.append(Line(1, len(self.lines) + 1, cells, table, merged, apart=self.around > 0, level=level))


def _kept_lines(text: str, tag: str) -> str:
    """A text in which the line ends of <pre> are marked, as they are the only ones that count."""
    return text.replace("\n", "\0") if tag == "pre" else text


def rows_of(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table without other tables inside, in the order they are shown: a foot stands last wherever it is written."""
    groups = [element for element in table if tag_of(element) in ("thead", "tbody", "tfoot", "tr")]
    order = {"thead": 0, "tfoot": 2}
    for group in sorted(groups, key=lambda element: order.get(tag_of(element), 1)):
        yield from [group] if tag_of(group) == "tr" else (row for row in group if tag_of(row) == "tr")


def span(cell: HtmlElement, name: str) -> int:
    """How many rows or columns a cell takes; nonsense counts as one, as in a browser."""
    found = re.match(r"\s*(\d{1,9})", cell.get(name) or "")
    return int(found[1]) if found else 1


def cell_text(cell: HtmlElement) -> str:
    """The text of a cell, a line feed between its blocks and where <br> stands."""
    inside = _Page("")
    for child in [cell.text or "", *cell]:
        if isinstance(child, str):
            inside.text.append(child)
        else:
            inside.walk(child)
            inside.text.append(child.tail or "")
    inside.end_line()
    return "\n".join(line.cells[0] for line in inside.lines)


def folded(text: str) -> str:
    """White space as a browser shows it: one blank, none at the ends."""
    return _SPACE.sub(" ", text).replace("\xa0", " ").strip(" ")
