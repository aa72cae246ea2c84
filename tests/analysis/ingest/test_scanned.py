"""A scan from paper to package: refused without the choice, recognised with it, and the same again without the program."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

import pytest

from analysis.commands import DIFFERENCES
from analysis.ingest.importing import import_file
from analysis.ingest.readers.original import file_hash
from analysis.ingest.readers.scan import recognised
from analysis.ingest.recognition.proposal import Wishes
from analysis.ingest.words.wording import DOUBTFUL
from analysis.ingest.write import rebuild
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from tests.documents.layouts import LAYOUTS
from tests.scans import provided, scan

pytestmark = pytest.mark.office
RIGHT = 0.95
"""Share of the characters of opinions and replies that are right; measured 0.98 to 0.99 on clean and grainy pages."""


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    """The scan of a printed document, laid askew and grainy, what was recognised on it, and the package made of both."""
    provided()
    place = tmp_path_factory.mktemp("scan")
    (place / "paper.pdf").write_bytes(scan(LAYOUTS["ruled_pdf"]().content, askew=0.8, grain=12))
    found = recognised.recognise(place / "paper.pdf", file_hash(place / "paper.pdf"))
    return import_file(place / "paper.pdf", place / "package", Wishes(recognised=found))


def bare(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))


def test_every_comment_is_read_and_nearly_every_character_is_right(scanned):
    comments = scanned.built.tables["comments.csv"]
    rows = LAYOUTS["ruled_pdf"]().rows
    assert len(comments) == len(rows)
    expected = [bare(row[name]) for row in rows for name in ("opinion", "reply") if row[name]]
    read = [
        bare(text) for pair in zip(comments["opinion"], comments["reply"], strict=True) for text in pair if isinstance(text, str)
    ]
    same = sum(block.size for one, other in zip(expected, read, strict=True) for block in _blocks(one, other))
    assert same / sum(map(len, expected)) > RIGHT


def _blocks(one, other):
    return SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()


def test_characters_in_doubt_stand_in_a_table_and_no_sign_is_left_anywhere(scanned):
    doubtful = scanned.built.tables["doubtful_characters.csv"]
    comments = scanned.built.tables["comments.csv"].set_index("id")
    assert len(doubtful) > 10
    for comment, name, place, character in doubtful.itertuples(index=False):
        assert comments.loc[comment, name][place] == character
    texts = [path.read_text(encoding="utf-8") for path in scanned.folder.iterdir() if path.suffix != ".pdf"]
    assert not any(DOUBTFUL in text for text in texts)


def test_it_is_never_clean_and_says_by_what_it_was_read(scanned):
    assert not scanned.clean
    assert any(re.search(r"文字認識（OCR、tesseract .*）で読みました", warning.message) for warning in scanned.warnings)


def test_the_package_is_made_again_without_the_program(scanned, monkeypatch):
    before = package_hash(scanned.folder)
    monkeypatch.setenv("PATH", "")
    rebuild(scanned.folder)
    assert package_hash(scanned.folder) == before
    consultation = read_consultation(scanned.folder)
    assert len(consultation.doubtful) == len(scanned.built.tables["doubtful_characters.csv"])
    assert "source.ocr.json" in consultation.file_hashes


def test_without_the_choice_a_scan_is_refused_and_a_text_layer_is_never_recognised(tmp_path):
    printed = LAYOUTS["ruled_pdf"]().content
    (tmp_path / "paper.pdf").write_bytes(scan(printed))
    with pytest.raises(PackageError, match="文字の入っていないPDFです"):
        import_file(tmp_path / "paper.pdf", tmp_path / "package")
    provided()
    (tmp_path / "printed.pdf").write_bytes(printed)
    with pytest.raises(PackageError, match="文字の入ったPDFです。文字認識（OCR）は使いません"):
        recognised.recognise(tmp_path / "printed.pdf", "")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(PackageError, match="PDFとして読めません"):
        recognised.recognise(tmp_path / "broken.pdf", "")


def test_in_a_terminal_it_is_a_word_and_says_how_far_it_is(tmp_path, capsys):
    from analysis.__main__ import main

    provided()
    (tmp_path / "paper.pdf").write_bytes(scan(LAYOUTS["ruled_pdf"]().content))
    words = ["import", str(tmp_path / "paper.pdf"), "--ocr", "--out", str(tmp_path / "package"), "--format", "table"]
    assert main(words) == DIFFERENCES
    said = capsys.readouterr()
    assert "意見 12件を読み取りました" in said.out
    assert "2ページのうち2ページ" in said.err
