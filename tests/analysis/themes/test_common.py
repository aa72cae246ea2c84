"""The common themes are those of Nerima that run through all parts, and say the same of its texts."""

from __future__ import annotations

from dataclasses import replace

from analysis.opening import open_corpus
from analysis.themes.assignment import assign_texts
from analysis.themes.codebook import Codebook
from analysis.themes.common import common_codebook, with_common


def test_they_give_nerimas_comments_the_themes_that_its_own_give(nerima_folder, tmp_path):
    corpus = open_corpus(nerima_folder, nerima_folder.parents[1] / "lexicon", cache=tmp_path)
    common = common_codebook()
    own = [theme for theme in corpus.themes if theme.code.startswith("X")]
    assert [theme.code for theme in common.themes] == [theme.code for theme in own] and not any(each.pillars for each in own)
    one, two = (assign_texts(each, corpus.rule_texts) for each in (own, common.themes))
    assert one.equals(two)


def test_they_stand_behind_a_documents_own_in_its_words():
    common = common_codebook()
    own = Codebook().with_theme(replace(common.themes[0], name="自分のテーマ"))
    both = with_common(own, common, lambda text: text.replace("区", "市"))
    assert [theme.code for theme in both.themes] == [theme.code for theme in common.themes]
    assert both.themes[0].name == "自分のテーマ"
    assert both.theme("X14").name == "市民意見の聴取・反映手続" and both.theme("X14").rule == common.theme("X14").rule


def test_a_data_folder_may_have_its_own(tmp_path):
    (tmp_path / "themes").mkdir()
    text = "[[theme]]\ncode = 'K1'\nname = '窓口'\ndefinition = '窓口'\nrule = '「窓口」'\n"
    (tmp_path / "themes" / "common.toml").write_text(text, encoding="utf-8")
    assert [theme.code for theme in common_codebook(tmp_path).themes] == ["K1"]
    assert len(common_codebook(tmp_path / "elsewhere").themes) == 21
