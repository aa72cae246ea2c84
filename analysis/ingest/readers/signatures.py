"""What a file is, by its first bytes; its name is only a hint for what plain text holds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from analysis.ingest.readers.formats import CSV, FORMATS, HTML, TEXT, XLS, format_named, format_names
from analysis.ingest.readers.limits import FILE_BYTES, MIB, refused

if TYPE_CHECKING:
    from analysis.ingest.readers.formats import Format

_OTHER_ZIPS = {
    "ppt/": "PowerPointの資料（pptx）",
    "content.xml": "文書でも表でもないOpenDocumentのファイル",
}
_COMPOUND = (
    ("EncryptedPackage", "パスワードの付いた文書です", "パスワードを外して保存し直してください"),
    (
        "WordDocument",
        "古い形式のWordの文書（doc）です",
        "Wordで開いて「Word 文書（docx）」として保存し直してください",
    ),
    ("PowerPoint Document", "古い形式のPowerPointの資料（ppt）です", "PDFとして保存し直してください"),
)
"""Streams by which a compound file of Office is known, and what to do."""
_TAKEN = f"{format_names(exact=True)}のどれかで入れてください"
_REFUSED = (
    (b"\x1f\x8b", "圧縮されたファイル（gzip）です", "展開した中の文書を入れてください"),
    (b"7z\xbc\xaf\x27\x1c", "圧縮されたファイル（7z）です", "展開した中の文書を入れてください"),
    (b"Rar!", "圧縮されたファイル（rar）です", "展開した中の文書を入れてください"),
    (b"BZh", "圧縮されたファイル（bzip2）です", "展開した中の文書を入れてください"),
    (b"\xfd7zXZ", "圧縮されたファイル（xz）です", "展開した中の文書を入れてください"),
    (b"(\xb5/\xfd", "圧縮されたファイル（zstd）です", "展開した中の文書を入れてください"),
    (b"MZ", "プログラムのファイルです", _TAKEN),
    (b"\x7fELF", "プログラムのファイルです", _TAKEN),
    (b"\x89PNG", "画像です", "文字を取り出せる文書（PDFやExcel）を公表元に求めるか、OCRで文字にしてから入れてください"),
    (b"\xff\xd8\xff", "画像です", "文字を取り出せる文書（PDFやExcel）を公表元に求めるか、OCRで文字にしてから入れてください"),
    (b"GIF8", "画像です", "文字を取り出せる文書（PDFやExcel）を公表元に求めるか、OCRで文字にしてから入れてください"),
    (b"II*\0", "画像です", "文字を取り出せる文書（PDFやExcel）を公表元に求めるか、OCRで文字にしてから入れてください"),
    (b"MM\0*", "画像です", "文字を取り出せる文書（PDFやExcel）を公表元に求めるか、OCRで文字にしてから入れてください"),
    (b"{\\rtf", "リッチテキスト（rtf）です", "Wordで開いてPDFかテキストとして保存し直してください"),
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|h[1-6])[\s>]", re.IGNORECASE)


def size_checked(name: str, size: int, most: int = FILE_BYTES) -> None:
    """Refuse a file that is empty or too large. Raises PackageError."""
    if size == 0:
        refused(name, "ファイルが空です", "元の文書を確かめてください")
    if size > most:
        remedy = "必要なページだけのPDFにするなど、分けて入れてください"
        refused(name, f"ファイルが大きすぎます（上限は{most // MIB}MiB）", remedy, value=f"{size / MIB:.1f}MiB")


def format_of(name: str, data: bytes) -> Format:
    """The format of a file. Raises PackageError for a file of none that can be read."""
    for magic, message, remedy in _REFUSED:
        if data.startswith(magic):
            refused(name, message, remedy)
    if data.startswith(XLS.sign):
        return _compound(name, data)
    for format_ in FORMATS.values():
        if format_.sign and format_.sign in data[:1024]:
            return format_
    if data.startswith(b"PK"):
        return _zipped(name, data)
    return _textual(name, data)


def _compound(name: str, data: bytes) -> Format:
    """A workbook of Excel 97 to 2003; other files of that make are refused. The names of their streams are UTF-16."""
    for stream, message, remedy in _COMPOUND:
        if stream.encode("utf-16-le") in data:
            refused(name, message, remedy)
    if not any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        refused(name, "古い形式のOfficeのファイルですが、Excelのブックではありません", _TAKEN)
    return XLS


def _zipped(name: str, data: bytes) -> Format:
    """The format of a zip by the names in it; a zip of no format known is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            typed = archive.open("mimetype").read(200).decode("ascii", "replace").strip() if "mimetype" in parts else ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError):
        remedy = "元のファイルが開けるかを確かめ、開けるときは別名で保存し直してください"
        return refused(name, "圧縮されたファイル（zip）か、壊れたExcel・Wordのファイルです", remedy)
    parts = [part.replace("\\", "/") for part in parts]
    for format_ in FORMATS.values():
        if format_.zip_part and any(part.startswith(format_.zip_part) for part in parts):
            return format_
    for format_ in FORMATS.values():
        if format_.zip_typed and format_.media_type == typed:
            return format_
    for begin, kind in _OTHER_ZIPS.items():
        if any(part.startswith(begin) for part in parts):
            return refused(name, f"{kind}は読めません", "PDFとして保存し直してください")
    return refused(name, "圧縮されたファイル（zip）です", "展開した中の文書を入れてください")


def _textual(name: str, data: bytes) -> Format:
    """Text is HTML when it looks like it, a CSV when it is called so and does not begin as markup: a comment may quote some."""
    head = data[:4096].replace(b"\0", b"")  # UTF-16 puts a zero byte beside every letter of markup
    begin = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    named = format_named(name)
    if named is CSV and not begin.startswith(b"<"):
        return CSV
    if _MARKUP.search(head) or (named is HTML and b"<" in head):
        return HTML
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        refused(name, "XMLの文書は読めません", _TAKEN)
    return CSV if named is CSV else TEXT
