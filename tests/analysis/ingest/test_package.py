"""Damaged packages: each names its file, line, value and remedy, and nothing else is ever raised."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.ingest.package import TABLES, package_hash, read_consultation
from analysis.ingest.problem import PackageError


def record(folder, name):
    """Record a changed file's hash, so that what is wrong inside it is reached."""
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in description["resources"]:
        if resource["path"] == name:
            resource["sha256"] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "datapackage.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")


def change(folder, name, old, new, count=1):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    record(folder, name)


def problems(folder):
    with pytest.raises(PackageError) as error:
        read_consultation(folder)
    return error.value.problems


def test_the_committed_package_is_healthy(nerima_folder):
    assert len(read_consultation(nerima_folder).comments) == 94


def test_a_missing_file(copy_of_nerima):
    (copy_of_nerima / "pillars.csv").unlink()
    assert any(p.file == "pillars.csv" and "ありません" in p.message for p in problems(copy_of_nerima))


def test_a_missing_description(copy_of_nerima):
    (copy_of_nerima / "datapackage.json").unlink()
    assert problems(copy_of_nerima)[0].file == "datapackage.json"


def test_a_wrong_hash(copy_of_nerima):
    (copy_of_nerima / "source.txt").write_text("別のもの", encoding="utf-8")
    found = problems(copy_of_nerima)
    assert found[0].file == "source.txt"
    assert found[0].value == hashlib.sha256("別のもの".encode()).hexdigest()[:16]
    assert "build" in found[0].remedy


def test_a_wrong_header(copy_of_nerima):
    change(copy_of_nerima, "comments.csv", "id,no,pillar", "id,number,pillar")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line) == ("comments.csv", 1)
    assert "id,number,pillar" in found.value


def test_further_columns_are_welcome_in_comments(copy_of_nerima):
    path = copy_of_nerima / "comments.csv"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([lines[0] + ",weight", *(line + ",1" for line in lines[1:])]) + "\n", encoding="utf-8")
    record(copy_of_nerima, "comments.csv")
    assert read_consultation(copy_of_nerima).comments["weight"].tolist() == ["1"] * 94


def test_a_duplicate_number(copy_of_nerima):
    change(copy_of_nerima, "comments.csv", "\n2,2,全体", "\n1,1,全体")
    found = problems(copy_of_nerima)
    assert any(p.file == "comments.csv" and p.line in (2, 3) and p.value == "1" and "重複" in p.message for p in found)


def test_an_unknown_pillar(copy_of_nerima):
    change(copy_of_nerima, "comments.csv", "\n9,9,柱Ⅰ,", "\n9,9,柱Ⅸ,")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line, found.value) == ("comments.csv", 10, "柱Ⅸ")


def test_an_unknown_mark(copy_of_nerima):
    change(copy_of_nerima, "response_type_coding.csv", "\n6,◎,", "\n6,★,")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line, found.value) == ("response_type_coding.csv", 7, "★")


def test_not_utf_8(copy_of_nerima):
    path = copy_of_nerima / "comments.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932", errors="replace"))
    record(copy_of_nerima, "comments.csv")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line) == ("comments.csv", 2)
    assert "UTF-8" in found.message


def test_a_row_with_a_cell_too_few(copy_of_nerima):
    change(copy_of_nerima, "pillars.csv", "柱Ⅱ,4,", "柱Ⅱ,")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line) == ("pillars.csv", 5)


def test_a_number_that_is_none(copy_of_nerima):
    change(copy_of_nerima, "official_totals.csv", ",22,", ",二十二,")
    found = problems(copy_of_nerima)[0]
    assert (found.file, found.line, found.value) == ("official_totals.csv", 4, "二十二")


def test_a_correction_that_quotes_nothing(copy_of_nerima):
    change(copy_of_nerima, "corrections.csv", "するとうい,", "どこにもない,")
    assert any(p.file == "corrections.csv" and p.value == "どこにもない" for p in problems(copy_of_nerima))


def test_a_file_outside_the_folder(copy_of_nerima):
    path = copy_of_nerima / "datapackage.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    description["resources"].append({"path": "../../../etc/passwd", "sha256": "0" * 64})
    path.write_text(json.dumps(description), encoding="utf-8")
    assert any("フォルダの外" in p.message for p in problems(copy_of_nerima))


def test_the_hash_is_of_names_and_bytes(copy_of_nerima):
    before = package_hash(copy_of_nerima)
    assert package_hash(copy_of_nerima) == before
    (copy_of_nerima / "rejects.csv").rename(copy_of_nerima / "rejected.csv")
    assert package_hash(copy_of_nerima) != before


def test_reading_known_content_needs_no_pandera(nerima_folder):
    program = (
        "import sys; from pathlib import Path; from analysis.ingest.package import read_consultation;"
        f"read_consultation(Path({str(nerima_folder)!r}), validate=False); print('pandera' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=nerima_folder.parents[2]
    )
    assert done.stdout.strip() == "False"


FILES = sorted([*TABLES, "datapackage.json"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.floats(0, 1, exclude_max=True), st.integers(0, 255), st.sampled_from(["cut", "flip", "insert"]))
def test_no_damage_raises_anything_else(tmp_path_factory, nerima_folder, name, place, byte, kind):
    folder = tmp_path_factory.mktemp("damaged") / "nerima-2023"
    shutil.copytree(nerima_folder, folder)
    data = (folder / name).read_bytes()
    at = int(place * len(data))
    damaged = {
        "cut": data[:at],
        "flip": data[:at] + bytes([byte]) + data[at + 1 :],
        "insert": data[:at] + bytes([byte]) + data[at:],
    }[kind]
    (folder / name).write_bytes(damaged)
    if name != "datapackage.json":
        record(folder, name)
    try:
        assert len(read_consultation(folder).comments) > 0
    except PackageError as error:
        assert error.problems
    shutil.rmtree(folder)
