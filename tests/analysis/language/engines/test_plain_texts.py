"""The form of plain texts is what character after character, text after text gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.engines.engine import in_dictionary_form
from analysis.language.engines.plain_texts import plain_forms
from analysis.language.normalize import normalize
from analysis.language.tokens import between_blanks, signs

ODD = "ー－-ｰ−㈱①ｶﾞか゛か\u3099ＤＸwwwＷ．:：@＠※　 \n。、「」～…々〇ⅡÐ⺠\u200b\ufe0f⃣1１%％＝＾￥\\\"'"


def slowly(text: str) -> str:
    """The form of a text, where it is one part and its characters stand for one each; else nothing."""
    copy = normalize(text)
    form = in_dictionary_form(copy.text)
    one_part = [[*signs(word)] for *_, word in between_blanks(form)] == [[(False, form)]]
    return form if copy.starts is None and one_part and len(form) == len(text) else ""


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=6), max_size=6))
def test_a_plain_text_has_the_form_that_it_has_alone(texts):
    found = plain_forms(texts)
    assert all(form in ("", slowly(text)) for text, form in zip(texts, found, strict=True))
    assert found == [form for text in texts for form in plain_forms([text])]


def test_every_character_that_is_plain_has_its_form_alone_and_beside_others():
    plain = [character for character in map(chr, range(0x10000)) if plain_forms([character])[0]]
    assert len(plain) > 21_000
    for around in ("{}", "ア{}ア", "{0}{0}", "1{}1", "。{}ん", "a{}z"):
        texts = [around.format(character) for character in plain]
        assert plain_forms(texts) == [slowly(text) for text in texts]


def test_texts_of_all_days_are_plain():
    texts = [
        "区の「ＤＸ」を進めて（２０２４年度）ほしい。100%とは、コーヒー・紅茶？",
        "",
        "ーつ",
        "https://example.jp",
        "空 白",
        "A-B",
    ]
    assert [bool(form) for form in plain_forms(texts)] == [True, False, False, False, False, False]
    assert plain_forms(texts)[0] == "区の「DX」を進めて（2024年度）ほしい。100％とは、コーヒー・紅茶？"
