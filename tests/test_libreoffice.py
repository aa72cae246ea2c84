"""Without LibreOffice or poppler the tests of written files fail with advice; they are never left out."""

from __future__ import annotations

import pytest

from tests import libreoffice


@pytest.fixture
def nothing_installed(monkeypatch):
    """No program is found, and nothing may be installed."""
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "PLACES", ())
    monkeypatch.delenv("IKEN_SOFFICE", raising=False)


def test_without_them_it_is_said_how_to_get_them(nothing_installed, capsys):
    with pytest.raises(libreoffice.NoOfficeError, match="apt install --no-install-recommends libreoffice-impress"):
        libreoffice.provided()
    assert libreoffice.main() == 1 and "IKEN_SOFFICE" in capsys.readouterr().err


def test_the_place_asked_for_comes_first(monkeypatch, tmp_path):
    own = tmp_path / "soffice"
    own.touch()
    monkeypatch.setenv("IKEN_SOFFICE", str(own))
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert libreoffice.found() == str(own)


@pytest.mark.office
def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "broken.pptx").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(libreoffice.NoOfficeError, match=r"broken\.pptx"):
        libreoffice.convert([tmp_path / "broken.pptx"], "pdf", tmp_path)
