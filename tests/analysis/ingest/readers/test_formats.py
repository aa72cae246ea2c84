"""Formats: whoever adds a row is told here what else it wants."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from itertools import combinations
from pathlib import Path

import pytest

from analysis.commands import import_
from analysis.ingest.readers.formats import (
    CSV,
    DOCX,
    FORMATS,
    HTML,
    ODS,
    ODT,
    PDF,
    TEXT,
    XLS,
    XLSX,
    Pages,
    format_named,
    suffix_of,
)
from analysis.ingest.readers.read import read_document
from analysis.ingest.readers.reader import reader_of
from analysis.ingest.readers.signatures import format_of
from tests.documents.layouts import LAYOUTS

ROOT = Path(__file__).parents[4]
EACH = pytest.mark.parametrize("format_", FORMATS.values(), ids=list(FORMATS))
TOLD = ("pages/components/documents/reading.py", "README.md", "README.en.md")
"""Where a person reads which files can be read; on screen, and in what is read before the program is started."""
ENGLISH = {"テキスト": "text", "OpenDocumentの文書": "OpenDocument text", "OpenDocumentの表": "OpenDocument sheets"}


def sample(format_):
    """A document of this format out of tests/documents/layouts.py."""
    found = next((layout for name in LAYOUTS if (layout := LAYOUTS[name]()).suffix == format_.suffix), None)
    assert found, f"tests/documents/layouts.py wants a layout that ends in {format_.suffix}"
    return found


@EACH
def test_a_document_of_each_format_is_known_and_read(format_, tmp_path):
    layout = sample(format_)
    assert format_of(f"結果{format_.suffix}", layout.content) is format_
    (tmp_path / f"結果{format_.suffix}").write_bytes(layout.content)
    document = read_document(tmp_path / f"結果{format_.suffix}")
    assert document.format is format_
    assert document.lines


@EACH
def test_the_reader_named_in_a_row_exists(format_):
    assert callable(reader_of(format_))


@EACH
def test_every_end_of_a_name_leads_to_its_format(format_):
    ends = [format_.suffix, *format_.other_suffixes, *filter(None, [format_.packed_suffix])]
    for end in ends:
        assert format_named(f"結果{end.upper()}") is format_
        assert suffix_of(f"結果.第1版{end.upper()}") == end


@EACH
def test_a_row_says_what_it_has_to(format_):
    assert format_.code == next(code for code, each in FORMATS.items() if each is format_)
    assert format_.name in format_.shown_name
    assert re.fullmatch(r"\.[a-z]+", format_.suffix) and re.fullmatch(r"[a-z]+/[\w.+-]+", format_.media_type)
    assert format_.binary == bool(format_.sign or format_.zip_part or format_.zip_typed), (
        "a binary file is known by its bytes, a text by its name"
    )
    with pytest.raises(FrozenInstanceError):
        format_.name = ""


@EACH
@pytest.mark.parametrize("file", TOLD)
def test_every_place_that_lists_the_formats_names_it(format_, file):
    text = (ROOT / file).read_text(encoding="utf-8")
    names = ENGLISH if file.endswith("en.md") else {}
    assert names.get(format_.name, format_.name) in text
    assert format_.name in import_.HELP


def test_no_two_formats_share_a_sign_an_end_or_a_name():
    for one, other in combinations(FORMATS.values(), 2):
        assert not {one.suffix, *one.other_suffixes} & {other.suffix, *other.other_suffixes}
        assert one.name != other.name and one.code != other.code and one.media_type != other.media_type
        assert not (one.sign and one.sign == other.sign) and not (one.zip_part and one.zip_part == other.zip_part)


def test_what_the_formats_are_like():
    """Read off the files themselves: paper has pages, a sheet has none; text and CSV know nothing of merged cells."""
    assert [format_ for format_ in FORMATS.values() if format_.is_printed] == [PDF]
    assert [format_ for format_ in FORMATS.values() if format_.cuts_cells] == [PDF, TEXT]
    assert [format_ for format_ in FORMATS.values() if format_.wraps] == [PDF, TEXT]
    assert [format_ for format_ in FORMATS.values() if format_.plain] == [TEXT, CSV]
    assert [format_ for format_ in FORMATS.values() if format_.bursts] == [PDF, XLSX, DOCX, HTML, XLS, ODT, ODS]
    assert [format_.pages for format_ in (XLSX, XLS, ODS)] == [Pages.SHEETS] * 3
    assert [format_.pages for format_ in (HTML, DOCX, ODT)] == [Pages.NONE] * 3


@pytest.mark.parametrize(("name", "suffix"), [("a", ""), ("調査.CSV.XZ", ".csv.xz"), ("a.tar.xz", ".xz"), (".csv", "")])
def test_the_end_of_a_name(name, suffix):
    assert suffix_of(name) == suffix
    assert (format_named(name) is None) == (suffix != ".csv.xz")
