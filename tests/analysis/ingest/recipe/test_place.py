"""The words of the place in a recipe: what is set by hand comes first, and nothing is written that is known without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recipe.decisions import FILE, read_recipe
from analysis.ingest.recipe.place import said_words, words_of
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.proposal import Wishes
from analysis.ingest.write import rebuild
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from tests.place_documents import SURVEY, put


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data" / "consultations").mkdir(parents=True)
    return tmp_path / "data" / "consultations"


def said(folder, **words):
    recipe = read_recipe(folder)
    (folder / FILE).write_text(recipe_text(replace(recipe, cover=replace(recipe.cover, **words))), encoding="utf-8")
    rebuild(folder)
    return read_consultation(folder).words


def test_nothing_is_written_of_nerima(nerima_folder):
    assert said_words(read_recipe(nerima_folder)) == {}
    assert words_of(read_recipe(nerima_folder)).say("柱（項目）と区の考え方") == "柱（項目）と区の考え方"


def test_headings_tell_what_names_do_not(folder):
    city, ministry = put(folder, "city"), put(folder, "ministry")
    assert said_words(read_recipe(city)) == {}
    assert said_words(read_recipe(ministry)) == {"pillar": "項目"}
    recipe = read_recipe(city)
    unnamed = replace(recipe, cover=replace(recipe.cover, publisher=""))
    assert said_words(unnamed) == {"body": "市"}  # 「市の考え方」 stands above the replies
    assert words_of(unnamed) == words_of(recipe)


def test_a_column_that_a_person_files_by_is_the_word(folder):
    path = folder.parent / "survey.csv"
    path.write_text(SURVEY, encoding="utf-8")
    imported = import_file(path, folder / "survey", Wishes(columns={"意見": "opinion"}, group="地域"))
    assert words_of(imported.proposal.recipe).say("柱（項目）別の意見件数") == "地域別の意見件数"


def test_words_set_by_hand_come_first_and_are_kept(folder):
    city = put(folder, "city")
    found = said(city, body="局", pillar_word="論点")
    assert (found.reply, found.pillar, found.people) == ("局の考え方", "論点", "住民")
    assert read_recipe(city).cover.pillar_word == "論点"
    again = said(city, body="", pillar_word="")
    assert (again.reply, again.pillar) == ("市の考え方", "章")


@pytest.mark.parametrize("word", ["とても長い呼び名なので使えません", " 市", "市\n民"])
def test_a_word_that_is_none_is_refused_with_its_place(folder, word):
    city = put(folder, "city")
    with pytest.raises(PackageError, match=r"document\.body"):
        said(city, body=word)
