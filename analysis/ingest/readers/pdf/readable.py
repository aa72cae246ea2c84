"""Whether the text that came out of a PDF can be what its readers see: fonts may give no characters, or only some kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.readers.limits import refused

if TYPE_CHECKING:
    from analysis.ingest.readers.document import Line

_LOST = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd]|[\x00-\x08\x0e-\x1f]")
_KANA = re.compile("[ぁ-ん]")
_KANJI = re.compile("[一-鿿々㐀-䶿豈-\ufaff\u2e80-\u2fdf]")
_DIGIT = re.compile("[0-9０-９①-⑳]")
_DIGITLESS = re.compile(r"(?:令和|平成|昭和)\s*年|第\s*[章条回]|年\s*月\s*日|[^0-9０-９一-九十百千何数各全同件]\s*件(?:$|[（(])")
"""Places where a number stands in any document; without one it was lost."""
_MOST = 0.02
"""Share of lost characters that is not for a person to mend any more."""
_REMEDY = "公表元にWord・Excelの文書を求めるか、印刷した紙をOCR（文字認識）したPDFを入れてください"


def check_readable(name: str, lines: list[Line]) -> None:
    """Refuse text in which characters of a kind are missing, as guessing them would put words into people's mouths.

    Raises PackageError.
    """
    text = "\n".join(cell for line in lines for cell in line.cells)
    size = sum(not character.isspace() for character in _LOST.sub("\ufffd", text))
    lost = _LOST.findall(text)
    if len(lost) > max(3, _MOST * size):
        share = f"{len(lost)}文字（{100 * len(lost) / max(size, 1):.0f}％）"
        refused(
            name, f"文字が正しく取り出せません。文書の書体に文字の対応表がありません（{share}）", _REMEDY, value="".join(lost[:5])
        )
    kana, kanji = len(_KANA.findall(text)), len(_KANJI.findall(text))
    if kana > 200 and kanji * 20 < kana:
        refused(name, "文字が正しく取り出せません。漢字がほとんどありません", _REMEDY, value=text[:40])
    if kana > 200 and not _DIGIT.search(text) and len(_DIGITLESS.findall(text)) > 2:
        refused(name, "文字が正しく取り出せません。数字が1つもありません", _REMEDY, value=_around(text))


def _around(text: str) -> str:
    found = _DIGITLESS.search(text)
    return text[max(0, found.start() - 10) : found.end() + 10] if found else ""
