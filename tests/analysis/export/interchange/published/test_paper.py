"""The published PDF as a reader and assistive technology meet it: tags, rows in frames, fonts inside, the same bytes twice."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from analysis.export.interchange.published.paper import paper_bytes
from tests.analysis.export.tags import elements
from tests.japanese_font import provided


@pytest.fixture(scope="module")
def written(published_nerima, publish):
    provided()
    return paper_bytes(publish(published_nerima))


def test_the_same_comments_give_the_same_bytes(written, published_nerima, publish):
    assert paper_bytes(publish(published_nerima)) == written


def test_it_is_tagged_and_says_its_title_and_language(written, published_nerima):
    with pikepdf.open(io.BytesIO(written)) as file:
        assert str(file.Root.Lang) == "ja-JP" and bool(file.Root.MarkInfo.Marked)
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"] == published_nerima.metadata.title
        found = [str(each.S) for each in elements(file)]
    assert found.count("/H1") == 1 and found.count("/H2") == 5
    tables = [place for place, kind in enumerate(found) if kind == "/Table"]
    assert len(tables) == 2 + published_nerima.comments["pillar"].nunique()
    assert found.count("/TH") == 2 * 2 + 5 * (len(tables) - 2)


def test_hostile_text_is_set_as_text(hostile_nerima, publish):
    provided()
    with pikepdf.open(io.BytesIO(paper_bytes(publish(hostile_nerima)))) as file:
        assert not re.search(rb"/(JavaScript|Launch|URI)\b", file.Root.unparse(resolved=False))
        assert all("/Annots" not in page for page in file.pages)
