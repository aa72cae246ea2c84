"""Consultation folders: what is read, and what is said of a damaged one."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from analysis.package.files import TABLES
from analysis.package.folder import package_hash, read_consultation, unlisted_files


def test_the_committed_package_is_healthy(nerima_folder):
    assert len(read_consultation(nerima_folder).comments) == 94


def test_types_of_the_comments(nerima_folder):
    comments = read_consultation(nerima_folder).comments
    types = comments.dtypes.astype(str).to_dict()
    assert {types.pop("page"), types.pop("line")} == {"Int64"}
    assert set(types.values()) == {"str"}
    assert isinstance(comments.index, pd.RangeIndex)
    assert not (comments == "").any().any()


def test_unvalidated_reading_gives_the_same(nerima_folder):
    checked, known = read_consultation(nerima_folder), read_consultation(nerima_folder, validate=False)
    pd.testing.assert_frame_equal(checked.comments, known.comments)
    pd.testing.assert_frame_equal(checked.coding, known.coding)
    assert (checked.metadata, checked.data_hash, checked.file_hashes) == (known.metadata, known.data_hash, known.file_hashes)


@pytest.mark.parametrize("name", [*TABLES, "source.txt", "coding/response_types.csv"])
def test_a_missing_file(package, name):
    (package / name).unlink()
    assert ("ファイルがありません", name) in [(problem.message, problem.file) for problem in package.problems()]


def test_a_folder_instead_of_a_file(package):
    (package / "pillars.csv").unlink()
    (package / "pillars.csv").mkdir()
    assert package.problems()[0].file == "pillars.csv"


def test_a_wrong_hash(package):
    package.write("source.txt", "別のもの".encode(), record=False)
    found = package.problems()[0]
    assert (found.file, found.value) == ("source.txt", package.sha256("source.txt")[:16])
    assert "build" in found.remedy


def test_a_changed_table_is_pointed_into(package):
    package.change("official_totals.csv", ",22,", ",二十二,", record=False)
    assert [(problem.file, problem.line) for problem in package.problems()] == [
        ("official_totals.csv", None),
        ("official_totals.csv", 4),
    ]


def test_a_table_that_is_not_listed(package):
    package.describe(lambda it: it.update(resources=[each for each in it["resources"] if each["path"] != "pillars.csv"]))
    found = package.problems()[0]
    assert (found.file, found.value) == ("datapackage.json", "pillars.csv")


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "/etc/passwd", "..", ".", "a\0b", "x" * 5000], ids=lambda name: repr(name)[:24]
)
def test_a_name_that_leads_nowhere_good(package, name):
    package.describe(lambda it: it["resources"].append({"path": name, "sha256": "0" * 64}))
    assert package.problems()


def test_a_link_out_of_the_folder(package, tmp_path):
    (tmp_path / "secret.csv").write_text("secret", encoding="utf-8")
    (package / "link.csv").symlink_to(tmp_path / "secret.csv")
    package.describe(lambda it: it["resources"].append({"path": "link.csv", "sha256": "0" * 64}))
    assert "フォルダの外" in package.problems()[0].message


def test_a_file_that_nobody_listed_is_a_warning(package):
    (package / "memo.txt").write_text("memo", encoding="utf-8")
    (package / "~$comments.csv").write_text("Excel", encoding="utf-8")
    assert len(read_consultation(package.folder).comments) == 94
    assert [problem.file for problem in unlisted_files(package.folder)] == ["memo.txt"]


def test_the_committed_package_lists_all_its_files(nerima_folder):
    assert unlisted_files(nerima_folder) == []


def test_themes_are_read_wherever_they_were_laid(package):
    (package / "themes.toml").unlink(missing_ok=True)
    package.describe(lambda it: it.update(resources=[each for each in it["resources"] if each["path"] != "themes.toml"]))
    assert read_consultation(package.folder).themes_toml == ""
    (package / "themes.toml").write_text("a = 1\n", encoding="utf-8")
    assert read_consultation(package.folder).themes_toml == "a = 1\n"
    assert unlisted_files(package.folder) == []
    package.write("themes.toml", b"a = 1\n")
    consultation = read_consultation(package.folder)
    assert consultation.themes_toml == "a = 1\n"
    assert "themes.toml" in consultation.file_hashes


def test_the_package_hash_is_of_names_and_bytes(package):
    before = package_hash(package.folder)
    assert package_hash(package.folder) == before
    (package / "rejects.csv").rename(package / "rejected.csv")
    renamed = package_hash(package.folder)
    (package / "rejected.csv").write_bytes(b"")
    assert len({before, renamed, package_hash(package.folder)}) == 3


def test_the_package_hash_of_nothing(tmp_path):
    assert len(package_hash(tmp_path / "none")) == 64


def test_the_data_hash_changes_with_any_listed_file(package, nerima_folder):
    before = read_consultation(nerima_folder).data_hash
    package.change("corrections.csv", "リモート講習会", "オンライン講習会")
    assert read_consultation(package.folder).data_hash != before


def test_reading_known_content_needs_no_pandera(nerima_folder):
    program = (
        "import sys; from pathlib import Path; from analysis.package.folder import package_hash, read_consultation;"
        f"folder = Path({str(nerima_folder)!r}); package_hash(folder); read_consultation(folder, validate=False);"
        "print([name for name in ('pandera', 'scipy', 'janome') if name in sys.modules])"
    )
    root = nerima_folder.parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"
