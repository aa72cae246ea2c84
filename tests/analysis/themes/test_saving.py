"""Themes are saved whole, through the gate; what was there stays as a generation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.access.gate import NotAllowedError
from analysis.access.people import Person, Role
from analysis.ingest.write import rebuild
from analysis.keeping.history import generations, state_of
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from analysis.themes.codebook import Codebook, Theme, read_codebook
from analysis.themes.rules.rule_error import RuleError
from analysis.themes.saving import save_themes

WRITER = Person("山田", Role.REVIEWER)


def themes(folder):
    return read_codebook(read_consultation(folder).themes_toml)


def save(folder, codebook, by=WRITER):
    save_themes(folder, codebook, by=by, seen=state_of(folder))


def test_a_renamed_theme_is_saved_and_the_one_before_can_be_put_back(copy_of_nerima):
    before, book = package_hash(copy_of_nerima), themes(copy_of_nerima)
    save(copy_of_nerima, book.with_theme(replace(book.themes[0], name="新しい名前")))
    assert [each.name for each in themes(copy_of_nerima).themes[:2]] == ["新しい名前", book.themes[1].name]
    (generation,) = generations(copy_of_nerima)
    assert package_hash(generation.folder) == before
    kept = package_hash(copy_of_nerima)
    rebuild(copy_of_nerima)
    assert package_hash(copy_of_nerima) == kept, "the description is the one that build writes"


def test_a_first_theme_is_saved_where_there_was_none(copy_of_nerima):
    (copy_of_nerima / "themes.toml").unlink()
    rebuild(copy_of_nerima)
    assert not themes(copy_of_nerima).themes
    save(copy_of_nerima, Codebook().with_theme(Theme("T1", "窓口", "窓口のこと", "「窓口」")))
    assert [each.name for each in themes(copy_of_nerima).themes] == ["窓口"]


def test_themes_laid_there_by_hand_are_read_without_a_rebuild(copy_of_nerima):
    text = (copy_of_nerima / "themes.toml").read_text(encoding="utf-8")
    (copy_of_nerima / "themes.toml").unlink()
    rebuild(copy_of_nerima)
    (copy_of_nerima / "themes.toml").write_text(text, encoding="utf-8")
    assert len(themes(copy_of_nerima).themes) == len(read_codebook(text).themes)


def test_what_cannot_be_read_or_may_not_be_done_changes_nothing(copy_of_nerima):
    before, book = package_hash(copy_of_nerima), themes(copy_of_nerima)
    with pytest.raises(NotAllowedError):
        save(copy_of_nerima, book, by=Person("来訪者", Role.READER))
    with pytest.raises(PackageError, match="柱"):
        save(copy_of_nerima, book.with_theme(Theme("T1", "x", "x", "柱(ない柱)")))
    with pytest.raises(PackageError, match="ほかの人"):
        save_themes(copy_of_nerima, book, by=WRITER, seen="another state")
    assert package_hash(copy_of_nerima) == before


def test_a_theme_that_another_rule_names_cannot_go():
    book = Codebook().with_theme(Theme("T1", "a", "a", "「窓口」")).with_theme(Theme("T2", "b", "b", "＜T1＞ かつ 「予約」"))
    assert [each.code for each in book.without("T2").themes] == ["T1"]
    with pytest.raises(RuleError):
        book.without("T1")
