"""Tokens: they tile the verbatim text, terms are whole, and threads do not disturb each other."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.language.lexicon import Lexicon
from analysis.language.normalize import normalize
from analysis.language.tokens import tokenize_comments, tokenize_texts

PLAIN = Lexicon()


def one_comment(opinion: str | None, reply: str | None = None) -> pd.DataFrame:
    return pd.DataFrame({"opinion": pd.Series([opinion], dtype="str"), "reply": pd.Series([reply], dtype="str")})


def surfaces(text: str, lexicon: Lexicon) -> list[str]:
    return tokenize_comments(one_comment(text), lexicon)["surface"].tolist()


def test_the_table_is_the_schema(nerima_tokens):
    schema.Tokens.validate(nerima_tokens)


def test_no_text_no_tokens():
    empty = tokenize_comments(one_comment(None).head(0), PLAIN)
    schema.Tokens.validate(empty)
    assert empty.empty
    assert tokenize_comments(one_comment(None), PLAIN).empty
    assert tokenize_comments(one_comment(" \u3000\n"), PLAIN).empty


def test_tokens_and_blanks_tile_every_text(comments, nerima_tokens):
    for (row, field), tokens in nerima_tokens.groupby(["row", "field"], observed=True):
        text, end = comments.at[row, field], 0
        for token in tokens.itertuples():
            assert text[end : token.start].strip() == ""
            assert text[token.start : token.end] == token.surface
            end = token.end
        assert text[end:].strip() == ""


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("㈱①ｶﾞか\u3099ＤＸ　\n。協働－ー⺠"))))
def test_any_text_is_tiled(text):
    found, end = tokenize_texts([text], PLAIN), 0
    for start, stop, kind in zip(found.start.tolist(), found.end.tolist(), found.kind.tolist(), strict=True):
        assert text[end:start].strip() == ""
        assert text[start:stop] == found.morphemes[kind].surface
        assert stop > start >= end
        end = stop
    assert text[end:].strip() == ""


def test_terms_of_the_lexicon_are_whole_wherever_they_stand(comments, nerima_tokens, lexicon):
    """Every term, unless it lies inside a longer word. Words next to it stay whole: its ends are borders of tokens."""
    pattern = re.compile("|".join(re.escape(term) for term in sorted(lexicon.terms, key=lambda term: (-len(term), term))))
    places = {
        key: set(zip(group["start"], group["end"], strict=True))
        for key, group in nerima_tokens.groupby(["row", "field"], observed=True)
    }
    found, inside, broken = 0, [], []
    for (row, field), spans in places.items():
        copy = normalize(comments.at[row, field])
        for match in pattern.finditer(copy.text):
            found += 1
            start, end = copy.verbatim_span(*match.span())
            if (start, end) in spans:
                continue
            longer = [copy.text[first:last] for first, last in spans if first <= start and end <= last]
            (inside if longer else broken).extend(longer or [match.group()])
    assert found > 600
    assert broken == []
    assert set(inside) == {"アプリケーション", "タッチパネル式", "IT特化型"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区民協働を進める", ["区民協働", "を", "進める"]),
        ("GDPRを参考に", ["GDPR", "を", "参考", "に"]),
        ("障害者ICT相談窓口を開設", ["障害者ICT相談窓口", "を", "開設"]),
        ("町会・自治会の役割", ["町会・自治会", "の", "役割"]),
        ("区ホームページで案内", ["区ホームページ", "で", "案内"]),
    ],
)
def test_terms_in_a_sentence(text, expected, lexicon):
    assert surfaces(text, lexicon) == expected


def test_variants_are_counted_under_one_head(lexicon):
    tokens = tokenize_comments(one_comment("スマートフォンとスマホ"), lexicon)
    assert tokens.loc[tokens["pos"] == "名詞", "term"].tolist() == ["スマートフォン", "スマートフォン"]
    assert tokens.loc[tokens["pos"] == "名詞", "surface"].tolist() == ["スマートフォン", "スマホ"]


def test_sentences_are_numbered():
    tokens = tokenize_comments(one_comment("行く。来る\n見る"), PLAIN)
    assert tokens.groupby("surface", observed=True)["sentence"].first().to_dict() == {"行く": 0, "。": 0, "来る": 1, "見る": 2}


def test_threads_give_what_one_thread_gives(comments, lexicon):
    """A janome tokenizer shared by threads returns wrong tokens and stays broken; ours is not shared."""
    texts = comments["reply"].dropna().tolist() * 2
    alone = [words_of(text, lexicon) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: words_of(text, lexicon), texts))
    assert together == alone


def words_of(text, lexicon):
    found = tokenize_texts([text], lexicon)
    return [(start, found.morphemes[kind]) for start, kind in zip(found.start.tolist(), found.kind.tolist(), strict=True)]


def test_signs_are_no_words(lexicon):
    tokens = tokenize_comments(one_comment("(仮称) 柱～「案」:"), lexicon)
    assert tokens.loc[tokens["pos"] != "記号", "surface"].tolist() == ["仮称", "柱", "案"]
