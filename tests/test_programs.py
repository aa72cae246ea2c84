"""What the tests need of the system is asked for before they run."""

from __future__ import annotations

import pytest

from tests import programs
from tests.libreoffice import NoOfficeError


def missing() -> str:
    raise NoOfficeError("sudo apt install libreoffice-impress")


@pytest.fixture
def one_missing(monkeypatch):
    monkeypatch.setattr(programs, "PROGRAMS", {"office": missing, "font": lambda: "/fonts/a.ttf"})


def test_what_is_missing_is_named_and_the_rest_is_looked_for_all_the_same(one_missing, capsys):
    assert programs.main([]) == 1
    said = capsys.readouterr()
    assert "sudo apt install libreoffice-impress" in said.err and "font: /fonts/a.ttf" in said.out


def test_only_what_is_named_is_asked_for(one_missing, capsys):
    assert programs.main(["font"]) == 0
    assert capsys.readouterr().err == ""
