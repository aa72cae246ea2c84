"""Hand-made files go over into the package that replaces theirs, or are named."""

from __future__ import annotations

import shutil

import pytest

from analysis.ingest.carrying import carry, handmade
from analysis.ingest.importing import import_file
from analysis.keeping.history import generations
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError

MADE_BY_HAND = [
    "coding/response_types.csv",
    "coding/theme_paraphrases.csv",
    "coding/theme_reading.csv",
    "lexicon/user_dictionary.csv",
    "theme_codebook.md",
    "themes.toml",
    "corrections.csv",
]


@pytest.fixture
def anew(copy_of_nerima, tmp_path):
    """The same document without what people made by hand."""
    package = tmp_path / "anew" / "nerima-2023"
    shutil.copytree(copy_of_nerima, package)
    for name in MADE_BY_HAND[:-1]:
        (package / name).unlink()
    (package / "corrections.csv").write_text("comment,field,as_printed,suggested,confidence,note\n", encoding="utf-8")
    recipe = package / "build.toml"
    text = recipe.read_text(encoding="utf-8").replace('evidence = ["theme_codebook.md"]\n', "")
    begin = text.index("[coding]")
    end = text.find("\n[", begin + 1)
    recipe.write_text(text[:begin] + (text[end:] if end > 0 else ""), encoding="utf-8")
    return package


def test_what_people_made_is_known(copy_of_nerima):
    assert handmade(copy_of_nerima) == MADE_BY_HAND
    (copy_of_nerima / "lexicon").mkdir(exist_ok=True)
    (copy_of_nerima / "lexicon" / "variants.csv").write_text("variant,head\n", encoding="utf-8")
    assert "lexicon/variants.csv" in handmade(copy_of_nerima)


def test_all_of_it_is_carried_over_where_the_comments_are_the_same(copy_of_nerima, anew):
    assert carry(copy_of_nerima, anew) == MADE_BY_HAND
    one, other = read_consultation(copy_of_nerima), read_consultation(anew)
    assert other.themes_toml == one.themes_toml
    assert other.coding.equals(one.coding) and other.corrections.equals(one.corrections)
    assert carry(copy_of_nerima, anew) == []


def test_coding_of_other_comments_is_named_and_not_carried(copy_of_nerima, tmp_path):
    new = tmp_path / "結果.csv"
    new.write_text(
        "番号,意見,考え方\n1,歩道を広げてほしい。,追記しました。\n2,照明をつけてほしい。,困難です。\n", encoding="utf-8"
    )
    before = package_hash(copy_of_nerima)
    with pytest.raises(PackageError) as refusal:
        import_file(new, copy_of_nerima, replace=True)
    assert [problem.file for problem in refusal.value.problems] == ["coding/response_types.csv", "corrections.csv"]
    assert package_hash(copy_of_nerima) == before and generations(copy_of_nerima) == []
    import_file(new, copy_of_nerima, replace=True, handmade=False)
    assert len(read_consultation(copy_of_nerima).comments) == 2
    (kept,) = generations(copy_of_nerima)
    assert package_hash(kept.folder) == before
