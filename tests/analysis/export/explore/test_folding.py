"""Folding as the script does it: the texts of which it would make something else are told, and are few."""

from __future__ import annotations

import pytest

from analysis.export.explore.folding import unlike
from analysis.export.visible import visible
from analysis.language.normalize import fold


def test_the_texts_of_nerima_are_folded_alike_by_the_script(corpus):
    texts = [text for field in ("opinion", "reply") for text in corpus.consultation.comments[field].dropna()]
    assert len(texts) > 150 and [text for text in texts if unlike(text, visible(text)) is not None] == []


@pytest.mark.parametrize("text", ["ｻ-ﾋﾞｽ", "サ－ビス", "プラン－素案－", "ＰＲ～Ⅱ…①", "⺠間", "葛󠄀飾区", "Ａ・Ｂ•Ｃ"])
def test_width_dashes_and_look_alikes_are_folded_by_the_tables(text):
    assert unlike(text, text) is None


@pytest.mark.parametrize(
    ("text", "folded"), [("Straße", "strasse"), ("が゛", "が゛"), ("\x1b制御", "\x1b制御"), ("向き\u202e", "向き\u202e")]
)
def test_what_the_tables_do_not_fold_so_is_given_folded(text, folded):
    assert unlike(text, visible(text)) == folded == fold(text).text
