"""The text of a file whose encoding nobody tells: Unicode with or without a mark, the encodings of Japanese, or both in turns."""

from __future__ import annotations

import re
from collections import Counter

from analysis.ingest.readers.limits import refused
from analysis.package.problem import Problem, each

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MIXED = ("utf-8", "cp932")
_REMEDY = "UTF-8（Excelでは「CSV UTF-8」）で保存し直してください"
_KANA = re.compile("[ぁ-んァ-ヶー、。]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
"""Characters that no text has; line ends, tabs, page breaks and the old mark for the end of a file are not among them."""


def decoded(name: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file and what is doubtful about it. Raises PackageError when it is no text."""
    text, doubts = _decoded(name, data)
    controls = len(_CONTROL.findall(text))
    if controls > max(3, len(text) // 200):
        refused(name, "文字の並びとして読めません", f"文書が壊れていないか確かめ、{_REMEDY}", value=text[:40])
    if controls:
        first = _CONTROL.search(text)
        line = text.count("\n", 0, first.start()) + 1 if first else None
        doubts.append(Problem(name, f"制御文字が{controls}か所に混ざっています", "原本の表示と見比べてください", line))
    return text, doubts


def _decoded(name: str, data: bytes) -> tuple[str, list[Problem]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding), []
    if wide := _wide(data):
        return _strict(name, data, wide), []
    if b"\x1b$" in data and max(data) < 0x80:
        return _strict(name, data, "iso2022_jp_ext"), []
    return _japanese(name, data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: half of the byte pairs of a letter or kana (0x00, 0x30) stand always on the same side. Nothing
    else that is text has a zero byte at all."""
    head = data[:4096]
    if 0 not in head:
        return None
    first, second = (sum(byte in (0x00, 0x30) for byte in side) for side in (head[0::2], head[1::2]))
    if max(first, second) * 10 < len(head) or min(first, second) * 4 > max(first, second):
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return refused(
            name, f"{encoding.upper()}として読めない文字があります", _REMEDY, value=data[error.start : error.end].hex(), line=line
        )


def _japanese(name: str, data: bytes) -> tuple[str, list[Problem]]:
    """UTF-8, or the legacy encoding that gives more kana: the wrong one reads kana as half-width ones and rare kanji."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    found = [text for text in (_or_none(data, "cp932"), _or_none(data, "euc_jp")) if text is not None]
    if found:
        return max(found, key=kana), []
    return _line_by_line(name, data)


def kana(text: str) -> int:
    """How much of a text is surely Japanese."""
    return len(_KANA.findall(text))


def _or_none(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _line_by_line(name: str, data: bytes) -> tuple[str, list[Problem]]:
    """A file put together from several: each line in UTF-8 or else CP932. No byte of a character is a line feed in either."""
    lines = data.split(b"\n")
    fitting = [next((encoding for encoding in _MIXED if _or_none(line, encoding) is not None), None) for line in lines]
    counts = Counter(encoding for line, encoding in zip(lines, fitting, strict=True) if encoding and not line.isascii())
    usual = max(_MIXED, key=lambda encoding: counts[encoding])
    broken = [number for number, encoding in enumerate(fitting, start=1) if encoding is None]
    if len(broken) * 100 > len(lines):
        value = lines[broken[0] - 1][:40].decode("cp932", "replace")
        refused(name, "文字コードが分かりません", _REMEDY, value=value, line=broken[0])
    text = "\n".join(line.decode(encoding or usual, "replace") for line, encoding in zip(lines, fitting, strict=True))
    return text, [
        *_mixed(name, counts),
        *each(name, "読めない文字のある行です", "原本の表示と見比べてください", _samples(text, broken)),
    ]


def _mixed(name: str, counts: Counter[str]) -> list[Problem]:
    if not all(counts[encoding] for encoding in _MIXED):
        return []
    message = f"行によって文字コードが違います（UTF-8が{counts['utf-8']}行、CP932が{counts['cp932']}行）"
    return [Problem(name, message, "文字化けしている行がないか見てください")]


def _samples(text: str, broken: list[int]) -> list[tuple[int, object]]:
    lines = text.split("\n")
    return [(number, lines[number - 1]) for number in broken]
