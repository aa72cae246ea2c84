"""Finding a font that can be put into a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.export.pdf import fonts as module
from analysis.export.pdf.fonts import SAMPLE, NoFontError, fonts
from tests.japanese_font import provided


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A machine without any font folder."""
    monkeypatch.setattr(module, "_folders", lambda: (tmp_path / "none",))
    fonts.cache_clear()
    yield tmp_path
    fonts.cache_clear()


def test_a_font_with_japanese_and_the_marks_is_found():
    found = provided()
    for font in (found.regular, found.bold, *found.more):
        assert all(ord(character) in font.characters for character in SAMPLE)


def test_without_a_font_the_remedy_for_every_system_is_named(nowhere):
    with pytest.raises(NoFontError) as error:
        fonts(data=nowhere)
    assert all(word in str(error.value) for word in ("sudo apt install", "Windows・macOS", "IKEN_FONT", "data/fonts"))


def test_a_font_in_the_data_folder_serves_without_any_other(nowhere):
    regular = Path(provided_file())
    (nowhere / "fonts").mkdir()
    (nowhere / "fonts" / "IPAexG.TTF").write_bytes(regular.read_bytes())
    fonts.cache_clear()
    found = fonts(data=nowhere)
    assert found.regular is found.bold and found.more == ()


def provided_file() -> str:
    """The file of the font that this machine has."""
    from analysis.export.pdf.fonts import _files

    folders = (Path("/usr/share/fonts"), Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
    for folder in folders:
        for path in sorted(folder.rglob("*.ttf")):
            if path.name in {name for name, *_ in module.CANDIDATES}:
                return str(path)
    raise AssertionError(f"no single-font file among {sorted(_files(Path()))}")


@pytest.mark.parametrize("content", [b"", b"no font", None])
def test_a_file_that_is_no_font_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "font.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoFontError) as error:
        fonts(str(path))
    assert f"IKEN_FONT：日本語のフォントとして読めません（値：「{path}」）" in str(error.value)
