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


@pytest.mark.parametrize("field", ["evidence", "source", "coding"])
@pytest.mark.parametrize("way", ["absolute", "parent", "link"])
def test_a_recipe_that_points_outside_the_package_is_refused_before_anything_is_opened(copy_of_nerima, tmp_path, field, way):
    key = tmp_path / "key"
    key.write_text("a secret", encoding="utf-8")
    key.chmod(0o600)
    before, recipe = key.stat(), copy_of_nerima / "build.toml"
    name = {"absolute": str(key), "parent": "../../../key", "link": "key"}[way]
    if way == "link":
        (copy_of_nerima / "key").symlink_to(key)
    text = recipe.read_text(encoding="utf-8")
    old = {"evidence": "", "source": 'file = "source.txt"', "coding": 'file = "coding/response_types.csv"'}[field]
    assert old in text
    new = f'evidence = ["{name}"]\n{text}' if field == "evidence" else text.replace(old, f'file = "{name}"')
    recipe.write_text(new if field != "evidence" else _without_evidence(new), encoding="utf-8")
    tables = (copy_of_nerima / "comments.csv").read_bytes()
    with pytest.raises(PackageError, match="資料フォルダの外"):
        rebuild(copy_of_nerima)
    assert (key.stat().st_mode, key.stat().st_mtime_ns, key.stat().st_ino) == (before.st_mode, before.st_mtime_ns, before.st_ino)
    assert key.read_text(encoding="utf-8") == "a secret" and (copy_of_nerima / "comments.csv").read_bytes() == tables


def _without_evidence(text: str) -> str:
    """The recipe with the first list of evidence only."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(line for line in rest if not line.startswith("evidence ="))])
