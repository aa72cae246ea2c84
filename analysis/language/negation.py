"""Words turned by a following ない, ぬ, ません: 進んでいない must not be read as 進む."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.language.tokenizer import Morpheme

_NEGATORS = {"ない", "ぬ", "ん", "ず", "まい", "無い"}
_BETWEEN = {
    "て",
    "で",
    "は",
    "も",
    "に",
    "が",
    "の",
    "いる",
    "おる",
    "いく",
    "くる",
    "する",
    "れる",
    "られる",
    "せる",
    "させる",
    "ます",
    "ある",
    "だ",
    "です",
    "なる",
    "得る",
    "える",
    "きる",
    "切る",
}
"""Lemmas that may stand between a word and what negates it: 進ん・で・い・ない, 必要・で・は・ない."""
_TURNED = ("動詞,自立", "形容詞,自立", "名詞,サ変接続", "名詞,形容動詞語幹", "名詞,一般", "名詞,ナイ形容詞語幹")


def negated(morphemes: Sequence[Morpheme]) -> list[bool]:
    """Say of each token of a text whether it is negated.

    Not negations: duty (なければならない), guess (かもしれない), only (しかない), and the request in the form of a question (できないか).
    """
    turned = [False] * len(morphemes)
    for place, morpheme in enumerate(morphemes):
        if _is_negator(morpheme) and not _is_idiom(morphemes, place):
            target = _target(morphemes, place)
            if target is not None:
                turned[target] = True
    return turned


def _is_negator(morpheme: Morpheme) -> bool:
    return morpheme.lemma in _NEGATORS and morpheme.tag.startswith(("助動詞", "形容詞"))


def _target(morphemes: Sequence[Morpheme], negator: int) -> int | None:
    """The word before a negator that it turns; None where another word stands between."""
    for place in range(negator - 1, -1, -1):
        morpheme = morphemes[place]
        if morpheme.tag.startswith(_TURNED) and not (morpheme.lemma in _BETWEEN and place and _carries(morphemes[place - 1])):
            return place
        if morpheme.lemma not in _BETWEEN:
            return None
    return None


def _carries(before: Morpheme) -> bool:
    """Whether する, なる, ある only carry the word before them: 対応・し・ない turns 対応."""
    return before.tag.startswith(("名詞", "助詞,格助詞", "助詞,係助詞", "助詞,接続助詞", "助詞,副詞化", "動詞", "助動詞"))


def _is_idiom(morphemes: Sequence[Morpheme], place: int) -> bool:
    before = [each.lemma for each in morphemes[max(place - 3, 0) : place]]
    after = [each.surface for each in morphemes[place + 1 : place + 3]]
    duty = morphemes[place].inflection.startswith("仮定") or after[:1] == ["と"] and after[1:] in (["いけ"], ["なら"], ["だめ"])
    guess = before[-2:] in (["かも", "しれる"], ["も", "しれる"], ["かもしれる"]) or before[-1:] == ["かもしれる"]
    only = bool(before) and before[-1] in ("しか", "に過ぎる", "すぎる", "過ぎる", "違い", "ほか", "他")
    asked = after[:1] == ["か"] and (after[1:] in ([], ["。"], ["、"], ["と"], ["？"], ["?"]))
    duty_after = len(before) >= 2 and before[-1] in ("なる", "いける") and "ば" in before[-3:-1]
    return duty or guess or only or asked or duty_after or before[-2:] == ["だけ", "で"]
