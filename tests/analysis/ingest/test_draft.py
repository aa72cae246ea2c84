"""A document on its way in: read, corrected, packed, put in its place."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date

import pytest

from analysis.access.people import Person, Role
from analysis.export.archive import archive
from analysis.ingest.draft import corrected, package_files, put, read_anew, read_draft, safe_name
from analysis.ingest.write import rebuild
from analysis.keeping.history import generations
from analysis.package.data_folder import consultation_folders
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from tests.documents.layouts import LAYOUTS

EDITOR = Person("山田", Role.EDITOR)
RESULT = (
    "番号,意見,考え方,対応区分\n1,歩道を広げてほしい。,追記しました。,修正\n2,照明をつけてほしい。,困難です。,不採用\n".encode()
)


@pytest.fixture
def draft(tmp_path):
    return read_draft("結果.csv", RESULT, tmp_path / "draft")


def test_an_upload_becomes_a_package_and_leaves_nothing_else(draft, tmp_path):
    assert draft.built.tables["comments.csv"]["opinion"].tolist() == ["歩道を広げてほしい。", "照明をつけてほしい。"]
    assert [path.name for path in (tmp_path / "draft").iterdir()] == ["package"]


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path):
    with pytest.raises(PackageError):
        read_draft("壊れた.pdf", b"%PDF-1.4", tmp_path / "draft")
    assert list((tmp_path / "draft").iterdir()) == []


def test_corrections_are_data_and_replayed(draft):
    corrected(draft.folder, draft.proposal.recipe, title="みどり市の意見", meanings={"不採用": "explained"})
    found = read_consultation(draft.folder)
    assert found.metadata.title == "みどり市の意見"
    assert found.response_types.set_index("mark")["meaning"].to_dict()["不採用"] == "explained"
    before = package_hash(draft.folder)
    rebuild(draft.folder)
    assert package_hash(draft.folder) == before
    assert set(package_files(draft.folder, "midori")) >= {"build.toml", "comments.csv", "datapackage.json", "source.csv"}


def test_the_same_package_gives_the_same_zip_later_too(draft):
    day = date(2026, 1, 5)
    first = archive(package_files(draft.folder, "midori"), day)
    for path in draft.folder.iterdir():
        os.utime(path, (2_000_000_000, 2_000_000_000))
    assert archive(package_files(draft.folder, "midori"), day) == first
    assert zipfile.ZipFile(io.BytesIO(first)).read("source.csv") == RESULT


@pytest.mark.parametrize("name", ["csv_cp932", "workbook_two_heading_rows", "blocks_pdf", "html_blocks"])
def test_columns_that_exchange_their_roles_exchange_their_texts_whatever_the_headings(tmp_path, name):
    layout = LAYOUTS[name]()
    file = f"結果{layout.suffix}"
    first = read_draft(file, layout.content, tmp_path / "first")
    roles = {column.heading: column.role for column in first.proposal.columns}
    turned = {heading: {"opinion": "reply", "reply": "opinion"}.get(role, role) for heading, role in roles.items()}
    found = read_anew(file, layout.content, tmp_path / "second", turned, first)
    one, other = first.built.tables["comments.csv"], found.built.tables["comments.csv"]
    assert {column.heading: column.role for column in found.proposal.columns} == turned
    assert other["opinion"].dropna().tolist() == one["reply"].dropna().tolist()
    kept = package_hash(found.folder)
    rebuild(found.folder)
    assert package_hash(found.folder) == kept, "the roles are in the recipe"


def test_columns_without_opinions_are_refused_and_what_was_read_before_stays(draft, tmp_path):
    hash_before = package_hash(draft.folder)
    roles = {"番号": "no", "意見": "ignore", "考え方": "reply", "対応区分": "printed_mark"}
    with pytest.raises(PackageError):
        read_anew("結果.csv", RESULT, tmp_path / "second", roles, draft)
    assert package_hash(draft.folder) == hash_before


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\文書\\結果.csv", "結果.csv"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
        ("..", "document"),
        ("a\0b.csv", "a-b.csv"),
    ],
)
def test_names_of_uploads_are_made_safe(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".", "../a", "a/b", "a" * 61, "a b", "_a"])
def test_a_name_that_is_no_id_is_refused(draft, tmp_path, name):
    with pytest.raises(PackageError, match="IDに使えない名前です"):
        put(draft.folder, tmp_path / "consultations", name, by=EDITOR)
    assert not (tmp_path / "consultations").exists()


def test_another_consultation_is_replaced_only_when_asked(draft, tmp_path):
    place = put(draft.folder, tmp_path / "consultations", "midori-2026", by=EDITOR)
    (place / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PackageError, match="同じIDの資料があります"):
        put(draft.folder, tmp_path / "consultations", "midori-2026", by=EDITOR)
    assert (place / "note.txt").exists()
    put(draft.folder, tmp_path / "consultations", "midori-2026", by=EDITOR, replace_other=True)
    assert not (place / "note.txt").exists()
    assert [each.name for each in consultation_folders(tmp_path)] == ["midori-2026"]
    (kept,) = generations(place)
    assert (kept.folder / "note.txt").read_text(encoding="utf-8") == "mine"


def test_a_package_is_called_as_its_folder_and_built_again_byte_for_byte(draft, tmp_path):
    place = put(draft.folder, tmp_path / "consultations", "みどり-2026", by=EDITOR)
    assert json.loads((place / "datapackage.json").read_text(encoding="utf-8"))["name"] == "みどり-2026"
    kept = package_hash(place)
    rebuild(place)
    assert package_hash(place) == kept
    assert package_files(place, "みどり-2026") == package_files(draft.folder, "みどり-2026")
