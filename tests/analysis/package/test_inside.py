"""Every file of a package lies inside it, whatever it says of itself."""

from __future__ import annotations

import pytest

from analysis.package.inside import is_inside, leads_out, link_problems


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../other/build.toml",
        "coding/../../key",
        "C:\\key",
        "c:key",
        "\\\\server\\key",
        "coding\\..\\..\\key",
        "a\0b",
        " ",
        "",
    ],
)
def test_names_that_lead_out_on_any_system_are_known(tmp_path, name):
    assert leads_out(name) and not is_inside(tmp_path, name)


@pytest.mark.parametrize("name", ["build.toml", "coding/response_types.csv", "読み方（1）.md", "a..b.csv", "..notes.md"])
def test_names_inside_are_left_alone(tmp_path, name):
    assert not leads_out(name) and is_inside(tmp_path, name)


def test_a_link_out_of_the_package_is_named_and_one_inside_is_not(tmp_path):
    package, outside = tmp_path / "package", tmp_path / "outside"
    outside.mkdir()
    (package / "coding").mkdir(parents=True)
    (package / "source.txt").write_text("mine", encoding="utf-8")
    (package / "again.txt").symlink_to("source.txt")
    (package / "coding" / "key").symlink_to(tmp_path / "key")
    (package / "lexicon").symlink_to(outside)
    assert [problem.file for problem in link_problems(package)] == ["coding/key", "lexicon"]
