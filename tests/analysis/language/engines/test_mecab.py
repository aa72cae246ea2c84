"""MeCab and janome, with one dictionary, give the same tokens."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.language.engines import mecab
from analysis.language.engines.engine import EngineError
from analysis.language.engines.tokenizer import engine_of
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments

SAME_PLACE = ["row", "field", "start", "end"]


def differing(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Tokens of one that the other has not, in all that a dictionary says of them."""
    columns = [*SAME_PLACE, "surface", "lemma", "pos_detail"]
    both = one[columns].astype("str").merge(other[columns].astype("str"), how="left", indicator=True)
    return both[both["_merge"] == "left_only"]


def test_engines_agree_on_the_consultation(comments, lexicon, nerima_tokens):
    pd.testing.assert_frame_equal(tokenize_comments(comments, lexicon, engine="mecab"), nerima_tokens)


def test_engines_agree_without_a_lexicon(comments):
    janome, fast = (tokenize_comments(comments, Lexicon(), engine=name) for name in ("janome", "mecab"))
    assert len(differing(janome, fast)) <= 0.005 * len(janome)


def test_engines_differ_where_an_unknown_kanji_touches_a_known_word():
    """The one difference known: beside a kanji that no word begins with, janome may swallow words that MeCab finds."""
    comments = pd.DataFrame({"opinion": ["割引商品の値引競争。", "売上が落込んでいる。"], "reply": ["", ""]}, dtype="str")
    janome, fast = (tokenize_comments(comments, Lexicon(), engine=name) for name in ("janome", "mecab"))
    assert differing(janome, fast)["surface"].tolist() == ["引競争", "落込", "んで", "いる"]
    assert differing(fast, janome)["surface"].tolist() == ["引", "競争", "落", "込ん", "で", "いる"]


def test_an_engine_that_is_not_there_is_named():
    with pytest.raises(EngineError, match=r"「chasen」はありません.*janome、mecab"):
        engine_of(Lexicon(), "chasen")


@pytest.mark.parametrize("name", ["janome", "mecab"])
@pytest.mark.parametrize("at_once", [1, 7, 100_000])
def test_many_texts_have_the_morphemes_that_each_has_alone(name, at_once, monkeypatch, lexicon):
    monkeypatch.setattr(mecab, "AT_ONCE", at_once)
    engine = engine_of(lexicon, name)
    texts = ["区民の声を聞く。", "𠮷野家", "あ", "，", "進んでいない", "区民の声を聞く。"]
    numbers, counts = engine.numbers(texts)
    alone = [engine.numbers([text])[0].tolist() for text in texts]
    assert numbers.tolist() == [number for each in alone for number in each]
    assert counts.tolist() == [len(each) for each in alone]
    surfaces = ["".join(engine.met.all[number].surface for number in each) for each in alone]
    assert surfaces == texts
    assert [each.tolist() for each in engine.numbers([])] == [[], []]
