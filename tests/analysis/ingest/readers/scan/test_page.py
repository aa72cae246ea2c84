"""A page of a scan: set straight, its characters as wide as their places, its pages counted."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from analysis.ingest.readers.scan import page
from analysis.ingest.readers.scan.page import counts, recognised_page
from tests.documents.layouts import LAYOUTS
from tests.scans import provided, scan


def lines_of_print(askew):
    picture = np.full((1200, 1600), 255, dtype=np.uint8)
    for top in range(200, 1000, 60):
        picture[top : top + 24, 200:1400] = 0
    return Image.fromarray(picture).rotate(askew, fillcolor=255)


@pytest.mark.parametrize(
    ("askew", "straight"),
    [(-page.ASKEW, True), (-0.5, True), (0.0, True), (page.STEP, True), (page.ASKEW, True), (page.ASKEW + 3 * page.STEP, False)],
)
def test_a_page_laid_crookedly_by_so_much_is_set_straight(askew, straight):
    rows = (np.asarray(page._straight(lines_of_print(askew))) < 128)[:, 400:1200].mean(axis=1)
    level = ((rows > 0.95) | (rows < 0.05)).mean()  # rows are print or paper, not both
    assert (level > 0.95) == straight


def test_characters_reach_to_the_next_one_where_it_is_near():
    def box(left, right):
        return ["字", left, 0.0, right, 10.0, 99.0]

    reach = 10.0 * page.WIDE
    near, far = (page._beside([box(0.0, 4.0), box(4.0 + gap, 30.0)]) for gap in (reach - 0.1, reach))
    assert [character[3] for character in near] == [4.0 + reach - 0.1, 30.0]
    assert [character[3] for character in far] == [4.0, 30.0]
    assert page._beside([]) == []


def test_pages_and_characters_of_a_text_layer(tmp_path):
    printed = LAYOUTS["ruled_pdf"]().content
    (tmp_path / "printed.pdf").write_bytes(printed)
    (tmp_path / "scan.pdf").write_bytes(scan(printed))
    pages, characters = counts(tmp_path / "printed.pdf")
    assert pages == 2 and characters > 1000
    assert counts(tmp_path / "scan.pdf") == (2, 0)


@pytest.mark.office
def test_a_page_has_its_rules_and_its_characters(tmp_path):
    provided()
    (tmp_path / "scan.pdf").write_bytes(scan(LAYOUTS["ruled_pdf"]().content, askew=0.75))
    found = recognised_page(tmp_path / "scan.pdf", 1)
    assert len(found["across"]) >= 15 and len(found["down"]) >= 10
    text = "".join(character[0] for character in found["characters"])
    assert "意見の概要" in text and "市の考え方" in text
    assert all(0 <= character[5] <= 100 and character[1] < character[3] <= 620 for character in found["characters"])
