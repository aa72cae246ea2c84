"""Sentences kept as data."""

from __future__ import annotations

import pytest

from analysis.briefing.content import Count, Part
from analysis.briefing.templates import SENTENCES_FILE, TemplateError, Templates, read_templates, template_problems

TEMPLATES = Templates("t.toml", {"s": {"m": "「{name}」は{count}です。", "broken": "{count です"}})


def test_a_count_keeps_its_comments_inside_the_sentence():
    sentence = TEMPLATES.say("s", "m", name="柱Ⅱ {DX}", count=Count(("1", "2")))
    assert sentence.text == "「柱Ⅱ {DX}」は2件です。"
    assert [part for part in sentence.parts if part.ids] == [Part("2件", ("1", "2"))]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("x", {}, "t.toml：[s] に x がありません"),
        ("m", {"name": "柱"}, "t.toml [s] m：{count} は使えません。使えるのは次のとおりです：{name}"),
        ("broken", {"count": "1"}, "t.toml [s] broken：{ と } の組が合いません"),
    ],
)
def test_an_error_names_file_place_value_and_remedy(name, values, message):
    with pytest.raises(TemplateError) as error:
        TEMPLATES.say("s", name, **values)
    assert message in str(error.value)


def test_a_data_folder_may_bring_its_own_sentences(tmp_path):
    assert read_templates(SENTENCES_FILE, tmp_path).text("asked", "title") == "意見はだれから寄せられたか"
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / SENTENCES_FILE).write_text('[asked]\ntitle = "経過"\n', encoding="utf-8")
    assert read_templates(SENTENCES_FILE, tmp_path).text("asked", "title") == "経過"


BROKEN = [("[asked\n", "TOMLとして読めません"), ("[asked]\ntitle = 3\n", "[asked] title は文字列ではありません")]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, text, message):
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / SENTENCES_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        read_templates(SENTENCES_FILE, tmp_path)
    assert message in str(error.value)


def test_problems_of_a_data_folder_are_told_and_the_own_files_have_none(tmp_path):
    assert template_problems() == template_problems(tmp_path) == []
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / SENTENCES_FILE).write_text('[s]\nm = "{count です"\nn = "よい"', encoding="utf-8")
    (found,) = template_problems(tmp_path)
    assert found.startswith(f"{SENTENCES_FILE} [s] m：") and "{count です" in found
