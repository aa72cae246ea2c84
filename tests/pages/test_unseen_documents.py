"""A result that nothing was made for: from its file to every page and every file of its briefing, without a hand."""

from __future__ import annotations

import re
import shutil

import pytest

from analysis.__main__ import main
from analysis.ingest.importing import import_file
from analysis.package.folder import read_consultation
from pages.components.frame import library
from tests.pages.screen import bodies, piece, text
from tests.unseen.documents import DOCUMENTS, rows

PAGES = ("", "pillars", "response_types", "themes", "replies", "keywords", "comments", "compare", "briefing", "review", "methods")
FOUND = {"city": ("ひばり市", 30, 18, 2), "ministry": ("経済産業省", 22, None, None), "prefecture": ("", 26, 21, None)}
"""Publisher as far as the document says it, comments, people, organisations."""
EMPTY = re.compile(r"一覧（0|0組|計算できません|「全体」が")


@pytest.fixture(scope="module")
def data(tmp_path_factory, nerima_folder):
    """A data folder of these results alone."""
    place = tmp_path_factory.mktemp("unseen")
    shutil.copytree(nerima_folder.parents[1], place / "data", ignore=shutil.ignore_patterns("consultations"))
    for name, document in DOCUMENTS.items():
        file, content = document()
        (place / file).write_bytes(content)
        import_file(place / file, place / "data" / "consultations" / name)
    return place / "data"


@pytest.fixture
def shelf(data, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(data))
    library._opened.cache_clear()
    yield data
    library._opened.cache_clear()


def plain(texts):
    return [re.sub(r"\s", "", each) for each in texts]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_cell_each_mark_and_the_cover_are_read(data, name):
    consultation, written = read_consultation(data / "consultations" / name), rows(name)
    publisher, count, people, organisations = FOUND[name]
    metadata = consultation.metadata
    assert (metadata.publisher, len(written), metadata.people, metadata.organisations) == (
        publisher,
        count,
        people,
        organisations,
    )
    for column, field in (("opinion", "opinion"), ("reply", "reply")):
        assert plain(consultation.comments[field]) == plain(each[column] for each in written)
    if name != "ministry":
        assert consultation.comments["printed_mark"].tolist() == [each["mark"] for each in written]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_opens_and_shows_what_the_document_has(open_page, shelf, name):
    for path in PAGES:
        app = open_page(path, consultation=name)
        said = [re.sub(r"<[^>]+>", "", body) for body in bodies(app)]
        assert not [each for each in said if EMPTY.search(each)], path


def test_what_is_printed_of_each_comment_is_not_called_unknown(open_page, shelf):
    assert "公式集計だけから" not in text(open_page("response_types", consultation="city"))
    assert "反映が困難" in piece(open_page("", consultation="city")) and "困難な " not in piece(
        open_page("", consultation="city")
    )


def test_a_result_without_parts_speaks_of_none(open_page, shelf):
    assert "最も多い" not in text(open_page("pillars", consultation="ministry"))
    assert "分かれていません" in text(open_page("pillars", consultation="ministry"))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suffix", ["docx", "html", "csv.zip"])
def test_its_briefing_leaves_the_house(shelf, name, suffix, tmp_path):
    out = tmp_path / f"briefing.{suffix}"
    assert main(["brief", name, "--date", "2026-01-05", "--out", str(out)]) == 0
    assert out.stat().st_size > 1000


def test_how_far_each_mark_is_told_by_the_others_is_shown_with_its_range(open_page, shelf):
    html = "".join(bodies(open_page("methods", consultation="prefecture")))
    caption = "この資料の区分で学習した推定が当てた件数（10分割、95％の幅）"
    table = html[html.index(caption) :].split("</table>")[0]
    rows = [re.sub(r"<[^>]+>", "|", row) for row in table.split("<tr>")[2:]]
    counts = [[int(number) for number in re.findall(r"(?<=\|)\d+(?=[|件])", row)] for row in rows]
    assert len(rows) == 5 and sum(each[0] for each in counts) == 26
    assert all(low <= 100 * found / given <= high for given, found, low, high in counts)
    assert "own_estimate_accuracy" not in "".join(bodies(open_page("methods", consultation="ministry")))
