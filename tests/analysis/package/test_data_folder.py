"""Where consultations are looked for."""

from __future__ import annotations

from pathlib import Path

from analysis.package.data_folder import consultation_folders, data_folder


def test_the_data_folder_is_beside_the_code(monkeypatch, nerima_folder):
    monkeypatch.delenv("IKEN_DATA", raising=False)
    assert data_folder().resolve() == nerima_folder.parents[1]


def test_an_empty_setting_is_none(monkeypatch, nerima_folder):
    monkeypatch.setenv("IKEN_DATA", "")
    assert data_folder().resolve() == nerima_folder.parents[1]


def test_the_environment_decides(monkeypatch, tmp_path):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    assert data_folder() == tmp_path


def test_folders_by_name_without_files_and_hidden_ones(tmp_path):
    for name in ("zushi-2024", "nerima-2023", ".draft", "_old"):
        (tmp_path / "consultations" / name).mkdir(parents=True)
    (tmp_path / "consultations" / "README.md").write_text("x", encoding="utf-8")
    assert [folder.name for folder in consultation_folders(tmp_path)] == ["nerima-2023", "zushi-2024"]


def test_no_folder_at_all(tmp_path):
    assert consultation_folders(tmp_path) == []
    assert consultation_folders(Path("/nonexistent")) == []
