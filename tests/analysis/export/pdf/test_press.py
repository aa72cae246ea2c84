"""The PDF as assistive technology meets it (PDF/UA-1), read with pikepdf and poppler: headings, tables, figures, links."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from itertools import pairwise
from subprocess import CalledProcessError

import pikepdf
import pytest

from analysis.export.pdf import report
from analysis.export.pdf.annex import annex
from analysis.export.pdf.press import printed
from analysis.export.pdf.report import pdf_bytes
from tests import libreoffice
from tests.analysis.export.conftest import NAMES
from tests.analysis.export.tags import elements
from tests.japanese_font import provided


@pytest.fixture(scope="module")
def reports(briefings):
    provided()
    return {(name, annexed): pdf_bytes(briefings[name], annexed=annexed) for name in NAMES for annexed in (True, False)}


@pytest.fixture(scope="module", params=[(name, annexed) for name in NAMES for annexed in (True, False)])
def opened(request, reports):
    with pikepdf.open(io.BytesIO(reports[request.param])) as file:
        yield request.param, file


@pytest.fixture(scope="module")
def nerima_file(reports):
    with pikepdf.open(io.BytesIO(reports["nerima", True])) as file:
        yield file


def attributes(element):
    found = element.get("/A", pikepdf.Array([]))
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_every_report_says_that_it_is_accessible_what_it_is_called_and_its_language(opened, briefings):
    (name, _), file = opened
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == briefings[name].source.title
    assert file.Root.MarkInfo.Marked and str(file.Root.Lang) == "ja-JP"
    assert file.Root.ViewerPreferences.DisplayDocTitle


def test_headings_begin_with_the_title_and_skip_no_level(opened, briefings):
    (name, annexed), file = opened
    levels = [int(str(each.S)[2:]) for each in elements(file) if re.fullmatch("/H[1-6]", str(each.S))]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) >= len(briefings[name].sections) * (2 if annexed else 1)


def test_every_head_of_a_table_says_what_it_heads(opened):
    (_, annexed), file = opened
    heads = [each for each in elements(file) if str(each.S) == "/TH"]
    assert bool(heads) == annexed
    for head in heads:
        assert [str(each.Scope) for each in attributes(head) if "/Scope" in each] == ["/Column"]


def test_tables_of_the_annex_are_tables_and_the_frame_of_the_first_page_is_none(nerima_file, reports):
    kinds = [str(each.S) for each in elements(nerima_file)]
    assert kinds.count("/Table") == kinds.count("/THead") == kinds.count("/TBody") > 5
    with pikepdf.open(io.BytesIO(reports["nerima", False])) as file:
        assert "/Table" not in {str(each.S) for each in elements(file)}


def test_every_figure_has_its_title_and_its_numbers_in_words(opened):
    (name, _), file = opened
    figures = [str(each.Alt) for each in elements(file) if str(each.S) == "/Figure"]
    assert all(re.search("。.*件", told) for told in figures)
    if name == "nerima":
        assert figures[0].startswith("柱（項目）別の意見件数。プラン全体 5件、第1章 はじめに 3件、柱Ⅰ 区民協働 22件、柱Ⅱ DX 44件")


def test_links_say_which_comment_they_lead_to(nerima_file):
    said = [str(each.Contents) for page in nerima_file.pages for each in page.get("/Annots", ())]
    assert len(said) > 94 and all(re.match(r"\d+番の意見", each) for each in said)


def test_the_list_beside_the_pages_holds_the_sections_of_the_annex(nerima_file, briefings):
    with nerima_file.open_outline() as outline:
        titles = [each.title for each in outline.root]
    assert [title for title in titles if "意見と区の考え方（原文のまま）" in title]
    assert len([title for title in titles if any(title.startswith(each.title) for each in briefings["nerima"].sections)]) == len(
        briefings["nerima"].sections
    )


@pytest.mark.office
def test_a_comment_read_by_its_structure_comes_before_its_reply(reports, briefings, tmp_path):
    (tmp_path / "report.pdf").write_bytes(reports["one", True])
    read = libreoffice.poppler("pdfinfo", "-struct-text", tmp_path / "report.pdf")
    text = squeezed("".join(re.findall(r'^ *"(.*)"$', read, flags=re.MULTILINE)))
    (each,) = briefings["one"].quotations.values()
    assert f"意見概要{squeezed(each.opinion)}区の考え方{squeezed(each.reply)}" in text
    assert text.index(squeezed(briefings["one"].source.title)) == 0


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("families", [None, ["ない書体"]])
def test_what_cannot_be_set_whole_is_not_set(briefings, families):
    """Without its font, typst would leave a text out."""
    data = {} if families is None else report._data(briefings["one"], provided(), annexed=False)
    if families:
        data |= {"fonts": {"regular": families, "bold": families}}
    with pytest.raises(CalledProcessError):
        printed(data, provided().files, datetime(2026, 1, 5, tzinfo=UTC))


def test_the_annex_is_pieces_of_known_kinds(briefings):
    from analysis.export.evidence import Evidence
    from analysis.export.pdf.glyphs import Glyphs
    from analysis.export.pdf.parts import Report

    one = Report(briefings["one"], Evidence(briefings["one"]), Glyphs(provided()), frozenset())
    assert {piece["is"] for piece in annex(one)} <= {"text", "title", "numbers", "picture", "grid", "space"}
