"""Archives of XML parts: those that would burst or expand are refused, and nothing else is."""

from __future__ import annotations

import io
import zipfile

import pytest

from analysis.ingest.readers.archive import PARTS, checked_archive
from analysis.package.problem import PackageError


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(f"{name}.xml", content)
    return out.getvalue()


def names(data: bytes) -> list[str]:
    return [info.filename for info in checked_archive("a", data, what="文書", smaller="分ける", resave="保存し直す")]


def test_an_archive_of_texts_is_as_it_should_be():
    assert names(archive(a=b"<a/>", b="あ".encode() * 100_000)) == ["a.xml", "b.xml"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(a=b" " * 40_000_000), "圧縮の度合い"),
        (archive(a=b"<!doctype a><a/>"), "文書型定義"),
        (archive(a=b"<!ENTITY a>"), "文書型定義"),
        (archive(**{f"a{n}": b"" for n in range(PARTS + 1)}), "大きすぎる文書"),
        (b"PK\3\4", "文書として開けません"),
    ],
)
def test_what_would_burst_is_refused(data, message):
    with pytest.raises(PackageError, match=message):
        names(data)
