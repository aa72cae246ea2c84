"""Files for other tools, opened by programs that share no code with what writes or imports them: LibreOffice, poppler, the
standard library's reader of CSV. Every text arrives letter by letter, also a hostile one.
"""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from analysis.export.interchange.forms import FORMS
from analysis.package.guarded_cells import unguarded
from tests import libreoffice
from tests.japanese_font import provided

BOOKS = ("kh-coder", "ministry", "xlsx")


def written(key, suffix, exchange):
    return next(form for form in FORMS if form.key == key).writers[suffix](exchange)


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def exchanges(published_nerima, hostile_nerima, publish):
    return {"nerima": publish(published_nerima), "hostile": publish(hostile_nerima)}


@pytest.fixture(scope="module")
def cells(exchanges, tmp_path_factory):
    """Every cell that Calc shows, by form and document."""
    folder = tmp_path_factory.mktemp("calc")
    for name, exchange in exchanges.items():
        for key in BOOKS:
            (folder / f"{name}-{key}.xlsx").write_bytes(written(key, "xlsx", exchange))
    libreoffice.convert(sorted(folder.glob("*.xlsx")), libreoffice.EVERY_SHEET, folder)
    found = {(name, key): set() for name in exchanges for key in BOOKS}
    for (name, key), texts in found.items():
        for path in folder.glob(f"{name}-{key}-*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                texts.update(cell for row in csv.reader(file) for cell in row)
    return found


@pytest.mark.office
@pytest.mark.parametrize("name", ["nerima", "hostile"])
@pytest.mark.parametrize("key", BOOKS)
def test_calc_shows_every_opinion(exchanges, cells, name, key):
    opinions = exchanges[name].selected.comments["opinion"].dropna()
    shown = {squeezed(cell) for cell in cells[name, key]}
    wide = str.maketrans("<>", "＜＞") if key == "kh-coder" else {}
    assert [text for text in opinions if squeezed(text.translate(wide)) not in shown] == [] and len(opinions) == 94
    assert not [cell for cell in cells[name, key] if cell.startswith(("#NAME?", "#REF!", "#VALUE!", "Err:"))]


@pytest.mark.office
@pytest.mark.parametrize("name", ["nerima", "hostile"])
@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_writer_shows_every_opinion_and_reply(exchanges, name, suffix, tmp_path):
    provided()
    form = "pdf:writer_pdf_Export"
    (tmp_path / f"result.{suffix}").write_bytes(written(suffix, suffix, exchanges[name]))
    libreoffice.convert([tmp_path / f"result.{suffix}"], form, tmp_path)
    text = squeezed(libreoffice.poppler("pdftotext", "-raw", tmp_path / "result.pdf", "-"))
    comments = exchanges[name].selected.comments
    texts = [*comments["opinion"].dropna(), *comments["reply"].dropna()]
    # A page may end within a text: pieces of each line are looked for.
    missing = [piece for each in texts for piece in pieces(each) if piece not in text]
    assert missing == [] and len(texts) > 180


def pieces(text):
    """The beginning of every line."""
    return [squeezed(line)[:20] for line in text.splitlines() if line.strip()]


@pytest.mark.office
def test_poppler_reads_every_opinion_of_the_published_pdf(exchanges, tmp_path):
    provided()
    (tmp_path / "result.pdf").write_bytes(written("pdf", "pdf", exchanges["nerima"]))
    text = squeezed(libreoffice.poppler("pdftotext", "-raw", tmp_path / "result.pdf", "-"))
    assert [text_ for text_ in exchanges["nerima"].selected.comments["opinion"] if squeezed(text_)[:20] not in text] == []


@pytest.mark.parametrize("name", ["nerima", "hostile"])
@pytest.mark.parametrize(
    ("key", "column"), [("kouchou-ai", "comment-body"), ("ministry", "意見の概要"), ("kh-coder", "テキスト")]
)
def test_the_standard_reader_of_csv_gives_every_opinion(exchanges, name, key, column):
    rows = list(csv.DictReader(io.StringIO(written(key, "csv", exchanges[name]).decode("utf-8-sig"), newline="")))
    wide = str.maketrans("<>", "＜＞") if key == "kh-coder" else {}
    given = [text.translate(wide) for text in exchanges[name].selected.comments["opinion"]]
    assert [squeezed(unguarded(row[column])) for row in rows] == [squeezed(text) for text in given]


@pytest.mark.parametrize("name", ["nerima", "hostile"])
def test_the_open_data_are_a_sound_archive_whose_tables_hold_every_opinion(exchanges, name):
    with zipfile.ZipFile(io.BytesIO(written("open-data", "zip", exchanges[name]))) as file:
        assert file.testzip() is None
        tables = {each: file.read(each).decode("utf-8-sig") for each in file.namelist() if each.endswith(".csv")}
    comments = next(text for each, text in tables.items() if "comment" in each.rpartition("/")[2])
    cells = {squeezed(unguarded(cell)) for row in csv.reader(io.StringIO(comments, newline="")) for cell in row}
    assert {squeezed(text) for text in exchanges[name].selected.comments["opinion"]} <= cells
