"""Writing a package: the same bytes each time, and nothing at all when the result would be refused."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from analysis.ingest.write import rebuild
from analysis.package.files import TABLES
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError

MADE = [name for name in (*TABLES, "datapackage.json") if name != "corrections.csv"]


def test_a_rebuild_gives_the_committed_bytes(package, nerima_folder):
    for name in MADE:
        (package / name).unlink()
    rebuild(package.folder)
    for name in MADE:
        assert (package / name).read_bytes() == (nerima_folder / name).read_bytes(), name
    assert package_hash(package.folder) == package_hash(nerima_folder)


def test_two_rebuilds_in_different_places_give_the_same_bytes(package, tmp_path):
    other = tmp_path / "elsewhere" / "nerima-2023"
    shutil.copytree(package.folder, other)
    rebuild(package.folder)
    rebuild(other)
    assert package_hash(package.folder) == package_hash(other)


def test_a_result_that_would_be_refused_changes_nothing(package):
    package.change("corrections.csv", "するとうい,", "どこにもない,", record=False)
    before = package_hash(package.folder)
    with pytest.raises(PackageError, match="本文にありません"):
        rebuild(package.folder)
    assert package_hash(package.folder) == before


def test_hand_kept_files_are_recorded_anew(package):
    package.change("corrections.csv", "リモート講習会", "オンライン講習会", record=False)
    package.write("themes.toml", b"# nothing yet\n", record=False)
    with pytest.raises(PackageError):
        read_consultation(package.folder)
    rebuild(package.folder)
    consultation = read_consultation(package.folder)
    assert consultation.corrections["suggested"].eq("オンライン講習会").any()
    assert consultation.themes_toml == "# nothing yet\n"


def test_a_package_without_corrections_gets_an_empty_table(package):
    (package / "corrections.csv").unlink()
    rebuild(package.folder)
    assert read_consultation(package.folder).corrections.empty


def test_no_trace_of_writing_is_left(package):
    rebuild(package.folder)
    assert [path.name for path in package.folder.rglob(".*")] == []


def test_a_data_package_as_the_specification_wants_it(nerima_folder):
    content = json.loads((nerima_folder / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["name"] for resource in content["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in [content["name"], *names])
    for resource in content["resources"]:
        data = (nerima_folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        if resource["path"] in TABLES:
            header = data.decode().split("\n")[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
            assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_description_says_what_the_document_says(nerima_folder):
    content = json.loads((nerima_folder / "datapackage.json").read_text(encoding="utf-8"))
    assert content["publisher"] == "練馬区"
    assert content["period"] == {"start": "2022-12-11", "end": "2023-01-13"}
    assert content["submitters"] == {"people": 11, "organisations": 5}
    assert len(content["briefed_organisations"]) == 12
    assert len(content["notice_channels"]) == 6
    assert "練馬区" in content["attribution"]
