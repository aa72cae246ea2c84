"""A published file becomes a package that can be made again from itself, byte for byte."""

from __future__ import annotations

import lzma

import pytest

from analysis.ingest.importing import id_of, import_file
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import Wishes
from analysis.ingest.write import rebuild
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import HEAD, comment
from tests.documents.layouts import LAYOUTS, MUTATIONS


@pytest.fixture
def published(tmp_path):
    def write(name):
        layout = LAYOUTS[name]()
        path = tmp_path / f"{name}{layout.suffix}"
        path.write_bytes(layout.content)
        return path

    return write


@pytest.mark.parametrize("name", ["ruled_pdf", "csv_cp932", "workbook", "html_blocks", "tabbed_text_utf16", "head_of_reply"])
def test_a_package_is_replayed_to_the_same_bytes(name, published, tmp_path):
    folder = tmp_path / "packages" / name
    import_file(published(name), folder)
    before = package_hash(folder)
    rebuild(folder)
    assert package_hash(folder) == before
    assert len(read_consultation(folder).comments) == len(LAYOUTS[name]().rows)


@pytest.mark.parametrize("name", [name for name in MUTATIONS if name.endswith("/columns shuffled")])
def test_columns_in_another_order_give_the_same_comments(name, tmp_path):
    layout = MUTATIONS[name]()
    path = tmp_path / f"changed{layout.suffix}"
    path.write_bytes(layout.content)
    table = import_file(path, tmp_path / "package").built.tables["comments.csv"]
    assert table["no"].tolist() == [row["no"] for row in layout.rows]
    for column, key in {"opinion": "opinion", "reply": "reply", "printed_mark": "mark"}.items():
        read = ["".join(text.split()) for text in table[column].fillna("")]
        assert read == ["".join((row[key] or "").split()) for row in layout.rows]


def test_two_imports_give_the_same_bytes(published, tmp_path):
    path = published("merged_pdf")
    folders = [tmp_path / place / "same" for place in ("one", "two")]
    assert package_hash(import_file(path, folders[0]).folder) == package_hash(import_file(path, folders[1]).folder)


def test_what_a_person_corrects_is_kept_and_replayed(published, tmp_path):
    folder = tmp_path / "corrected"
    import_file(published("html_table"), folder)
    recipe = folder / "build.toml"
    text = recipe.read_text(encoding="utf-8").replace('meaning = "comment"', 'meaning = "other"')
    recipe.write_text(text + '\n[[cells]]\ncomment = "1"\ncolumn = "category"\ntext = "期間"\n', encoding="utf-8")
    rebuild(folder)
    consultation = read_consultation(folder)
    assert consultation.comments["category"].iloc[0] == "期間"
    assert consultation.response_types["meaning"].tolist()[-1] == "other"


def test_a_package_that_a_person_worked_on_is_not_overwritten(published, tmp_path):
    folder = tmp_path / "mine"
    path = published("html_table")
    import_file(path, folder)
    import_file(path, folder)  # nothing was changed, so the same again is no loss
    (folder / "build.toml").write_text((folder / "build.toml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = package_hash(folder)
    with pytest.raises(PackageError, match="--replace"):
        import_file(path, folder)
    assert package_hash(folder) == before
    import_file(path, folder, replace=True)
    assert package_hash(folder) != before


def test_a_file_without_comments_leaves_nothing_behind(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("お知らせ\n", encoding="utf-8")
    with pytest.raises(PackageError):
        import_file(path, tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_packed_csv_is_read_like_the_csv_in_it(tmp_path):
    text = "id,地域,自由記述\n1,北,駅前の駐輪場を増やしてほしいと思います。\n2,南,公園の芝生をもっと広げてほしいと思います。\n"
    (tmp_path / "plain.csv").write_text(text, encoding="utf-8")
    (tmp_path / "packed.csv.xz").write_bytes(lzma.compress(text.encode()))
    wishes = Wishes({"自由記述": "opinion", "地域": "attribute"}, "地域", quiet=True)
    plain, packed = (
        import_file(tmp_path / name, tmp_path / "out" / name.split(".")[0], wishes) for name in ("plain.csv", "packed.csv.xz")
    )
    assert plain.clean
    assert plain.built.tables["comments.csv"].equals(packed.built.tables["comments.csv"])
    assert packed.built.tables["comments.csv"]["id"].tolist() == ["1", "2"]
    before = package_hash(packed.folder)
    rebuild(packed.folder)
    assert package_hash(packed.folder) == before


def test_a_packed_csv_that_is_cut_off_is_refused(tmp_path):
    path = tmp_path / "cut.csv.xz"
    path.write_bytes(lzma.compress(b"a,b\n" * 1000)[:40])
    with pytest.raises(PackageError, match="展開できません"):
        original(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("結果（案）.pdf", "結果（案）"),
        ("a b/c.txt", "c"),
        ("..csv", "imported"),
        ("x.csv.xz", "x"),
        ("パブコメ 結果#1.xlsx", "パブコメ-結果-1"),
    ],
)
def test_an_id_is_made_of_the_name_of_the_file(name, expected, tmp_path):
    assert id_of(tmp_path / name) == expected


def test_a_difference_and_a_question_are_not_clean(published, tmp_path):
    imported = import_file(published("ruled_pdf"), tmp_path / "asked")
    assert not imported.clean
    assert imported.differences.empty
    assert any("推定" in warning.message for warning in imported.warnings)
    assert import_file(published("merged_pdf"), tmp_path / "clean").clean


def test_a_number_that_a_town_prints_twice_hinders_nothing_and_is_asked_about(tmp_path):
    rows = [HEAD, *(comment(number) for number in (1, 2, 3, 3, 4))]
    (tmp_path / "意見.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    found = import_file(tmp_path / "意見.csv", tmp_path / "package")
    comments = found.built.tables["comments.csv"]
    assert comments["no"].tolist() == ["1", "2", "3", "3", "4"]
    assert comments["id"].is_unique
    assert ("番号が続いていません", "3") in [(each.message, each.value) for each in found.warnings]
