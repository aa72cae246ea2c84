"""IPADIC's parts of speech, in the few kinds that a screen can offer."""

from __future__ import annotations

from functools import lru_cache

_NOUNS = {"サ変接続": "サ変名詞", "固有名詞": "固有名詞", "形容動詞語幹": "形容動詞", "数": "数"}
_HELPING_NOUNS = {"代名詞", "非自立", "特殊", "接尾", "接続詞的", "動詞非自立的"}
"""Nouns that cannot stand alone: こと, もの, さん, 的."""


@lru_cache(maxsize=1_000)
def screen_part_of_speech(tag: str) -> str:
    """名詞, 固有名詞, サ変名詞, 動詞, 形容詞, 形容動詞, 副詞, and for what is not counted 助詞, 助動詞, 記号, 数, その他."""
    first, second, *_ = (*tag.split(","), "*")
    if first == "名詞":
        return "その他" if second in _HELPING_NOUNS else _NOUNS.get(second, "名詞")
    if first in ("動詞", "形容詞"):
        return first if second == "自立" else "その他"
    return first if first in ("副詞", "助詞", "助動詞", "記号") else "その他"
