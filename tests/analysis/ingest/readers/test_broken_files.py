"""Files cut short and files with flipped bits: they are read or refused, and nothing else happens."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.ingest.readers.document import Document
from analysis.ingest.readers.read import read_document
from analysis.package.problem import PackageError
from tests.documents.layouts import LAYOUTS

IN_THIS_PROCESS = ["csv_cp932", "csv_utf8_bom", "tabbed_text", "tabbed_text_utf16", "laid_out_text"]
IN_THEIR_OWN = ["ruled_pdf", "unruled_pdf", "workbook", "html_table", "word", "old_workbook", "open_text", "open_sheet"]
"""Formats that are read in a process of its own, which takes half a second each time."""
CONTENTS = {name: LAYOUTS[name]().content for name in [*IN_THIS_PROCESS, *IN_THEIR_OWN]}
SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(name, content):
    """What becomes of a file: a document or a refusal that says what to do; any other exception fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{LAYOUTS[name]().suffix}"
        path.write_bytes(content)
        try:
            document = read_document(path)
        except PackageError as error:
            assert all(problem.message and problem.remedy for problem in error.problems)
            return
    assert isinstance(document, Document)
    assert all(line.cells and line.page >= 1 and line.line >= 1 for line in document.lines)


def flipped(content, places):
    changed = bytearray(content)
    for place, bits in places:
        changed[place % len(changed)] ^= bits
    return bytes(changed)


FLIPS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(1, 255)), min_size=1, max_size=30)


@pytest.mark.parametrize("name", IN_THIS_PROCESS)
@settings(max_examples=60, deadline=None)
@given(places=FLIPS, end=st.integers(0, 2**20))
def test_a_damaged_text_is_read_or_refused(name, places, end):
    content = flipped(CONTENTS[name], places)
    read(name, content[: end % (len(content) + 1)])


@pytest.mark.parametrize("name", IN_THEIR_OWN)
@SLOW
@given(places=FLIPS)
def test_a_document_with_flipped_bits_is_read_or_refused(name, places):
    read(name, flipped(CONTENTS[name], places))


@pytest.mark.parametrize("name", IN_THEIR_OWN)
@SLOW
@given(share=st.floats(0, 1))
@example(share=0.999)
@example(share=0.5)
def test_a_document_cut_short_is_read_or_refused(name, share):
    read(name, CONTENTS[name][: int(len(CONTENTS[name]) * share)])


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), name=st.sampled_from(IN_THIS_PROCESS))
def test_any_bytes_are_read_or_refused(content, name):
    read(name, content)


PACKED = ["word", "open_text", "open_sheet", "workbook"]


def within(content, part, places):
    """An archive with damaged bytes in one of its parts, whose checksum fits them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read_from, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        names = [name for name in read_from.namelist() if name.endswith((".xml", ".rels"))]
        for name in read_from.namelist():
            data = read_from.read(name)
            written.writestr(name, flipped(data, places) if name == names[part % len(names)] and data else data)
    return out.getvalue()


@pytest.mark.parametrize("name", PACKED)
@SLOW
@given(part=st.integers(0, 50), places=FLIPS)
def test_a_document_with_flipped_bits_in_one_of_its_parts_is_read_or_refused(name, part, places):
    read(name, within(CONTENTS[name], part, places))
