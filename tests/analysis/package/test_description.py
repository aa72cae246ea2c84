"""datapackage.json: read whole, or refused with each wrong value named."""

from __future__ import annotations

import json

import pytest

from analysis.package.description import read_description
from analysis.package.problem import PackageError


def messages(package):
    with pytest.raises(PackageError) as error:
        read_description(package.folder)
    return [problem.message for problem in error.value.problems]


def test_the_hashes_are_those_of_the_files(package):
    hashes = read_description(package.folder).hashes
    assert {name: package.sha256(name) for name in hashes} == hashes
    assert {"source.txt", "build.toml", "comments.csv", "coding/response_types.csv"} <= set(hashes)


def test_it_is_not_there(package):
    (package / "datapackage.json").unlink()
    assert messages(package) == ["ファイルがありません"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b'{"a": 1', b"[" * 100_000, b"1" * 5000, '{"title": "あ"}'.encode("cp932")],
    ids=["empty", "open", "cut", "deep", "long number", "cp932"],
)
def test_it_is_no_json(package, data):
    (package / "datapackage.json").write_bytes(data)
    assert messages(package)[0] in ("JSONとして読めません", "UTF-8ではない文字があります")


def test_a_syntax_error_has_its_line(package):
    package.write("datapackage.json", b'{\n"title": "a"\n"plan": "b"}', record=False)
    with pytest.raises(PackageError) as error:
        read_description(package.folder)
    assert error.value.problems[0].line == 3


@pytest.mark.parametrize("content", [[], {}, "text", None, 5], ids=repr)
def test_it_is_something_else(package, content):
    (package / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    assert messages(package)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("title", None, "「title」"),
        ("period", {"start": "2022-13-01", "end": None}, "「period.start」"),
        ("period", {"start": "2023-01-13", "end": "2022-12-11"}, "募集期間が逆"),
        ("submitters", {"people": "11", "organisations": 5}, "「submitters.people」"),
        ("briefed_organisations", "練馬区町会連合会", "「briefed_organisations」"),
        ("resources", None, "「resources」"),
        ("resources", ["comments.csv"], "「resources[0]」"),
        ("resources", [{"path": "comments.csv"}], "「resources[0].sha256」"),
        ("resources", [{"path": [], "sha256": "0" * 64}], "「resources[0].path」"),
        ("resources", [{"path": "a", "sha256": "F" * 64}], "「resources[0].sha256」の形"),
        ("resources", [{"path": "a", "sha256": "0" * 64}] * 2, "2回"),
        ("source", {"path": "source.txt", "sha256": "0" * 64}, "原本（source）のハッシュ"),
    ],
)
def test_each_wrong_value_is_named(package, key, value, said):
    package.describe(lambda description: description.update({key: value}))
    assert any(said in message for message in messages(package))
