"""What was recognised on a scan, read from its file: cells, characters in doubt, and files that are none."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.readers.original import original
from analysis.ingest.readers.scan import recognised
from analysis.ingest.words.wording import DOUBTFUL
from analysis.package.problem import PackageError
from tests.scans import page

SCAN = b"%PDF-1.4 a picture"
HASH = hashlib.sha256(SCAN).hexdigest()
GRID = {
    "across": [[50, y, 450, y + 1] for y in (100, 130, 160)],
    "down": [[x, 100, x + 1, 161] for x in (50, 100, 450)],
}


@pytest.fixture
def read(tmp_path):
    def reading(content):
        (tmp_path / "source.pdf").write_bytes(SCAN)
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / "source.ocr.json").write_text(text, encoding="utf-8")
        return original(tmp_path / "source.pdf")

    return reading


def kept(*pages, sha256=HASH):
    return {"program": "tesseract 5.3.0 jpn", "sha256": sha256, "pages": list(pages)}


def test_cells_between_rules_and_lines_outside(read):
    first = page(
        (60, 40, "意見の一覧", 99),
        (60, 110, "番号", 99),
        (120, 110, "意見", 99),
        (60, 140, "1", 99),
        (120, 140, "公園を", 99),
        **GRID,
    )
    document = read(kept(first))
    assert [line.cells for line in document.lines] == [("意見の一覧",), ("番号", "意見"), ("1", "公園を")]
    assert document.sha256 == HASH
    assert document.format.is_printed


def test_characters_below_the_confidence_are_followed_by_a_sign_and_counted(read):
    sure = recognised.SURE
    document = read(kept(page((60, 40, "確か", sure), (80, 40, "疑い", sure - 0.1))))
    assert document.lines[0].cells == (f"確か疑{DOUBTFUL}い{DOUBTFUL}",)
    assert "自信のない文字が2字あります" in document.doubts[0].message
    assert "tesseract 5.3.0" in document.doubts[0].message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (kept(page((60, 40, "意見", 99)), sha256="0" * 64), "この原本のものではありません"),
        ("{", "文字認識の結果が読めません"),
        ("[]", "文字認識の結果が読めません"),
        ({"sha256": HASH}, "文字認識の結果が読めません"),
        (kept({"width": 1}), "文字認識の結果が読めません"),
        (kept({**page(), "characters": [["意"]]}), "文字認識の結果が読めません"),
        (kept({**page(), "characters": [["意", 1, 2, 3, 4, "x"]]}), "文字認識の結果が読めません"),
        (kept(page()), "文字が1つも認識できません"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(read, content, said):
    with pytest.raises(PackageError, match=said):
        read(content)


WHOLE = json.dumps(kept(page((60, 110, "番号", 99), (120, 140, "公園を", 50), **GRID)), ensure_ascii=False).encode()


@settings(max_examples=80, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 2**16), st.integers(1, 255)), max_size=20), end=st.integers(0, 2**16))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, places, end):
    changed = bytearray(WHOLE)
    for place, bits in places:
        changed[place % len(changed)] ^= bits
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "source.pdf").write_bytes(SCAN)
    (folder / "source.ocr.json").write_bytes(changed[: len(changed) - end % len(changed)] if end % 2 else changed)
    try:
        document = original(folder / "source.pdf")
    except PackageError as error:
        assert all(problem.message and problem.remedy for problem in error.problems)
    else:
        assert document.lines


def test_without_the_program_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(recognised, "tesseract", lambda: "")
    with pytest.raises(PackageError, match=r"プログラムがありません.*apt install tesseract-ocr tesseract-ocr-jpn"):
        recognised.recognise(tmp_path / "a.pdf", HASH)


@pytest.mark.parametrize(("languages", "known"), [("eng\njpn\n", True), ("eng\nosd\n", False)])
def test_the_program_without_its_japanese_model_is_none(monkeypatch, languages, known):
    def run(words, **_):
        return recognised.subprocess.CompletedProcess(words, 0, "tesseract 5.3.0\n more" if "--version" in words else languages)

    monkeypatch.setattr(recognised.shutil, "which", lambda name: name)
    monkeypatch.setattr(recognised.subprocess, "run", run)
    recognised.tesseract.cache_clear()
    assert recognised.tesseract() == ("tesseract 5.3.0 jpn" if known else "")
    recognised.tesseract.cache_clear()
