"""Parts of speech on screen: nouns that cannot stand alone and helping verbs are none that is counted."""

from __future__ import annotations

import pytest

from analysis.language.parts_of_speech import screen_part_of_speech


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("名詞,一般,*,*", "名詞"),
        ("名詞,固有名詞,地域,一般", "固有名詞"),
        ("名詞,サ変接続,*,*", "サ変名詞"),
        ("名詞,形容動詞語幹,*,*", "形容動詞"),
        ("名詞,数,*,*", "数"),
        ("名詞,非自立,一般,*", "その他"),
        ("名詞,接尾,一般,*", "その他"),
        ("動詞,自立,*,*", "動詞"),
        ("動詞,非自立,*,*", "その他"),
        ("形容詞,自立,*,*", "形容詞"),
        ("助動詞,*,*,*", "助動詞"),
        ("記号,句点,*,*", "記号"),
        ("感動詞,*,*,*", "その他"),
        ("名詞", "名詞"),
        ("", "その他"),
    ],
)
def test_a_tag_is_shown_as(tag, shown):
    assert screen_part_of_speech(tag) == shown
